import json
import re

import jsonschema
import pytest
from click.testing import CliRunner

from spamfilter.cli import main
from spamfilter.schema import verdict_schema


def run(*arguments, **extra):
    return CliRunner().invoke(main, list(arguments), **extra)


@pytest.fixture
def index(lines, source, other):
    assert run("audit", lines("seen.jsonl", source, other), "--index", "seen.db").exit_code == 0
    return "seen.db"


def test_a_verdict_that_a_person_reads(lines, copy, index):
    done = run("check", lines("new.jsonl", copy), "--index", index)
    assert done.exit_code == 0
    text = " ".join(done.stdout.split())
    for part in (
        "spam",
        "most likely made from Brackwater votes to close its lido",
        "https://courier.example/story",
        "Why",
        "Strongest passages",
    ):
        assert part in text
    assert "Summary" not in text


def test_json(lines, copy, other, index):
    done = run("check", lines("new.jsonl", copy, other), "--index", index, "--json")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [v["url"] for v in found] == [copy["url"], other["url"]]
    assert found[0]["label"] == "spam"
    assert found[1]["label"] == "ok"
    for verdict in found:
        jsonschema.Draft202012Validator(verdict_schema()).validate(verdict)


def test_nothing_is_remembered(lines, source, copy, index, alone):
    (alone / "seen.db").rename(alone / "kept.db")
    assert run("audit", lines("one.jsonl", source), "--index", "seen.db").exit_code == 0
    for _ in range(2):
        run("check", lines("new.jsonl", copy), "--index", "seen.db")
    assert run("index", "dump", "--index", "seen.db").stdout.splitlines() == [source["url"]]


def test_standard_input(source, index):
    done = run("check", "-", "--index", index, "--json", input=source["text"])
    verdict = json.loads(done.stdout)
    assert (verdict["source"]["file"], verdict["matches"][0]["url"]) == ("-", source["url"])
    assert verdict["label"] != "ok"


def test_without_an_index_it_says_what_it_cannot_see(lines, copy):
    done = run("check", lines("new.jsonl", copy))
    assert done.exit_code == 0
    assert "no index" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param(["missing.txt"], "missing.txt: does not exist", id="a missing file"),
        pytest.param(["a.txt", "--index", "typo.db"], "typo.db: does not exist", id="a missing index"),
        pytest.param(["noise.bin"], "noise.bin: nothing readable", id="noise"),
        pytest.param(["page.html"], "page.html: nothing readable", id="a page without text"),
        pytest.param(["a.txt", "--model", "a.txt"], "a.txt", id="a model that is none"),
    ],
)
def test_refused(alone, source, arguments, says):
    (alone / "a.txt").write_text(source["text"])
    (alone / "noise.bin").write_bytes(bytes(range(256)) * 20)
    (alone / "page.html").write_text("<!doctype html><body></body>")
    done = run("check", *arguments)
    assert done.exit_code == 2
    assert says in done.stderr
    assert not (alone / "typo.db").exists()


@pytest.fixture
def pair(alone, source, copy):
    (alone / "a.jsonl").write_text(json.dumps(copy))
    (alone / "b.txt").write_text(source["text"])
    return "a.jsonl", "b.txt"


def test_compare(pair):
    done = run("compare", *pair, env={"COLUMNS": "100"})
    assert done.exit_code == 0, done.output
    text = " ".join(done.stdout.split())
    assert "Lido closes" in text
    assert re.search(r"(\d+) of \1 passages come in the same order in both", text)
    assert "Passages" in text or "strongest passages" in text
    assert "“Vain” for “Vann”" in text


def test_compare_strangers(lines, source, other):
    done = run("compare", lines("a.jsonl", source), lines("b.jsonl", other))
    assert done.exit_code == 0
    assert "likely first" not in done.stdout


def test_compare_as_html(pair, alone):
    done = run("compare", *pair, "--html", "out.html")
    assert done.exit_code == 0
    page = (alone / "out.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert 'href="#b1"' in page
    assert "<script" not in page
    assert run("compare", *pair, "--html", "out.html").exit_code == 2
    assert run("compare", *pair, "--html", "out.html", "--force").exit_code == 0
    alone_on_stdout = run("compare", *pair, "--html", "-")
    assert alone_on_stdout.stdout == page


def test_compare_does_not_write_over_what_it_reads(pair, alone):
    before = (alone / pair[1]).read_bytes()
    done = run("compare", *pair, "--html", pair[1], "--force")
    assert (done.exit_code, (alone / pair[1]).read_bytes()) == (2, before)
    assert "would be lost" in done.stderr


def test_compare_ignores_any_index(pair, alone, monkeypatch):
    monkeypatch.setenv("SPAMFILTER_INDEX", "never.db")
    assert run("compare", *pair).exit_code == 0
    assert not (alone / "never.db").exists()


def test_compare_takes_the_first_of_many_and_says_so(lines, pair, source, other):
    done = run("compare", pair[0], lines("many.jsonl", source, other))
    assert done.exit_code == 0
    assert "many.jsonl holds more than one article" in done.stderr


def test_compare_with_standard_input(pair, source):
    assert run("compare", pair[0], "-", input=source["text"]).exit_code == 0
    assert run("compare", "-", "-", input=source["text"]).exit_code == 2


def test_compare_with_what_cannot_be_read(pair, lines):
    done = run("compare", pair[0], lines("bad.jsonl", '{"id": '))
    assert done.exit_code == 2
    assert "bad.jsonl: is no JSON" in done.stderr
