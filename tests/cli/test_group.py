import resource
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

import spamfilter
from spamfilter.cli import main
from spamfilter.cli.group import DONE, INTERNAL, INTERRUPTED, REFUSED, Commands, exit_code
from spamfilter.errors import ConfigError, InputError

COMMANDS = ("check", "compare", "audit", "index", "feed", "serve", "opml", "release", "train", "model")


def run(*arguments, **extra):
    return subprocess.run(
        [sys.executable, "-m", "spamfilter", *arguments], capture_output=True, text=True, timeout=60, check=False, **extra
    )


def test_version():
    done = run("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"spamfilter, version {spamfilter.__version__}\n", "")


def test_help_lists_every_command_and_says_the_exit_codes():
    text = CliRunner().invoke(main, ["--help"]).stdout
    for name in main.list_commands(click.Context(main)):
        assert f"  {name}" in text
    assert "Exit codes: 0 done, 1 --fail-on met, 2 usage" in text


def walk(command, names=()):
    yield names, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            yield from walk(command.get_command(context, name), (*names, name))


@pytest.mark.parametrize("names", [pytest.param(names, id=" ".join(names) or "spamfilter") for names, _ in walk(main)])
def test_every_command_has_help_and_a_paragraph(names):
    command = dict(walk(main))[names]
    assert len((command.help or "").split()) >= 8
    for option in command.params:
        assert not isinstance(option, click.Option) or option.help, option.name
    done = CliRunner().invoke(main, [*names, "--help"])
    assert done.exit_code == 0
    assert done.stdout.startswith("Usage: ")


def test_the_commands_are_those_of_the_contract():
    assert set(main.list_commands(click.Context(main))) == set(COMMANDS)


def test_help_imports_no_command_and_nothing_heavy():
    code = (
        "import sys\nfrom spamfilter.__main__ import main\nsys.argv = ['spamfilter', '--help']\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code\n"
        "heavy = {'numpy', 'lxml', 'selectolax', 'sklearn', 'rich', 'bs4', 'rapidfuzz', 'spamfilter.cli.audit', 'spamfilter.cli.index'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_help_costs_little():
    """0.35 s CPU are promised; the best of three, since others may use the computer too."""
    costs = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        assert run("--help").returncode == 0
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        costs.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert min(costs) <= 0.35


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param(["nothing"], "No such command 'nothing'", id="rings: unknown command"),
        pytest.param(["--nothing"], "No such option", id="rings: unknown option"),
        pytest.param(["audit"], "Missing argument", id="rings: no path"),
        pytest.param(["audit", "x", "--format", "xml"], "'xml' is not one of", id="rings: unknown format"),
        pytest.param(["audit", "x", "--limit", "0"], "0 is not in the range", id="rings: a limit of none"),
        pytest.param(["audit", "x", "--fail-on", "ok"], "'ok' is not one of", id="rings: fail on ok"),
        pytest.param(["compare", "one"], "Missing argument 'B'", id="rings: one side"),
        pytest.param(["au\x1b[31mdit"], "No such command 'au\\x1b[31mdit'", id="rings: control codes do not come back"),
        pytest.param([], "Usage: spamfilter", id="rings: nothing asked"),
    ],
)
def test_usage_errors_are_two_on_standard_error(arguments, says):
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert "\x1b" not in done.stderr


def raiser(error):
    def run():
        raise error

    return run


@pytest.mark.parametrize(
    ("run", "code", "says"),
    [
        pytest.param(lambda: None, DONE, "", id="done"),
        pytest.param(lambda: 1, 1, "", id="a command's own code"),
        pytest.param(lambda: "text", DONE, "", id="an answer that is no code"),
        pytest.param(raiser(ConfigError("idnex", "no such option")), REFUSED, "spamfilter: idnex: no such option\n", id="refused"),
        pytest.param(raiser(InputError("a\x1b[2Jb", "does not\nexist")), REFUSED, "spamfilter: ab: does not exist\n", id="one plain line"),
        pytest.param(raiser(click.FileError("a", "gone")), REFUSED, "gone", id="click's own code 1 is not ours"),
        pytest.param(raiser(click.Abort()), INTERRUPTED, "interrupted\n", id="interrupted"),
        pytest.param(raiser(BrokenPipeError()), DONE, "", id="nobody reads"),
        pytest.param(
            raiser(ZeroDivisionError("division")), INTERNAL, "spamfilter: internal error: ZeroDivisionError: division (", id="internal"
        ),
        pytest.param(raiser(RecursionError("deep")), INTERNAL, "RecursionError", id="too deep"),
        pytest.param(raiser(MemoryError()), INTERNAL, "MemoryError", id="out of memory"),
    ],
)
def test_exit_codes(capsys, monkeypatch, run, code, says):
    monkeypatch.delenv("SPAMFILTER_DEBUG", raising=False)
    monkeypatch.setattr("spamfilter.cli.group.hush", lambda _: None)  # would turn pytest's own output off
    assert exit_code(run) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert says in err
    assert err.count("\n") == (1 if says else 0)


def test_a_traceback_only_when_asked(capsys, monkeypatch):
    monkeypatch.setenv("SPAMFILTER_DEBUG", "1")
    assert exit_code(raiser(ZeroDivisionError("division"))) == INTERNAL
    assert "Traceback (most recent call last)" in capsys.readouterr().err


def test_a_broken_command_hinders_no_other(tmp_path, monkeypatch):
    (tmp_path / "sound_command.py").write_text("import click\n@click.command()\ndef go():\n    click.echo('gone')\n")
    (tmp_path / "broken_command.py").write_text("raise ValueError('half written')\n")
    monkeypatch.syspath_prepend(tmp_path)
    lazy = {n: (f"{n}_command", "go", f"The {n} one.") for n in ("sound", "broken")}
    group = Commands("demo", lazy=lazy)
    text = CliRunner().invoke(group, ["--help"]).stdout
    assert "The sound one." in text
    assert CliRunner().invoke(group, ["sound"]).stdout == "gone\n"
    assert CliRunner().invoke(group, ["missing"]).exit_code == 2
    broken = CliRunner().invoke(group, ["broken"])
    assert broken.exit_code == INTERNAL
    assert "half written" in broken.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a shell's pipe")
def test_a_closed_pipe_is_quiet():
    with subprocess.Popen(
        [sys.executable, "-m", "spamfilter", "--help"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        process.stdout.close()
        assert (process.stderr.read(), process.wait(timeout=60)) == ("", 0)
