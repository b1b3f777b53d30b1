import json
import os
import signal
import subprocess
import sys
import time

import jsonschema
import pytest
from click.testing import CliRunner

from spamfilter.cli import main
from spamfilter.schema import verdict_schema

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and pipes of POSIX")
BAD = '{"id": "broken", "text": '


def audit(*arguments, **extra):
    return CliRunner().invoke(main, ["audit", *arguments], **extra)


def verdicts(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def labels(result):
    return {verdict["url"]: verdict["label"] for verdict in verdicts(result)}


def test_the_main_job(lines, source, copy, other):
    done = audit(lines("in.jsonl", source, other, copy))
    assert done.exit_code == 0
    first, second, third = verdicts(done)
    assert [v["label"] for v in (first, second, third)] == ["ok", "ok", "spam"]
    assert third["matches"][0]["url"] == source["url"]
    assert third["matches"][0]["direction"] == "from"
    validator = jsonschema.Draft202012Validator(verdict_schema())
    for verdict in (first, second, third):
        validator.validate(verdict)
        assert ("text" in verdict) is False


def test_without_references_and_learning_nothing_matches(lines, source, copy):
    assert {v["label"] for v in verdicts(audit(lines("in.jsonl", source, copy), "--no-learn"))} == {"ok"}


def test_mutual_finds_the_source_behind_its_copy(lines, source, copy, other):
    done = audit(lines("in.jsonl", copy, other, source), "--mutual")
    assert labels(done) == {copy["url"]: "spam", other["url"]: "ok", source["url"]: "ok"}


def test_an_index_remembers_from_run_to_run(lines, source, copy, other):
    assert audit(lines("a.jsonl", source, other), "--index", "seen.db").exit_code == 0
    assert labels(audit(lines("b.jsonl", copy), "--index", "seen.db", "--no-learn")) == {copy["url"]: "spam"}
    assert labels(audit("b.jsonl", "--index", "none")) == {copy["url"]: "ok"}


def test_an_index_to_be_read_must_be_there(lines, source, alone):
    done = audit(lines("a.jsonl", source), "--index", "typo.db", "--no-learn")
    assert done.exit_code == 2
    assert "typo.db: does not exist" in done.stderr
    assert not (alone / "typo.db").exists()


@pytest.mark.parametrize(
    ("fail_on", "code"),
    [
        pytest.param(("spam",), 1, id="rings: spam"),
        pytest.param(("suspect",), 1, id="rings: spam is more than suspect"),
        pytest.param(("error",), 1, id="rings: a broken record"),
        pytest.param(("error", "spam"), 1, id="rings: either"),
        pytest.param((), 0, id="silent: not asked"),
    ],
)
def test_fail_on(lines, source, copy, fail_on, code):
    done = audit(lines("in.jsonl", source, BAD, copy), *(part for name in fail_on for part in ("--fail-on", name)))
    assert done.exit_code == code
    assert len(verdicts(done)) == 3


@pytest.mark.parametrize("name", ["spam", "suspect", "error"])
def test_fail_on_stays_silent(lines, source, other, name):
    assert audit(lines("in.jsonl", source, other), "--fail-on", name).exit_code == 0


def test_a_broken_record_is_a_line_and_a_number(lines, source, other):
    done = audit(lines("in.jsonl", source, BAD, "[1, 2]", other))
    assert done.exit_code == 0
    bad = [v for v in verdicts(done) if v["error"]]
    assert [(v["label"], v["source"]["line"]) for v in bad] == [("unjudged", 2), ("unjudged", 3)]
    assert "2 of 4 could not be read:" in done.stderr
    assert "in.jsonl:2" in done.stderr


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("in.jsonl", b'{"id": \n', id="only broken lines"),
        pytest.param("noise.bin", bytes(range(256)) * 20, id="noise"),
        pytest.param("page.html", b"<!doctype html><title>x</title><body></body>", id="a page without text"),
        pytest.param(None, b"", id="an empty folder"),
    ],
)
def test_nothing_readable(alone, name, data):
    (alone / "in").mkdir()
    if name:
        (alone / "in" / name).write_bytes(data)
    done = audit("in")
    assert done.exit_code == 2
    assert "in: nothing readable in any input" in done.stderr


def test_a_sound_input_without_records_is_no_error_and_is_said():
    done = audit("-", "--input-type", "feed", input="<rss><channel></channel></rss>")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "-: readable, and holds nothing to judge" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param(["missing"], "missing: does not exist", id="a missing path"),
        pytest.param(["in.jsonl", "--references", "missing"], "missing: does not exist", id="missing references"),
        pytest.param(["in.jsonl", "--references", "empty"], "--references: nothing readable", id="references with nothing in them"),
        pytest.param(["in.jsonl", "--model", "in.jsonl"], "in.jsonl", id="a model that is none"),
        pytest.param(["in.jsonl", "--model", "missing.npz"], "missing.npz", id="a model that is missing"),
        pytest.param(["in.jsonl", "--index", "in.jsonl"], "in.jsonl", id="an index that is none"),
        pytest.param(["in.jsonl", "--cleaner", "broom"], "broom", id="a cleaner nobody knows"),
        pytest.param(["in.jsonl", "--input-type", "gopher"], "gopher", id="a type nobody knows"),
        pytest.param(["in.jsonl", "-o", "empty"], "is a folder", id="a folder for a file"),
        pytest.param(["in.jsonl", "-o", "there.jsonl"], "--force", id="a file that exists"),
        pytest.param(["in.jsonl", "-o", "in.jsonl", "--force"], "would be lost", id="its own input"),
        pytest.param(["in.jsonl", "--references", "there.jsonl", "-o", "./there.jsonl", "--force"], "would be lost", id="its references"),
        pytest.param(["link.jsonl", "-o", "there.jsonl", "--force"], "would be lost", id="its own input by another name"),
        pytest.param(["in.jsonl", "--allow-hosts", "in.jsonl"], "is not a host", id="hosts that are none"),
        pytest.param(["-", "--references", "-"], "standard input", id="standard input twice"),
    ],
)
def test_refused(lines, alone, source, arguments, says):
    lines("in.jsonl", source)
    lines("there.jsonl", source)
    (alone / "link.jsonl").symlink_to("there.jsonl")
    (alone / "empty").mkdir()
    before = {p.name: p.read_bytes() for p in alone.iterdir() if p.is_file()}
    done = audit(*arguments)
    assert done.exit_code == 2, done.output
    assert says in done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert {p.name: p.read_bytes() for p in alone.iterdir() if p.is_file()} == before


def test_the_memory_is_not_overwritten_with_the_results(lines, alone, source):
    lines("in.jsonl", source)
    assert audit("in.jsonl", "--index", "seen.db").exit_code == 0
    done = audit("in.jsonl", "--index", "seen.db", "-o", "seen.db", "--force")
    assert (done.exit_code, "seen.db: is read by this run too: it would be lost" in done.stderr) == (2, True)
    assert (alone / "seen.db").read_bytes().startswith(b"SQLite format 3")


def test_hosts(lines, alone, source, copy, other):
    (alone / "allow").write_text("farm.example\n")
    (alone / "block").write_text("# ours\ngazette.example\n")
    done = audit(lines("in.jsonl", source, other, copy), "--allow-hosts", "allow", "--block-hosts", "block")
    assert labels(done) == {source["url"]: "ok", other["url"]: "suspect", copy["url"]: "ok"}


def test_a_blocked_host_is_never_better_than_suspect_even_with_a_short_text(lines, alone, other):
    (alone / "block").write_text("example\n")
    short = other | {"text": " ".join(other["text"].split()[:40])}
    assert labels(audit(lines("in.jsonl", short), "--block-hosts", "block")) == {other["url"]: "suspect"}


def test_limit(lines, source, copy, other):
    done = audit(lines("in.jsonl", source, other, copy), "--limit", "2")
    assert list(labels(done)) == [source["url"], other["url"]]


def test_with_text(lines, source):
    (verdict,) = verdicts(audit(lines("in.jsonl", source), "--with-text"))
    assert verdict["text"] == source["text"]


def test_text_for_people(lines, source, copy, other):
    done = audit(lines("in.jsonl", source, other, BAD, copy), "--format", "text", env={"COLUMNS": "100"})
    assert done.exit_code == 0
    text = " ".join(done.stdout.split())
    assert "most likely made from Brackwater votes to close its lido" in text
    assert "Strongest passages" in text
    assert "Summary articles 3 labels 1 spam · 2 ok" in text
    assert "unreadable 1" in text
    assert "1 of 4 could not be read" in done.stderr


def test_a_file_and_nothing_on_standard_output(lines, alone, source):
    done = audit(lines("in.jsonl", source), "-o", "out.jsonl")
    assert (done.exit_code, done.stdout) == (0, "")
    assert json.loads((alone / "out.jsonl").read_text())["url"] == source["url"]
    again = audit("in.jsonl", "-o", "out.jsonl")
    assert again.exit_code == 2
    assert audit("in.jsonl", "-o", "out.jsonl", "--force").exit_code == 0
    assert [p.name for p in alone.iterdir() if "out" in p.name] == ["out.jsonl"]


def test_a_folder_that_holds_the_output_and_the_index(lines, alone, source, other):
    lines("a.jsonl", source)
    lines("z.jsonl", other)
    done = audit(".", "-o", "out.jsonl", "--index", "seen.db")
    assert done.exit_code == 0, done.output
    assert [json.loads(line)["url"] for line in (alone / "out.jsonl").read_text().splitlines()] == [source["url"], other["url"]]
    assert "could not be read" not in done.stderr


def test_what_the_shell_redirects_into_the_folder_is_no_input(lines, alone, source):
    lines("a.jsonl", source)
    with (alone / "out.jsonl").open("wb") as out:
        done = subprocess.run(
            [sys.executable, "-m", "spamfilter", "audit", "."], stdout=out, stderr=subprocess.PIPE, timeout=60, check=False
        )
    assert done.returncode == 0
    assert b"out.jsonl: not read, this run writes it" in done.stderr
    assert len((alone / "out.jsonl").read_text().splitlines()) == 1


def test_utf8_whatever_the_locale_says(lines, source):
    lines("in.jsonl", source | {"title": "Blåhaj \ud800 漢字\u202e"})
    environment = os.environ | {"LC_ALL": "POSIX", "PYTHONIOENCODING": "ascii:strict", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    for form in ("jsonl", "text"):
        done = subprocess.run(
            [sys.executable, "-m", "spamfilter", "audit", "in.jsonl", "--format", form],
            capture_output=True,
            env=environment,
            timeout=60,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, b"")
        assert "Blåhaj" in done.stdout.decode("utf-8")
        assert "漢字" in done.stdout.decode("utf-8")
        assert "\u202e" not in done.stdout.decode("utf-8")


def test_an_internal_error_is_three_and_leaves_no_file(lines, alone, source, monkeypatch):
    def broken(*_):
        raise ZeroDivisionError("inside")

    monkeypatch.setattr("spamfilter.report.writers.JsonLinesWriter.write", broken)
    done = audit(lines("in.jsonl", source), "-o", "out.jsonl")
    assert done.exit_code == 3
    assert done.stderr.splitlines()[-1].startswith("spamfilter: internal error: ZeroDivisionError: inside")
    assert "Traceback" not in done.stderr
    assert not list(alone.glob("out*"))


@posix
def test_a_closed_pipe_is_quiet(lines, source, other):
    lines("in.jsonl", *([source, other] * 20))
    with subprocess.Popen(
        [sys.executable, "-m", "spamfilter", "audit", "in.jsonl", "--with-text"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert json.loads(process.stdout.readline())["url"] == source["url"]
        process.stdout.close()
        assert (process.stderr.read(), process.wait(timeout=60)) == (b"", 0)


@posix
def test_an_interrupted_run_leaves_whole_lines(alone, source, other):
    with subprocess.Popen(
        [sys.executable, "-m", "spamfilter", "audit", "-", "-o", "out.jsonl", "--index", "seen.db"],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        for record in (source, other):
            process.stdin.write(json.dumps(record).encode() + b"\n")
        process.stdin.flush()
        part = alone / "out.jsonl.part"
        until = time.monotonic() + 60
        while process.poll() is None and time.monotonic() < until and (not part.exists() or part.read_bytes().count(b"\n") < 1):
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 130
        err = process.stderr.read().decode()
    assert "out.jsonl.part" in err
    assert "interrupted" in err
    assert "Traceback" not in err
    assert not (alone / "out.jsonl").exists()
    assert json.loads(part.read_text().splitlines()[0])["url"] == source["url"]
    assert part.read_bytes().endswith(b"\n")
