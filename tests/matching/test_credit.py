"""Credit: lines that name a source by its very address, and copyright lines of agencies; what only looks like one is none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from stories import LIGHTHOUSE, article

from spamfilter.article import Article, Removed
from spamfilter.matching.credit import agency_credit, credit_naming

OURS = article(LIGHTHOUSE, "farm", url="https://farm.test/1")
THEIRS = article(LIGHTHOUSE, "courier", url="https://courier-post.example/1")
ADDRESS = "https://www.courier-post.example/skerrow/lamp?id=7"


@pytest.mark.parametrize(
    ("line", "named"),
    [
        pytest.param(f"Source: {ADDRESS}", True, id="rings: source"),
        pytest.param(f"Sources: https://gazette.example/1, {ADDRESS}", True, id="rings: among several"),
        pytest.param(f"Source {ADDRESS}", True, id="rings: without a colon"),
        pytest.param(f"Via {ADDRESS}", True, id="rings: via"),
        pytest.param("Original story: courier-post.example/skerrow/lamp?id=7", True, id="rings: without the scheme"),
        pytest.param(f"Read the original article: <{ADDRESS.replace('https', 'http').upper()}/>.", True, id="rings: written otherwise"),
        pytest.param(ADDRESS, True, id="rings: the address alone"),
        pytest.param("Via https://courier-post.example/skerrow/lamps?id=7", False, id="silent: a longer path"),
        pytest.param("Via https://courier-post.example/skerrow/lamp?id=77", False, id="silent: another number"),
        pytest.param("Via https://courier-post.example/skerrow", False, id="silent: the folder above"),
        pytest.param("Tickets: https://courier-post.example/tickets", False, id="silent: another page"),
        pytest.param("Tickets: https://courier-post.example/", False, id="silent: the front page"),
        pytest.param(f"The board put its plan on {ADDRESS} for all to read, the clerk said.", False, id="silent: in running text"),
        pytest.param(f"The keeper, who has read {ADDRESS}, laughed at it.", False, id="silent: in a sentence"),
    ],
)
def test_an_address_that_stands_by_itself_is_a_credit(line, named):
    theirs = replace(THEIRS, url=ADDRESS)
    lines = [paragraph.text for paragraph in OURS.paragraphs]
    for where in ((*lines, line), (lines[0], line, *lines[1:])):
        page = Article.from_lines(where, name=OURS.id, url=OURS.url)
        assert credit_naming(page, theirs) == (line if named else None)
    assert credit_naming(replace(OURS, removed=(Removed(line, "boilerplate.related"),)), theirs) is None  # a teaser
    front = replace(THEIRS, url="https://courier-post.example/")
    assert credit_naming(Article.from_lines((*lines, "Tickets: https://courier-post.example/"), name=OURS.id), front) is None


def test_an_address_that_was_copied_with_the_text_is_no_credit():
    lines = (*(paragraph.text for paragraph in OURS.paragraphs), f"Link to this page: {ADDRESS}")
    theirs = Article.from_lines(lines, name="theirs", url=ADDRESS)
    assert credit_naming(Article.from_lines(lines, name="ours", url=OURS.url), theirs) is None


@pytest.mark.parametrize(
    ("line", "credited"),
    [
        pytest.param("© Agence France-Presse", True, id="rings: without a year"),
        pytest.param("© 2026 Agence France-Presse", True, id="rings: with one"),
        pytest.param("(c) AFP", True, id="rings: in letters"),
        pytest.param("Copyright © The Associated Press. All rights reserved.", True, id="rings: all of it"),
        pytest.param("Copyright Reuters 2026", True, id="rings: the year behind"),
        pytest.param("Agence France-Presse", False, id="silent: a name"),
        pytest.param("The Associated Press", False, id="silent: a name with its article"),
        pytest.param("© Skerrow Mercury", False, id="silent: no agency"),
        pytest.param("The photograph is © Agence France-Presse, which bought it in 1990.", False, id="silent: in a sentence"),
        pytest.param("Copyright AFP claims to hold in these pictures was denied.", False, id="silent: a sentence that begins so"),
        pytest.param("Copyright claims by AFP", False, id="silent: a heading about copyright"),
    ],
)
def test_a_copyright_line_of_an_agency_is_a_credit(line, credited):
    lines = [paragraph.text for paragraph in OURS.paragraphs]
    for where in ((*lines, line), (*lines, line, "Skerrow Mercury")):
        assert (agency_credit(Article.from_lines(where)) == line) == credited
    assert agency_credit(Article.from_lines((lines[0], line, *lines[1:]))) is None  # a picture's


@pytest.mark.parametrize(
    ("line", "code", "named"),
    [
        pytest.param("Originally published on courier-post.example.", "boilerplate.source", True, id="rings: its host"),
        pytest.param("This story first appeared in The Courier Post.", "boilerplate.credit", True, id="rings: the words of its host"),
        pytest.param("Source: Courier Post", "boilerplate.source", True, id="rings: source"),
        pytest.param("Originally published on gazette.example.", "boilerplate.source", False, id="silent: somebody else"),
        pytest.param("Source: Post", "boilerplate.source", False, id="silent: half of the name"),
        pytest.param("Source: Courier Post", "boilerplate.related", False, id="silent: a teaser"),
        pytest.param("Courier Post", "boilerplate.source", False, id="silent: a name is no credit"),
    ],
)
def test_credits(line, code, named):
    page = replace(OURS, removed=(Removed(line, code),))
    assert credit_naming(page, THEIRS) == (line if named else None)
    assert credit_naming(page, replace(THEIRS, url=None)) is None


@pytest.mark.parametrize(
    ("host", "named"),
    [
        pytest.param("nepost.example", True, id="rings: letters and a word"),
        pytest.param("www.nep.co.example", True, id="rings: letters"),
        pytest.param("northbyeveningpost.example", True, id="rings: all its words"),
        pytest.param("skpost.example", False, id="silent: other letters"),
        pytest.param("northpost.example", False, id="silent: half of a word"),
    ],
)
def test_a_host_may_be_called_by_the_letters_of_its_name(host, named):
    page = replace(OURS, removed=(Removed("This story first appeared in The Northby Evening Post.", "boilerplate.credit"),))
    assert (credit_naming(page, replace(THEIRS, url=f"https://{host}/1")) is not None) == named


@pytest.mark.parametrize(
    ("line", "named"),
    [
        pytest.param("Story by The Sun", True, id="rings: a word"),
        pytest.param("Via SunOnline", True, id="rings: written together with another one"),
        pytest.param("Source: the SUN's Monday edition", True, id="rings: in capitals"),
        pytest.param("Story by Jane Sunderland", False, id="silent: the beginning of a name"),
        pytest.param("Sources: Monsun Institute", False, id="silent: the end of one"),
    ],
)
def test_a_short_name_stands_for_itself(line, named):
    page = replace(OURS, removed=(Removed(line, "boilerplate.credit"),))
    assert (credit_naming(page, replace(THEIRS, url="https://www.sun.example/1")) is not None) == named


@pytest.mark.parametrize(
    ("line", "credited"),
    [
        pytest.param("SKERROW (AFP) — The board voted.", True, id="rings: a dateline"),
        pytest.param("SKERROW, March 3, 2026 /PRNewswire/ -- The board voted.", True, id="rings: a wire of press releases"),
        pytest.param("SKERROW--(BUSINESS WIRE)--The board voted.", True, id="rings: another one"),
        pytest.param("SKERROW (north) — The board voted.", False, id="silent: no agency"),
        pytest.param("The board (AFP) — voted.", False, id="silent: no dateline either"),
        pytest.param("The board (AFP says so) - voted.", False, id="silent: no dateline"),
        pytest.param("", False, id="silent: empty page"),
    ],
)
def test_agencies(line, credited):
    assert (agency_credit(article(line)) is not None) == credited
