"""`spamfilter feed`: a reader always gets its feed."""

from __future__ import annotations

import json
import subprocess
import sys
from html import escape

import pytest
from click.testing import CliRunner

from spamfilter.cli import main
from spamfilter.feeds.memory import data_folder, feed_config
from spamfilter.index import store

HEAVY = ("sklearn", "scipy", "lxml", "bs4", "rich", "urllib3", "joblib")


def run(data, *arguments, **extra):
    return CliRunner().invoke(main, ["feed", *arguments], input=data, **extra)


def rss(record, guid="1"):
    body = escape("".join(f"<p>{line}</p>" for line in record["text"].splitlines()))
    facts = (
        f"<guid>{guid}</guid><title>{record.get('title', '')}</title><link>{record['url']}</link><pubDate>{record['published']}</pubDate>"
    )
    return f"<rss><channel><item>{facts}<description>{body}</description></item></channel></rss>".encode()


EMPTY = b"<rss><channel></channel></rss>"


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setattr("spamfilter.feeds.memory.data_folder", lambda _=None: tmp_path / "data")
    return tmp_path


def test_a_copy_goes(source, copy, home):
    assert run(rss(source)).stdout_bytes == rss(source)
    done = run(rss(copy))
    assert (done.exit_code, done.stdout_bytes, done.stderr) == (0, EMPTY, "")
    assert (home / "data" / "seen.db").exists()


@pytest.mark.parametrize(
    ("mode", "marks"),
    [("tag", b"<category>spamfilter:spam</category>"), ("prefix", b"<title>[spam] Lido closes</title>"), ("spam-only", b"<item>")],
)
def test_modes(source, copy, mode, marks):
    run(rss(source))
    assert marks in run(rss(copy), "--mode", mode).stdout_bytes


def test_a_memory_that_cannot_be_written_is_said_and_asked_all_the_same(source, copy, home, monkeypatch):
    run(rss(source))
    connect = store.connect
    monkeypatch.setattr(store, "connect", lambda path, **how: (connect(path, **how)[0], False))  # root may write what is read-only
    done = run(rss(copy))
    assert (done.exit_code, done.stdout_bytes) == (0, EMPTY)
    assert done.stderr == f"{home}/data/seen.db: cannot be written, so entries are judged and not remembered\n"


def test_without_learning(source, copy):
    run(rss(source), "--no-learn")
    assert run(rss(copy)).stdout_bytes == rss(copy)


def test_index_by_flag_by_environment_and_none(source, copy, home):
    run(rss(source), "--index", "a.db")
    assert run(rss(copy), env={"SPAMFILTER_INDEX": "a.db"}).stdout_bytes == EMPTY
    assert run(rss(copy), "--index", "none").stdout_bytes == rss(copy)
    assert not (home / "data").exists()


def test_the_state_gives_the_verdict_without_the_index(source, copy):
    run(rss(source))
    run(rss(copy), "--state", "state.db", "--feed-url", "https://farm.example/feed")
    again = run(rss(copy), "--state", "state.db", "--feed-url", "https://farm.example/feed", "--index", "none")
    assert again.stdout_bytes == EMPTY


@pytest.mark.parametrize(
    ("data", "arguments", "word"),
    [
        pytest.param(b"", (), "is empty", id="nothing"),
        pytest.param(b"<html>502</html>", (), "no feed", id="a page"),
        pytest.param(b"<rss><channel><item>a & b</item></channel></rss>", (), "damaged", id="damaged"),
        pytest.param(b"\x1f\x8b\x08\0\0", (), "no feed", id="compressed"),
        pytest.param(EMPTY, ("--index", "no/such/folder/x.db"), "does not exist", id="an index that cannot be made"),
        pytest.param(EMPTY, ("--index", "words.txt"), "no index", id="an index that is none"),
        pytest.param(EMPTY, ("--state", "words.txt"), "no state", id="a state that is none"),
        pytest.param(EMPTY, ("--model", "words.txt"), "words.txt", id="a model that is none"),
        pytest.param(EMPTY, ("--cleaner", "none-such"), None, id="silent: nothing to clean"),
    ],
)
def test_trouble_is_one_line_and_the_feed_is_passed_on(alone, data, arguments, word):
    (alone / "words.txt").write_text("these are words, and no database" * 9, encoding="utf-8")
    for strict in (False, True):
        done = run(data, *arguments, *(["--strict"] if strict else []))
        assert done.stdout_bytes == data
        assert done.exit_code == (1 if strict and word else 0)
        assert len(done.stderr.splitlines()) == (1 if word else 0)
        assert word is None or word in done.stderr


def test_a_data_folder_that_cannot_be_made_is_named(home):
    (home / "data").write_bytes(b"a file in its place")
    done = run(EMPTY)
    assert (done.exit_code, done.stdout_bytes) == (0, EMPTY)
    assert done.stderr.startswith(f"{home / 'data'}: cannot be made")


def test_an_unknown_option_of_the_environment_is_no_reason_to_lose_a_feed():
    done = run(EMPTY, env={"SPAMFILTER_CANDIDATES": "many"})
    assert (done.exit_code, done.stdout_bytes) == (0, EMPTY)
    assert "candidates" in done.stderr


def test_what_nobody_thought_of(monkeypatch):
    monkeypatch.setattr("spamfilter.feeds.filter_feed", lambda *_, **__: 1 / 0)
    done = run(EMPTY)
    assert (done.exit_code, done.stdout_bytes) == (0, EMPTY)
    assert done.stderr == "ZeroDivisionError: division by zero; the feed is passed on as it came\n"


def test_a_feed_beyond_the_limit_is_copied_to_its_end(monkeypatch):
    monkeypatch.setattr("spamfilter.feeds.document.MAX_FEED", 100)
    data = b"<rss>" + b"x" * 5000
    done = run(data)
    assert done.stdout_bytes == data
    assert "is longer than" in done.stderr


@pytest.mark.parametrize("body", ["<item/>", "<item> & "], ids=["sound", "damaged"])
def test_utf8(body):
    data = f"<?xml version='1.0' encoding='ISO-8859-1'?><rss><channel>é{body}</channel></rss>".encode("iso-8859-1")
    assert run(data, "--utf8").stdout_bytes == data.decode("iso-8859-1").replace("ISO-8859-1", "UTF-8").encode()
    assert run(b"\x1f\x8b\xff", "--utf8").stdout_bytes == b"\x1f\x8b\xff"


def test_fetch_asks_nobody_at_home_and_remembers_whom_it_asked(home, source):
    pytest.importorskip("urllib3")
    from spamfilter.feeds.state import FeedState

    link = "http://127.0.0.1:9/story"
    short = rss(source | {"text": "Short.", "url": link})
    done = run(short, "--fetch")
    assert (done.exit_code, done.stdout_bytes, done.stderr) == (0, short, "")
    with FeedState(str(home / "data" / "feeds.db")) as state:
        assert state.asked(link)


def test_usage():
    assert run(EMPTY, "--mode", "burn").exit_code == 2
    assert run(EMPTY, "file.xml").exit_code == 2


def test_starting_loads_nothing_that_judging_does_not_need(source, tmp_path):
    code = f"""
import io, json, sys
from spamfilter.__main__ import main
sys.stdin = io.TextIOWrapper(io.BytesIO({rss(source)!r}))
sys.argv = ["spamfilter", "feed", "--index", {str(tmp_path / "seen.db")!r}]
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
print(json.dumps([name for name in {HEAVY!r} if name in sys.modules]), file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=120, check=False)
    assert (done.returncode, done.stdout) == (0, rss(source))
    assert json.loads(done.stderr) == []


@pytest.mark.parametrize(
    ("environ", "folder"),
    [
        pytest.param({"XDG_DATA_HOME": "/data"}, "/data/spamfilter", id="named"),
        pytest.param({"XDG_DATA_HOME": "data", "HOME": "/home/ulla"}, "/home/ulla/.local/share/spamfilter", id="not absolute"),
        pytest.param({}, "/home/ulla/.local/share/spamfilter", id="not named"),
    ],
)
def test_where_data_lie_on_linux(monkeypatch, environ, folder):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("HOME", "/home/ulla")
    assert data_folder(environ).as_posix() == folder


def test_options_of_the_feed_filter(home):
    assert feed_config({}, {}).index == str(home / "data" / "seen.db")
    assert feed_config({"index": "none"}, {}).index is None
    assert feed_config({}, {"SPAMFILTER_INDEX": "none"}).index is None
    assert feed_config({"index": "b.db"}, {"SPAMFILTER_INDEX": "a.db"}).index == "b.db"
