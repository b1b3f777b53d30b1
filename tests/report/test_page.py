import re
import unicodedata
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spamfilter.article import Article, Removed
from spamfilter.match import Direction, Passage
from spamfilter.report.page import comparison_page, spots
from spamfilter.verdict import Evidence

TAGS = set(
    "html head meta title style body h1 h2 div span section table tr td th br p strong ul li article header a mark u footer".split()  # noqa: SIM905
)
HOSTILE = st.lists(
    st.sampled_from(
        [
            "<script>alert(1)</script>",
            "<img src=x onerror=y>",
            '"onclick="x',
            "javascript:x",
            "</p>",
            "]]>",
            "&lt;",
            "\x1b[31m",
            "\u202e",
            "\ud800",
            "a\n",
            "漢 ",
        ]
    ),
    max_size=8,
).map("".join)


class Page(HTMLParser):
    """Every tag of a page with its attributes; fails on a comment or a declaration in the middle."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open[-1:] != ["style"]:
            self.words += data

    def handle_comment(self, data):
        raise AssertionError(data)


def check(text: str, *, whole: bool = True) -> Page:
    """The page, if it is well-formed, alone in the world and inert."""
    page = Page(text)
    assert page.open == []
    assert {tag for tag, _ in page.tags} <= TAGS
    names = {name for _, attributes in page.tags for name in attributes}
    assert names <= {"lang", "charset", "http-equiv", "content", "name", "class", "dir", "id", "href", "rel"}
    links = [attributes["href"] for tag, attributes in page.tags if tag == "a"]
    assert all(re.match(r"#[ab]\d+$|https?://", link) for link in links)
    ids = Counter(attributes["id"] for _, attributes in page.tags if "id" in attributes)
    assert max(ids.values(), default=1) == 1
    assert not whole or {link[1:] for link in links if link.startswith("#")} <= set(ids)  # an empty text has no place to lead to
    assert not re.search(r"@import|url\(|expression", text)
    assert not [sign for sign in text if unicodedata.category(sign) in {"Cc", "Cs"} and sign != "\n"]
    return page


def test_the_page_shows_everything(comparison):
    page = check(comparison_page(comparison))
    for part in (
        "score 0.97",
        "B is likely first: A was most likely made from B.",
        "B was published 3 days before A.",
        "3 passages hold 99% of A and 99% of B; 3 of them come in the same order in both.",
        "2 names come out as near misses",
        "Odella",
        "boilerplate.related",
        "Recommended news",
        "Swimmers from the Otter Club gathered out of doors the corridor with placards.",
        "Members of the Otter Club gathered outside the hall with placards.",
    ):
        assert part in page.words, part


def test_each_passage_leads_to_its_other_half(comparison):
    page = check(comparison_page(comparison))
    links = [attributes["href"] for tag, attributes in page.tags if tag == "a" and attributes["href"].startswith("#")]
    ids = [attributes["id"] for tag, attributes in page.tags if tag == "mark" and "id" in attributes]
    assert links == ["#b1", "#b2", "#b3", "#a1", "#a2", "#a3"]
    assert ids == ["a1", "a2", "a3", "b1", "b2", "b3"]


def test_words_that_differ_are_underlined(comparison):
    text = comparison_page(comparison)
    assert "<u>price at</u> 4 million crowns" in text
    assert "<u>cost</u> 4 million crowns" in text


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        pytest.param("https://farm.example/lido?a=1&b=2", True, id="an address"),
        pytest.param("javascript:alert(1)", False, id="a script"),
        pytest.param('https://farm.example/"><script>', False, id="an address that leaves its attribute"),
        pytest.param(None, False, id="none"),
    ],
)
def test_links(comparison, url, linked):
    a = Article.from_lines(comparison.a.text.split("\n"), name="a", url=url)
    page = check(comparison_page(replace(comparison, a=a)))
    assert [attributes["href"] for tag, attributes in page.tags if tag == "a" and not attributes["href"].startswith("#")] == (
        [url] if linked else []
    ) + ["https://courier.example/lido"]


def test_strangers(comparison, fine):
    page = check(comparison_page(replace(comparison, match=None, verdict=fine)))
    assert "No passage of one resembles a passage of the other." in page.words
    assert "mark" not in {tag for tag, _ in page.tags}


def test_a_match_without_passages(comparison, spam, note):
    page = check(comparison_page(replace(comparison, verdict=replace(spam, matches=(replace(note, passages=()),)))))
    assert "No single passage is alike" in page.words


@pytest.mark.parametrize(
    ("direction", "says"),
    [(Direction.TO, "A is likely first: B was most likely made from A."), (Direction.UNKNOWN, "Which of the two came first is not known.")],
)
def test_directions(comparison, spam, note, direction, says):
    assert says in check(comparison_page(replace(comparison, verdict=replace(spam, matches=(replace(note, direction=direction),))))).words


@pytest.mark.parametrize(
    ("spans", "shown"),
    [
        pytest.param([(0, 4), (6, 9)], ["aaaa", "cde"], id="apart"),
        pytest.param([(0, 6), (4, 9)], ["aaaab ", "cde"], id="the second begins where the first ends"),
        pytest.param([(0, 9), (2, 4)], ["aaaab cde", ""], id="one in the other keeps its number"),
        pytest.param([(4, 5), (0, 4)], ["aaaa", "b"], id="in the order of the text"),
        pytest.param([(7, 90)], ["de"], id="not beyond the end"),
        pytest.param([(50, 90)], [""], id="outside"),
        pytest.param([(5, 2)], [""], id="backwards"),
    ],
)
def test_spots_do_not_overlap(spans, shown):
    text = "aaaab cde"
    found = spots([Passage(span, (0, 1), 0.8) for span in spans], "a", text, "x")
    assert [text[s.start : s.end] for s in found] == shown
    assert sorted(s.number for s in found) == list(range(1, len(spans) + 1))


def test_a_passage_across_paragraphs_is_marked_in_both_and_numbered_once(comparison, spam, note):
    end = len(comparison.a.paragraphs[0].text)
    passage = Passage((end - 20, end + 20), (0, 30), 0.9)
    page = check(comparison_page(replace(comparison, verdict=replace(spam, matches=(replace(note, passages=(passage,)),)))))
    marks = [attributes for tag, attributes in page.tags if tag == "mark" and attributes["class"] == "near"]
    assert [attributes.get("id") for attributes in marks[1:]] == ["a1", None, "b1"]  # the first is the legend's


@pytest.mark.parametrize(
    "span",
    [
        pytest.param((6, 0), id="backwards, at the first character of the second paragraph"),
        pytest.param((5, 5), id="between two paragraphs"),
        pytest.param((0, 0), id="at the very first character"),
        pytest.param((40, 90), id="beyond the end"),
    ],
)
def test_a_passage_without_characters_keeps_its_number(comparison, note, span):
    side = Article.from_lines(["</p>a", "</p>a"], name="a")
    verdict = replace(comparison.verdict, matches=(replace(note, passages=(Passage(span, (0, 30), 0.9),)),))
    check(comparison_page(replace(comparison, a=side, verdict=verdict)))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=HOSTILE, spans=st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90)), max_size=5), data=st.data())
def test_nothing_of_a_page_comes_alive(comparison, *, text, spans, data):
    other = data.draw(st.permutations(spans))
    lines = (text * 2).split("\n")
    passages = tuple(Passage(a, b, 0.8) for a, b in zip(spans, other, strict=True))
    note = replace(comparison.verdict.matches[0], passages=passages, names=((text, text),))
    verdict = replace(
        comparison.verdict,
        evidence=(Evidence(text, 1.0, None, text, (text,)),),
        matches=(note,),
        removed=(Removed(text, text),),
        model=(text, text),
    )
    side = Article.from_lines(lines, name=text, url=text, title=text)
    match = replace(comparison.match, why=(text,))
    check(comparison_page(replace(comparison, a=side, verdict=verdict, match=match)), whole=bool(side.paragraphs))
