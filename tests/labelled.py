"""A small labelled set, invented anew from a seed: sources, texts taken from them, honest texts, and broken ones."""

from __future__ import annotations

import json
import random

_NOUNS_TEXT = (
    "bridge harbour council market teacher engine river winter budget meeting garden station letter hospital railway library farmer ticket "
    "village window captain kitchen mountain factory theatre summer contract museum orchestra painter election bakery ferry lighthouse"
)
_VERBS_TEXT = "opened closed moved painted counted bought sold carried found lost mended praised refused visited watched warned"
_NAMES_TEXT = "Vann Harle Osk Menning Brandt Pell Tolland Quenby Feld Brannock Strand Ricou Ostrander Lint Holm Corva"
_PLACES_TEXT = "Skerrow Brackwater Hollin Verrick Orsane Pellmouth Northby Hallmere Port-Sennet Lindermark"
_NOUNS, _VERBS, _NAMES, _PLACES = (text.split() for text in (_NOUNS_TEXT, _VERBS_TEXT, _NAMES_TEXT, _PLACES_TEXT))


class Press:
    """Writes articles of 80 to 110 words about nothing in particular, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def sentence(self) -> str:
        pick = self.random.choice
        return (
            f"{pick(_NAMES)} of {pick(_PLACES)} {pick(_VERBS)} the {pick(_NOUNS)} near the {pick(_NOUNS)} and {pick(_VERBS)} "
            f"{self.random.randint(2, 900)} {pick(_NOUNS)}s before the {pick(_NOUNS)} was {pick(_VERBS)}."
        )

    def text(self) -> str:
        return " ".join(self.sentence() for _ in range(5))

    def spun(self, text: str) -> str:
        """The same with words put in the place of others."""
        return " ".join(self.random.choice(_NOUNS) if self.random.random() < 0.25 else word for word in text.split())

    def broken(self, text: str) -> str:
        """The same with the grammar of a bad machine."""
        return " ".join({"the": "a the", "was": "have been", "of": "of of", "and": "and of the"}.get(word, word) for word in text.split())


def labelled(seed: int = 1, count: int = 40) -> dict[str, list[dict[str, str]]]:
    """Rows for `corpus`, `queries` and `garble`; sets `east` and `west`."""
    press = Press(seed)
    corpus = [{"id": f"s{n}", "text": press.text(), "set": ("east", "west")[n % 2]} for n in range(count)]
    queries = []
    for n, row in enumerate(corpus):
        taken = {"source_id": row["id"], "set": row["set"]}
        queries.append({"id": f"c{n}", "label": "copy", "text": row["text"] + " " + press.sentence(), **taken})
        queries.append({"id": f"p{n}", "label": "spun", "text": press.spun(row["text"]), **taken})
        queries.append({"id": f"h{n}", "label": "independent_same_event", "text": press.text(), "set": row["set"], "event": f"e{n}"})
        queries.append({"id": f"u{n}", "label": "unrelated_original", "text": press.text(), "set": row["set"]})
    garble = [{"id": f"g{n}", "label": "machine_translated", "set": "north", "text": press.broken(press.text())} for n in range(count)]
    garble += [{"id": f"w{n}", "label": "human", "set": ("south", "north")[n % 2], "text": press.text()} for n in range(count)]
    return {"corpus": corpus, "queries": queries, "garble": garble}


def write_rows(folder, rows):
    """The set as `corpus.jsonl`, `queries.jsonl` and `garble.jsonl`."""
    for name, some in rows.items():
        (folder / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in some), encoding="utf-8")
