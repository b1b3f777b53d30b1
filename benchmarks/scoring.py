"""What the shipped model weighs: its files, what loading it costs, and what scoring one article costs once its features are measured.

    python benchmarks/scoring.py

CPU time of this process, the median of several runs. An article is scored by all matches that are aligned with it and by its text alone.
Exit code 1 where a figure exceeds its limit.
"""

from __future__ import annotations

import json
import statistics
import time
from pathlib import Path

import numpy as np

from spamfilter import Config
from spamfilter.feature import View
from spamfilter.scoring.model import SHIPPED, Model, load_model

HERE = Path(__file__).resolve().parent
MODEL = HERE.parent / "model"
LIMITS = {"megabytes": 4.0, "load_ms": 50.0, "score_ms": 0.3}
RUNS, ARTICLES = 15, 100


def milliseconds(began: float) -> float:
    """CPU milliseconds since then."""
    return 1000 * (time.process_time() - began)


def load_ms() -> tuple[float, Model]:
    """The median cost of reading and checking the model's files, and the model."""
    times = []
    for _ in range(RUNS):
        began = time.process_time()
        model = load_model(str(MODEL / f"{SHIPPED}.npz"))
        times.append(milliseconds(began))
    return statistics.median(times), model


def score_ms(model: Model) -> float:
    """The median cost of scoring one article by as many matches as are aligned, and by its text."""
    dice, aligned = np.random.default_rng(0), Config().aligned
    pairs = dice.random((ARTICLES, aligned, len(model.heads[View.MATCH].features)))
    texts = dice.random((ARTICLES, len(model.heads[View.TEXT].features)))
    times = []
    for _ in range(RUNS):
        began = time.process_time()
        for matches, text in zip(pairs, texts, strict=True):
            for match in matches:
                model.heads[View.MATCH].score(match)
            model.heads[View.TEXT].score(text)
        times.append(milliseconds(began) / ARTICLES)
    return statistics.median(times)


def main() -> int:
    """Measure, print and keep the figures."""
    load, model = load_ms()
    found = {
        "megabytes": round(sum(file.stat().st_size for file in MODEL.iterdir() if file.suffix in (".npz", ".json")) / 1e6, 2),
        "load_ms": round(load, 1),
        "score_ms": round(score_ms(model), 3),
    }
    for name, value in found.items():
        print(f"{name:10s} {value:7.3f}   at most {LIMITS[name]:g}")
    (HERE / "results" / "scoring.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    return int(any(value > LIMITS[name] for name, value in found.items()))


if __name__ == "__main__":
    raise SystemExit(main())
