"""Thresholds of the caller: any number from 0 to 1, one or both of them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from spamfilter import Config, Label, Page, SpamFilter

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
