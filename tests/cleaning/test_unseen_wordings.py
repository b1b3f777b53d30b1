"""Furniture in words that nothing was taught, true lines that nearly have them, and whole articles that are easily mistaken.

All in eight languages. `samples/unseen_wordings.tsv` holds a language, a code (`true` for a line of an article) and a line;
`samples/true_articles.jsonl` articles of six kinds (guides, reports on media, columns that speak to their readers) with all their lines.
Nobody who wrote them knew the rules, and nothing of them may go into `model/phrases`. In none of the languages may much be missed.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from spamfilter.model.wording import PHRASES, read_labels, read_phrases

from spamfilter.cleaning.plain import clean_text

SAMPLE = Path(__file__).parents[1] / "samples" / "unseen_wordings.tsv"
ROWS = tuple(tuple(row.split("\t")) for row in SAMPLE.read_text(encoding="utf-8").splitlines())
LANGUAGES = sorted({language for language, _, _ in ROWS})
ARTICLES = tuple(map(json.loads, (SAMPLE.parent / "true_articles.jsonl").read_text(encoding="utf-8").splitlines()))
TEXT = (
    "The council approved the plan on Tuesday after a debate that lasted four hours, with nine members in favour and three against.",
    "Residents of the old quarter had asked for more time, arguing that the drawings left out the drainage channel behind the hall.",
    "Two engineers from the water company told the meeting that the pipes, laid in 1954, could carry half of what fell last year.",
    "A further hearing has been set for the ninth of next month, and the drawings can be seen in the library until then.",
)


def stays(line: str, at: int) -> bool:
    lines, _ = clean_text("\n".join((*TEXT[:at], line, *TEXT[at:])))
    return line in lines


def plain(line: str) -> str:
    return re.sub(r"[\W\d_]+", " ", line.casefold()).strip()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("at", "most"), [(2, 0.42), (4, 0.32)], ids=["in the middle", "at the end"])
def test_most_furniture_goes(language: str, at: int, most: float) -> None:
    lines = [line for spoken, code, line in ROWS if spoken == language and code != "true"]
    assert len(lines) > 60
    assert sum(stays(line, at) for line in lines) / len(lines) <= most


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("at", "least"), [(2, 0.95), (4, 0.9)], ids=["in the middle", "at the end"])
def test_nearly_all_true_lines_stay(language: str, at: int, least: float) -> None:
    lines = [line for spoken, code, line in ROWS if spoken == language and code == "true"]
    assert len(lines) > 30
    assert sum(stays(line, at) for line in lines) / len(lines) >= least


@pytest.mark.parametrize("language", LANGUAGES)
def test_articles_keep_their_lines(language: str) -> None:
    lost, count = 0, 0
    for article in ARTICLES:
        if article["lang"] == language:
            kept = "\n".join(clean_text("\n".join(article["lines"]))[0])
            lost += sum(" ".join(line.split()) not in kept for line in article["lines"])
            count += len(article["lines"])
    assert count > 90
    assert lost / count <= 0.03


def test_nothing_of_it_was_taught() -> None:
    taught = {plain(line.text) for line in (*read_phrases(PHRASES), *read_labels())}
    assert [line for _, _, line in ROWS if plain(line) in taught] == []
    shared = [line for article in ARTICLES for line in article["lines"] if plain(line) in taught]
    assert len(shared) < 10  # "Yes.", "Why?"


def test_every_language_has_phrases_of_every_kind() -> None:
    held = {(line.language, line.code) for line in read_phrases(PHRASES)}
    codes = Counter(code for _, code in held)
    assert {language for language, _ in held} == set(LANGUAGES)
    assert set(codes.values()) == {len(LANGUAGES)}
