"""However the entries lie in the levels, the lists are those that a plain dictionary would hold."""

import random

import numpy as np
import pytest

from spamfilter.index import Index, levels, postings
from spamfilter.index.keys import KEY_BITS, Keys
from spamfilter.index.levels import CAP, HALF
from spamfilter.index.votes import Lists

KEYS = [*random.Random(5).sample(range(3, 1 << 40), 70), 0, 1, 2, (1 << KEY_BITS) - 1]


@pytest.fixture
def small(monkeypatch):
    """Levels so small that a few hundred articles fill three of them."""
    monkeypatch.setattr(postings, "MOST_RECENT", 9)
    for name, value in {"_FIRST_BITS": 9, "_STEP_BITS": 1, "_FULL": 1, "_SLICE": 32, "_WIDE": 128}.items():
        monkeypatch.setattr(levels, name, value)
    with Index(None) as index:
        yield index


class Plain:
    """The lists as they should be."""

    def __init__(self):
        self.lists = {}

    def add(self, doc, keys):
        for key in keys:
            self.lists.setdefault(key, []).append(doc)

    def remove(self, doc, keys=None):
        for key in self.lists if keys is None else keys:
            self.lists[key] = [other for other in self.lists[key] if other != doc]

    def read(self, key):
        held = self.lists.get(key, [])
        return (held, False) if len(held) <= CAP else ([*held[:HALF], *held[-HALF:]], True)


def column(keys):
    return np.array(sorted(keys), dtype=np.uint64)


def read(index, monkeypatch):
    """What the index holds under every key, as votes would get it."""
    seen = []
    monkeypatch.setattr(postings.Votes, "of", lambda _, lists: seen.append(lists))
    numbers = column(set(KEYS))
    index._postings.votes(Keys(numbers, np.ones(len(numbers)), np.zeros(len(numbers), dtype=bool)))
    [lists] = seen
    assert isinstance(lists, Lists)
    return {
        key: (lists.docs[lists.asked == n].tolist(), bool(lists.cut[n]))
        for n, key in enumerate(numbers.tolist())
        if (lists.asked == n).any()
    }


@pytest.mark.parametrize("seed", range(6))
def test_the_lists_are_those_of_a_dictionary(small, monkeypatch, seed):
    pick, plain, held = random.Random(seed), Plain(), small._postings
    docs = {}
    for doc in range(1, 260):
        keys = set(pick.sample(KEYS, pick.randint(1, 30))) | set(KEYS[:3])  # the first three in every article: lists above the cap
        docs[doc] = keys
        held.add(doc, column(keys))
        plain.add(doc, keys)
        if pick.random() < 0.2:
            held.flush()
        if pick.random() < 0.05:
            other = pick.choice(list(docs))
            gone = docs[other] - set(KEYS[:3]) - set(pick.sample(sorted(docs[other]), len(docs[other]) // 2))
            held.edit(other, column(gone))
            plain.remove(other, gone)
            docs[other] -= gone
    found = read(small, monkeypatch)
    assert found == {key: plain.read(key) for key in KEYS if plain.lists.get(key)}
    assert held.levels.count() >= 3


@pytest.mark.parametrize("seed", range(3))
def test_what_is_removed_is_in_no_list_and_can_be_cleared_away(small, monkeypatch, seed):
    pick, plain, held = random.Random(seed), Plain(), small._postings
    for doc in range(1, 60):
        keys = pick.sample(KEYS, 12)
        held.add(doc, column(keys))
        plain.add(doc, keys)
    gone = pick.sample(range(1, 60), 25)
    held.remove(gone)
    for doc in gone:
        plain.remove(doc)
    expected = {key: plain.read(key) for key in KEYS if plain.lists.get(key)}
    assert read(small, monkeypatch) == expected
    for _ in held.purge():
        assert read(small, monkeypatch) == expected
    assert read(small, monkeypatch) == expected
    assert small._rows("SELECT n FROM dead") == [(max(gone),)]
    entries = sum(len(levels.decode(level, rows)) for level, rows in held.levels.stretch(0, 1))
    assert entries + sum(len(part) for part in held.recent.parts()) == sum(map(len, plain.lists.values()))


@pytest.mark.parametrize(
    ("lengths", "kept"),
    [
        pytest.param([3, 64, 1], [3, 64, 1], id="silent: none above the cap"),
        pytest.param([3, 65, 1], [3, 64, 1], id="rings: one above"),
        pytest.param([500, 64, 66], [64, 64, 64], id="rings: two above"),
        pytest.param([], [], id="silent: nothing"),
    ],
)
def test_lists_are_cut_in_the_middle(lengths, kept):
    starts = np.cumsum([0, *lengths])[:-1] if lengths else np.zeros(0, dtype=np.int64)
    chosen = levels.cap_lists(starts, sum(lengths))
    parts = np.split(chosen, starts[1:]) if lengths else []
    assert [int(part.sum()) for part in parts] == kept
    assert all(part[:HALF].all() and part[-HALF:].all() for part in parts)


def test_two_who_write_see_each_others_entries(tmp_path, writer, monkeypatch):
    monkeypatch.setattr(postings, "MOST_RECENT", 5)
    path = str(tmp_path / "two.db")
    with Index(path) as one, Index(path) as other:
        for n in range(24):
            article = writer.article(f"a{n}", 60)
            (one, other)[n % 2].add(article, first_seen=None)
            query = writer.of("q", article.text)
            assert one.candidates(query) == other.candidates(query)
            assert one.candidates(query)[0].id == f"a{n}"
            if n % 7 == 6:
                assert other.remove([f"a{n}"]) == 1
                assert f"a{n}" not in {c.id for c in one.candidates(query)}
        assert one.check() == []


def test_much_that_was_removed_is_tidied_by_itself(small, writer, monkeypatch):
    monkeypatch.setattr("spamfilter.index.index.TIDY", (10, 0.25))
    monkeypatch.setattr("spamfilter.index.index.STEPS", 2)
    articles = [writer.article(f"a{n}", 60) for n in range(60)]
    with small.batch():
        for article in articles:
            small.add(article, first_seen=None)
    for n in range(30):
        small.remove([f"a{n}"])
    assert small._rows("SELECT count(*) < 20 FROM dead") == [(1,)]
    assert small.check() == []
    assert [small.candidates(writer.of("q", article.text))[0].id for article in articles[30:]] == [f"a{n}" for n in range(30, 60)]
    small.remove([f"a{n}" for n in range(60)])
    assert small.stats().postings == 0
