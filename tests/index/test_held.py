"""A short article's source is the text that holds its words, not the one that shares a few rare names with it."""

import sqlite3

import pytest
import zstandard

from spamfilter.errors import IndexStoreError
from spamfilter.index import Index
from spamfilter.index.entry import digest
from spamfilter.index.held import shares_held
from spamfilter.index.keys import SHORT, article_keys

COMMON = "bridge harbour council market teacher engine river winter budget meeting garden station letter hospital railway library"
BRIEF = (
    "The council of Velmarin will repair the railway bridge before winter, after the engineer Dunnock found a crack in the northern pier."
)
DECOYS = 8


def source(writer):
    """A long report that says all of the brief, among so many names of its own that its rarest words are others."""
    told = BRIEF.replace(" Velmarin", " the city")
    return writer.of("source", "\n".join([told, *(f"{writer.name()} met {writer.name()} and {writer.name()}." for _ in range(60))]))


def decoys(writer):
    return [writer.of(f"decoy{n}", f"{writer.name()} was there, and Velmarin and Dunnock came up again.") for n in range(DECOYS)]


@pytest.fixture
def full(index, writer):
    with index.batch():
        for article in (*decoys(writer), source(writer)):
            index.add(article, first_seen=None)
    return index


def test_the_text_that_holds_the_words_comes_first(full, writer):
    found = full.candidates(writer.of("q", BRIEF))
    assert found[0].id == "source"
    assert len(found) == DECOYS + 1


def test_a_long_article_is_ranked_by_its_rarest_words(full, writer):
    text = f"{BRIEF}\n{' '.join(writer.random.choices(['market', 'teacher', 'garden'], k=SHORT))}"
    assert full.candidates(writer.of("q", text))[0].id != "source"


def test_without_texts_the_votes_decide(writer):
    stretch = " ".join(writer.random.choices(COMMON.split(), k=45))  # common words: keys of the short texts, and of their source none
    told = writer.of("source", "\n".join([stretch, *(f"{writer.name()} met {writer.name()} and {writer.name()}." for _ in range(60))]))
    with Index(None, texts=False) as index:
        index.add(told, first_seen=None)
        for n, word in enumerate(stretch.split()[:DECOYS]):
            index.add(writer.of(f"decoy{n}", f"{writer.name()} saw the {word}."), first_seen=None)
        assert index.candidates(writer.of("q", stretch))[0].id == "source"


def test_shares_are_of_the_words_by_weight():
    from spamfilter.article import Article
    from spamfilter.index.entry import pack_text

    texts = {1: BRIEF, 2: "Nothing of the sort stands here", 3: BRIEF.partition(" before")[0], 4: "x " * 40_000 + BRIEF}
    bodies = [(n, *pack_text(Article.from_lines(text.split("\n")))) for n, text in texts.items()]
    shares = shares_held(article_keys(Article.from_lines([BRIEF])), bodies)
    assert shares[1] == pytest.approx(1.0)
    assert shares[2] == 0.0
    assert 0.2 < shares[3] < 0.8
    assert shares[4] == 0.0  # behind what would be compared


def endless():
    raw = b"j" + b"[" * 100_000
    return zstandard.compress(raw), digest(raw)


@pytest.mark.parametrize(
    ("packed", "told"),
    [
        pytest.param(b"\x00", b"", id="bytes that do not unpack"),
        pytest.param(*endless(), id="a list in a list without end"),
    ],
)
def test_a_damaged_text_is_named(tmp_path, writer, packed, told):
    path = tmp_path / "seen.db"
    with Index(str(path)) as index:
        for article in (*decoys(writer), source(writer)):
            index.add(article, first_seen=None)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE body SET packed = ?, digest = ? WHERE n = 3", (packed, told))
    connection.close()
    with Index(str(path)) as index, pytest.raises(IndexStoreError, match=r"seen\.db.*damaged"):
        index.candidates(writer.of("q", BRIEF))
    with Index(str(path)) as index, pytest.raises(IndexStoreError, match=r"seen\.db.*damaged"):
        index.get("decoy2")
