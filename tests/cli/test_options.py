import click
import pytest

from spamfilter.cli.options import load_config, read_hosts
from spamfilter.config import Config
from spamfilter.errors import ConfigError

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
            ("xn--zeitng-8ya.example", "bücher.example", "127.0.0.1", "[::1]", "localhost"),
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
    with pytest.raises(click.BadParameter, match="No such file"):
        read_hosts(CONTEXT, OPTION, str(tmp_path / "missing"))


def test_flags_that_were_not_given_do_not_count(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SPAMFILTER_INDEX", "e.db")
    assert load_config(index=None, model=None, learn=None) == Config(index="e.db")
    assert load_config(index="f.db", learn=False) == Config(index="f.db", learn=False)
    with pytest.raises(ConfigError):
        load_config(idnex="f.db")
