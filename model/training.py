"""Training: labelled files in, a model out. `spamfilter train` calls `train`."""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
import zlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from spamfilter.errors import InputError
from spamfilter.feature import View
from spamfilter.features import features_of
from spamfilter.scoring.model import SUFFIXES, save_model

from . import fitting
from .floors import below_training, not_written
from .formulas import formulas
from .memory import Memory, for_matches, save_memory, to_keep, whole_pairs
from .rows import BROKEN, HONEST, WHOLE, Rows, measure_pairs, measure_texts, read_labelled, read_queries
from .thresholds import Population, choose, rates
from .twins import VIEWS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spamfilter.scoring.linear import LinearHead
    from spamfilter.scoring.trees import Head

MADE = 450  # formulaic texts, so that a shared frame with other facts is learned as honest
ALONE = {"suspect": 0.010}  # share of honest texts that may be accused by the text alone, which makes nothing spam
BROKEN_PRIOR = 1 / 20  # of pages without a match; that a text is broken is scored as if so many were


@dataclass(frozen=True, slots=True)
class Order:
    """What to train on, and what to leave out.

    corpus, queries: JSON Lines with id, text, set; queries with label and source_id. garble: single texts with label.
    honest: articles none of which was made from another. leave_out: sets (by the beginnings of their names) no row of which is
    learned from. measured: a file that keeps measured values between runs over the same data. force: write the model even
    where one is there, and where it falls below the floors.
    """

    corpus: tuple[str, ...]
    queries: tuple[str, ...]
    out: str
    garble: tuple[str, ...] = ()
    honest: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()
    seed: int = 0
    jobs: int = 1
    measured: str | None = None
    version: str = "0"
    force: bool = False


def train(order: Order) -> dict[str, Any]:
    """Measure, fit, calibrate, write; the facts that stand in the model's JSON, and `faults`: the floors that it misses.

    Raises InputError for unreadable data or too few rows of a kind, ModelError for a model that would fall below the floors.
    """
    require_writable(order.out, force=order.force)
    pairs, texts, digest = _measured(order)
    pairs, texts = _kept(pairs, order.leave_out), _kept(texts, order.leave_out)
    heads: dict[View, Head | LinearHead] = {}
    thresholds, shares = {}, {}
    heads[View.MATCH], memory = _match_head(pairs, order)
    thresholds["match"], shares["match"] = for_matches(memory)
    faults = below_training(memory, thresholds["match"])
    if faults and not order.force:
        raise not_written(order.out, faults)
    if np.isin(texts.label, BROKEN).any() and np.isin(texts.label, HONEST).any():
        heads[View.TEXT], thresholds["text"], shares["text"] = _text_head(texts, order)
    facts = {
        "version": order.version,
        "thresholds": thresholds,
        "rates": shares,
        "training": {
            "digest": digest,
            "seed": order.seed,
            "left_out": sorted(order.leave_out),
            "pairs": len(pairs.true),
            "texts": len(texts.true),
            "rows": save_memory(order.out, to_keep(memory)),
            "sets": sorted({*pairs.set.tolist(), *texts.set.tolist()}),
        },
    }
    facts["sha256"] = save_model(order.out, heads, facts)
    return {**facts, "faults": faults}


def require_writable(out: str, *, force: bool) -> None:
    """Nothing; raises InputError where a model cannot be written under this name, or is there already and `force` is not."""
    if not out.endswith(".npz"):
        raise InputError(out, "a model's name ends in .npz")
    path = Path(out).absolute()
    if not path.parent.is_dir():
        raise InputError(out, "there is no such folder to write to")
    if path.is_dir() or not os.access(path.parent, os.W_OK | os.X_OK):
        raise InputError(out, "cannot be written")
    for existing in filter(Path.exists, (path.with_suffix(suffix) for suffix in SUFFIXES)):
        if not force:
            raise InputError(existing, "exists already; --force overwrites it")


def _kept(rows: Rows, leave_out: Sequence[str]) -> Rows:
    """Rows of the sets that are not left out."""
    return rows.take(np.array([not name.startswith(tuple(leave_out)) for name in rows.set], dtype=np.bool_)) if leave_out else rows


def _match_head(rows: Rows, order: Order) -> tuple[Head, Memory]:
    """The head for pairs, and one row of each text with the log-odds that folds which did not see it give."""
    names = [feature.name for feature in features_of(View.MATCH)]
    rows = rows.take(fitting.undoubted(rows, names))
    if not rows.true.any() or rows.true.all():
        raise InputError(", ".join(order.queries), "training needs taken and honest texts; one kind is missing")
    seen = fitting.held_out(rows, rows.true, by=rows.group, seed=order.seed, fit=fitting.fit_trees)
    fit = fitting.unrelated(rows, names)
    memory = whole_pairs(rows.take(fit), seen[fit])
    slope, intercept = fitting.platt(memory.log_odds, memory.rows.true)
    if slope <= 0:
        raise InputError(", ".join(order.queries), "nothing to learn: what the trees did not see they score the wrong way round")
    memory = Memory(memory.rows, slope * memory.log_odds + intercept)
    if not memory.sets_thresholds.any():
        raise InputError(", ".join(order.queries), "thresholds need honest texts among the rows that are not left out")
    trees = fitting.fit_trees(rows.values, rows.true, fitting.training_weights(rows, rows.true), order.seed)
    return fitting.as_head(trees, names, slope, intercept), memory


def _text_head(rows: Rows, order: Order) -> tuple[LinearHead, dict[str, Any], dict[str, Any]]:
    """The head for texts alone, calibrated, with thresholds and rates from rows of sets that its folds did not see."""
    every = [feature.name for feature in features_of(View.TEXT)]
    names = [name for name in every if name not in fitting.SHORT_CUTS]
    rows = replace(rows, values=rows.values[:, [every.index(name) for name in names]])
    target, honest = np.isin(rows.label, BROKEN), np.isin(rows.label, HONEST)
    seen = fitting.held_out(rows, target, by=rows.set, seed=order.seed, fit=fitting.fit_even)
    slope, intercept = fitting.platt(seen[target | honest], target[target | honest])
    slope, intercept = max(slope, 0.0), intercept + float(np.log(BROKEN_PRIOR / (1 - BROKEN_PRIOR)))  # what tells nothing weighs nothing
    chances = 1 / (1 + np.exp(-(slope * seen + intercept)))
    thresholds = choose((Population("text alone", chances[honest], ALONE),))
    head = fitting.as_linear_head(fitting.fit_even(rows.values, target, fitting.training_weights(rows, target), order.seed), names)
    head = replace(head, weight=slope * head.weight, intercept=slope * head.intercept + intercept)
    return head, thresholds, rates(chances, rows.label, thresholds)


def _measured(order: Order) -> tuple[Rows, Rows, str]:
    """Measured rows and the digest of data and features, from the file that keeps them where it fits."""
    digest = hashlib.sha256()
    for path in (*order.corpus, *order.queries, *order.garble, *order.honest):
        try:
            digest.update(Path(path).read_bytes())
        except OSError as error:
            raise InputError(path, f"cannot be read: {error.strerror or error}") from None
    digest.update(json.dumps([[f.name for f in features_of(view)] for view in View] + [VIEWS, order.seed, MADE]).encode())
    name = digest.hexdigest()
    kept = None if order.measured is None else Path(order.measured)
    if kept is not None and kept.exists():
        try:
            with np.load(kept, allow_pickle=False) as file:
                if str(file["digest"]) == name:
                    match, text = (Rows(*(file[f"{view}.{column}"] for column in Rows.__slots__)) for view in ("match", "text"))
                    return match, text, name
        except (zipfile.BadZipFile, zlib.error, ValueError, KeyError, OSError, EOFError):
            pass  # a damaged or foreign file is measured anew and replaced
    corpus, honest = ([row for path in paths for row in read_labelled(path)] for paths in (order.corpus, order.honest))
    queries, garble = ([row for path in paths for row in read_queries(path)] for paths in (order.queries, order.garble))
    made = [{**row, "group": row["event"]} for row in formulas(order.seed, MADE)]
    corpus = [*corpus, *(row for row in made if row["label"] in HONEST)]
    pairs = measure_pairs(corpus, [*queries, *made], honest, seed=order.seed, jobs=order.jobs)
    alone = [row for row in (*garble, *queries) if row["label"] in (*BROKEN, *HONEST, *WHOLE)]
    texts = measure_texts(alone, jobs=order.jobs)
    if kept is not None:
        columns = {
            f"{view}.{column}": getattr(rows, column) for view, rows in (("match", pairs), ("text", texts)) for column in Rows.__slots__
        }
        np.savez_compressed(kept, digest=np.array(name), **columns)
    return pairs, texts, name
