import io
import json
import sys
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from spamfilter.cli import main
from spamfilter.cli.inputs import OwnFiles, check_index, database_files, few
from spamfilter.errors import InputError
from spamfilter.page import Page, Source

STORY = "The council of Brackwater voted on Tuesday to close the old lido, saying repairs would cost too much for the city. " * 3


def stdin(monkeypatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))


@pytest.mark.parametrize(
    ("data", "count"),
    [
        pytest.param(STORY.encode(), 1, id="text"),
        pytest.param(f"<!doctype html><title>Lido</title><p>{STORY}</p>".encode(), 1, id="HTML"),
        pytest.param(b'{"id": "a", "text": "one"}\n{"id": "b", "text": "two"}\n', 2, id="JSON Lines"),
    ],
)
def test_standard_input_may_hold_what_a_file_may(monkeypatch, data, count):
    stdin(monkeypatch, data)
    found = list(few(["-"]))
    assert len(found) == count
    assert {page.source.file for page in found} == {"-"}


def test_files_and_standard_input_in_the_order_named(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(STORY)
    stdin(monkeypatch, b'{"id": "b", "text": "two"}\n')
    assert [page.name for page in few([str(tmp_path / "a.txt"), "-"])] == [str(tmp_path / "a.txt"), "b"]


def test_a_missing_file_is_refused_before_the_first_page(tmp_path):
    (tmp_path / "a.txt").write_text(STORY)
    with pytest.raises(InputError, match="missing"):
        next(few([str(tmp_path / "a.txt"), str(tmp_path / "missing")]))


def page(path) -> Page:
    return Page(STORY, source=Source(str(path)))


def test_what_the_run_writes_is_no_input(tmp_path, capsys):
    names = ("a.txt", "out.jsonl", "out.jsonl.part", "seen.db", "seen.db-wal", "z.txt")
    for name in names:
        (tmp_path / name).write_text(name)
    (tmp_path / "hard.jsonl").hardlink_to(tmp_path / "out.jsonl")
    own = OwnFiles(tmp_path / "out.jsonl", tmp_path / "out.jsonl.part", *database_files(str(tmp_path / "seen.db")))
    pages = [page(tmp_path / name) for name in ("a.txt", "hard.jsonl", *names[1:]) for _ in range(2)] + [Page(STORY)]
    left = list(own.without(pages))
    assert [p.source.file.rsplit("/", 1)[1] for p in left[:-1]] == ["a.txt", "a.txt", "z.txt", "z.txt"]
    assert left[-1].source is None
    assert capsys.readouterr().err.count("not read, this run writes it") == 5


def test_inner_files_and_missing_ones_are_nobody_s(tmp_path):
    pages = [page("a.zip/inner.html"), page(""), page("-"), page("a\0b")]
    assert list(OwnFiles(None, tmp_path / "out").without(pages)) == pages


def test_an_index_to_read_must_be_there(tmp_path):
    check_index(None)
    with pytest.raises(InputError, match="does not exist"):
        check_index(str(tmp_path / "typo.db"))


def audit(*arguments, **extra):
    return CliRunner().invoke(main, ["audit", *arguments], **extra)


def verdicts(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_an_empty_input_is_named_wherever_it_comes_from(alone, lines, source):
    (alone / "empty.jsonl").touch()
    for name in ("-", "empty.jsonl"):
        done = audit(name, input="")
        assert done.exit_code == 2
        assert [(v["id"], v["label"], v["error"]["message"]) for v in verdicts(done)] == [(name, "unjudged", "is empty")]
        assert f"{name}: nothing readable in any input" in done.stderr
        beside = audit(name, lines("in.jsonl", source), input="")
        assert beside.exit_code == 0
        assert [v["label"] for v in verdicts(beside)] == ["unjudged", "ok"]


def test_a_mistyped_variable_is_said_once(lines, source, monkeypatch):
    monkeypatch.setenv("SPAMFILTER_TRESHOLD", "0.5")
    done = audit(lines("in.jsonl", source))
    assert done.exit_code == 0
    assert done.stderr == "SPAMFILTER_TRESHOLD is no option and is ignored: is SPAMFILTER_SPAM_THRESHOLD meant?\n"
