"""What a text alone tells of broken machine translation and spinning, by engines and domains the model never saw.

    python benchmarks/garble.py --data DATA

Every engine is left out of training, together with one domain at a time; its rows of that domain are scored by the fit that saw neither,
and the cut is the score that 1 % of the honest texts of those domains exceed. Then the same with the whole family of data left out, with
all its engines. Then every domain of honest texts is left out, and it is told how many of them exceed the cut of the others.
Fails below `floors.json`; exits 2 where the data is missing.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from spamfilter.feature import View
from spamfilter.features import features_of

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
    """Who broke the text: the translator, all neural systems of one pair of languages together, or the spinner."""
    if row["set"].startswith("wmt"):
        return f"neural systems {row['set'][-2:]}-en"
    return str(row.get("generator")).split(" of ", maxsplit=1)[0]  # broken by the translator, whoever wrote what it was given


def cut_at(honest: NDArray[np.float64]) -> float:
    """The score that RATE of the honest exceed."""
    ordered = np.sort(honest)[::-1]
    return float(ordered[min(int(RATE * len(ordered)), len(ordered) - 1)])


def learned(rows: Any) -> Any:
    """The rows with the features that the head is fitted on."""
    kept = [feature.name not in fitting.SHORT_CUTS for feature in features_of(View.TEXT)]
    return replace(rows, values=rows.values[:, kept])


def scores_without(rows: Any, unseen: NDArray[np.bool_], asked: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Log-odds of the asked rows by a fit that saw none of the unseen."""
    part = rows.take(~unseen)
    target = np.isin(part.label, measured.BROKEN)
    fitted = fitting.fit_even(part.values, target, fitting.training_weights(part, target), 0)
    return np.asarray(fitted.decision_function(rows.values[asked]))


def left_out(rows: Any, of: NDArray[np.bool_], domains: NDArray[np.str_], engines: NDArray[np.bool_]) -> dict[str, Any]:
    """Share of the rows `of` above the score that 1 % of the honest of their domains exceed; no fit saw `engines` or the domain."""
    honest = np.isin(rows.label, measured.HONEST)
    broken_scores, honest_scores = [], []
    for domain in sorted(set(domains[of].tolist())):
        here = domains == domain
        asked = here & (of | honest)
        scores = scores_without(rows, here | engines, asked)
        broken_scores.append(scores[of[asked]])
        honest_scores.append(scores[honest[asked]])
    cut = cut_at(np.concatenate(honest_scores))
    return {"n": int(of.sum()), "tpr": round(float((np.concatenate(broken_scores) > cut).mean()), 4)}


def accused(rows: Any, here: NDArray[np.bool_], domains: NDArray[np.str_], asked: NDArray[np.bool_]) -> dict[str, Any]:
    """Share of the honest texts of an unseen domain (`here`) above the score that 1 % of the honest of the other domains exceed.

    Those are scored by fits that saw neither their own third of the domains nor this one.
    """
    known = asked & ~here
    scores = np.concatenate([scores_without(rows, here | third, known & third) for third in thirds(domains) if (known & third).any()])
    told = scores_without(rows, here, here & asked)
    return {"n": len(told), "fpr": round(float((told > cut_at(scores)).mean()), 4)}


def thirds(domains: NDArray[np.str_]) -> tuple[NDArray[np.bool_], ...]:
    """The domains dealt out to three folds by their names."""
    folds = np.array([fitting.fold_of(str(name), 0) for name in domains])
    return tuple(folds == fold for fold in range(fitting.FOLDS))


def false_alarms(rows: Any, domains: NDArray[np.str_]) -> dict[str, Any]:
    """By domain, every human translation one of them: what the cut of the others accuses; and over all but the translations."""
    honest, translated = np.isin(rows.label, measured.HONEST), rows.label == "human_translated"
    domains = np.where(np.char.startswith(domains, "wmt") & ~np.char.endswith(domains, "-en"), "human translations", domains)
    asked = {name: honest & (domains == name) for name in sorted(set(domains[honest].tolist()))}
    found = {name: accused(rows, domains == name, domains, honest & ~translated | here) for name, here in asked.items()}
    others = [cell for name, cell in found.items() if name != "human translations"]
    mean = sum(cell["n"] * cell["fpr"] for cell in others) / sum(cell["n"] for cell in others)
    return {"over_all": round(mean, 4), "domains": found}


def report(rows: Any, domains: NDArray[np.str_], families: NDArray[np.str_], engines: NDArray[np.str_]) -> dict[str, Any]:
    """The figures by engine and by family, and their means."""
    broken = np.isin(rows.label, measured.BROKEN)
    found: dict[str, Any] = {"engines": {}, "families": {}}
    for name in sorted(set(engines[broken].tolist())):
        of = broken & (engines == name)
        if of.sum() >= LEAST:
            found["engines"][name] = left_out(rows, of, domains, of)
    for name in sorted(set(families[broken].tolist())):
        of = broken & (families == name)
        found["families"][name] = left_out(rows, of, families, of)
    for part in ("engines", "families"):
        found[f"mean_over_{part}"] = round(float(np.mean([cell["tpr"] for cell in found[part].values()])), 4)
    found["accused"] = false_alarms(rows, domains)
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
    rows = learned(measured.measure_texts(texts, jobs=args.jobs))
    by_id = {row["id"]: row for row in texts}
    families = np.array([family(str(name)) for name in rows.set])
    engines = np.array([engine(by_id[str(name)]) for name in rows.query])
    domains = np.array(["gum" if str(name).startswith("gum") else str(name) for name in rows.set])
    found = report(rows, domains, families, engines)
    for part in ("families", "engines"):
        for name, cell in found[part].items():
            print(f"{part:9s} {name:50s} {cell['tpr']:.3f}  of {cell['n']}")
    for name, cell in found["accused"]["domains"].items():
        print(f"accused   {name:50s} {cell['fpr']:.3f}  of {cell['n']}")
    print(f"accused of honest texts of unseen domains {found['accused']['over_all']:.4f}")
    print(f"mean over engines {found['mean_over_engines']:.3f}, over families {found['mean_over_families']:.3f}")
    (HERE / "results" / "garble.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    figures = {name: found[name] for name in ("mean_over_engines", "mean_over_families")}
    return check_floors("garble", data.digest, figures, update=args.update, allow_regression=args.allow_regression)


if __name__ == "__main__":
    raise SystemExit(main())
