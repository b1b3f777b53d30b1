"""What is removed is gone, with everything kept for it."""

from datetime import UTC, datetime, timedelta

import pytest

from spamfilter.index import index as module

NOW = datetime(2026, 6, 1, tzinfo=UTC)


def left(index):
    return [index._rows(f"SELECT count(*) FROM {table}")[0][0] for table in ("article", "body", "posting", "recent", "dead")]


@pytest.fixture
def ten(index, writer):
    with index.batch():
        for n in range(10):
            seen = None if n == 9 else NOW - timedelta(days=n * 30)
            host = ("one.example", "www.one.example", "none.example")[n % 3]
            index.add(writer.article(f"a{n}", url=f"https://{host}/{n}"), first_seen=seen)
    return index


@pytest.mark.parametrize(
    ("what", "gone"),
    [
        pytest.param(lambda ix: ix.remove(["a1", "a4", "zz"]), {"a1", "a4"}, id="rings: ids, an unknown one among them"),
        pytest.param(lambda ix: ix.remove([]), set(), id="silent: no ids"),
        pytest.param(lambda ix: ix.remove(["A1", "%", "a"]), set(), id="silent: ids are no patterns"),
        pytest.param(
            lambda ix: ix.remove_host("one.example"), {"a0", "a1", "a3", "a4", "a6", "a7", "a9"}, id="rings: a host, its subdomains"
        ),
        pytest.param(lambda ix: ix.remove_host("WWW.one.example."), {"a1", "a4", "a7"}, id="rings: a subdomain alone"),
        pytest.param(lambda ix: ix.remove_host("%"), set(), id="silent: a host is no pattern"),
        pytest.param(lambda ix: ix.remove_host("ne.example"), set(), id="silent: the end of a name is no host"),
        pytest.param(lambda ix: ix.prune(timedelta(days=90), NOW), {"a4", "a5", "a6", "a7", "a8"}, id="rings: older than 90 days"),
        pytest.param(lambda ix: ix.prune(timedelta(days=9000), NOW), set(), id="silent: nothing is that old, or has no day"),
    ],
)
def test_it_goes_and_the_rest_stays(ten, what, gone):
    assert what(ten) == len(gone)
    assert set(ten.ids()) == {f"a{n}" for n in range(10)} - gone
    assert ten.check() == []


def test_nothing_is_left_of_all(ten, monkeypatch):
    monkeypatch.setattr(module, "CHUNK", 3)
    assert ten.remove(list(ten.ids())) == 10
    assert left(ten) == [0, 0, 0, 0, 0]


def test_pruning_goes_by_chunks_to_the_end(ten, monkeypatch):
    monkeypatch.setattr(module, "CHUNK", 2)
    assert ten.prune(timedelta(days=-1), NOW) == 9
    assert list(ten.ids()) == ["a9"]


def test_a_place_that_became_free_is_used_without_traces(index, writer):
    index.add(writer.article("old"), first_seen=None)
    index.remove(["old"])
    new = writer.article("new")
    index.add(new, first_seen=None)
    assert [c.id for c in index.candidates(writer.of("q", new.text))] == ["new"]
    assert index.check() == []
