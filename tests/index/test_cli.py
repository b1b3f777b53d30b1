"""The commands of `spamfilter index`."""

import json
import sqlite3
import subprocess
import sys

import pytest
from click.testing import CliRunner

from spamfilter.ahead import Ahead
from spamfilter.cli import main
from spamfilter.index import Index

COMMAND = [sys.executable, "-m", "spamfilter", "index"]


@pytest.fixture
def run():
    def call(*arguments):
        return CliRunner().invoke(main, ["index", *map(str, arguments)])

    return call


@pytest.fixture
def records(tmp_path, writer):
    path = tmp_path / "records.jsonl"
    rows = [
        {"id": f"r{n}", "url": f"https://h{n % 2}.example/{n}", "text": writer.text(60), "fetched": f"2026-0{n + 1}-01"} for n in range(5)
    ]
    path.write_text("\n".join([*map(json.dumps, rows), "{broken", json.dumps({"id": "no text", "text": ""})]) + "\n")
    return path


def test_add_dump_stats_remove_prune_check(run, records, tmp_path):
    path = tmp_path / "i.db"
    added = run("add", "--index", path, records)
    assert added.exit_code == 0
    assert added.stdout.splitlines() == [f"ACK r{n}" for n in range(5)]
    assert "records.jsonl:6" in added.stderr
    assert "2 could not be read" in added.stderr
    assert run("dump", "--index", path).stdout.splitlines() == [f"r{n}" for n in range(5)]
    assert json.loads(run("stats", "--index", path, "--json").stdout)["articles"] == 5
    assert "5 from 2 hosts" in run("stats", "--index", path).stdout
    removed = run("remove", "--index", path, "r1", "zz")
    assert (removed.stdout, removed.stderr) == ("1 removed\n", "zz: is not remembered\n")
    refused = run("remove", "--index", path, "--host", "https://h0.example/0")
    assert (refused.exit_code, "'https://h0.example/0' is not a host" in refused.stderr) == (2, True)
    assert run("remove", "--index", path, "--host", "H0.example").stdout == "3 removed\n"
    assert run("check", "--index", path).exit_code == 0
    assert run("prune", "--index", path, "--older-than", "999999y").stdout == "0 removed\n"
    assert run("prune", "--index", path, "--older-than", "1h").stdout == "1 removed\n"
    assert run("dump", "--index", path).stdout == ""


@pytest.mark.parametrize("where", ["environment", "spamfilter.toml"])
def test_pages_are_cleaned_as_the_configuration_says(run, records, tmp_path, monkeypatch, where):
    monkeypatch.chdir(tmp_path)
    if where == "environment":
        monkeypatch.setenv("SPAMFILTER_CLEANER", "broom")
    else:
        (tmp_path / where).write_text('cleaner = "broom"\n')
    added = run("add", "--index", "i.db", records)
    assert (added.exit_code, added.stdout) == (2, "")
    assert "broom" in added.stderr
    assert run("add", "--index", "i.db", "--cleaner", "selectolax", records).exit_code == 0


def test_first_seen_is_the_day_of_the_fetch(run, records, tmp_path):
    path = tmp_path / "i.db"
    run("add", "--index", path, records)
    with Index(str(path)) as memory:
        assert [memory.get(f"r{n}").first_seen.month for n in range(5)] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(("stats", "--index", "none.db"), "does not exist", id="no such index"),
        pytest.param(("check", "--index", "none.db"), "does not exist", id="nothing to check"),
        pytest.param(("add", "--index", "i.db", "none.jsonl"), "does not exist", id="no such input"),
        pytest.param(("dump",), "--index", id="no index named"),
        pytest.param(("remove", "--index", "i.db"), "--host", id="nothing named to remove"),
        pytest.param(("remove", "--index", "i.db", "--host", "h", "id"), "--host", id="two things named to remove"),
        pytest.param(("prune", "--index", "i.db", "--older-than", "soon"), "90d", id="no age"),
    ],
)
def test_wrong_use_ends_with_2_and_says_why(run, tmp_path, monkeypatch, arguments, said):
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_memory_that_nobody_began_holds_nothing(run, tmp_path):
    result = run("dump", "--index", tmp_path / "none.db")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "does not exist" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_check_ends_with_2_and_names_the_damage(run, filled):
    connection = sqlite3.connect(filled, isolation_level=None)
    connection.execute("UPDATE recent SET keys = x'0000000000000000' WHERE seq = 1")
    connection.close()
    result = run("check", "--index", filled)
    assert result.exit_code == 2
    assert "do not lead to it" in result.stderr
    assert str(filled) in result.stderr


@pytest.mark.parametrize("command", ["add", "dump", "stats", "check", "remove", "prune"])
def test_a_foreign_file_is_refused_by_every_command(run, tmp_path, records, command):
    path = tmp_path / "foreign.db"
    path.write_text("Somebody's diary. " * 20)
    extra = {"add": (records,), "remove": ("x",), "prune": ("--older-than", "1d")}.get(command, ())
    result = run(command, "--index", path, *extra)
    assert result.exit_code == 2
    assert str(path) in result.stderr
    assert path.read_text() == "Somebody's diary. " * 20


def test_a_sender_that_waits_for_each_answer_gets_it(tmp_path, writer):
    with subprocess.Popen(
        [*COMMAND, "add", "--index", str(tmp_path / "i.db"), "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        for n in range(3):
            process.stdin.write(json.dumps({"id": f"r{n}", "text": writer.text(60)}) + "\n")
            process.stdin.flush()
            assert process.stdout.readline() == f"ACK r{n}\n"
        process.kill()
    with Index(str(tmp_path / "i.db")) as memory:
        assert list(memory.ids()) == ["r0", "r1", "r2"]


def test_what_was_read_before_an_error_comes_before_it():
    def source():
        yield from "abc"
        raise ZeroDivisionError

    taken = []

    def take():
        for portion in Ahead(source(), most=2, weight=100, weigh=len):
            assert len(portion) <= 2
            taken.extend(portion)

    with pytest.raises(ZeroDivisionError):
        take()
    assert taken == list("abc")


def test_an_id_with_a_line_end_stays_on_its_line(run, tmp_path, writer):
    source = tmp_path / "odd.jsonl"
    source.write_text(json.dumps({"id": "a\nACK b\x1b[31m", "text": writer.text(60)}) + "\n")
    assert run("add", "--index", tmp_path / "i.db", source).stdout == "ACK a ACK b [31m\n"
    assert run("dump", "--index", tmp_path / "i.db").stdout == "a ACK b [31m\n"
