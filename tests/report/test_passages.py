import pytest
from hypothesis import given
from hypothesis import strategies as st

from spamfilter.match import Passage
from spamfilter.report.passages import compare_words, cut, same_order, strongest
from spamfilter.report.words import covered

WORDS = st.lists(st.sampled_from(["lido", "council", "voted", "to", "shut", "Brackwater's", "“hard”"]), max_size=20).map(" ".join)
SPANS = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(sorted).map(tuple)
PASSAGES = st.lists(st.builds(Passage, SPANS, SPANS, st.floats(0, 1)), max_size=12)


def passage(a, b, similarity=0.8, length=50):
    return Passage((a, a + length), (b, b + length), similarity)


@pytest.mark.parametrize(
    ("passages", "best"),
    [
        pytest.param([passage(0, 0, 0.6, 200), passage(300, 300, 1.0, 30)], 0, id="rings: a long loose one before a short equal one"),
        pytest.param([passage(0, 0, 0.9, 5000), passage(9000, 0, 1.0, 500)], 9000, id="rings: beyond a length only likeness counts"),
        pytest.param([passage(50, 0), passage(0, 50)], 0, id="silent: equal ones in the order of the text"),
        pytest.param([Passage((0, 300), (0, 10), 1.0), passage(400, 0, 0.8, 40)], 400, id="silent: the shorter side counts"),
    ],
)
def test_strongest(passages, best):
    assert strongest(passages, 1)[0].a[0] == best


@pytest.mark.parametrize(
    ("starts", "count"),
    [
        pytest.param([], 0, id="none"),
        pytest.param([(0, 0), (1, 1), (2, 2)], 3, id="all in order"),
        pytest.param([(0, 9), (1, 5), (2, 1)], 1, id="turned around"),
        pytest.param([(0, 5), (1, 0), (2, 6), (3, 7), (4, 1)], 3, id="some"),
        pytest.param([(2, 2), (0, 0), (1, 1)], 3, id="the order of the list does not matter"),
        pytest.param([(0, 3), (1, 3)], 2, id="twice from the same place"),
    ],
)
def test_same_order(starts, count):
    assert same_order([passage(a * 100, b * 100) for a, b in starts]) == count


@pytest.mark.parametrize(
    ("a", "b", "differs"),
    [
        pytest.param("the old lido", "the new lido", ["old"], id="rings: one word"),
        pytest.param("would price at 4 crowns", "would cost 4 crowns", ["price at"], id="rings: two words for one"),
        pytest.param("Odela Venn said", "Odella Vann said", ["Odela Venn"], id="rings: names"),
        pytest.param("a b c", "", ["a b c"], id="rings: nothing beside it"),
        pytest.param("The council, of Brackwater.", "the Council of “Brackwater's”", [], id="silent: case, marks, possessives"),
        pytest.param("", "a", [], id="silent: empty"),
        pytest.param("– …", "– …", [], id="silent: marks alone"),
    ],
)
def test_compare_words(a, b, differs):
    assert [p.text for p in compare_words(a, b)[0] if p.differs] == differs


@given(WORDS, WORDS)
def test_compared_pieces_are_the_whole_text(a, b):
    left, right = compare_words(a, b)
    assert " ".join(p.text for p in left) == a
    assert " ".join(p.text for p in right) == b
    assert [p.text for p in compare_words(a, a)[0]] == ([a] if a else [])


@pytest.mark.parametrize(
    ("span", "text"),
    [
        pytest.param((4, 7), "old", id="inside"),
        pytest.param((4, 700), "old lido", id="beyond the end"),
        pytest.param((-5, 3), "the", id="before the start"),
        pytest.param((50, 60), "", id="outside"),
        pytest.param((7, 4), "", id="backwards"),
    ],
)
def test_cut(span, text):
    assert cut("the old lido", span, 40) == text


@pytest.mark.parametrize(
    ("limit", "text"),
    [
        pytest.param(14, "the old lido…", id="rings: no half word"),
        pytest.param(19, "the old lido shut…", id="rings: nor the first letter of one"),
        pytest.param(6, "the o…", id="silent: half of it would go"),
        pytest.param(22, "the old lido shut down", id="silent: fits"),
    ],
)
def test_cut_to_words(limit, text):
    assert cut("the old lido shut down", (0, 99), limit) == text


@pytest.mark.parametrize(
    ("spans", "share"),
    [
        pytest.param([], 0.0, id="none"),
        pytest.param([(0, 50)], 0.5, id="half"),
        pytest.param([(0, 50), (25, 75)], 0.75, id="what overlaps counts once"),
        pytest.param([(0, 80), (10, 20)], 0.8, id="one in the other"),
        pytest.param([(90, 500)], 0.1, id="not beyond the end"),
    ],
)
def test_covered(spans, share):
    assert covered([Passage(s, (0, 1), 1.0) for s in spans], "a", 100) == pytest.approx(share)


def test_covered_of_an_empty_text():
    assert covered([passage(0, 0)], "b", 0) == 0.0


@given(PASSAGES)
def test_any_passages_are_counted_without_fail(passages):
    assert 0 <= covered(passages, "a", 40) <= 1
    assert (1 if passages else 0) <= same_order(passages) <= len(passages)
    assert len(strongest(passages, 3)) == min(3, len(passages))
