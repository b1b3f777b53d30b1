"""newsboat: real runs of the program with `spamfilter feed` as the filter of its feeds."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
from email.utils import format_datetime
from html import escape

import pytest
from stories import EARLIER, LATER, LIGHTHOUSE, REWRITTEN

NEWSBOAT = shutil.which("newsboat")
pytestmark = pytest.mark.skipif(NEWSBOAT is None, reason="newsboat is not installed")


def rss(host, lines, date, encoding="utf-8"):
    body = escape("".join(f"<p>{line}</p>" for line in lines))
    facts = (
        f"<guid>{host}</guid><title>Café {host}</title><link>https://{host}.example/light</link><pubDate>{format_datetime(date)}</pubDate>"
    )
    short = f"<item><guid>{host} short</guid><title>{host} short</title><description>One line.</description></item>"
    head = f"<?xml version='1.0' encoding='{encoding}'?><rss version='2.0'><channel><title>{host}</title>"
    return f"{head}{short}<item>{facts}<description>{body}</description></item></channel></rss>".encode(encoding)


@pytest.fixture
def titles(tmp_path):
    """The titles that newsboat has after a reload of these files, each through `spamfilter feed` with these options.

    As newsboat's filter, or (`by="exec"`) behind a command that fetches.
    """

    def run(options, *, by="filter", **feeds):
        lines = []
        for name, data in feeds.items():
            (tmp_path / f"{name}.xml").write_bytes(data)
            command, path = f"{sys.executable} -m spamfilter feed {options}", tmp_path / f"{name}.xml"
            lines.append(f'"filter:{command}:file://{path}"\n' if by == "filter" else f'"exec:cat {path} | {command}"\n')
        (tmp_path / "urls").write_text("".join(lines))
        (tmp_path / "config").write_text("")
        command = [NEWSBOAT, "-u", "urls", "-c", "cache.db", "-C", "config", "-x", "reload"]
        environ = os.environ | {"HOME": str(tmp_path), "SPAMFILTER_INDEX": str(tmp_path / "seen.db"), "LC_ALL": "C.UTF-8"}
        done = subprocess.run(command, cwd=tmp_path, env=environ, capture_output=True, text=True, timeout=120, check=False)
        assert done.returncode == 0, done.stderr
        with contextlib.closing(sqlite3.connect(tmp_path / "cache.db")) as cache:
            return {title for (title,) in cache.execute("SELECT title FROM rss_item WHERE deleted = 0")}

    return run


COURIER, FARM = rss("courier", LIGHTHOUSE, EARLIER), rss("farm", REWRITTEN, LATER)


def test_a_rewrite_never_arrives(titles):
    kept = {"Café courier", "courier short", "farm short"}
    for _ in range(2):
        assert titles("--mode drop", courier=COURIER, farm=FARM) == kept


def test_a_prefix_arrives(titles):
    assert "[spam] Café farm" in titles("--mode prefix", courier=COURIER, farm=FARM)


def test_other_encodings_arrive(titles):
    latin = rss("farm", REWRITTEN, LATER, "iso-8859-1")
    # newsboat 2.21 wants UTF-8 on both sides of a filter, and of a command only from it
    options = "--utf8 --mode prefix --feed-url https://farm.example/feed"
    assert titles(options, by="exec", courier=COURIER, farm=latin) >= {"[spam] Café farm", "farm short"}


def test_a_feed_with_a_stray_ampersand_arrives_as_without_a_filter(titles):
    assert titles("", courier=COURIER.replace(b"One line.", b"This & that.")) == {"Café courier", "courier short"}
