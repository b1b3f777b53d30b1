"""What is removed is gone, with everything kept for it."""

from datetime import UTC, datetime, timedelta

import pytest

from spamfilter.index import Index, levels, postings
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
    assert left(ten) == [0, 0, 0, 0, 1]  # the highest number is never given again


def test_pruning_goes_by_chunks_to_the_end(ten, monkeypatch):
    monkeypatch.setattr(module, "CHUNK", 2)
    assert ten.prune(timedelta(days=-1), NOW) == 9
    assert list(ten.ids()) == ["a9"]


def test_who_comes_after_what_was_removed_finds_no_traces(index, writer):
    index.add(writer.article("old"), first_seen=None)
    index.remove(["old"])
    new = writer.article("new")
    index.add(new, first_seen=None)
    assert [c.id for c in index.candidates(writer.of("q", new.text))] == ["new"]
    assert index.check() == []


@pytest.fixture
def two(tmp_path, monkeypatch):
    """Two who have one file open, with levels so small that a few articles fill them."""
    monkeypatch.setattr(postings, "MOST_RECENT", 9)
    for name, value in {"_FIRST_BITS": 9, "_STEP_BITS": 1, "_FULL": 1, "_SLICE": 32, "_WIDE": 128}.items():
        monkeypatch.setattr(levels, name, value)
    path = str(tmp_path / "two.db")
    with Index(path) as one, Index(path) as other:
        yield one, other


def add(index, writer, numbers):
    with index.batch():
        for n in numbers:
            index.add(writer.article(f"a{n}", 60), first_seen=None)


def tidy(index, steps):
    """Take the steps that are left, each in a transaction of its own."""
    done = False
    while not done:
        with index.batch():
            done = next(steps, True) is True


@pytest.mark.parametrize("again", [pytest.param(False, id="once"), pytest.param(True, id="and removed again")])
@pytest.mark.parametrize("gone", [pytest.param(range(20, 40), id="the last"), pytest.param(range(40), id="all")])
def test_who_is_overtaken_while_tidying_takes_nothing_from_new_articles(two, writer, gone, again):
    one, other = two
    add(one, writer, range(40))
    names = [f"a{n}" for n in gone]
    one.remove(names[:20])
    steps = other._postings.purge()
    with other.batch():
        next(steps)
    one.remove(names[20:])
    tidy(one, one._postings.purge())
    add(one, writer, range(100, 140))
    if again:
        one.remove([f"a{n}" for n in range(100, 120)])
    tidy(other, steps)
    assert one.check() == other.check() == []


def test_what_is_passed_on_while_somebody_tidies_is_tidied_too(two, writer):
    one, other = two
    add(one, writer, range(40))
    one.remove([f"a{n}" for n in range(20)])
    steps = other._postings.purge()
    with other.batch():
        next(steps)
    before = one._postings.levels.count()
    add(one, writer, range(100, 160))
    assert one._postings.levels.count() > before
    tidy(other, steps)
    assert one.check() == []
