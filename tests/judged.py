"""Verdicts on the story of the lighthouse: its source, a copy of it on a farm, and what every verdict must keep to."""

import math

import pytest
from stories import EARLIER, LATER, LIGHTHOUSE, article

from spamfilter import Config, SpamFilter
from spamfilter.verdict import LEAST_SCORE

SOURCE = article(LIGHTHOUSE, "courier", url="https://courier.example/light", published=EARLIER)


def copy(lines=LIGHTHOUSE, **facts):
    facts = {"url": "https://farm.test/1", "published": LATER, **facts}
    return article(lines, facts.pop("name", "farm"), **facts)


def judge(page, *known, **options):
    """The verdict on a page by a filter that has learned the others."""
    with SpamFilter(Config(**options)) as spam_filter:
        for other in known:
            spam_filter.learn(other)
        return spam_filter.judge(page)


def codes(verdict):
    return {reason.code for reason in verdict.evidence}


def adds_up(verdict):
    """The contract of the JSON record."""
    record = verdict.as_record()
    if record["score"] is None:
        assert record["base"] is None
        assert all(reason["share"] == 0 for reason in record["reasons"])
        return
    assert LEAST_SCORE <= record["score"] <= 1 - LEAST_SCORE
    log_odds = math.log(record["score"] / (1 - record["score"]))
    assert record["base"] + sum(reason["share"] for reason in record["reasons"]) == pytest.approx(log_odds, abs=1e-6)
    shares = [abs(reason["share"]) for reason in record["reasons"]]
    assert shares == sorted(shares, reverse=True)
