"""What a text alone tells of broken machine translation and spinning, by engines and domains the model never saw.

    python benchmarks/garble.py --data DATA

A whole family of data (its engines, its domains, its honest texts) is left out of training; its rows are scored by the fit that did not
see them, and the cut is the score that 1 % of its honest texts exceed. Fails below `floors.json`; exits 2 where the data is missing.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import corpus as corpora  # noqa: E402 the loader beside this file
from quality import check_floors  # noqa: E402 the one keeper of floors

fitting, measured = (importlib.import_module(f"spamfilter.model.{name}") for name in ("fitting", "rows"))
LEAST = 15  # rows of an engine that has a figure of its own
RATE = 0.01


def family(name: str) -> str:
    """The family of a set; what offline generators made of free texts is one."""
    return next((known for known in corpora.FAMILIES if name.startswith(known)), "generated" if name != "bbc-2004" else name)


def engine(row: dict[str, Any]) -> str:
    """Who broke the text: the translator (with the pair of languages) or the spinner."""
    name = str(row.get("generator"))
    if row["set"].startswith("wmt"):
        return f"{name} {row['set'][-2:]}-en"
    return name.split(" of ", maxsplit=1)[0]  # a translator's output is broken by it, whoever wrote what it was given


def cut_at(honest: NDArray[np.float64]) -> float:
    """The score that RATE of the honest exceed."""
    ordered = np.sort(honest)[::-1]
    return float(ordered[min(int(RATE * len(ordered)), len(ordered) - 1)])


def score_left_out(rows: Any, target: NDArray[np.bool_], families: NDArray[np.str_]) -> NDArray[np.float64]:
    """Log-odds of each row by the fit that saw no row of its family; only families with broken rows are left out."""
    scores = np.full(len(target), np.nan)
    for name in sorted(set(families[target].tolist())):
        train = families != name
        part = rows.take(train)
        fitted = fitting.fit_linear(part.values, target[train], fitting.training_weights(part, target[train]), 0)
        scores[~train] = fitted.decision_function(rows.values[~train])
    return scores


def report(rows: Any, scores: NDArray[np.float64], families: NDArray[np.str_], engines: NDArray[np.str_]) -> dict[str, Any]:
    """TPR at 1 % of the same family's honest texts, by engine; and their honest kinds."""
    honest = np.isin(rows.label, measured.HONEST)
    broken = np.isin(rows.label, measured.BROKEN)
    found: dict[str, Any] = {"engines": {}, "honest": {}, "families": {}}
    for name in sorted(set(families[broken].tolist())):
        here = families == name
        # Translators by profession are the probe for stiff but honest writing: they are honest texts of wmt, and reported apart.
        cut = cut_at(scores[here & honest])
        for one in sorted(set(engines[here & broken].tolist())):
            of_engine = here & broken & (engines == one)
            if of_engine.sum() >= LEAST:
                found["engines"][f"{name} | {one}"] = {"n": int(of_engine.sum()), "tpr": round(float((scores[of_engine] > cut).mean()), 4)}
        for label in sorted(set(rows.label[here & honest].tolist())):
            of_label = here & honest & (rows.label == label)
            found["honest"][f"{name} | {label}"] = {"n": int(of_label.sum()), "over": round(float((scores[of_label] > cut).mean()), 4)}
        found["families"][name] = {"n": int((here & broken).sum()), "tpr": round(float((scores[here & broken] > cut).mean()), 4)}
    found["mean_over_engines"] = round(float(np.mean([cell["tpr"] for cell in found["engines"].values()])), 4)
    found["mean_over_families"] = round(float(np.mean([cell["tpr"] for cell in found["families"].values()])), 4)
    return found


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, help="folder with rewrite/, generated/ and honest/")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--update", action="store_true", help="raise the floors to 0.01 below these figures")
    parser.add_argument("--allow-regression", action="store_true", help="let floors sink; say why in CHANGELOG.md")
    args = parser.parse_args()
    data = corpora.find(args.data)
    wanted = (*measured.BROKEN, *measured.HONEST)
    texts = [row for path in (*data.garble, *data.queries[1:]) for row in measured.read_labelled(path) if row["label"] in wanted]
    rows = measured.measure_texts(texts, jobs=args.jobs)
    by_id = {row["id"]: row for row in texts}
    families = np.array([family(str(name)) for name in rows.set])
    engines = np.array([engine(by_id[str(name)]) for name in rows.query])
    target = np.isin(rows.label, measured.BROKEN)
    found = report(rows, score_left_out(rows, target, families), families, engines)
    for part in ("families", "engines", "honest"):
        for name, cell in found[part].items():
            print(f"{part:9s} {name:50s} {cell.get('tpr', cell.get('over')):.3f}  of {cell['n']}")
    print(f"mean over engines {found['mean_over_engines']:.3f}, over families {found['mean_over_families']:.3f}")
    (HERE / "results" / "garble.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    figures = {name: found[name] for name in ("mean_over_engines", "mean_over_families")}
    return check_floors("garble", data.digest, figures, update=args.update, allow_regression=args.allow_regression)


if __name__ == "__main__":
    raise SystemExit(main())
