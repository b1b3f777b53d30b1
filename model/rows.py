"""Rows: labelled files become measured pairs, through the very steps that judge."""

from __future__ import annotations

import gzip
import json
import tempfile
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from joblib import Parallel, delayed

from spamfilter.cleaning import clean_page
from spamfilter.config import Config
from spamfilter.errors import CleaningError, InputError
from spamfilter.feature import View
from spamfilter.features import features_of, measure
from spamfilter.index import Index
from spamfilter.match import Match
from spamfilter.matching.alignment import MOST_CHARACTERS, Alignment
from spamfilter.matching.finder import find_matches
from spamfilter.page import Page

from .twins import twins

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from spamfilter.article import Article

    from .twins import Twin

TAKEN = ("copy", "near_copy", "spun", "roundtrip", "paraphrase", "summary", "partial", "lead_copy")
HONEST = ("independent_same_event", "unrelated_original", "human", "human_translated")
BROKEN = ("roundtrip_mt", "spun", "machine_translated", "roundtrip")  # garbled by the making of them
WHOLE = ("llm", "llm_paraphrase")  # typed by a machine and yet not broken: no reason to call a text garbled
_CHUNK = 64
SPLIT_LABEL = "independent_same_event"  # two reports made of one article


@dataclass(frozen=True, slots=True)
class Rows:
    """Measured rows as columns of equal length.

    `values` one row of features each; `query` and `other` ids; `label`, `set` of the query; `group` what must not be split
    (the source or event); `view` how the pair was cut (`full`, or how a twin was made); `true` whether `other` is the source.
    """

    values: NDArray[np.float64]
    query: NDArray[np.str_]
    other: NDArray[np.str_]
    label: NDArray[np.str_]
    set: NDArray[np.str_]
    group: NDArray[np.str_]
    view: NDArray[np.str_]
    true: NDArray[np.bool_]

    def take(self, mask: NDArray[Any]) -> Rows:
        """The rows of a mask, or at these places."""
        return Rows(*(getattr(self, name)[mask] for name in self.__slots__))


def read_labelled(path: str | Path, needed: Iterable[str] = ("id", "text")) -> list[dict[str, Any]]:
    """Rows of a JSON Lines file, gzip or plain, in which every `needed` field is text.

    Raises InputError naming the file and the line.
    """
    path = Path(path)
    try:
        with path.open("rb") as file:
            zipped = file.read(2) == b"\x1f\x8b"
        with gzip.open(path, "rt", encoding="utf-8") if zipped else path.open(encoding="utf-8") as lines:
            rows = []
            for number, line in enumerate(lines, 1):
                if line.strip():
                    try:
                        row = json.loads(line)
                        row |= {name: str(row[name]) for name in needed}
                    except (ValueError, KeyError, TypeError, RecursionError) as error:
                        what = f"it has no {error}" if isinstance(error, KeyError) else str(error)[:80]
                        raise InputError(path, f"line {number} is no labelled row: {what}") from None
                    rows.append(row)
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise InputError(path, f"cannot be read: {error}") from None
    return rows


def read_queries(path: str) -> list[dict[str, Any]]:
    """The rows of a file of labelled texts; raises InputError for a label that says nothing of how a text came about."""
    rows = read_labelled(path, ("id", "text", "label"))
    for number, row in enumerate(rows, 1):
        if row["label"] not in (*TAKEN, *HONEST, *BROKEN, *WHOLE):
            known = ", ".join(dict.fromkeys((*TAKEN, *HONEST, *BROKEN, *WHOLE)))
            raise InputError(path, f"row {number}: {row['label'][:40]!r} is no label of a text ({known})")
    return rows


def as_article(row: Mapping[str, Any]) -> Article | None:
    """The row's text as the filter would judge it; None where the cleaner finds none."""
    page = Page(markup=row["text"], id=row["id"], url=row.get("url"), title=row.get("title"), content_type="text/plain")
    try:
        return clean_page(page)
    except CleaningError:
        return None


def measure_pairs(
    corpus: Sequence[Mapping[str, Any]], queries: Sequence[Mapping[str, Any]], honest: Sequence[Mapping[str, Any]], *, seed: int, jobs: int
) -> Rows:
    """Every query against what the index finds for it, and twins of some pairs.

    The corpus and the honest articles are learned; the honest ones are queries too, each against all others.
    """
    asked = [*queries, *({**row, "label": "unrelated_original"} for row in honest)]
    chunks = [asked[at : at + _CHUNK] for at in range(0, len(asked), _CHUNK)]
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "corpus.db")
        with Index(path) as index, index.batch():
            for row in {row["id"]: row for row in (*corpus, *honest)}.values():
                article = as_article(row)
                if article is not None:
                    index.add(article, first_seen=None)
        made = Parallel(n_jobs=jobs)(delayed(_measure_chunk)(path, chunk, seed) for chunk in chunks)
    groups = sorted((group for part in made for group in part), key=lambda group: (group[0][2], group[0][1]))  # by match, then by query
    return stack([row for group in groups for row in group], View.MATCH)


def _measure_chunk(path: str, chunk: Iterable[Mapping[str, Any]], seed: int) -> list[list[tuple[Any, ...]]]:
    """The rows of each query that resembles something in the index."""
    config, groups = Config(), []
    seen: list[tuple[str, str, Article]] = []  # set and source of the rows before: what a page can be stitched to
    with Index(path) as index:
        for row in chunk:
            article = as_article(row)
            matches = find_matches(index, article, candidates=config.candidates, aligned=config.aligned) if article is not None else ()
            source = str(row.get("source_id"))
            if article is not None and row["label"] in TAKEN and all(match.article.id != source for match in matches):
                missed = index.get(source)
                matches += (Match(missed.article, Alignment.of(article, missed.article)),) if missed is not None else ()
            if article is not None and matches:
                filler = next((other for name, group, other in reversed(seen) if name == row.get("set") and group != source), None)
                make = partial(twins, taken=row["label"] in TAKEN, seed=seed, filler=filler)
                groups.append([measured for match in matches for measured in _measure_match(row, article, match, matches[0], make)])
            if article is not None:
                seen.append((str(row.get("set")), source, article))
    return groups


def _measure_match(
    row: Mapping[str, Any], article: Article, match: Match, first: Match, make: Callable[[Article, Article], tuple[Twin, ...]]
) -> list[tuple[Any, ...]]:
    """A query with one of its matches, and the pair's twins: of every honest pair of the first rank, and of taken ones."""
    other, taken = match.article, row["label"] in TAKEN
    true = taken and row.get("source_id") == other.id
    group = str(row.get("group") or row.get("source_id") or row.get("event") or row["id"])
    pairs = [("full", match, row["label"], true)]
    if (true and row["label"] not in ("copy", "lead_copy", "partial")) or (not taken and match is first):
        for twin in make(article, other):
            pair = replace(match, article=twin.b, alignment=Alignment.of(twin.a, twin.b))
            pairs.append((twin.view, pair, SPLIT_LABEL if twin.is_honest else row["label"], true and not twin.is_honest))
    rows = []
    for view, pair, label, is_true in pairs:
        values = [finding.value for finding in measure(pair.alignment.a, (pair,), View.MATCH).values()]
        rows.append((values, row["id"], other.id, label, row.get("set") or "?", group, view, is_true))
    return rows


def measure_texts(rows: Sequence[Mapping[str, Any]], *, jobs: int) -> Rows:
    """Every text alone, by the features of the view TEXT."""
    chunks = [rows[at : at + _CHUNK] for at in range(0, len(rows), _CHUNK)]
    made = Parallel(n_jobs=jobs)(delayed(_measure_alone)(chunk) for chunk in chunks)
    return stack([row for part in made for row in part], View.TEXT)


def _measure_alone(chunk: Iterable[Mapping[str, Any]]) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = []
    for row in chunk:
        article = as_article(row)
        if article is not None:
            values = [finding.value for finding in measure(article.head(MOST_CHARACTERS), (), View.TEXT).values()]
            group = str(row.get("doc") or row.get("source_id") or row["id"])
            rows.append((values, row["id"], "", row["label"], row.get("set") or "?", group, "full", row["label"] in BROKEN))
    return rows


def together(parts: Sequence[Rows]) -> Rows:
    """The rows of all parts, in their order."""
    return Rows(*(np.concatenate([getattr(part, name) for part in parts]) for name in Rows.__slots__))


def stack(rows: Sequence[tuple[Any, ...]], view: View) -> Rows:
    """Measured rows as columns."""
    columns = list(zip(*rows, strict=True)) if rows else [()] * 8
    values = np.array(columns[0], dtype=np.float64).reshape(len(rows), len(features_of(view)))
    query, other, label, group_set, group, cut = (np.array(column, dtype=np.str_) for column in columns[1:7])
    return Rows(values, query, other, label, group_set, group, cut, np.array(columns[7], dtype=np.bool_))
