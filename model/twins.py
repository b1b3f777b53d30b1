"""Twins: a labelled pair cut and taken apart, so that length and subject do not tell honest from taken.

The honest reports of research sets are short and the rewrites long. A model that saw only whole texts takes every short page beside a
long one for honest, and every pair on one subject and of one length for taken.
"""

from __future__ import annotations

import hashlib
import math
import random
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from spamfilter.article import Article

if TYPE_CHECKING:
    from collections.abc import Sequence

VIEWS = ("ledes", "digest", "window", "split", "stitched", "moved")
LONG = 220  # words of a text that a digest is held against
SENTENCE = 6  # words of a sentence that a digest may take
_LEAST_WORDS = 25  # of either text of a pair: as in judging
_LEAST_CUT = 150  # words of a taken text that is stitched without its end
_LEAST_SPLIT = 8  # sentences of an article of which two reports are made
_STRETCHES = (3, 8)  # of a text that is told in another order
# Shares of the taken pairs that are measured again: cut, as a window, taken apart, stitched to something else, in another order. With all
# of them in another order 0.01 less of the paraphrases and 0.03 less of the summaries of data sets left out are found.
_CUT, _WINDOW, _SPLIT, _STITCHED, _MOVED = 0.35, 0.55, 0.28, 0.25, 0.4


@dataclass(frozen=True, slots=True)
class Twin:
    """Two texts made from a pair, how (`view`), and whether they are an honest pair now, whatever they were cut from."""

    view: str
    a: Article
    b: Article
    is_honest: bool = False


def twins(a: Article, b: Article, *, taken: bool, seed: int, filler: Article | None = None) -> tuple[Twin, ...]:
    """What a pair teaches besides itself; decided by the two ids and the seed.

    ledes: both texts cut to their first 80 to 130 words. digest: a few sentences of the first against the whole second one.
    window: 35 to 200 words from anywhere in a taken text against its whole source. split: the source's sentences dealt out to two
    honest reports, the lead told by both, by one of them in the rewrite's words. stitched: a taken text or its beginning with sentences of
    `filler`, an article on something else, before, inside or after it, against its whole source. moved: the first text in another order,
    some sentences at a time, against the whole second one.
    """
    drawn = random.Random(f"{seed} {a.id} {b.id}")  # noqa: S311 a reproducible draw, no secret
    lot = _draw(a.id) if taken else 0.0
    made: list[Twin] = []
    if lot < _CUT:
        made += _shortened(a, b, drawn)
    if taken and lot < _WINDOW:
        made += _window(a, b, drawn)
    if taken and lot < _SPLIT:
        made += _split(a, b, drawn)
    if taken and lot < _STITCHED and filler is not None:
        made += _stitched(a, b, filler, drawn)
    if lot < _MOVED:
        made += _moved(a, b, drawn)
    return tuple(twin for twin in made if min(len(twin.a.words), len(twin.b.words)) >= _LEAST_WORDS)


def _shortened(a: Article, b: Article, drawn: random.Random) -> list[Twin]:
    """Ledes and digest, of texts long enough for them."""
    size, other_size = drawn.randint(80, 120), drawn.randint(90, 130)
    made = []
    if len(a.words) > 1.3 * size or len(b.words) > 1.3 * other_size:
        made.append(Twin("ledes", _joined(_first(_sentences(a), size), a), _joined(_first(_sentences(b), other_size), b)))
    if len(a.words) > 1.5 * size and len(b.words) > LONG:
        made.append(Twin("digest", _digest(a, drawn), b))
    return made


def _digest(article: Article, drawn: random.Random) -> Article:
    """Three to six sentences of a text in their order, sooner from its beginning, one paragraph: what a summary keeps."""
    sentences = _sentences(article)
    left = [n for n, (_, size) in enumerate(sentences) if size >= SENTENCE]
    chosen: set[int] = set()
    for _ in range(min(drawn.randint(3, 6), len(left))):
        chosen.add(drawn.choices(left, [1 / (4 + n) for n in left])[0])
        left = [n for n in left if n not in chosen]
    return _joined([sentences[n] for n in sorted(chosen)], article)


def _window(a: Article, b: Article, drawn: random.Random) -> list[Twin]:
    """A part of the taken text against its whole source; none of a text hardly longer than the part."""
    sentences, size = _sentences(a), _size(drawn, 35, 200)
    if len(sentences) < 2 or len(a.words) <= 1.5 * size:
        return []
    return [Twin("window", _joined(_first(sentences[drawn.randrange(len(sentences)) :], size), a), b)]


def _split(a: Article, b: Article, drawn: random.Random) -> list[Twin]:
    """Two reports of one event that no one took from the other; none of a short article."""
    sentences = _sentences(b)
    if len(sentences) < _LEAST_SPLIT:
        return []
    order = list(range(1, len(sentences)))
    drawn.shuffle(order)
    middle = int(len(order) * drawn.uniform(0.35, 0.65))
    ours, theirs = sorted(order[middle:]), sorted(order[:middle])
    if drawn.random() < 0.5:  # every other report tells in an order of its own
        drawn.shuffle(ours)
    one = _first([*_sentences(a)[:1], *(sentences[n] for n in ours)], _size(drawn, 50, 400))
    two = _first([sentences[0], *(sentences[n] for n in theirs)], _size(drawn, 80, 500))
    return [Twin("split", _joined(one, a), _joined(two, b), is_honest=True)]


def _stitched(a: Article, b: Article, filler: Article, drawn: random.Random) -> list[Twin]:
    """A page of which only a part was taken: what else it tells does not make that part its own."""
    ours, foreign = _sentences(a), _sentences(filler)
    if min(len(ours), len(foreign)) < 2:
        return []
    if len(a.words) > _LEAST_CUT and drawn.random() < 0.5:
        ours = _first(ours, len(a.words) * drawn.uniform(0.5, 0.9))
    size = sum(count for _, count in ours) * drawn.uniform(0.2, 0.8)
    added = _first(foreign[drawn.randrange(len(foreign)) :], size)
    at = drawn.choice((0, len(ours), drawn.randint(1, max(1, len(ours) - 1))))
    return [Twin("stitched", _joined([*ours[:at], *added, *ours[at:]], a), b)]


def _moved(a: Article, b: Article, drawn: random.Random) -> list[Twin]:
    """A text that tells the same in another order; none of a text of a few sentences."""
    sentences, (least, most) = _sentences(a), _STRETCHES
    if len(sentences) < 2 * least:
        return []
    count = drawn.randint(least, min(most, len(sentences) // 2))
    edges = [0, *sorted(drawn.sample(range(1, len(sentences)), count - 1)), len(sentences)]
    stretches = [sentences[start:end] for start, end in pairwise(edges)]
    order = list(range(count))
    while order == sorted(order):
        drawn.shuffle(order)
    return [Twin("moved", _joined([sentence for n in order for sentence in stretches[n]], a), b)]


def _sentences(article: Article) -> list[tuple[str, int]]:
    """Each sentence on one line, and how many words it has."""
    words, text = article.words, article.text
    ends = [words.starts[end] if end < len(words) else len(text) for _, end in words.sentence_spans]
    return [
        (text[words.starts[first] : stop].strip().replace("\n", " "), end - first)
        for (first, end), stop in zip(words.sentence_spans, ends, strict=True)
    ]


def _first(sentences: Sequence[tuple[str, int]], size: float) -> list[tuple[str, int]]:
    """The first sentences, up to about so many words."""
    count, kept = 0, []
    for sentence in sentences:
        if count >= size:
            break
        kept.append(sentence)
        count += sentence[1]
    return kept


def _joined(sentences: Sequence[tuple[str, int]], article: Article) -> Article:
    """Sentences as one paragraph, under the article's id."""
    return Article.from_lines([" ".join(text for text, _ in sentences)], name=article.id)


def _size(drawn: random.Random, least: int, most: int) -> float:
    """A number of words, short ones as often as long ones by ratio."""
    return math.exp(drawn.uniform(math.log(least), math.log(most)))


def _draw(name: str) -> float:
    """A number from 0 to 1 that a name alone decides."""
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=4).digest(), "big") / 2**32
