"""Words: how every part of the package cuts a text, so that offsets, keys and features agree."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from spamfilter.text.function_words import word_set

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from spamfilter.text.lexicon import Lexicon

# A run of letters with inner apostrophes, or a number; hyphens part words. CJK has no spaces: one sign, one word. The first
# alternative takes nothing that the second would not; it is there because most words are plain, and it finds those faster.
CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[a-zA-Z]++(?![\w'’])|[^\W\d_{CJK}]+(?:['’][^\W\d_{CJK}]+)*|\d+(?:[.,]\d+)*|[{CJK}]")
_PIECES = re.compile(f"({_WORD.pattern})")  # to split at the words: what stands between them, and the words
_SENTENCE_END = re.compile(  # one class of signs first: that is what is searched for fast
    r"[.!?…\n。！？](?:(?<=\n)\n*+|(?<=[。！？])[。！？]*+[」』”]*+"
    r"|(?<=[.!?…])(?<![.!?…][.!?…])[.!?…]*+[\"'”’)\]»]*+(?=\s+[\"'“‘(\[«]*[^\W_a-z]))"
)
_NO_END = word_set(
    "mr mrs ms dr prof st sen rep gov gen col sgt lt jr sr inc corp ltd co vs no dept approx est jan feb mar apr jun jul aug sept sep oct "
    "nov dec u.s u.k e.g i.e a.m p.m"
)
LONGEST = 64  # characters of a word that are compared: caches of words stay small whatever is read
_BEFORE_DOT = re.compile(r"[\s(\"“]")
_POSSESSIVE = re.compile(r"'s$|(?<=s)'$")


@dataclass(frozen=True)
class Words:
    """The words of one text as columns of equal length.

    `forms` as written; `starts`, `ends` their characters in the text; `sentences` the number of each word's sentence,
    from 0; `folded` in lower case with straight apostrophes and without a possessive ending; `stems` without the
    commonest endings.
    """

    forms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.forms)

    @cached_property
    def lexicon(self) -> Lexicon:
        """Where the words have their numbers."""
        from spamfilter.text.lexicon import current_lexicon  # noqa: PLC0415 loads numpy, which cutting a text does not need

        return current_lexicon()

    @cached_property
    def numbers(self) -> NDArray[np.int32]:
        """Each word's number in the lexicon; a very long one stands for all that begin like it."""
        if max(map(len, self.forms), default=0) > LONGEST:
            return self.lexicon.numbers(form[:LONGEST] for form in self.forms)
        return self.lexicon.numbers(self.forms)

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """Each word in lower case, without a possessive ending."""
        from spamfilter.text.forms import folds  # noqa: PLC0415 the same

        return tuple(self.lexicon.words(folds(self)))

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """Each folded word without plural, past and -ing endings."""
        from spamfilter.text.forms import roots  # noqa: PLC0415 the same

        return tuple(self.lexicon.words(roots(self)))

    def in_lexicon(self, lexicon: Lexicon) -> Words:
        """The same words, with their numbers in this lexicon."""
        words = replace(self)
        vars(words)["lexicon"] = lexicon
        return words

    @cached_property
    def start_column(self) -> NDArray[np.int32]:
        """`starts` as an array."""
        import numpy as np  # noqa: PLC0415 the same

        return np.array(self.starts, dtype=np.int32)

    @cached_property
    def end_column(self) -> NDArray[np.int32]:
        """`ends` as an array."""
        import numpy as np  # noqa: PLC0415 the same

        return np.array(self.ends, dtype=np.int32)

    @cached_property
    def sentence_column(self) -> NDArray[np.int32]:
        """`sentences` as an array."""
        import numpy as np  # noqa: PLC0415 the same

        return np.array(self.sentences, dtype=np.int32)

    @cached_property
    def sentence_starts(self) -> NDArray[np.bool_]:
        """Which words are the first of a sentence."""
        import numpy as np  # noqa: PLC0415 the same

        starts = np.ones(len(self), dtype=bool)
        starts[1:] = self.sentence_column[1:] != self.sentence_column[:-1]
        return starts

    @cached_property
    def sentence_spans(self) -> tuple[tuple[int, int], ...]:
        """First word and last word + 1 of each sentence."""
        first = self.sentence_starts.nonzero()[0].tolist()
        return tuple(pairwise((*first, len(self)))) if first else ()


@lru_cache(maxsize=1 << 14)
def fold(form: str) -> str:
    """A word in lower case, apostrophes straight, possessive ending gone."""
    folded = form.casefold().replace("’", "'")
    return _POSSESSIVE.sub("", folded) if "'" in folded else folded


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """A folded word without the commonest English endings.

    Coarser than Porter (1980) on purpose: it only has to give `talks`, `talked` and `talking` one form, and a wrong
    merge costs less than a missed one.
    """
    if len(word) < 5 or not word.isascii():
        return word[:-1] if len(word) == 4 and word.endswith("s") and not word.endswith("ss") else word
    for ending, instead, least in _ENDINGS if word[-1] in "sgdy" else ():  # no ending ends otherwise
        if word.endswith(ending) and len(word) - len(ending) >= least:
            word = word[: -len(ending)] + instead
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        return word[:-1]
    return word[:-1] if len(word) > 4 and word[-1] == "e" else word


_ENDINGS = (
    ("iness", "y", 4), ("ically", "ic", 3), ("ingly", "", 4), ("edly", "", 4),
    ("ies", "y", 2), ("ied", "y", 2), ("ing", "", 3), ("sses", "ss", 2), ("ches", "ch", 2), ("shes", "sh", 2), ("xes", "x", 2),
    ("ily", "y", 3), ("ly", "", 4), ("ed", "", 3), ("us", "us", 2), ("ss", "ss", 2), ("s", "", 3),
)  # fmt: skip


def word_forms(text: str) -> list[str]:
    """The words of a text as they are written: the `forms` of `split_words`, without places and sentences, in less than half the time."""
    return _WORD.findall(text)


def split_words(text: str) -> Words:
    """Cut a text into words and number their sentences; an empty text gives empty columns."""
    pieces = _PIECES.split(text)  # gap, word, gap, word, …, gap
    forms = tuple(pieces[1::2])
    edges = tuple(accumulate(map(len, pieces)))  # where each piece ends
    starts, ends = edges[:-1:2], edges[1::2]
    sentences: list[int] = []
    for found in _SENTENCE_END.finditer(text):
        before = bisect_left(starts, found.end())  # words that begin before the end: of this sentence or one that ended before
        if before > len(sentences) and not _is_abbreviation(text, found.start(), found.group()):
            sentences += [sentences[-1] + 1 if sentences else 0] * (before - len(sentences))
    sentences += [sentences[-1] + 1 if sentences else 0] * (len(forms) - len(sentences))
    return Words(forms, starts, ends, tuple(sentences))


def _is_abbreviation(text: str, dot: int, mark: str) -> bool:
    """Whether the full stop at `dot` closes an abbreviation or an initial, not a sentence."""
    if mark[0] != "." or len(mark) > 1:
        return False
    word = _BEFORE_DOT.split(text[max(0, dot - 8) : dot])[-1].lower()
    return word in _NO_END or (len(word) == 1 and word.isalpha() and word != "i")
