"""Make `skeleton.npz`, how well function words and endings stand side by side, from freely licensed human texts.

Run `python -m spamfilter.model.skeleton OUT.npz TEXTS.jsonl.gz…` on records with a `text`. The file that ships was counted on
US government posts (CC0) and GUM corpus texts from Wikinews, Wikipedia and Wikivoyage (CC BY, CC BY-SA): see NOTICE. It holds
one number for each pair of symbols and can give back no sentence.
"""

from __future__ import annotations

import gzip
import json
import sys
from typing import TYPE_CHECKING

import numpy as np

from spamfilter.article import Article
from spamfilter.text.skeleton import SYMBOLS, skeleton

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

PRIOR = 4.0  # pairs of chance that each pair is mixed with, so that one that was never seen is unlikely, not impossible


def information(texts: Iterable[str]) -> NDArray[np.float64]:
    """Pointwise mutual information of each pair of neighbouring symbols, in nats, smoothed towards 0."""
    counts = np.zeros((len(SYMBOLS), len(SYMBOLS)))
    for text in texts:
        symbols, _ = skeleton(text, Article.from_lines(text.splitlines()).words)
        np.add.at(counts, (symbols[:-1], symbols[1:]), 1)
    total = counts.sum()
    expected = np.outer(counts.sum(axis=1) + 1, counts.sum(axis=0) + 1) / (total + len(SYMBOLS))
    informed: NDArray[np.float64] = np.log((counts + PRIOR) / (expected + PRIOR))
    return informed


def build(path: str, sources: Iterable[str]) -> int:
    """Write the table, in tenths of a nat, and return the number of texts it was counted on."""
    texts = []
    for source in sources:
        with gzip.open(source, "rt", encoding="utf-8") as lines:
            texts += [json.loads(line)["text"] for line in lines]
    np.savez_compressed(path, pairs=np.clip(np.rint(information(texts) * 10), -127, 127).astype(np.int8))
    return len(texts)


if __name__ == "__main__":
    print(build(sys.argv[1], sys.argv[2:]), "texts")  # noqa: T201 a script's answer
