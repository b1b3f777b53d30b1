"""Updates: a trained model learns from further labelled texts and does not forget what it was trained on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.tree import DecisionTreeRegressor

from spamfilter.errors import InputError, ModelError
from spamfilter.feature import View
from spamfilter.features import features_of, require_measured
from spamfilter.scoring.model import SHIPPED, load_model, save_model
from spamfilter.scoring.thresholds import Thresholds
from spamfilter.scoring.trees import Head

from .feedback import measure_feedback, read_feedback
from .fitting import fold_of, training_weights, undoubted
from .floors import below_update, not_written
from .memory import YOURS, Memory, for_matches, load_memory, save_memory, short_log_odds, short_values, whole_pairs
from .rows import measure_pairs, read_labelled, read_queries, together
from .training import require_writable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from spamfilter.scoring.model import Model

    from .rows import Rows

# Twenty small trees on top of the trained ones, with many texts in each leaf. Measured with data sets left out of training and then given
# (`benchmarks/updates.py`): forty with ten texts a leaf find no more of what was left out, and half a hundredth to two less of the rest; a
# line of numbers on the same rows gains two thirds as much.
ROUNDS, RATE, DEPTH, LEAST_LEAF = 20, 0.1, 3, 40
ROW_WEIGHT, MOST_SHARE = 1.0, 0.1  # a labelled text counts as one remembered one, and all of them as this share of everything: with more
# the thresholds rise by what the trees make of a few honest texts, and less is found, of the remembered texts and of the new ones
_COLUMNS = ("feature", "threshold", "left", "right", "value", "roots")
_STEEPEST = 4.0  # of a step of one row, in log-odds


@dataclass(frozen=True, slots=True)
class Change:
    """What to update, and with what.

    base: the model's `.npz`; None is the one that ships. feedback: CSV files with `id` and `label`, about articles of `index`.
    corpus, queries, honest: labelled files as for training. force: write the model even where one is there, and where it
    falls below the floors.
    """

    out: str
    base: str | None = None
    feedback: tuple[str, ...] = ()
    index: str | None = None
    corpus: tuple[str, ...] = ()
    queries: tuple[str, ...] = ()
    honest: tuple[str, ...] = ()
    seed: int = 0
    jobs: int = 1
    version: str | None = None
    force: bool = False


def update(change: Change) -> dict[str, Any]:
    """Measure, fit on top of the trained trees, calibrate, choose thresholds, write; the facts that stand in the model's JSON.

    With them `faults`, the floors that it misses, and `idle`, the ids of what taught nothing, by reason.
    An update always begins with the trees of the first training and learns from all texts it was ever given: the same text twice is
    one, and what is said of it last holds. Raises InputError for unreadable or empty files, ModelError for a model without its rows and
    for one that would fall below the floors.
    """
    require_writable(change.out, force=change.force)
    path = Path(change.base) if change.base else Path(__file__).with_name(f"{SHIPPED}.npz")
    model = load_model(str(path))
    trained, first = _first_training(model, path)
    memory = load_memory(path, model.facts)
    yours, idle = _labelled(change, _as_trained(model, trained, first))
    names = [feature.name for feature in features_of(View.MATCH)]
    yours = replace(yours, values=short_values(yours.values[:, [names.index(name) for name in trained.features]]).astype(np.float64))
    log_odds = short_log_odds(np.array([trained.score(row).log_odds for row in yours.values])).astype(np.float64)
    # The texts of the first training have numbers for names, which say nothing of yours.
    known = memory.take(~np.isin(memory.rows.query, yours.query) | (memory.rows.set != YOURS))
    before = _in_order(known.with_more(whole_pairs(yours, log_odds)))
    after, head = _fitted(trained, before, change.seed)
    thresholds, shares = for_matches(after)
    faults = below_update(before, first["thresholds"], after, thresholds, before.rows.set == YOURS)
    if faults and not change.force:
        raise not_written(change.out, faults)
    told = {key: value for key, value in model.facts.items() if key not in ("format", "heads", "sha256")}
    count = int((before.rows.set == YOURS).sum())
    facts = {
        **told,
        "version": change.version or f"{first['version']}+{count}",
        "thresholds": {**told["thresholds"], "match": thresholds},
        "rates": {**told.get("rates", {}), "match": shares},
        "training": {**told["training"], "rows": save_memory(change.out, before)},
        "update": {"first": first, "texts": count, "taken": int((before.rows.true & (before.rows.set == YOURS)).sum())},
    }
    facts["sha256"] = save_model(change.out, {**model.heads, View.MATCH: head}, facts)
    return {**facts, "idle": idle, "faults": faults}


def _first_training(model: Model, path: Path) -> tuple[Head, dict[str, Any]]:
    """The head as it was trained, without the trees of an earlier update, and what is needed to find it again. Raises ModelError."""
    require_measured(model.heads, str(path))
    head = model.heads[View.MATCH]
    if not isinstance(head, Head):
        raise ModelError(path, "judges matches without trees, and an update adds trees to trees")
    try:
        return _without_update(model, head)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ModelError(path, f"does not say what of it an earlier update added: {error}") from None


def _without_update(model: Model, head: Head) -> tuple[Head, dict[str, Any]]:
    first = model.facts.get("update", {}).get("first")
    if first is None:
        first = {
            "version": model.version,
            "sha256": model.sha256,
            "nodes": len(head.feature),
            "trees": len(head.roots),
            "slope": head.slope,
            "intercept": head.intercept,
            "thresholds": model.facts["thresholds"]["match"],
        }
    columns = {name: getattr(head, name)[: first["nodes"]] for name in ("feature", "threshold", "left", "right", "value")}
    return replace(head, **columns, roots=head.roots[: first["trees"]], slope=first["slope"], intercept=first["intercept"]), dict(first)


def _as_trained(model: Model, head: Head, first: Mapping[str, Any]) -> Model:
    """The model before any update: the same feedback finds the same matches, whatever was learned from it meanwhile."""
    bars = Thresholds(first["thresholds"]["suspect"], first["thresholds"]["spam"])
    return replace(model, heads={**model.heads, View.MATCH: head}, thresholds={**model.thresholds, View.MATCH: bars})


def _labelled(change: Change, model: Model) -> tuple[Rows, dict[str, list[str]]]:
    """The measured rows of everything that was labelled, and the ids of texts that teach nothing, by reason."""
    parts: list[Rows] = []
    idle: dict[str, list[str]] = {}
    if change.feedback:
        said = read_feedback(change.feedback)
        if change.index is None:
            raise InputError(change.feedback[0], "the index that holds these articles is not named")
        rows, idle = measure_feedback(said, change.index, model)
        parts.append(rows)
    if change.queries:
        corpus, honest = ([row for path in paths for row in read_labelled(path)] for paths in (change.corpus, change.honest))
        queries = [row for path in change.queries for row in read_queries(path)]
        rows = measure_pairs(corpus, queries, honest, seed=change.seed, jobs=change.jobs)
        parts.append(replace(rows, set=np.full(len(rows.set), YOURS)))
    every = together(parts)
    kept = undoubted(every, [feature.name for feature in features_of(View.MATCH)])
    idle["honest, and yet a fifth of its phrases stand in the match"] = sorted(set(every.query[~kept]) - set(every.query[kept]))
    every = every.take(kept)
    if not len(every.true):
        raise InputError((*change.feedback, *change.queries)[0], "no text in it teaches anything: none resembles a known one")
    return every, idle


def _in_order(memory: Memory) -> Memory:
    """The rows of the first training, then those of updates by their names: in whatever order they were given."""
    yours = np.flatnonzero(memory.rows.set == YOURS)
    return memory.take(np.concatenate([np.flatnonzero(memory.rows.set != YOURS), yours[np.argsort(memory.rows.query[yours])]]))


def _fitted(trained: Head, memory: Memory, seed: int) -> tuple[Memory, Head]:
    """The rows with the log-odds of updates that had not seen them, and the head with further trees."""
    rows, weights = memory.rows, _weights(memory)
    folds = np.array([fold_of(name, seed) for name in rows.group])
    corrected = memory.log_odds.copy()
    for fold in np.unique(folds):
        seen = folds != fold
        trees = _boost(memory.take(seen), weights[seen])
        corrected[~seen] += RATE * sum(tree.predict(rows.values[~seen]) for tree in trees)
    line = LogisticRegression(C=1e6).fit(corrected[:, None], rows.true, sample_weight=weights)
    slope, intercept = float(line.coef_[0, 0]), float(line.intercept_[0])
    if slope <= 0:
        raise InputError("the labelled texts", "say the contrary of what the model was trained on: nothing can be learned from both")
    return Memory(rows, slope * corrected + intercept), _with_trees(trained, _boost(memory, weights), slope, intercept)


def _weights(memory: Memory) -> NDArray[np.float64]:
    """A weight a row, one on the whole: the labelled texts' part grows with their number, both kinds alike in it."""
    yours = memory.rows.set == YOURS
    share = min(MOST_SHARE, ROW_WEIGHT * yours.sum() / len(yours))
    weights = np.zeros(len(yours))
    weights[~yours] = training_weights(memory.rows.take(~yours), memory.rows.true[~yours])
    for kind in (memory.rows.true, ~memory.rows.true):
        weights[yours & kind] = 1 / max(1, (yours & kind).sum())
    for part, whole in ((yours, share), (~yours, 1 - share)):
        weights[part] *= len(yours) * whole / max(weights[part].sum(), 1e-9)
    return weights


def _boost(memory: Memory, weights: NDArray[np.float64]) -> list[DecisionTreeRegressor]:
    """Small trees, each a Newton step of the logistic loss from where the trees before it lead (Friedman, Hastie and Tibshirani 2000)."""
    values, target, log_odds = memory.rows.values, memory.rows.true, memory.log_odds.copy()
    trees = []
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-log_odds))
        curve = np.maximum(chance * (1 - chance), 1e-3)
        step = np.clip((target - chance) / curve, -_STEEPEST, _STEEPEST)
        tree = DecisionTreeRegressor(max_depth=DEPTH, min_samples_leaf=LEAST_LEAF, random_state=0)
        trees.append(tree.fit(values, step, sample_weight=weights * curve))
        log_odds += RATE * tree.predict(values)
    return trees


def _with_trees(head: Head, trees: Sequence[DecisionTreeRegressor], slope: float, intercept: float) -> Head:
    """The head with these trees after its own, and a line through the log-odds of all."""
    columns: dict[str, list[NDArray[Any]]] = {name: [getattr(head, name)] for name in _COLUMNS}
    start = len(head.feature)
    for tree in trees:
        nodes, leaf = tree.tree_, tree.tree_.children_left < 0
        columns["roots"].append(np.array([start], dtype=np.int32))
        columns["feature"].append(np.where(leaf, -1, nodes.feature).astype(np.int32))
        columns["threshold"].append(np.where(leaf, 0.0, nodes.threshold))
        columns["left"].append(np.where(leaf, 0, nodes.children_left + start).astype(np.int32))
        columns["right"].append(np.where(leaf, 0, nodes.children_right + start).astype(np.int32))
        columns["value"].append(RATE * nodes.value[:, 0, 0] / head.slope)
        start += nodes.node_count
    joined: dict[str, Any] = {name: np.concatenate(parts) for name, parts in columns.items()}
    return replace(head, **joined, slope=slope * head.slope, intercept=slope * head.intercept + intercept)
