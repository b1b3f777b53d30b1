"""Formulaic news: honest texts of a house share its frame, taken texts share the facts."""

from __future__ import annotations

import importlib
import re
from collections import Counter, defaultdict

import pytest

MODULE = importlib.import_module("spamfilter.model.formulas")
ROWS = MODULE.formulas(7, 600)
BY_ID = {row["id"]: row for row in ROWS}
TAKEN = ("near_copy", "spun", "paraphrase")
HONEST = [row for row in ROWS if row["label"] == "independent_same_event"]


def words(text):
    return re.findall(r"[^\W_]+", text.lower())


def threes(text):
    said = words(text)
    return set(zip(said, said[1:], said[2:], strict=False))


def facts(text):
    """What stands in figures, and what has a capital within a sentence."""
    return set(re.findall(r"\d+", text)) | set(re.findall(r"(?<=[a-z,] )[A-Z][\w-]+", text))


def houses():
    """Honest reports by the house that wrote them, second reports of the same facts aside."""
    found = defaultdict(list)
    for row in HONEST:
        if "-too-" not in row["id"]:
            found[row["id"].rsplit("-", 1)[0]].append(row["text"])
    return found


def test_same_seed_same_rows():
    assert MODULE.formulas(7, 600) == ROWS
    assert {row["text"] for row in MODULE.formulas(8, 600)}.isdisjoint(row["text"] for row in ROWS)


@pytest.mark.parametrize("count", [0, 1, 2, 3, 10, 61, 600])
def test_as_many_rows_as_asked_for(count):
    rows = MODULE.formulas(3, count)
    assert len(rows) == len({row["id"] for row in rows}) == len({row["text"] for row in rows}) == count


def test_shares_of_labels():
    counts = Counter(row["label"] for row in ROWS)
    assert set(counts) == {"independent_same_event", *TAKEN}
    assert sum(counts[label] for label in TAKEN) == 200
    assert max(counts[label] for label in TAKEN) - min(counts[label] for label in TAKEN) <= 1
    assert sum("-too-" in row["id"] for row in ROWS) == 42


def test_keys_and_groups():
    for row in ROWS:
        assert {"id", "text", "label", "set", "event"} <= set(row)
        assert row["set"] == "formulas"
        assert ("source_id" in row) == (row["label"] in TAKEN)
        if "source_id" in row:
            assert BY_ID[row["source_id"]]["label"] == "independent_same_event"
            assert BY_ID[row["source_id"]]["event"] == row["event"]


def test_many_genres_and_houses_each_with_several_reports():
    assert len({row["event"] for row in ROWS}) == len(MODULE.genres()) >= 14
    per_genre = Counter(house.rsplit("-", 1)[0] for house in houses())
    assert set(per_genre.values()) <= {3, 4, 5}
    assert min(len(texts) for texts in houses().values()) >= 3


def test_honest_lengths_and_marks():
    for row in HONEST:
        assert 40 <= len(row["text"].split()) <= 350
    for row in ROWS:
        assert not re.search(r"[{}\[\]|\\]| {2}|\.\.|\n\n|=>", row["text"]), row["text"]
        assert all(line == line.strip() and line for line in row["text"].split("\n"))


def test_honest_texts_of_a_house_share_its_frame_but_not_its_facts():
    shared = []
    for texts in houses().values():
        a, b = texts[0], texts[1]
        shared.append(len(threes(a) & threes(b)) / min(len(threes(a)), len(threes(b))))
        assert len(facts(a) - facts(b)) >= 5
        assert len(facts(b) - facts(a)) >= 5
    shared.sort()
    assert 0.25 < shared[len(shared) // 2] < 0.6
    assert shared[0] < 0.2  # some houses are loose
    assert shared[-1] > 0.55  # some are rigid


def test_taken_texts_carry_the_facts_of_their_source():
    for row in ROWS:
        if row["label"] in TAKEN:
            source = BY_ID[row["source_id"]]["text"]
            assert set(re.findall(r"\d+", row["text"])) <= set(re.findall(r"\d+", source)), row["text"]
            assert row["text"] != source
            other = next(text for house, texts in houses().items() for text in texts if text != source and source in texts)
            carried = [len(facts(row["text"]) & facts(text)) for text in (source, other)]
            assert carried[0] > carried[1]


def test_each_way_of_taking_keeps_as_much_of_the_wording_as_it_should():
    kept = defaultdict(list)
    for row in ROWS:
        if row["label"] in TAKEN:
            kept[row["label"]].append(len(threes(row["text"]) & threes(BY_ID[row["source_id"]]["text"])) / len(threes(row["text"])))
    middle = {label: sorted(shares)[len(shares) // 2] for label, shares in kept.items()}
    assert middle["near_copy"] > 0.9
    assert 0.3 < middle["spun"] < 0.8
    assert middle["paraphrase"] < 0.3


def test_a_second_report_of_the_same_facts_is_another_house_in_other_words():
    for row in HONEST:
        if "-too-" in row["id"]:
            first = BY_ID[row["id"].split("-too-")[0]]
            assert first["event"] == row["event"]
            assert facts(first["text"]) & facts(row["text"])
            assert len(threes(first["text"]) & threes(row["text"])) < 0.7 * len(threes(row["text"]))


def test_wordings_are_complete():
    for genre in MODULE.genres():
        assert len(genre.units) >= 7, genre.name
        assert all(len(unit) >= 3 for unit in genre.units), genre.name
        for unit in genre.units:
            assert len(set(unit)) == len(unit)
