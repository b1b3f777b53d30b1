"""Make `direction.json`, the trees by which traces tell which of two texts was made from the other, from labelled pairs.

Run `python -m spamfilter.model.direction OUT.json --corpus C.jsonl.gz --queries Q.jsonl.gz` (each may stand more than once). A pair is a
query with a label of taking and its source. First the figures are printed with a fifth of the sources, and with whole families of data
sets, left out; then the trees of all pairs are written: columns of numbers beside the names of traces.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from joblib import Parallel, delayed
from sklearn.ensemble import HistGradientBoostingClassifier

from spamfilter.feature import View
from spamfilter.features import measure
from spamfilter.matching.alignment import MOST_CHARACTERS, Alignment
from spamfilter.matching.direction import BAR
from spamfilter.matching.traces import measure_traces

from .fitting import Averaged, as_head
from .rows import TAKEN, as_article, read_labelled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

FOLDS = 5
ONE_TEXT = 0.9  # share of 5-grams of either text in the other from which there is nothing to learn
LEAST_WORDS = 25
VERBATIM, VERBATIM_WEIGHT = ("copy", "near_copy", "lead_copy", "partial"), 0.3  # what little they differ in is not what rewrites differ in
_CHUNK = 64


class Pairs(NamedTuple):
    """Measured pairs as columns: the traces of the rewrite against its source, and what must not be split."""

    values: NDArray[np.float64]
    names: tuple[str, ...]
    label: NDArray[np.str_]
    set: NDArray[np.str_]
    source: NDArray[np.str_]


def measure_all(corpus: Sequence[Mapping[str, Any]], queries: Sequence[Mapping[str, Any]], jobs: int) -> Pairs:
    """Every labelled pair that differs enough to learn from."""
    sources = {row["id"]: row for row in corpus}
    pairs = [(row, sources[row["source_id"]]) for row in queries if row["label"] in TAKEN and row.get("source_id") in sources]
    chunks = [pairs[at : at + _CHUNK] for at in range(0, len(pairs), _CHUNK)]
    found = [row for part in Parallel(n_jobs=jobs)(delayed(_measure_chunk)(chunk) for chunk in chunks) for row in part]
    names = tuple(sorted({name for traces, *_ in found for name in traces}))
    values = np.array([[traces.get(name, 0.0) for name in names] for traces, *_ in found])
    columns = [np.array(column, dtype=np.str_) for column in list(zip(*found, strict=True))[1:]]
    return Pairs(values, names, *columns)


def _measure_chunk(pairs: Sequence[tuple[Mapping[str, Any], Mapping[str, Any]]]) -> list[tuple[dict[str, float], str, str, str]]:
    found = []
    for row, source in pairs:
        a, b = as_article(row), as_article(source)
        if a is None or b is None or min(len(a.words), len(b.words)) < LEAST_WORDS:
            continue
        alignment = Alignment(a.head(MOST_CHARACTERS), b.head(MOST_CHARACTERS))
        if min(alignment.runs.five_a, alignment.runs.five_b) >= ONE_TEXT:
            continue
        traces = measure_traces(alignment, lambda article, names: measure(article, (), View.TEXT, names))
        found.append((traces, row["label"], str(row.get("set") or "?"), str(row["source_id"])))
    return found


def fit(pairs: Pairs, mask: NDArray[np.bool_]) -> HistGradientBoostingClassifier:
    """Small trees from the pairs of a mask, each seen from both sides, so that nothing speaks for the one that is asked about.

    Measured with families of data sets left out: a sum of weighted traces convicts fewer, for what gives a rough retelling away is what
    gives the original of a smooth one away. Where one rewrite in a hundred would be taken for the original, 16 leaves convict 0.77 of them
    with sources left out and 0.41 with families, 8 leaves in 100 trees 0.72 and 0.33.
    """
    keys = np.char.add(np.char.add(pairs.set, "|"), pairs.label)
    _, inverse, counts = np.unique(keys, return_inverse=True, return_counts=True)
    shares = (counts[inverse] ** -0.5 * np.where(np.isin(pairs.label, VERBATIM), VERBATIM_WEIGHT, 1.0))[mask]
    values = pairs.values[mask]
    both, target = np.vstack((values, -values)), np.repeat((True, False), len(values))
    trees = HistGradientBoostingClassifier(
        max_leaf_nodes=16, max_iter=160, learning_rate=0.1, min_samples_leaf=40, l2_regularization=3.0, early_stopping=False, random_state=0
    )
    return trees.fit(both, target, sample_weight=np.tile(shares, 2))


def judge_left_out(pairs: Pairs, groups: NDArray[np.str_]) -> NDArray[np.float64]:
    """The log-odds that each rewrite was made from its source, by trees that saw nothing of its group."""
    seen = np.zeros(len(groups))
    for group in np.unique(groups):
        test = groups == group
        trees, values = fit(pairs, ~test), pairs.values[test]
        seen[test] = (trees.decision_function(values) - trees.decision_function(-values)) / 2
    return seen


def report(pairs: Pairs, seen: NDArray[np.float64]) -> list[str]:
    """For each label: how many, the share judged rightly, and at two bars the shares that would be convicted and that would accuse."""
    lines = []
    for label in np.unique(pairs.label):
        part = seen[pairs.label == label]
        bars = "  ".join(f"{bar}: {(part > bar).mean():.3f} right {(part < -bar).mean():.3f} wrong" for bar in (1.0, BAR))
        lines.append(f"  {label:12s} {len(part):5d}  {(part > 0).mean():.3f}  {bars}")
    return lines


def family_of(name: str) -> str:
    """The family of a data set: its name up to the first hyphen or digit."""
    return next((name[:n] for n, sign in enumerate(name) if sign in "-_0123456789" and n), name)


def main() -> None:
    """Read the files, print the figures of the folds, write the trees."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--corpus", "-c", action="append", required=True)
    parser.add_argument("--queries", "-q", action="append", required=True)
    parser.add_argument("--jobs", type=int, default=1)
    given = parser.parse_args()
    corpus = [row for path in given.corpus for row in read_labelled(path)]
    queries = [row for path in given.queries for row in read_labelled(path, ("id", "text", "label"))]
    pairs = measure_all(corpus, queries, given.jobs)
    folds = np.array([hashlib.blake2b(name.encode(), digest_size=4).digest()[0] % FOLDS for name in pairs.source]).astype(np.str_)
    families = np.array([family_of(name) for name in pairs.set])
    for what, groups in (("a fifth of the sources", folds), ("families of data sets", families)):
        print(f"left out: {what}", *report(pairs, judge_left_out(pairs, groups)), sep="\n")  # noqa: T201 what a script tells
    head = as_head(Averaged((fit(pairs, np.ones(len(pairs.label), dtype=np.bool_)),)), pairs.names, 1.0, 0.0)
    columns = {name: getattr(head, name).tolist() for name in ("feature", "left", "right", "roots")}
    columns |= {name: [float(f"{value:.6g}") for value in getattr(head, name)] for name in ("threshold", "value")}
    given.out.write_text(json.dumps({"pairs": len(pairs.label), "features": head.features, **columns}) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
