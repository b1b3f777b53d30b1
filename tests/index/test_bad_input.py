"""Texts that were made to hurt: what is kept and looked at stays bounded, and what was there before is still found."""

import random

import pytest

from spamfilter.errors import IndexStoreError
from spamfilter.index import Index, store
from spamfilter.index.keys import MOST_RUNS, MOST_WORDS, article_keys
from spamfilter.index.levels import CAP

PICK = random.Random(9)
LETTERS = "bcdfghjklmnpqrstvwxz"


def made_up(words, letters=7):
    return ["".join(PICK.choices(LETTERS, k=letters)) for _ in range(words)]


BAD = {
    "5 MB of words": " ".join(made_up(1000) * 640),
    "5 MB without a blank": "x" * 5_000_000,
    "2 MB of signs without a blank": "白河市议会星期二决定" * 200_000,
    "50,000 one-word lines": "\n".join(made_up(2000, 4) * 25),
    "every word is rare": " ".join(made_up(3000, 9)),
    "one word, a million times": "the " * 1_000_000,
    "blanks": " \n\t" * 300_000,
    "marks": ".,'’" * 300_000,
    "letters beyond the first plane": "".join(map(chr, range(0x20000, 0x20400))) * 40,
}


@pytest.mark.parametrize("name", BAD)
def test_a_text_that_was_made_to_hurt(index, writer, name):
    good = writer.article("good")
    index.add(good, first_seen=None)
    bad = writer.of("bad", BAD[name])
    assert len(article_keys(bad).numbers) <= MOST_WORDS + 4 * MOST_RUNS
    index.add(bad, first_seen=None)
    index.add(writer.of("bad", BAD[name] + " and more of it"), first_seen=None)
    assert [c.id for c in index.candidates(writer.of("q", good.text))] == ["good"]
    assert index.get("bad").article.text.endswith("and more of it")
    assert index.check() == []


def test_a_page_that_equals_very_many(index, writer):
    """Ten thousand copies and a handful differ in nothing that is read."""
    text = writer.text()
    with index.batch():
        for n in range(3000):
            index.add(writer.of(f"same{n}", text), first_seen=None)
    votes = index._postings.votes(article_keys(writer.of("q", text)))
    assert len(votes.found) == CAP
    assert len(index.candidates(writer.of("q", text), 200)) == CAP
    assert index.remove(f"same{n}" for n in range(3000)) == 3000
    assert index.candidates(writer.of("q", text)) == ()
    assert index.stats().postings == 0


@pytest.mark.parametrize("seed", range(12))
def test_a_large_file_with_a_broken_page_is_refused_or_named_when_it_is_met(filled, writer, monkeypatch, seed):
    monkeypatch.setattr(store, "QUICK", 0)  # as if it were large: only the ends of its tables are looked at when it is opened
    raw = bytearray(filled.read_bytes())
    page = random.Random(seed).randrange(1, len(raw) // store.PAGE)
    raw[page * store.PAGE : (page + 1) * store.PAGE] = random.Random(seed).randbytes(store.PAGE)
    filled.write_bytes(raw)
    met = []
    try:
        memory = Index(str(filled))
    except IndexStoreError:
        assert filled.read_bytes() == raw
        return
    with memory:
        assert memory.check() != []
        for look in (
            lambda: memory.get_many([f"a{n}" for n in range(60)]),
            lambda: [memory.candidates(writer.article("q")) for _ in range(5)],
            lambda: memory.add(writer.article("new"), first_seen=None),
        ):
            try:
                look()
            except IndexStoreError as error:
                met.append(str(error))
    assert all("damaged" in message or "does not obey" in message for message in met)
