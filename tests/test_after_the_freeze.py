"""Ten pairs written after the model froze: six taken, four honest, in words that no training and no tuning has seen.

The texts are never changed to please the filter. A new model is measured on them too, but must not be fitted to them.
"""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from spamfilter import Config, SpamFilter
from spamfilter.archives import read
from spamfilter.match import Direction
from spamfilter.verdict import Label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spamfilter import Verdict

PAIRS = Path(__file__).parent / "samples" / "after_the_freeze.jsonl"

TAKEN = MappingProxyType(
    {
        "lido-again": "lido",  # verbatim, a few words changed
        "buses-spun": "buses",  # thesaurus
        "fire-garbled": "fire",  # translated there and back
        "rowing-garbled": "rowing",  # translated there and back
        "quarry-told": "quarry",  # paraphrased sentence by sentence
        "bakery-told": "bakery",  # paraphrased sentence by sentence
    }
)
HONEST = MappingProxyType({"bridge-other": "bridge", "library-other": "library", "bell-other": "bell", "water-other": "water"})
PARTNERS = MappingProxyType({**TAKEN, **HONEST})
WANTED = MappingProxyType({**dict.fromkeys(TAKEN, Label.SPAM), **dict.fromkeys((*HONEST, *PARTNERS.values()), Label.OK)})

# Where the filter fails today: the label it gives, and why that is wrong. An entry goes when the filter is right about it.
KNOWN: Mapping[str, Label] = MappingProxyType({})


@pytest.fixture(scope="module")
def verdicts() -> dict[str, Verdict]:
    """The verdict on every page, each judged against all the others."""
    with SpamFilter(Config()) as spam_filter:
        return {verdict.id: verdict for verdict in spam_filter.audit(read([str(PAIRS)]), mutual=True)}


@pytest.fixture(scope="module")
def records() -> dict[str, dict[str, Any]]:
    """The records as they stand in the file."""
    lines = PAIRS.read_text(encoding="utf-8").splitlines()
    return {record["id"]: record for record in map(json.loads, lines)}


@pytest.mark.parametrize("name", WANTED)
def test_label(verdicts: dict[str, Verdict], name: str) -> None:
    assert verdicts[name].label is KNOWN.get(name, WANTED[name]), verdicts[name].score


@pytest.mark.parametrize("name", sorted(TAKEN.keys() - KNOWN.keys()))
def test_the_source_is_named_first(verdicts: dict[str, Verdict], name: str) -> None:
    first = verdicts[name].matches[0]
    assert (first.id, first.direction) == (TAKEN[name], Direction.FROM)


def test_what_is_known_to_fail_does_fail() -> None:
    assert KNOWN.keys() <= WANTED.keys()
    assert all(WANTED[name] is not label for name, label in KNOWN.items())


def test_every_page_is_judged_once(verdicts: dict[str, Verdict], records: dict[str, dict[str, Any]]) -> None:
    assert verdicts.keys() == records.keys() == WANTED.keys()


@pytest.mark.parametrize(("later", "earlier"), PARTNERS.items())
def test_a_partner_stands_elsewhere_and_later(records: dict[str, dict[str, Any]], later: str, earlier: str) -> None:
    a, b = records[earlier], records[later]
    assert urlsplit(a["url"]).hostname != urlsplit(b["url"]).hostname
    assert datetime.fromisoformat(a["published"]) < datetime.fromisoformat(b["published"])
    assert 170 <= len(a["text"].split()) <= 380
    assert len(b["text"].split()) >= 150
