"""The model card, written from the shipped model and the results of the benchmarks.

    python benchmarks/card.py

Every figure in `model/CARD.md` stands in `model/rewrite.json` or in `benchmarks/results`; the words around them stand here. What the card
tells of other models, below its first part, is kept as it is.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import card_words as words  # noqa: E402 what the card says around its figures
import corpus as corpora  # noqa: E402 the loader beside this file
from quality import figures  # noqa: E402 the same figures that have floors

MODEL = HERE.parent / "model"
DIAGRAM = 25  # columns of a scale from 0 to 1
OTHERS = "\n# `"  # where another model's part of the card begins


def result(name: str) -> dict[str, Any]:
    """The results of one benchmark."""
    read: dict[str, Any] = json.loads((HERE / "results" / f"{name}.json").read_text(encoding="utf-8"))
    return read


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table in Markdown."""
    columns = list(head)
    lines = [f"| {' | '.join(columns)} |", "|" + "---|" * len(columns), *(f"| {' | '.join(row)} |" for row in rows)]
    return "\n".join(lines) + "\n"


def percent(share: float | None) -> str:
    """A share in a hundred, one digit."""
    return "" if share is None else f"{100 * share:.1f} %"


def found_table(report: Mapping[str, Any]) -> str:
    """Share found by label, at 1 % false alarms and at the product's labels."""
    rows = []
    for name, cell in report["labels"].items():
        low, high = cell["tpr_at_1_fpr_95"]
        source = cell["source_of_found"]
        found = f"{cell['tpr_at_1_fpr']:.3f} [{low:.3f}, {high:.3f}]"
        right = "" if source is None else f"{source:.3f}"
        rows.append((name, str(cell["n"]), found, f"{cell['tpr_spam']:.3f}", f"{cell['tpr_flagged']:.3f}", right))
    return table(("label", "n", "found at 1 %", "spam", "spam or suspect", "right source of those found"), rows)


def honest_table(report: Mapping[str, Any]) -> str:
    """Honest texts accused, by kind and set."""
    rows = [
        (name.replace("_", " "), str(cell["n"]), percent(cell["fpr_spam"]), percent(cell["fpr_flagged"]))
        for name, cell in report["negatives"].items()
        if cell["fpr_spam"] is not None
    ]
    return table(("honest texts", "n", "spam", "spam or suspect"), rows)


def reliability(report: Mapping[str, Any]) -> str:
    """What the score said (`o`) and what was so (`*`), a line for every tenth of the scale, as a diagram; `#` where both are one."""
    lines = ["said  was so      n  0                        1"]
    for one in report["calibration"]["bins"]:
        marks = [" "] * (DIAGRAM + 1)
        said, so = (round(DIAGRAM * one[name]) for name in ("said", "is"))
        marks[said], marks[so] = "o", "*"
        if said == so:
            marks[so] = "#"
        lines.append(f"{one['said']:.2f}    {one['is']:.2f}  {one['n']:5d}  |{''.join(marks)}|")
    return "\n".join(("```", *lines, "```", ""))


def thresholds_tables(facts: Mapping[str, Any]) -> str:
    """The thresholds of each situation with what they accuse, and what the text alone says of each kind of text."""
    rows = []
    for situation, told in facts["thresholds"].items():
        for name, cell in told["honest"].items():
            bars = ["never" if told[bar] is None else f"{told[bar]:.3f}: {percent(cell[bar])}" for bar in ("suspect", "spam")]
            rows.append((situation, name, str(cell["n"]), *bars))
    alone = [(name, str(cell["n"]), percent(cell["suspect"])) for name, cell in facts["rates"]["text"].items()]
    heads = ("situation", "honest texts", "n", "above suspect", "above spam"), ("texts judged alone", "n", "above suspect")
    return table(heads[0], rows) + "\n" + table(heads[1], alone)


def everywhere(report: Mapping[str, Any]) -> str:
    """All honest texts together, without those whose labels are in doubt: how many, and the shares called spam and flagged."""
    cells = [cell for name, cell in report["details"]["honest by set"].items() if "fnc1" not in name]
    count = sum(cell["n"] for cell in cells)
    spam, flagged = (sum(cell["n"] * cell[name] for cell in cells) / max(1, count) for name in ("spam", "flagged"))
    return words.EVERYWHERE.format(count=count, spam=percent(spam), flagged=percent(flagged))


def kinds_table(report: Mapping[str, Any]) -> str:
    """The kinds the product named, by label."""
    rows = [
        (name, ", ".join(f"{kind} {n}" for kind, n in cell["kinds"].items())) for name, cell in report["labels"].items() if name != "all"
    ]
    return table(("label", "kinds"), rows)


def details_table(report: Mapping[str, Any], part: str, what: str) -> str:
    """Rates of one part of the details."""
    rows = [
        (
            name.replace(" | ", ", ").replace("_", " "),
            str(cell["n"]),
            percent(cell["over_cut"]),
            percent(cell["spam"]),
            percent(cell["flagged"]),
        )
        for name, cell in report["details"][part].items()
    ]
    return table((what, "n", "above the 1 % score", "spam", "spam or suspect"), rows)


def families_table(report: Mapping[str, Any]) -> str:
    """Share found by family left out."""
    cells = {name.removeprefix("family "): cell for name, cell in figures(dict(report)).items() if name.startswith("family ")}
    rows = [(name, str(cells[name][1]), f"{cells[name][0]:.3f}") for name in corpora.FAMILIES if name in cells]
    return table(("family left out", "n", "found at 1 %"), rows)


def garble_tables(report: Mapping[str, Any]) -> str:
    """Broken texts found without a source, by family and engine."""
    rows = [(name, str(cell["n"]), f"{cell['tpr']:.3f}") for name, cell in (*report["engines"].items(), *report["families"].items())]
    accused = [(name, str(cell["n"]), percent(cell["fpr"])) for name, cell in report["accused"]["domains"].items()]
    return f"{table(('engine or family left out', 'n', 'found at 1 %'), rows)}\n{table(('honest texts of', 'n', 'accused'), accused)}"


def unused(facts: Mapping[str, Any]) -> list[str]:
    """Learned features that no tree asks and no weight counts."""
    with np.load(MODEL / "rewrite.npz") as arrays:
        pair, alone = (facts["heads"][view]["features"] for view in ("match", "text"))
        asked = {pair[n] for n in np.unique(arrays["match.feature"]) if n >= 0}
        weighed = {name for name, weight in zip(alone, arrays["text.weight"], strict=True) if abs(weight) > 0}
    return sorted({*pair, *alone} - asked - weighed)


def card(facts: Mapping[str, Any]) -> str:
    """The part of the card that is about the shipped model."""
    garble, none = result("garble"), unused(facts)
    parts = [
        words.HEAD.format(
            version=facts["version"],
            sha=facts["sha256"][:16],
            match=len(facts["heads"]["match"]["features"]),
            text=len(facts["heads"]["text"]["features"]),
            trees=len(np.load(MODEL / "rewrite.npz")["match.roots"]),
            pairs=facts["training"]["pairs"],
            texts=facts["training"]["texts"],
        ),
        words.THRESHOLDS,
        thresholds_tables(facts),
        *by_source(result("quality-source")),
        *by_family(result("quality-family")),
        words.GARBLE.format(**garble),
        garble_tables(garble),
        words.COST.format(**result("scoring")),
        words.FAILS.format(formulaic=percent(facts["rates"]["match"]["formulaic independent_same_event"]["spam"])),
        words.GALLERY,
        words.UNUSED.format(
            rest="Every other feature is asked by some tree or has a weight." if not none else f"In this model: {', '.join(none)}."
        ),
        words.AGAIN,
    ]
    return "\n".join(parts)


def by_source(report: Mapping[str, Any]) -> Iterable[str]:
    """What was measured with every source left out in its turn."""
    return (
        words.SOURCE,
        found_table(report),
        honest_table(report),
        words.CALIBRATION.format(**report["calibration"]),
        reliability(report),
        "What kind the product names:\n",
        kinds_table(report),
        words.LENGTH,
        details_table(report, "honest by length", "honest texts of"),
        details_table(report, "taken by length", "taken texts of"),
        details_table(report, "by generator", "made by"),
    )


def by_family(report: Mapping[str, Any]) -> Iterable[str]:
    """What was measured with every family of data left out in its turn."""
    honest = report["negatives"]
    return (
        words.FAMILY,
        families_table(report),
        found_table(report),
        words.FAMILY_HONEST.format(
            same=percent(honest["independent_same_event less fnc1"]["fpr_spam"]),
            other=percent(honest["unrelated_original"]["fpr_spam"]),
            ece=report["calibration"]["ece"],
        ),
        reliability(report),
        details_table(report, "honest by set", "honest texts of"),
        everywhere(report),
        details_table(report, "honest by length", "honest texts of"),
    )


def main() -> int:
    """Write the card."""
    path = MODEL / "CARD.md"
    others = OTHERS + path.read_text(encoding="utf-8").split(OTHERS, 1)[1]
    facts = json.loads((MODEL / "rewrite.json").read_text(encoding="utf-8"))
    path.write_text(card(facts).rstrip() + "\n" + others, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
