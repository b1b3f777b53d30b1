from dataclasses import fields, replace

import click
import pytest
from click.testing import CliRunner

from spamfilter.cli import main
from spamfilter.cli.options import MODES, flags, load_config, read_hosts
from spamfilter.config import Config
from spamfilter.errors import ConfigError
from spamfilter.feeds import Mode

CONTEXT = click.Context(click.Command("audit"))
OPTION = click.Option(["--allow-hosts"])


def hosts(tmp_path, text):
    path = tmp_path / "hosts.txt"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_hosts(CONTEXT, OPTION, str(path))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("news.example\nother.example\n", ("news.example", "other.example"), id="one a line"),
        pytest.param("# ours\n\n  News.Example.  # the desk\r\n", ("news.example",), id="comments, blanks, capitals"),
        pytest.param("*.news.example", ("news.example",), id="a star stands for what is meant anyway"),
        pytest.param("\ufeffnews.example", ("news.example",), id="a byte order mark"),
        pytest.param(
            "xn--zeitng-8ya.example\nbücher.example\n127.0.0.1\n[::1]\nlocalhost",
            ("xn--zeitng-8ya.example", "bücher.example", "127.0.0.1", "::1", "localhost"),
            id="hosts of all sorts",
        ),
        pytest.param("", (), id="nothing"),
    ],
)
def test_hosts(tmp_path, text, found):
    assert hosts(tmp_path, text) == found


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("a.example\nhttps://b.example/\n", ":2: 'https://b.example/'", id="rings: an address"),
        pytest.param("0.0.0.0 a.example", ":1:", id="rings: the format of a hosts file"),
        pytest.param("a..example", ":1:", id="rings: an empty label"),
        pytest.param("a.example/path", ":1:", id="rings: a path"),
        pytest.param("-a.example", ":1:", id="rings: a hyphen in front"),
        pytest.param(b"\xff\xfe", "UTF-8", id="rings: another charset"),
    ],
)
def test_no_hosts(tmp_path, text, says):
    with pytest.raises(click.BadParameter) as caught:
        hosts(tmp_path, text)
    assert says in caught.value.message


def test_no_file_of_hosts(tmp_path):
    assert read_hosts(CONTEXT, OPTION, None) is None
    assert read_hosts(CONTEXT, OPTION, "none") == ()
    with pytest.raises(click.BadParameter, match="No such file"):
        read_hosts(CONTEXT, OPTION, str(tmp_path / "missing"))


def test_flags_that_were_not_given_do_not_count(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SPAMFILTER_INDEX", "e.db")
    assert load_config(index=None, model=None, learn=None) == Config(index="e.db")
    assert load_config(index="f.db", learn=False) == Config(index="f.db", learn=False)
    with pytest.raises(ConfigError):
        load_config(idnex="f.db")


@pytest.mark.parametrize(
    ("arguments", "given"),
    [
        pytest.param([], {}, id="nothing"),
        pytest.param(["--spam-threshold", "0.9", "--suspect-threshold", "none"], {"spam_threshold": 0.9}, id="thresholds"),
        pytest.param(["--candidates", "30", "--aligned=30"], {"candidates": 30, "aligned": 30}, id="whole numbers"),
        pytest.param(["--no-learn", "--texts"], {"learn": False, "texts": True}, id="switches"),
        pytest.param(["--index", "a.db", "--cleaner", "broom"], {"index": "a.db", "cleaner": "broom"}, id="words"),
        pytest.param(["--block-hosts", "hosts.txt"], {"block_hosts": ("a.example", "b.example")}, id="a file of hosts"),
    ],
)
def test_flags_fill_a_config(tmp_path, monkeypatch, arguments, given):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "hosts.txt").write_text("a.example\nb.example\n")
    filled = []

    @click.command()
    @flags()
    @click.option("--other")
    def command(*, given, other):
        filled.append((load_config(**given), other))

    assert CliRunner().invoke(command, [*arguments, "--other", "kept"]).exit_code == 0
    assert filled == [(replace(Config(), **given), "kept")]


@pytest.mark.parametrize("name", ["audit", "feed", "serve"])
@pytest.mark.parametrize("option", [field.name for field in fields(Config)])
def test_every_option_has_a_flag_where_articles_are_judged_and_learned(name, option):
    command = main.get_command(click.Context(main), name)
    (flag,) = [parameter for parameter in command.params if parameter.name == option]
    assert flag.opts[0] == f"--{option.replace('_', '-')}"
    assert flag.help


def test_a_flag_out_of_its_range_is_refused_by_name(tmp_path):
    (tmp_path / "page.txt").write_text("A page. " * 40)
    done = CliRunner().invoke(main, ["check", str(tmp_path / "page.txt"), "--spam-threshold", "7"], standalone_mode=True)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "spam_threshold: 7.0 is not between 0 and 1" in done.stderr


@pytest.mark.parametrize("toml", ["idnex = 'a.db'", "index = 'a.db", "candidates = 0"])
def test_refused_options(lines, alone, source, toml):
    (alone / "spamfilter.toml").write_text(toml)
    done = CliRunner().invoke(main, ["audit", lines("in.jsonl", source)])
    assert done.exit_code == 2
    assert done.stderr.startswith("spamfilter: ")


def test_options_come_from_the_folder_and_its_environment(lines, alone, source, monkeypatch):
    (alone / "spamfilter.toml").write_text("index = 'toml.db'\n")
    lines("in.jsonl", source)
    assert CliRunner().invoke(main, ["audit", "in.jsonl"]).exit_code == 0
    monkeypatch.setenv("SPAMFILTER_INDEX", "environment.db")
    monkeypatch.setenv("SPAMFILTER_ACTION", "drop")
    assert CliRunner().invoke(main, ["audit", "in.jsonl"]).exit_code == 0
    assert CliRunner().invoke(main, ["audit", "in.jsonl", "--index", "flag.db"]).exit_code == 0
    assert {p.name for p in alone.glob("*.db")} == {"toml.db", "environment.db", "flag.db"}


def test_the_modes_are_those_of_feeds():
    assert tuple(MODES.choices) == tuple(Mode)
