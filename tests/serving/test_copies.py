from __future__ import annotations

import sqlite3
import threading

import pytest

from spamfilter.errors import InputError
from spamfilter.serving.copies import Copies, Copy


def copy(url="https://quay.example/feed", body=b"<rss/>", **facts):
    return Copy(url, body, **({"fetched": 5.0, "checked": 5.0} | facts))


@pytest.mark.parametrize("kept", [True, False], ids=["in a file", "in memory"])
def test_keeps_copies(tmp_path, kept):
    path = str(tmp_path / "feeds") if kept else None
    whole = copy(content_type="text/xml", etag='"1"', last_modified="Mon", max_age=60, body=bytes(range(256)) * 40)
    with Copies(path) as copies:
        assert copies.get(whole.url) is None
        copies.put(copy())
        copies.put(whole)
        assert copies.get(whole.url) == whole
        copies.touch(copy(checked=9.0, max_age=5))
        assert copies.get(whole.url) == copy(
            content_type="text/xml", etag='"1"', last_modified="Mon", max_age=5, checked=9.0, body=whole.body
        )
    with Copies(path) as copies:
        assert (copies.get(whole.url) is not None) is kept


def test_what_was_checked_longest_ago_makes_room():
    with Copies(None, most_bytes=3000) as copies:
        for number in range(6):
            noise = b"".join((at * 7919 + number).to_bytes(4, "big") for at in range(300))
            copies.put(copy(f"https://quay.example/{number}", noise, checked=100.0 - number if number < 5 else 200.0))
        kept = [number for number in range(6) if copies.get(f"https://quay.example/{number}")]
    assert 5 in kept
    assert kept != list(range(6))
    assert 4 not in kept, "the oldest goes first"


def foreign(path):
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE mine (x)")
    connection.close()


def newer(path):
    Copies(str(path)).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(foreign, id="somebody else's database"),
        pytest.param(newer, id="a later version"),
        pytest.param(lambda path: path.write_bytes(b"no database at all, and longer than a header of one" * 40), id="no database"),
        pytest.param(lambda path: path.mkdir(), id="a folder"),
    ],
)
def test_what_is_no_store_is_left_as_it_is(tmp_path, make):
    path = tmp_path / "feeds"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(InputError, match="feeds"):
        Copies(str(path))
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_damaged_copy_is_an_error_with_a_name(tmp_path):
    path = str(tmp_path / "feeds")
    with Copies(path) as copies:
        copies.put(copy())
        with sqlite3.connect(path) as connection:
            connection.execute("UPDATE copy SET body = x'00'")
        connection.close()
        with pytest.raises(InputError, match="feeds"):
            copies.get(copy().url)
    with pytest.raises(InputError):
        copies.put(copy())


def test_threads_share_them():
    with Copies(None) as copies:
        threads = [threading.Thread(target=lambda n=n: copies.put(copy(f"https://quay.example/{n}"))) for n in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
        assert all(copies.get(f"https://quay.example/{n}") for n in range(8))
