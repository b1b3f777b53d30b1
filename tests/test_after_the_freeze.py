"""Ten pairs for each time a model froze, written afterwards: taken ones and honest ones, in words that no training and no tuning has seen.

The texts are never changed to please the filter. A new model is measured on all of them, but must not be fitted to any.
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

SAMPLES = Path(__file__).parent / "samples"
SETS = tuple(SAMPLES / f"after_the_freeze{number}.jsonl" for number in ("", "_2", "_3", "_4", "_5", "_6", "_7", "_8", "_9", "_10"))

TAKEN = MappingProxyType(
    {
        "lido-again": "lido",  # verbatim, a few words changed
        "buses-spun": "buses",  # thesaurus
        "fire-garbled": "fire",  # translated there and back
        "rowing-garbled": "rowing",  # translated there and back
        "quarry-told": "quarry",  # paraphrased sentence by sentence
        "bakery-told": "bakery",  # paraphrased sentence by sentence
        "mural-again": "mural",  # verbatim, a few words changed, teasers and a newsletter glued on
        "pencils-spun": "pencils",  # thesaurus
        "keeper-garbled": "keeper",  # translated there and back
        "perry-garbled": "perry",  # translated there and back
        "eel-told": "eel",  # paraphrased sentence by sentence
        "weddings-told": "weddings",  # paraphrased sentence by sentence
        "dentist-short": "dentist",  # summarised in a third of the words
        "tram-again": "tram",  # verbatim, a few words changed, teasers and a newsletter glued on
        "bins-spun": "bins",  # thesaurus
        "meteorite-garbled": "meteorite",  # translated there and back
        "fellrace-garbled": "fellrace",  # translated there and back
        "measles-told": "measles",  # paraphrased sentence by sentence
        "honey-told": "honey",  # paraphrased, some paragraphs in another order
        "glassworks-short": "glassworks",  # summarised in a third of the words
        "ferryrope-again": "ferryrope",  # verbatim, a few words changed and number words written as digits, teasers glued on
        "owls-spun": "owls",  # thesaurus
        "clockmaker-garbled": "clockmaker",  # translated there and back
        "saltworks-told": "saltworks",  # paraphrased sentence by sentence
        "nightbus-told": "nightbus",  # paraphrased, some paragraphs in another order
        "beetle-short": "beetle",  # summarised in less than half of the words
        "drones-again": "drones",  # verbatim, a few words changed, teasers and a newsletter glued on
        "sepsis-spun": "sepsis",  # thesaurus
        "borer-garbled": "borer",  # translated there and back
        "chess-garbled": "chess",  # translated there and back
        "haulier-told": "haulier",  # paraphrased sentence by sentence
        "jawbone-told": "jawbone",  # paraphrased, some paragraphs in another order, a new opening and a new end
        "laptops-short": "laptops",  # summarised in two fifths of the words
        "landlord-again": "landlord",  # verbatim, a few words changed, teasers and a newsletter glued on
        "grocer-spun": "grocer",  # thesaurus
        "sinkhole-garbled": "sinkhole",  # translated there and back
        "peloton-garbled": "peloton",  # translated there and back
        "letters-told": "letters",  # paraphrased sentence by sentence
        "seagrass-told": "seagrass",  # paraphrased, some paragraphs in another order, a new opening and a new end
        "levy-short": "levy",  # summarised in less than half of the words
        "ransom-again": "ransom",  # verbatim, a few words changed, teasers and a newsletter glued on
        "pilots-spun": "pilots",  # thesaurus
        "avalanche-garbled": "avalanche",  # translated there and back
        "forger-garbled": "forger",  # translated there and back
        "dataheat-told": "dataheat",  # paraphrased sentence by sentence
        "rocket-told": "rocket",  # paraphrased, some paragraphs in another order, a new opening and a new end
        "recount-short": "recount",  # summarised in two fifths of the words
        "parking-again": "parking",  # verbatim, a few words changed, teasers and a notification glued on
        "puppets-spun": "puppets",  # thesaurus
        "beavers-garbled": "beavers",  # translated there and back
        "curling-garbled": "curling",  # translated there and back
        "gloves-told": "gloves",  # paraphrased sentence by sentence
        "midwives-told": "midwives",  # paraphrased, some paragraphs in another order, a new opening and a new end
        "tunnel-short": "tunnel",  # summarised in two fifths of the words
        "scooter-again": "scooter",  # verbatim, a few words changed, teasers and a notification glued on
        "treasurer-spun": "treasurer",  # thesaurus
        "ewes-garbled": "ewes",  # translated there and back
        "bats-garbled": "bats",  # translated there and back
        "potato-told": "potato",  # paraphrased sentence by sentence
        "organ-told": "organ",  # paraphrased, some paragraphs in another order, a new opening and a new end
        "lottery-short": "lottery",  # summarised in two fifths of the words
        "orchard-again": "orchard",  # verbatim, a few words changed, teasers and a newsletter glued on
        "glacier-spun": "glacier",  # thesaurus
        "lighthouse-garbled": "lighthouse",  # translated there and back
        "hailstorm-garbled": "hailstorm",  # translated there and back
        "violin-told": "violin",  # paraphrased sentence by sentence
        "shipyard-told": "shipyard",  # paraphrased, some paragraphs in another order, a new opening and a new end
        "mosquito-short": "mosquito",  # summarised in two fifths of the words
    }
)
SUMMARIES = frozenset(name for name in TAKEN if name.endswith("-short"))
HONEST = MappingProxyType(
    {
        "bridge-other": "bridge",
        "library-other": "library",
        "bell-other": "bell",
        "water-other": "water",
        "bandstand-other": "bandstand",
        "tornado-other": "tornado",
        "stranded-other": "stranded",
        "school-other": "school",
        "landslip-other": "landslip",
        "festival-other": "festival",
        "weir-other": "weir",
        "cinema-other": "cinema",
        "referendum-other": "referendum",
        "tower-other": "tower",
        "playoff-other": "playoff",
        "ammonia-other": "ammonia",
        "torc-other": "torc",
        "blackout-other": "blackout",
        "marathon-other": "marathon",
        "deluge-other": "deluge",
        "coach-other": "coach",
        "listeria-other": "listeria",
        "runway-other": "runway",
        "silo-other": "silo",
        "mayor-other": "mayor",
        "lynx-other": "lynx",
        "bomb-other": "bomb",
        "brushes-other": "brushes",
        "gondola-other": "gondola",
        "barge-other": "barge",
        "allotment-other": "allotment",
        "cricket-other": "cricket",
    }
)
PARTNERS = MappingProxyType({**TAKEN, **HONEST})
WANTED = MappingProxyType({**dict.fromkeys(TAKEN, Label.SPAM), **dict.fromkeys((*HONEST, *PARTNERS.values()), Label.OK)})

# Where the filter fails today: the label it gives, and why that is wrong. An entry goes when the filter is right about it.
KNOWN: Mapping[str, Label] = MappingProxyType(
    {
        # Digits for number words, as an editor writes them, look like facts that the original lost; that outweighs the dates.
        "ferryrope": Label.SUSPECT,
        "ferryrope-again": Label.SUSPECT,
        # Summaries in two fifths of the words: their sources are named, their scores stay below both bars.
        "recount-short": Label.OK,
        "mosquito-short": Label.OK,
        # Who took from whom stays open: traces in the words say the contrary of the date.
        "midwives-told": Label.SUSPECT,
        "tunnel-short": Label.SUSPECT,
    }
)


@pytest.fixture(scope="module")
def verdicts() -> dict[str, Verdict]:
    """The verdict on every page, each judged against all the others of its set."""
    found: dict[str, Verdict] = {}
    for path in SETS:
        with SpamFilter(Config()) as spam_filter:
            found.update((verdict.id, verdict) for verdict in spam_filter.audit(read([str(path)]), mutual=True))
    return found


@pytest.fixture(scope="module")
def records() -> dict[str, dict[str, Any]]:
    """The records as they stand in the files."""
    lines = [line for path in SETS for line in path.read_text(encoding="utf-8").splitlines()]
    found = {record["id"]: record for record in map(json.loads, lines)}
    assert len(found) == len(lines), "two records share an id"
    return found


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
    words, words_later = (len(record["text"].split()) for record in (a, b))
    assert 170 <= words <= 380
    if later in SUMMARIES:
        assert words / 4 <= words_later <= words / 2
    else:
        assert words_later >= 150
