"""Reasons as a reader meets them: what a message says is true whatever its number is."""

from __future__ import annotations

import re

import pytest
from stories import EARLIER, INDEPENDENT, LATER, LIGHTHOUSE, REWRITTEN, article

from spamfilter import SpamFilter
from spamfilter.feature import View
from spamfilter.features import features_of
from spamfilter.report.words import reason_lines

MEASURE = re.compile(r"(?:share of|how \w+) ")


@pytest.mark.parametrize("lines", [LIGHTHOUSE, REWRITTEN, INDEPENDENT], ids=["copy", "rewrite", "report"])
def test_that_nothing_is_there_is_no_statement_that_it_is(lines):
    with SpamFilter() as spam_filter:
        spam_filter.learn(article(LIGHTHOUSE, "courier", url="https://courier.example/1", published=EARLIER))
        verdict = spam_filter.judge(article(lines, "farm", url="https://farm.example/1", published=LATER))
    told = [e.message for e in verdict.evidence if e.value == 0 and e.share > 0]
    assert told or lines is not LIGHTHOUSE
    assert [message for message in told if not MEASURE.match(message)] == []


@pytest.mark.parametrize("feature", [f for f in features_of(View.MATCH) if f.name.startswith("novelty.")], ids=lambda f: f.name)
def test_what_is_new_is_measured_and_not_claimed(feature):
    assert MEASURE.match(feature.description)


def test_a_report_says_an_id_once():
    with SpamFilter() as spam_filter:
        pages = (article(LIGHTHOUSE, "courier", published=EARLIER), article(LIGHTHOUSE, "farm", published=LATER))
        *_, verdict = spam_filter.audit(pages, mutual=True)
    (line,) = (line for line in reason_lines(verdict, 9) if "the likely original is" in line.message)
    assert line.message.endswith("courier")
    assert line.quotes == ()
