"""Long pages: what stands behind any number of other words is found, and the work is bounded."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from stories import LIGHTHOUSE, REWRITTEN, UNRELATED

from spamfilter import SpamFilter
from spamfilter.article import Article
from spamfilter.matching import finder
from spamfilter.matching.alignment import MOST_CHARACTERS
from spamfilter.matching.finder import align, find_matches
from spamfilter.verdict import Label

SIZE = 400  # paragraphs of so many signs are some 45,000 characters


def filler(paragraphs, start=0):
    """Paragraphs that resemble nothing."""
    things = ("hedge", "kettle", "marrow", "onion", "spade", "lantern", "barrow", "trellis", "cabbage", "bucket", "ladder", "compost")
    doings = ("leaned against", "was older than", "had been lent with", "stood behind", "smelled of", "fell over", "had cost less than")
    for n in range(start, start + paragraphs):
        first, second, third = (things[(n * step + n // 12 + step) % 12] for step in (1, 5, 7))
        yield f"The {first} {doings[n % 7]} the {second}, nobody had moved the {third} since May, and the plot behind it was let again."


def page(*parts, name="page"):
    return Article.from_lines([line for part in parts for line in part], name=name, language="en")


@pytest.fixture
def spam_filter():
    with SpamFilter() as made:
        made.learn(page(LIGHTHOUSE, name="lighthouse"), vouched=True)
        made.learn(page(UNRELATED, name="baker"), vouched=True)
        yield made


@pytest.mark.parametrize(
    ("before", "after"),
    [(0, 0), (SIZE, 0), (3 * SIZE, 0), (SIZE, SIZE), (0, 2 * SIZE)],
    ids=["alone", "behind", "far behind", "in the middle", "in front"],
)
@pytest.mark.parametrize("text", [LIGHTHOUSE, REWRITTEN], ids=["copy", "rewrite"])
def test_a_text_is_found_wherever_it_stands(spam_filter, text, before, after):
    article = page(filler(before), text, filler(after, before))
    verdict = spam_filter.judge(article)
    assert verdict.label is Label.SPAM
    match = verdict.matches[0]
    assert match.id == "lighthouse"
    said = [article.text[slice(*passage.a)] for passage in match.passages]
    assert any(text[2] in passage or passage in text[2] for passage in said)


@pytest.mark.parametrize("before", [SIZE, 3 * SIZE], ids=["behind", "far behind"])
@pytest.mark.parametrize("after", [0, 2 * SIZE], ids=["at the end", "in the middle"])
@pytest.mark.parametrize("text", [LIGHTHOUSE, REWRITTEN], ids=["copy", "rewrite"])
def test_what_was_taken_from_the_depth_of_a_long_text_is_found(text, before, after):
    source = page(filler(before), LIGHTHOUSE, filler(after, before), name="book")
    with SpamFilter() as spam_filter:
        spam_filter.learn(source, vouched=True)
        verdict = spam_filter.judge(page(text))
    assert verdict.label is Label.SPAM
    match = verdict.matches[0]
    assert match.id == "book"
    told = [source.text[slice(*passage.b)] for passage in match.passages]
    assert any(LIGHTHOUSE[2] in passage or passage in LIGHTHOUSE[2] for passage in told)


@pytest.mark.parametrize("before", [0, 2 * SIZE], ids=["short", "long"])
def test_texts_are_compared_where_they_are_alike(before):
    others = [line[::-1] for line in filler(3 * SIZE)]  # of other words
    first, second = page(filler(before), LIGHTHOUSE, name="first"), page(others, LIGHTHOUSE, name="second")
    alignment = align(first, second)
    told = [(first.text[slice(*p.a)], second.text[slice(*p.b)]) for p in alignment.passages]
    assert any(here == there and LIGHTHOUSE[2] in here for here, there in told)
    assert align(second, second).runs.five_a == 1.0


def test_a_long_source_is_looked_through_within_bounds(monkeypatch):
    cut = []
    monkeypatch.setattr(
        finder, "numbers_of_each", lambda texts: (np.zeros(0, np.uint64) for text in texts if cut.append(len(text)) is None)
    )
    align(page(LIGHTHOUSE), page(filler(40 * SIZE)))
    assert len(cut) == 11
    assert max(cut) <= MOST_CHARACTERS


def test_two_texts_far_apart_are_both_found(spam_filter):
    verdict = spam_filter.judge(page(LIGHTHOUSE, filler(SIZE), filler(SIZE, SIZE), UNRELATED))
    assert verdict.label is Label.SPAM
    assert {match.id for match in verdict.matches} == {"lighthouse", "baker"}


def test_a_text_that_two_parts_share_is_one_match(spam_filter):
    size = sum(map(len, filler(1000))) // 1000 + 1
    verdict = spam_filter.judge(page(filler(38_000 // size), LIGHTHOUSE, filler(SIZE, SIZE)))
    assert [match.id for match in verdict.matches] == ["lighthouse"]
    assert verdict.label is Label.SPAM


def test_a_long_page_of_its_own_is_nobody_elses(spam_filter):
    verdict = spam_filter.judge(page(filler(3 * SIZE)))
    assert verdict.matches == ()
    assert verdict.label is not Label.SPAM


def test_the_work_is_bounded(spam_filter):
    index, asked, read = spam_filter.index, [], []

    class Spy:
        def candidates(self, article, limit):
            asked.append(len(article.text))
            return index.candidates(article, limit)

        def get_many(self, names):
            read.append(list(names))
            return index.get_many(read[-1])

    article = page(*(parts for n in range(6) for parts in (filler(SIZE, n * SIZE), LIGHTHOUSE)))
    find_matches(Spy(), article, candidates=20, aligned=4)
    assert sum(asked) <= 3 * len(article.text)
    assert max(asked[1:]) <= MOST_CHARACTERS
    assert len(read) <= 3


paragraphs = st.lists(st.text("ab ", min_size=1, max_size=30).filter(str.strip), max_size=20)


@given(paragraphs, st.integers(1, 40), st.integers(0, 20))
def test_parts_hold_all_of_a_text_in_its_places(lines, step, overlap):
    article = Article.from_lines(lines)
    seen = set()
    for part in article.parts(step + overlap, step):
        assert len(part.text) <= step + overlap + 1
        for paragraph in part.paragraphs:
            assert article.text[paragraph.start : paragraph.end] == paragraph.text
            seen |= set(range(paragraph.start, paragraph.end))
    assert seen == {n for paragraph in article.paragraphs for n in range(paragraph.start, paragraph.end)}


def test_the_head_of_a_part_is_its_own():
    whole = page(filler(SIZE))
    part = list(whole.parts(2000, 1000))[5]
    assert part.head(10_000) is part
    assert part.head(500).paragraphs[0] == part.paragraphs[0]
    assert part.text.startswith(part.head(500).text)
    assert 300 < len(part.head(500).text) <= 500
