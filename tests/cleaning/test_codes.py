"""Codes: whatever the rules tell apart, a reader of `removed` meets the kinds of furniture that the documentation lists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from spamfilter.cleaning import furniture, labels, names, notices, templates, wording

DOCS = Path(__file__).parents[2] / "docs" / "verdict.md"
KINDS = frozenset(re.findall(r"`([a-z]+)`", re.search(r"^Kinds of furniture: (.*)$", DOCS.read_text(encoding="utf-8"), re.MULTILINE)[1]))
RULES = {
    "labels": set(labels.BY_CODE),
    "templates": {row[0] for row in (*templates.ROWS, *notices.LOOSE)},
    "words": set(wording.CODES) - {"true"},
    "elements": set(names._WORDS) | set(names._TAGS.values()) | set(names._ROLES.values()),
    "followers": set(furniture._LISTS | furniture._HEADED),
    "merged": set(names._TOLD_AS),
}


@pytest.mark.parametrize("rules", RULES)
def test_every_code_is_told_as_a_kind_that_is_documented(rules):
    told = {names.told_as(code).removeprefix("boilerplate.") for code in RULES[rules]}
    assert told
    assert told <= KINDS
