"""Honest relations: agency copy, the pages of one site, reports that quote the same speech."""

from __future__ import annotations

from dataclasses import replace

import pytest
from judged import SOURCE, adds_up, codes, copy, judge
from stories import EARLIER, LATER, LIGHTHOUSE, QUOTED_HERE, QUOTED_THERE, SPEECH, article

from spamfilter import Page, SpamFilter
from spamfilter.verdict import Kind, Label

WIRED = ("SKERROW (AP) — " + LIGHTHOUSE[0], *LIGHTHOUSE[1:])


@pytest.mark.parametrize(
    ("source", "label"),
    [
        pytest.param(article(WIRED, "courier", url=SOURCE.url, published=EARLIER), Label.OK, id="rings: it names the agency too"),
        pytest.param(replace(SOURCE, url="https://www.apnews.com/light"), Label.OK, id="rings: it is the agency's"),
        pytest.param(SOURCE, Label.SUSPECT, id="silent: nobody but the copy says so"),
        pytest.param(replace(SOURCE, url="https://apples.example/light"), Label.SUSPECT, id="silent: a host that begins like an agency's"),
    ],
)
def test_an_agency_excuses_where_the_match_knows_of_it(source, label):
    verdict = judge(copy(WIRED), source)
    assert verdict.label is label
    assert ("rule.credited" in codes(verdict), "rule.credit_unshared" in codes(verdict)) == (label is Label.OK, label is not Label.OK)
    adds_up(verdict)


def test_two_reports_of_one_speech_accuse_neither():
    page = article(QUOTED_HERE, "farm", url="https://farm.test/1", published=LATER)
    verdict = judge(page, article(QUOTED_THERE, "courier", url="https://courier.example/1", published=EARLIER))
    assert verdict.label is Label.OK
    own = article((*QUOTED_THERE[:1], SPEECH, *QUOTED_THERE[2:]), "courier", url="https://courier.example/1", published=EARLIER)
    taken = judge(page, own)  # the same words, of which the match does not say that they are quoted
    assert taken.label is not Label.OK
    adds_up(verdict)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        pytest.param("<p>This story was first published by the Courier Example.</p>", Kind.SYNDICATED, id="rings: below the text"),
        pytest.param(
            "<footer><p>First published by <a href=/x>The Courier Example</a>.</p></footer>",
            Kind.SYNDICATED,
            id="rings: a link in a footer",
        ),
        pytest.param(
            "<footer><p>First published by <a href=/x>The Gazette</a></p><p>Courier Example</p></footer>",
            Kind.COPY,
            id="silent: another link",
        ),
        pytest.param("<p>This story was first published by the Gazette.</p>", Kind.COPY, id="silent: somebody else"),
        pytest.param("<p hidden>This story was first published by the Courier Example.</p>", Kind.COPY, id="silent: nobody sees it"),
    ],
)
def test_a_reprint_may_name_its_source_beside_the_text(line, kind):
    text = "".join(f"<p>{paragraph}</p>" for paragraph in LIGHTHOUSE)
    markup = f"<html><body><nav><a href=/>Home</a></nav><article><h1>The lamp goes out</h1>{text}</article>{line}</body></html>"
    with SpamFilter() as spam_filter:
        spam_filter.learn(replace(SOURCE, url="https://courier-example.test/1"))
        verdict = spam_filter.judge(Page(markup, url="https://paper.test/1", published=LATER))
    assert verdict.kind is kind
    assert (verdict.label is Label.OK) == (kind is Kind.SYNDICATED)


def test_who_credits_an_agency_and_was_first_is_no_suspect():
    verdict = judge(copy(WIRED, published=EARLIER), replace(SOURCE, published=LATER))
    assert (verdict.label, verdict.kind) == (Label.OK, Kind.ORIGINAL)


@pytest.mark.parametrize(
    ("ours", "theirs", "one"),
    [
        pytest.param("https://m.courier.example/1", "https://www.courier.example/2", True, id="rings: for telephones"),
        pytest.param("https://amp.courier.example/1", "https://courier.example/1", True, id="rings: an accelerated page"),
        pytest.param("https://news.courier.example/1", "https://www.courier.example/2", True, id="rings: a host below the other"),
        pytest.param("https://courier.example./1", "https://courier.example/2", True, id="rings: a dot at the end"),
        pytest.param(
            "https://medium.com/@courier/1", "https://medium.com/@Courier/2", True, id="rings: one writer where anybody can write"
        ),
        pytest.param("https://medium.com/@farm/1", "https://medium.com/@courier/2", False, id="silent: another writer there"),
        pytest.param(
            "https://sites.google.com/view/farm/1", "https://sites.google.com/view/courier/2", False, id="silent: deeper in the path"
        ),
        pytest.param("https://farm.example/1", "https://courier.example/2", False, id="silent: others below one domain"),
        pytest.param("https://mcourier.example/1", "https://courier.example/2", False, id="silent: a name that ends alike"),
        pytest.param("https://m.example/1", "https://www.example/2", False, id="silent: nothing but a domain"),
        pytest.param("https://mobile.co.example/1", "https://courier.co.example/2", False, id="silent: an ending that all may have"),
        pytest.param("https://farm.blogspot.example/1", "https://blogspot.example/2", False, id="silent: a host of everybody's"),
    ],
)
def test_the_pages_of_one_site_are_no_rewrites_of_each_other(ours, theirs, one):
    verdict = judge(copy(url=ours), replace(SOURCE, url=theirs))
    assert ((verdict.label, verdict.kind) == (Label.OK, Kind.UPDATE)) == one
    earlier = judge(replace(SOURCE, url=theirs), copy(url=ours))
    assert (earlier.label, earlier.kind) == (Label.OK, Kind.ORIGINAL)
