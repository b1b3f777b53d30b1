"""Who is found and who is accused, by length, generator and kind of text: what the scorer does not split."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spamfilter.model.rows import TAKEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

BANDS = (0, 60, 90, 130, 250, 500, 1000)  # words of a text, from each to the next


def band(words: int) -> str:
    """The name of a length, such as `60 to 89 words`."""
    last = max(n for n, least in enumerate(BANDS) if words >= least)
    return f"{BANDS[last]} to {BANDS[last + 1] - 1} words" if last + 1 < len(BANDS) else f"{BANDS[last]} words and more"


def rates(verdicts: Iterable[Mapping[str, Any]], cut: float) -> dict[str, Any]:
    """How many verdicts there are, and the shares called `spam`, called that or `suspect`, and scored above the cut (0 to 1 each)."""
    told = list(verdicts)
    count = max(len(told), 1)
    return {
        "n": len(told),
        "spam": round(sum(v["label"] == "spam" for v in told) / count, 4),
        "flagged": round(sum(v["label"] in ("spam", "suspect") for v in told) / count, 4),
        "over_cut": round(sum((v["score"] or 0.0) > cut for v in told) / count, 4),
    }


def details(rows: Sequence[Mapping[str, Any]], verdicts: Iterable[Mapping[str, Any]], cut: float) -> dict[str, Any]:
    """Rates by length band (honest and taken apart), by label and generator, and of honest texts by set.

    A row without a verdict counts nowhere. `cut` is the score that one in a hundred honest reports of an event exceeds.
    """
    by_id = {verdict["id"]: verdict for verdict in verdicts}
    parts: dict[str, dict[str, list[Mapping[str, Any]]]] = {
        "honest by length": {},
        "taken by length": {},
        "by generator": {},
        "honest by set": {},
    }
    for row in rows:
        verdict = by_id.get(row["id"])
        if verdict is None:
            continue
        taken, size = row["label"] in TAKEN, band(len(row["text"].split()))
        parts["taken by length" if taken else "honest by length"].setdefault(size, []).append(verdict)
        if taken:
            parts["by generator"].setdefault(f"{row['label']} | {row.get('generator')}", []).append(verdict)
        else:
            parts["honest by set"].setdefault(f"{row['label']} | {row.get('set')}", []).append(verdict)
    return {
        name: {key: rates(told, cut) for key, told in sorted(groups.items(), key=lambda item: _place(item[0]))}
        for name, groups in parts.items()
    }


def _place(name: str) -> tuple[int, str]:
    """Length bands by length, everything else by name."""
    first = name.split(maxsplit=1)[0]
    return (int(first) if first.isdigit() else 0), name
