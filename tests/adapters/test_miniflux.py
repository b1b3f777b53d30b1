"""The Miniflux worker against a recorded protocol: what its documentation says is asked for, and what is answered."""

from __future__ import annotations

import pytest
from miniflux_stand import COPY, KEY, ORIGINAL, entry
from stories import LIGHTHOUSE

from spamfilter import plugins
from spamfilter.errors import ConfigError, InputError

miniflux = plugins.load("hooks", "miniflux")


@pytest.fixture
def place(tmp_path, capsys):
    """Where a worker remembers how far it was."""

    class Watched(miniflux.Place):
        said = capsys

    return Watched(miniflux.Settings("http://quay.example", KEY), tmp_path)


def test_a_poll_marks_copies_as_read(make, server, monkeypatch):
    monkeypatch.setattr(miniflux, "BATCH", 2)
    worker = make()
    assert worker.poll(0) == 14
    assert server.read == [12]
    assert [query["after_entry_id"] for query in server.asked] == ["0", "12", "14"]
    server.entries.append(entry(15, "gossip-owl.example", "Lighthouse gone", LIGHTHOUSE, 7))
    assert worker.poll(14) == 15
    assert server.read == [12, 15]
    assert server.titles == {}


def test_a_poll_that_tags(make, server):
    make("tag").poll(0)
    assert (server.read, server.titles) == ([], {12: "[spam] You will not believe it"})
    server.titles.clear()
    server.entries[1] = {**COPY, "title": "[spam] You will not believe it"}
    make("tag").poll(0)
    assert server.titles == {}, "once is enough"


def test_what_was_judged_stays_judged(make, server):
    make().poll(0)
    server.read.clear()
    make().poll(0)
    assert server.read == [12]


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        pytest.param((500, b"{}"), "answers 500", id="an error"),
        pytest.param((401, b"{}"), "answers 401", id="a wrong key"),
        pytest.param((302, b""), "answers 302", id="a redirect, which would take the key elsewhere"),
        pytest.param((200, b"<html>"), "no JSON", id="a page"),
        pytest.param((200, b"[" * 99_999), "no JSON", id="too deep"),
        pytest.param((200, b'{"entries": 7}'), "without entries", id="no entries"),
        pytest.param((200, b"[]"), "without entries", id="a list"),
    ],
)
def test_a_server_that_fails(make, server, broken, words, place):
    place.write(5)
    server.broken = broken
    assert miniflux.poll_once(make(), place) is False
    assert words in place.said.readouterr().err
    assert place.read() == 5, "nothing is skipped"


def test_nobody_answers(make):
    with pytest.raises(InputError, match="does not answer"):
        make(url="http://127.0.0.1:1").poll(0)


def test_a_poll_that_breaks_off_goes_on_where_it_was(make, server, monkeypatch, place):
    monkeypatch.setattr(miniflux, "BATCH", 1)
    worker = make()
    unread = worker._api.unread
    monkeypatch.setattr(worker._api, "unread", lambda after: unread(after) if after < 12 else 1 / 0)
    assert miniflux.poll_once(worker, place) is False
    assert "ZeroDivisionError" in place.said.readouterr().err
    assert (place.read(), server.read) == (12, [12])


def test_a_server_that_gives_the_same_again_is_not_asked_for_ever(make, server, monkeypatch):
    worker = make()
    monkeypatch.setattr(worker._api, "unread", lambda _: [ORIGINAL])
    assert worker.poll(0) == 11


@pytest.mark.parametrize(
    "odd",
    [
        {},
        {"id": "12", "content": "x"},
        {"id": True, "content": "x"},
        {"id": -1, "content": "x"},
        {"id": 20},
        {"id": 20, "content": None},
        {"id": 20, "content": "x" * 99, "title": 7, "url": ["a"], "hash": {}, "published_at": "never", "feed": "none"},
    ],
)
def test_odd_entries_do_no_harm(make, server, odd):
    assert make().handle([odd, ORIGINAL, COPY]) == 1
    assert server.read == [12]


@pytest.mark.parametrize("content", ["", "{", "[]", '{"last": "x"}', '{"last": -4}', "[" * 9999])
def test_a_place_that_says_nothing(tmp_path, content):
    place = miniflux.Place(miniflux.Settings("https://user@quay.example:81/sub", KEY), tmp_path)
    (tmp_path / "miniflux-quay.example_81.json").write_text(content)
    assert place.read() == 0
    place.write(7)
    assert place.read() == 7
    assert [path.name for path in tmp_path.iterdir()] == ["miniflux-quay.example_81.json"]


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({}, "MINIFLUX_URL"),
        ({"MINIFLUX_URL": "file:///etc"}, "MINIFLUX_URL"),
        ({"MINIFLUX_URL": "https://"}, "MINIFLUX_URL"),
        ({"MINIFLUX_API_KEY": ""}, "MINIFLUX_API_KEY"),
        ({"MINIFLUX_API_KEY": "a\r\nX: b"}, "MINIFLUX_API_KEY"),
        ({"SPAMFILTER_ACTION": "delete"}, "SPAMFILTER_ACTION"),
    ],
)
def test_settings_that_are_refused(given, name):
    whole = {"MINIFLUX_URL": "https://quay.example/", "MINIFLUX_API_KEY": KEY} if given else {}
    with pytest.raises(ConfigError, match=name):
        miniflux.Settings.load(whole | given)


@pytest.mark.parametrize(
    ("command", "environ", "words"),
    [
        (["poll", "--once"], {}, "MINIFLUX_URL"),
        (["webhook"], {"MINIFLUX_URL": "https://quay.example", "MINIFLUX_API_KEY": KEY}, "MINIFLUX_WEBHOOK_SECRET"),
        (
            ["poll", "--once"],
            {"MINIFLUX_URL": "https://quay.example", "MINIFLUX_API_KEY": KEY, "SPAMFILTER_MODEL": "no.npz", "SPAMFILTER_INDEX": "none"},
            "no.npz",
        ),
    ],
)
def test_a_worker_that_cannot_start(command, environ, words, monkeypatch, place):
    for name in ("MINIFLUX_URL", "MINIFLUX_API_KEY", "MINIFLUX_WEBHOOK_SECRET"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert miniflux.main(command) == 2
    assert words in place.said.readouterr().err


def test_the_whole_worker_once(server, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("SPAMFILTER_INDEX", str(tmp_path / "seen.db"))
    monkeypatch.setenv("MINIFLUX_URL", f"http://127.0.0.1:{server.server_port}/")
    monkeypatch.setenv("MINIFLUX_API_KEY", KEY)
    assert miniflux.main(["poll", "--once"]) == 0
    assert server.read == [12]
    assert miniflux.main(["poll", "--once"]) == 0
    assert server.asked[-1]["after_entry_id"] == "14"
