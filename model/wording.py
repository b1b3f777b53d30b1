"""Make `wording.npz`, the weights by which a short line is furniture by its words, from phrases and true lines.

Run `python -m spamfilter.model.wording OUT.npz FOLDER…`. The phrases are those of `phrases/<language>.tsv` beside this file: a code
(`true` for a line of an article), whose hand wrote it, the line; what varies stands in braces. A folder holds `gold.jsonl` with the true
text of pages, which are honest lines too. First the figures are printed with each hand and a sixth of the pages left out, then the weights
of everything are written: numbers by hash, that give back no line.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

import numpy as np
from scipy.sparse import csr_matrix

from spamfilter.cleaning.phrases import LABELS
from spamfilter.cleaning.wording import (
    BUCKETS,
    CODES,
    LIKELY,
    LONGEST,
    SURE,
    Table,
    follower_marks,
    line_marks,
    marks,
    word_marks,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

PHRASES = Path(__file__).parent / "phrases"
STRENGTH = 150.0  # the inverse of the penalty (L2)
SAY = {"phrase": 1.0, "true": 4.0, "page": 0.3}  # a true line that is nearly furniture tells most, one of many on a page least
LEAST_PURE = 0.4  # share of a mark's phrases that are of one code, from which it speaks for that
FOLDS = 6
PAGES = "pages"  # how the hands of true lines from pages begin
_SLOT = re.compile(r"\{(\w+)\}")
_MUTE = frozenset({"site", "host", "name", "headline"})
# What stands in a slot, by language and for all others.
_FILLS = {
    "site": {"": "Orre Courier; Vellmark Post; NewsPoint24; InfoStar; The Daily Quay; Kabar Orre; Tageblick; Le Phare; El Faro"},
    "host": {"": "infostar.example; vellmark.example; orre24.com; daily-quay.co.uk; elfaro.es; haberorre.com.tr; kabarorre.id"},
    "n": {"": "2; 3; 5; 12; 27; 148; 1,204; 3.5K"},
    "name": {
        "": "Carla Mendes; Jonas Weber; Maria Lopez; Selin Aydın; J. Whitfield; Dewi Lestari; Anne-Marie Roux; Tom Ashby",
        "hi": "अनिता शर्मा; राकेश मेहता; कविता राव; संजय दुबे",
    },
    "date": {
        "": "2025-06-01; 03.10.2024 10:15",
        "en": "14 March 2025; Oct. 3, 2024, 10:15 AM; 2025-06-01",
        "es": "14 de marzo de 2025; 03/10/2024 10:15",
        "pt": "14 de março de 2025; 03/10/2024 às 10h15",
        "fr": "14 mars 2025; 03/10/2024 à 10h15",
        "de": "14. März 2025; 03.10.2024, 10:15 Uhr",
        "tr": "14 Mart 2025; 03.10.2024 10:15",
        "id": "14 Maret 2025; Kamis, 3 Oktober 2024 10:15 WIB",
        "hi": "14 मार्च 2025; 3 अक्टूबर 2024, 10:15",
    },
    "headline": {
        "": "Orre: 14 / 3",
        "en": "City reopens the old river bridge after repairs; Why the night train is back",
        "es": "La ciudad reabre el viejo puente tras las obras; Por qué vuelve el tren nocturno",
        "pt": "Cidade reabre a velha ponte depois das obras; Por que o trem noturno voltou",
        "fr": "La ville rouvre le vieux pont après travaux; Pourquoi le train de nuit revient",
        "de": "Stadt öffnet alte Brücke nach Sanierung wieder; Warum der Nachtzug zurück ist",
        "tr": "Şehir eski köprüyü onarımdan sonra açtı; Gece treni neden geri döndü",
        "id": "Kota membuka kembali jembatan lama setelah perbaikan; Mengapa kereta malam kembali",
        "hi": "मरम्मत के बाद पुराना पुल फिर खुला; रात की ट्रेन क्यों लौटी",
    },
}


class Line(NamedTuple):
    """One line, its code, its language ("" where nobody said) and whose it is, and the numbers of its words that tell nothing."""

    text: str
    code: str
    language: str
    hand: str
    mute: frozenset[int] = frozenset()


def read_phrases(folder: Path = PHRASES, seed: int = 0) -> Iterator[Line]:
    """The phrases of a folder, with something in the place of what varies. Raises ValueError that names a bad row."""
    if not folder.is_dir():
        raise SystemExit(f"{folder}: no such folder; the phrases are in a checkout only")
    draw = random.Random(seed)  # noqa: S311 no secret
    for path in sorted(folder.glob("*.tsv")):
        for number, row in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            code, hand, text = row.split("\t") if row.count("\t") == 2 else ("", "", row)
            slots = set(_SLOT.findall(text))
            if code not in CODES or not text or not slots <= _FILLS.keys():
                raise ValueError(f"{path}:{number}: not a known code, a hand, a line with known slots: {row[:80]!r}")
            yield _filled(text, code, path.stem, hand, draw)


def _filled(text: str, code: str, language: str, hand: str, draw: random.Random) -> Line:
    """A phrase whose slots are filled: names, sites and headlines are in their places, but tell nothing, for others will stand there."""
    mute: set[int] = set()
    filled, last = "", 0
    for slot in _SLOT.finditer(text):
        filled += text[last : slot.start()]
        before = len(words_of(filled))
        filled += draw.choice(_FILLS[slot[1]].get(language, _FILLS[slot[1]][""]).split("; "))
        if slot[1] in _MUTE:
            mute.update(range(before, len(words_of(filled))))
        last = slot.end()
    return Line(filled + text[last:], code, language, hand, frozenset(mute))


def read_labels() -> list[Line]:
    """The labels that the rules know by themselves: a new one is worded like them."""
    return [Line(label.capitalize(), code, "", "rules") for label, code in sorted(LABELS.items()) if code in CODES]


def read_pages(folder: Path) -> Iterator[Line]:
    """The true lines of a folder's pages, or passages of them where it has no more, those that are weighed at all.

    The hand of a line is the page's share of FOLDS, so that what stands on one page stays together.
    """
    for row in map(json.loads, (folder / "gold.jsonl").read_bytes().splitlines()):
        hand = f"{PAGES} {crc32(row['id'].encode()) % FOLDS}"
        for line in row["text"].split("\n") if row.get("text") else row["with"]:
            if 1 < len(line.strip()) <= LONGEST:
                yield Line(line.strip(), "true", "", hand)


def marks_of(line: Line) -> tuple[list[int], list[int]]:
    """The marks of a line but those of words that tell nothing."""
    if not line.mute:
        return marks(line.text)
    forms = words_of(line.text)
    others = Counter(line_marks(line.text, forms))
    others.subtract(Counter(follower_marks(forms, line.mute)))
    return [mark for n, form in enumerate(forms) if n not in line.mute for mark in word_marks(form)], sorted((+others).elements())


def fit(lines: Sequence[Line]) -> Table:
    """The weights that tell phrases from true lines best, in whole numbers up to 127, and the code for which each bucket speaks."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 whoever judges never comes here

    found = [marks_of(line) for line in lines]
    edges = np.cumsum([0, *(len(words) + len(others) for words, others in found)])
    columns = np.concatenate([[*words, *others] for words, others in found])
    ours = np.repeat([not line.hand.startswith(PAGES) for line in lines], np.diff(edges))
    known = np.isin(columns, columns[ours])  # of pages only what stands in a line written for this
    shares = np.repeat(np.diff(edges) ** -0.5, np.diff(edges))  # a long line says no more than a short one
    table = csr_matrix((known * shares, columns, edges), shape=(len(lines), BUCKETS))
    foreign = np.array([line.code != "true" for line in lines])
    say = np.array([SAY["page" if line.hand.startswith(PAGES) else "true" if line.code == "true" else "phrase"] for line in lines])
    model = LogisticRegression(C=STRENGTH, max_iter=2000, solver="liblinear", tol=1e-8, random_state=0).fit(
        table, foreign, sample_weight=say
    )
    weights = model.coef_[0]
    scale = float(np.abs(weights).max()) / 127
    return Table(np.rint(weights / scale).astype(np.int8).tolist(), _codes(lines).tolist(), scale, float(model.intercept_[0]))


def _codes(lines: Sequence[Line]) -> NDArray[np.uint8]:
    """For each bucket of a word the code that most of its phrases have, 0 where no code has LEAST_PURE of them."""
    counts = np.zeros((BUCKETS, len(CODES)))
    for line in lines:
        if line.code != "true":
            counts[list(set(marks_of(line)[0])), CODES.index(line.code)] += 1
    pure = counts.max(axis=1) >= LEAST_PURE * np.maximum(1, counts.sum(axis=1))
    return np.where(pure, counts.argmax(axis=1), 0).astype(np.uint8)


def odds(line: Line, table: Table) -> float:
    """As `spamfilter.cleaning.wording.odds`, by a table that is not the release's."""
    words, others = ([table.weights[mark] for mark in some] for some in marks(line.text))
    return table.base + table.scale * sum(words + others) / math.sqrt(len(words + others)) if sum(words) >= 0 else -math.inf


def judge_left_out(lines: Sequence[Line]) -> NDArray[np.float64]:
    """The log-odds of each line by a table that saw nothing of its hand, nor of the sixth of the pages that it is from."""
    hands = np.array([line.hand for line in lines])
    seen = np.zeros(len(lines))
    for hand in np.unique(hands):
        table = fit([line for line in lines if line.hand != hand])
        (places,) = (hands == hand).nonzero()
        seen[places] = [odds(lines[at], table) for at in places.tolist()]
    return seen


def report(lines: Sequence[Line], seen: NDArray[np.float64]) -> Iterator[str]:
    """For each hand and each language: lines, and the shares of phrases that stay and of true lines that go at both bars."""
    foreign = np.array([line.code != "true" for line in lines])
    hands = [line.hand.partition(" ")[0] for line in lines]
    for what, of in (("hand", hands), ("language", [line.language or line.hand.partition(" ")[0] for line in lines])):
        for name in sorted(set(of)):
            for kind, wanted, wrong in (("phrases stay", True, seen.__lt__), ("true lines go", False, seen.__ge__)):
                part = (np.array(of) == name) & (foreign == wanted)
                if part.any():
                    shares = "  ".join(f"{bar}: {wrong(bar)[part].mean():.3f}" for bar in (SURE, LIKELY))
                    yield f"  {what} {name:6s} {int(part.sum()):6d} {kind:14s} {shares}"


def main() -> None:
    """Read phrases and folders, print the figures of what was left out, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("folders", type=Path, nargs="+")
    given = parser.parse_args()
    lines = [*read_phrases(), *read_labels(), *(line for folder in given.folders for line in read_pages(folder))]
    print("left out: each hand, a sixth of the pages", *report(lines, judge_left_out(lines)), sep="\n")  # noqa: T201 what a script tells
    table = fit(lines)
    np.savez_compressed(
        given.out,
        weights=np.array(table.weights, dtype=np.int8),
        codes=np.array(table.codes, dtype=np.uint8),
        scale=np.float64(table.scale),
        base=np.float64(table.base),
    )


if __name__ == "__main__":
    main()
