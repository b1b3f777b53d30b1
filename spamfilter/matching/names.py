"""Broken names: spellings that a rewrite got wrong (Rakes for Raikes)."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from spamfilter.text.background import zipf
from spamfilter.text.forms import folds
from spamfilter.text.lexicon import among
from spamfilter.text.names import name_places

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from spamfilter.article import Article
    from spamfilter.matching.sentences import SentenceGrid
    from spamfilter.text.cutting import Words

# Spellings of one name that honest writers use side by side; each line is one name.
_VARIANTS = """
kyiv kiev | kharkiv kharkov | odesa odessa | lviv lvov | dnipro dnepr | donbas donbass | chernobyl chornobyl
zaporizhzhia zaporozhye | mykola nikolai nikolay | serhiy serhii sergei sergey | andriy andrii andrei andrey
volodymyr vladimir | oleksandr aleksandr alexander alexandr | navalny navalniy navalnyi | tchaikovsky chaikovsky
yushchenko iushchenko | khrushchev khrushchov | isis isil
mohammed muhammad mohamed mohammad muhammed | gaddafi qaddafi kadafi gadhafi | quran koran
hezbollah hizbollah hizbullah | beijing peking | mumbai bombay | kolkata calcutta | chennai madras
myanmar burma | yangon rangoon | turkey turkiye türkiye | eswatini swaziland | bosphorus bosporus
catherine katherine katharine | ann anne | steven stephen | jon john | sara sarah | philip phillip
geoffrey jeffrey | eric erik | karl carl | marseille marseilles | lyon lyons | basel basle
mecca makkah | sanaa sana'a | shia shiite | al el | saint st
"""
_NONE = frozenset[int]()
_LEAST_PLAIN = 0.65  # similarity at which two unlike names are near-equal without more proof
_LEAST_BESIDE = 0.50  # the same where the next word of both is the same name ("Anita Colclough", "Anita Colclaw")
_LEAST_COSINE = 0.15  # of two sentences whose names are compared
_MOST_NAMES = 300
_EVERYDAY = 4.0  # Zipf value from which a word is hardly a broken name (Secretary), unless it stands in the name's very place
_ENDINGS = ("n", "an", "ian", "ean", "ish", "ese", "i", "ic", "ans", "ians", "er", "ers", "man", "men")  # a place's people


def is_variant(one: str, other: str) -> bool:
    """Whether two folded names are spellings of one name, or a place and its people: nothing is broken there."""
    if one == other or not _groups_of().get(one, _NONE).isdisjoint(_groups_of().get(other, _NONE)) or _romanised(one) == _romanised(other):
        return True
    short, long = sorted((one, other), key=len)
    if not long.startswith(short[: max(3, len(short) - 2)]):
        return False
    if len(short) == len(long):
        return False
    if long.removeprefix(short) in (*_ENDINGS, "s", "es", "'s"):
        return True
    return any(long.startswith(short[: len(short) - cut]) and long[len(short) - cut :] in _ENDINGS for cut in (1, 2))


@cache
def _groups_of() -> dict[str, frozenset[int]]:
    """The lines of _VARIANTS in which each name stands."""
    groups = [group.split() for line in _VARIANTS.strip().splitlines() for group in line.split("|")]
    return {name: frozenset(n for n, group in enumerate(groups) if name in group) for name in {name for group in groups for name in group}}


@lru_cache(maxsize=1 << 12)
def _romanised(name: str) -> str:
    """A name with the spellings that differ between ways of romanising it made one."""
    for given, taken in _ROMAN:
        name = name.replace(given, taken)
    return "".join(sign for n, sign in enumerate(name) if n == 0 or sign != name[n - 1])


_ROMAN = (
    ("kh", "h"), ("ks", "x"), ("iy", "i"), ("yi", "i"), ("yy", "i"), ("ii", "i"), ("ey", "ei"), ("y", "i"), ("ou", "u"), ("oo", "u"),
    ("w", "v"), ("ph", "f"), ("ck", "k"), ("q", "k"), ("j", "i"), ("é", "e"), ("è", "e"), ("á", "a"), ("à", "a"), ("ó", "o"), ("ö", "o"),
    ("ü", "u"), ("ä", "a"), ("í", "i"), ("ñ", "n"), ("ç", "c"), ("ş", "s"), ("š", "s"), ("ž", "z"), ("ć", "c"), ("č", "c"), ("ł", "l"),
    ("ø", "o"), ("å", "a"), ("-", ""),
)  # fmt: skip


def corrupted_names(a: Article, b: Article, grid: SentenceGrid) -> tuple[tuple[str, str], ...]:
    """Pairs (name in b, its broken spelling in a), each once, in the order of a; at most 50.

    A name of `a` that `b` has nowhere is compared with the names of the sentences of `b` that resemble its own; those that
    `a` has too, in the same sentence, are taken. Known variants, demonyms and possessives are not broken.
    """
    if not grid.cosine.size:
        return ()
    words_a, words_b = a.words, b.words
    places = name_places(words_a)
    strange = places[~among(folds(words_a)[places], folds(words_b))][:_MOST_NAMES].tolist()
    taken = among(folds(words_b), folds(words_a)) if strange else places
    rows = {number: row for row, number in enumerate(grid.numbers_a.tolist())} if strange else {}
    rivals: dict[int, dict[str, int]] = {}  # by row
    found: dict[tuple[str, str], None] = {}
    for at in strange:
        row = rows.get(int(words_a.sentence_column[at]))
        if row is None:
            continue
        if row not in rivals:
            rivals[row] = _names_in(words_b, _nearest(grid, row))
        right = _right_name(words_a, at, words_b, rivals[row], taken)
        if right is not None:
            found.setdefault((_bare(words_b.form(right)), _bare(words_a.form(at))))
    return tuple(found)[:50]


def _names_in(words: Words, sentences: Sequence[int]) -> dict[str, int]:
    """The names of these sentences, each with the place where it last stands there."""
    places, found = name_places(words), dict[str, int]()
    for n in sentences:
        inside = places[slice(*places.searchsorted(words.sentence_edges[n : n + 2]).tolist())]
        found.update(zip(words.lexicon.bases.named(folds(words)[inside]), inside.tolist(), strict=True))
    return found


def _right_name(words: Words, at: int, others: Words, rivals: Mapping[str, int], taken: NDArray[np.generic]) -> int | None:
    """Where the name stands of which a strange one is a broken spelling; None where none of the rivals is.

    `taken` tells of each of the other words whether it stands among these too.
    """
    name = words.folded_form(at)
    marks = [
        (alike + 0.5 * beside, -rival)
        for other, rival in rivals.items()
        if (alike := _likeness(name, other))
        and (
            (beside := not _neighbours(words, at).isdisjoint(_neighbours(others, rival)))
            or (alike >= _LEAST_PLAIN and not taken[rival] and zipf(name) <= _EVERYDAY)
        )
    ]
    return -max(marks)[1] if marks else None


def _nearest(grid: SentenceGrid, row: int) -> list[int]:
    """The numbers of the two sentences of b that are most like a sentence of a, if they are like it at all."""
    nearest = grid.cosine[row].argsort(kind="stable")[::-1][:2].tolist()
    return [int(grid.numbers_b[column]) for column in nearest if grid.cosine[row, column] >= _LEAST_COSINE]


def _likeness(one: str, other: str) -> float:
    """How alike two spellings are (0 to 1); 0 for one name, for its known variants, and for fewer than three letters."""
    if min(len(one), len(other)) < 3:
        return 0.0
    alike = max(
        JaroWinkler.similarity(one, other, score_cutoff=_LEAST_BESIDE + 0.15) - 0.15,
        DamerauLevenshtein.normalized_similarity(one, other, score_cutoff=_LEAST_BESIDE),
    )
    return 0.0 if alike < _LEAST_BESIDE or is_variant(one, other) else alike


def _neighbours(words: Words, at: int) -> frozenset[str]:
    """The names right before and after a word, marked by side."""
    sentences = words.sentence_column
    return frozenset(
        side + words.folded_form(n)
        for side, n in (("<", at - 1), (">", at + 1))
        if 0 <= n < len(words) and sentences[n] == sentences[at] and len(form := words.form(n)) > 1 and form[0].isupper()
    )


def _bare(form: str) -> str:
    """A name without its possessive ending."""
    return form.removesuffix("'s").removesuffix("’s")
