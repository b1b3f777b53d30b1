"""Make `furniture.json`, the weights by which a line in the main text of a page is doubted, from pages with their true text.

Run `python -m spamfilter.model.furniture OUT.json FOLDER…`; a folder holds `gold.jsonl` (`id`, `text`, and `family` or `url`) and
`html/<id>.html.gz`. First the figures of six folds are printed, pages of one host or template family always in one fold, then
the weights of all pages are written. They are numbers beside the names of features, and can give back no line of any page.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

import numpy as np

from spamfilter import plugins
from spamfilter.cleaning.decode import bound
from spamfilter.cleaning.doubt import THRESHOLD, Weights, weigh_lines
from spamfilter.cleaning.metadata import read_metadata
from spamfilter.cleaning.road import find_codes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FOLDS = 6
STRENGTH = 0.03  # the inverse of the penalty (L2) on weights of features scaled to unit variance
LEAST_GROUPS = 9  # hosts and families: what fewer have is their own habit
LEAST_SPREAD = 0.1  # so that rare features are held back more, not less


class Line(NamedTuple):
    """A line that may be doubted: its page, the group that is left out together, its features, whether the true text lacks it."""

    page: str
    group: str
    features: dict[str, float]
    foreign: bool


def read_lines(folder: Path) -> Iterator[Line]:
    """The doubtful lines of all pages of a folder."""
    for row in map(json.loads, (folder / "gold.jsonl").read_bytes().splitlines()):
        path = folder / "html" / f"{row['id']}.html.gz"
        if not row.get("text") or not path.exists() or row.get("variant", "html") != "html":
            continue
        with gzip.open(path, "rt", encoding="utf-8", errors="replace") as file:
            stream = plugins.load("cleaners", "selectolax").blocks(bound(file.read()))
        inside, codes, _ = find_codes(stream, read_metadata(stream).title)
        blocks = [stream.blocks[n] for n in inside]
        true = _True(row["text"])
        group = row.get("family") or ".".join((urlsplit(row.get("url") or "").hostname or row["id"]).split(".")[-2:])
        for at, features in weigh_lines(blocks, codes, stream.containers):
            yield Line(row["id"], group, features, not true.holds(blocks[at].text))


class _True:
    """The true text of a page; a line stands in it word by word, or by half of its runs of four words."""

    def __init__(self, text: str) -> None:
        words = re.findall(r"\w+", text)
        self._flat = f" {' '.join(words)} "
        self._runs = set(zip(*(words[n:] for n in range(4)), strict=False))

    def holds(self, line: str) -> bool:
        words = re.findall(r"\w+", line)
        runs = list(zip(*(words[n:] for n in range(4)), strict=False))
        return f" {' '.join(words)} " in self._flat or (len(words) >= 8 and 2 * sum(run in self._runs for run in runs) >= len(runs))


def fit(lines: Sequence[Line]) -> Weights:
    """The weights that tell foreign lines from true ones best; every page has about the same say."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 whoever judges never comes here

    groups: dict[str, set[str]] = {}
    for line in lines:
        for name in line.features:
            groups.setdefault(name, set()).add(line.group)
    names = sorted(name for name, held in groups.items() if len(held) >= LEAST_GROUPS)
    number = {name: n for n, name in enumerate(names)}
    table = np.zeros((len(lines), len(names)))
    pages: dict[str, int] = {}
    for row, line in enumerate(lines):
        pages[line.page] = pages.get(line.page, 0) + 1
        for name, value in line.features.items():
            if name in number:
                table[row, number[name]] = value
    spread = np.maximum(table.std(axis=0), LEAST_SPREAD)
    shares = np.array([1 / math.sqrt(pages[line.page]) for line in lines])
    model = LogisticRegression(C=STRENGTH, max_iter=500).fit(table / spread, [line.foreign for line in lines], sample_weight=shares)
    weights = np.round(model.coef_[0] / spread, 4)
    return Weights(round(float(model.intercept_[0]), 4), {n: float(w) for n, w in zip(names, weights, strict=True) if w})


def judge_folds(lines: Sequence[Line]) -> tuple[int, int, int, int]:
    """Foreign lines found, foreign lines, true lines taken, true lines: each judged by weights that never saw its group."""
    groups = sorted({line.group for line in lines})
    fold = {group: n % FOLDS for n, group in enumerate(groups)}
    found = taken = 0
    for left in range(FOLDS):
        weights = fit([line for line in lines if fold[line.group] != left])
        hits = [line.foreign for line in lines if fold[line.group] == left and weights.doubt(line.features) >= THRESHOLD]
        found += sum(hits)
        taken += len(hits) - sum(hits)
    foreign = sum(line.foreign for line in lines)
    return found, foreign, taken, len(lines) - foreign


def main() -> None:
    """Read the folders, print the figures of the folds, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("folders", type=Path, nargs="+")
    given = parser.parse_args()
    lines = [line for folder in given.folders for line in read_lines(folder)]
    found, foreign, taken, true = judge_folds(lines)
    print(f"left out by host and family: {found} of {foreign} foreign lines found, {taken} of {true} true lines taken")  # noqa: T201 what a script tells
    weights = fit(lines)
    data = {"base": weights.base, "weights": dict(weights.weights), "lines": len(lines), "threshold": THRESHOLD}
    given.out.write_text(json.dumps(data, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
