"""Thresholds: the caller's, any number from 0 to 1, one or both of them; and those of each situation."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from judged import SOURCE, copy
from stories import BROKEN

from spamfilter import Config, Label, Match, Page, SpamFilter
from spamfilter.feature import View
from spamfilter.judging import Judge
from spamfilter.matching.alignment import Alignment
from spamfilter.scoring.model import load_model
from spamfilter.scoring.thresholds import Thresholds

TEXTS = Path(__file__).resolve().parent.parent / "examples" / "texts"


def judged(config, name="rewrite"):
    """The verdict on one of the sample texts, published after the original was."""
    pages = {
        stem: Page((TEXTS / f"{stem}.txt").read_text(encoding="utf-8"), id=stem, published=datetime(2026, 3, day, tzinfo=UTC))
        for stem, day in (("original", 1), ("rewrite", 2))
    }
    with SpamFilter(config) as spam_filter:
        if name == "rewrite":
            spam_filter.learn(pages["original"])
        return spam_filter.judge(pages[name])


@pytest.mark.parametrize(
    ("given", "labels"),
    [
        pytest.param({}, {Label.SPAM}, id="rings: the model's own"),
        pytest.param({"spam_threshold": 1.0}, {Label.SUSPECT}, id="silent: nothing is above 1"),
        pytest.param({"suspect_threshold": 1.0}, {Label.OK}, id="silent: the model's threshold for spam gives way"),
        pytest.param({"spam_threshold": 0.0}, {Label.SPAM}, id="rings: the model's threshold for suspect gives way"),
        pytest.param({"suspect_threshold": 0.0, "spam_threshold": 0.0}, {Label.SPAM}, id="rings: everything is above 0"),
    ],
)
def test_a_match_against_the_callers_thresholds(given, labels):
    assert judged(Config(**given)).label in labels


@pytest.mark.parametrize("spam", [0.0, 1e-9, 0.5, 1.0])
@pytest.mark.parametrize("suspect", [0.0, None])
def test_a_text_alone_is_never_spam_wherever_the_threshold_lies(spam, suspect):
    verdict = judged(Config(suspect_threshold=suspect, spam_threshold=spam), "original")
    assert verdict.label in {Label.OK, Label.SUSPECT}
    assert 0 < verdict.score < 1


@pytest.mark.parametrize(
    ("bars", "matched", "alone"),
    [
        pytest.param(
            {View.MATCH: Thresholds(0.5, 0.9), View.TEXT: Thresholds(1e-6)}, Label.SPAM, Label.SUSPECT, id="rings: low for a text alone"
        ),
        pytest.param(
            {View.MATCH: Thresholds(0.5, 0.9), View.TEXT: Thresholds(0.999)}, Label.SPAM, Label.OK, id="silent: high for a text alone"
        ),
        pytest.param(
            {View.MATCH: Thresholds(1e-6, 0.9999999), View.TEXT: Thresholds(0.999)}, Label.SUSPECT, Label.OK, id="silent: of a match"
        ),
    ],
)
def test_each_situation_has_its_own_thresholds(bars, matched, alone):
    judging = Judge(replace(load_model(), thresholds=bars), Config())
    page = copy().stating(language="en")
    match = Match(SOURCE, Alignment.of(page, SOURCE))
    assert judging.judge(page, (match,))[0].label is matched
    assert judging.judge(copy(BROKEN * 3).stating(language="en"), ())[0].label is alone
