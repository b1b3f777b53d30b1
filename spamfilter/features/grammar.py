"""Grammar: function words in an order that English does not have, and words that do not agree."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from spamfilter.feature import Feature, Finding, View
from spamfilter.text.background import english
from spamfilter.text.forms import folds, has, is_small
from spamfilter.text.function_words import MODALS, word_set
from spamfilter.text.lexicon import one_of, valued
from spamfilter.text.quoting import MOST_QUOTES, few, quote_words
from spamfilter.text.shapes import S
from spamfilter.text.views import view

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from spamfilter.article import Article
    from spamfilter.match import Match

_SPACE = frozenset(" \n\u00a0")

# A determiner wants a noun behind it; words that honest writers put there (`the above`, `a like mind`, `the others`, `a must`, `the who,
# what and when`) are left out.
_DETERMINERS = word_set("a an the my our their its every")
_NO_NOUN = word_set(
    """
    of at by from into with for to on upon through during than as about until among because if whether although and or but nor he she it
    they we him them us me himself themselves itself a an the my his our their its is are was were been has had does did would could
    should cannot whom whose which
    """
)
_AFTER_PREPOSITION = word_set("of they he she we i to with but would could should because if is are was were has had")
_PREPOSITIONS = word_set("of from at into during among between despite")
_AFTER_TO = word_set("of to with is are has i he they she we")
_BE = word_set("is are was were")
_AFTER_BE = word_set("is are was were have has would could do does did will")
_BECAUSE = word_set("because although whereas")
_AFTER_BECAUSE = word_set("and or but is are was were has have had would")

_SAYS = word_set(
    "says goes makes takes gives comes gets knows thinks wants becomes seems shows tells keeps begins brings finds feels has does is"
)
_WENT = word_set(
    """
    stole went took gave wrote became began knew spoke broke chose drove ate fell flew forgot grew rose sang sank shook threw wore withdrew
    was were had did told thought sought brought bought caught taught kept lost
    """
)
_WENT_ONLY = word_set(
    "stole went took gave wrote began knew spoke broke chose drove ate fell flew forgot grew rose sang sank shook threw wore withdrew"
)
_HAVE = word_set("have has had having haven't hasn't hadn't")
_DID = word_set("did didn't does doesn't do don't")
_WILL = word_set("will may might can must")  # nouns too: `the can was empty`, `his will had gone`
_BASES = word_set("have do go say make take come want know think become seem give get")
# What stands before `he` where a base form follows rightly: `did he go`, `let it be`, `that she have`.
_INVERTED = MODALS | _DID | word_set("let lets make makes made help helps helped that if lest have has had see saw watch hear heard")
_TO_EXCEPTIONS = word_set("according contrary due thanks belonged prior similar used")
_BETTER = word_set(
    """
    better worse easier bigger smaller larger higher lower faster stronger weaker greater older younger harder cheaper closer earlier
    happier healthier richer poorer safer wider longer shorter
    """
)
_BEST = word_set("best worst easiest biggest smallest largest highest lowest fastest strongest greatest oldest youngest latest newest")

_PLURAL_ALIKE = word_set(
    """
    news series species means crossroads headquarters works barracks lens sports arms sales goods customs gallows innings kudos chaos
    cosmos ethos pathos bias atlas canvas thus perhaps besides afterwards towards sometimes across overseas always whereas christmas
    this hours days weeks months years minutes miles metres meters pounds dollars euros seconds times
    """
)
_ENDS_NOUN = _NO_NOUN | word_set("that in after before while will can may might must so then")
_LEAST_PLURAL = 5  # letters
_MANY = word_set("these those many several few both")
_SINGULAR_VERBS = word_set("is was has does")

_DOUBLE_ALLOWED = word_set(
    """
    had that very so no many really bye blah ha never now there what do in on is her you more again long far much well yes who knock row
    yeah boo tick tick chop hear rah wow oh ah go run bang beep tut pew dear
    """
)
_OPEN_SOUND = re.compile(r"[aeio]|u(?:n(?!i)|p|l|m|tt|g)")
_GLIDE = re.compile(r"eu|ew|on(?:e|ce)(?![a-z]{3})|oui|ouij")  # `a European`, `a one-off`
_SHUT_SOUND = re.compile(r"[bcdgjkpqtvwz]|y[aeo]|[flmnrs][aeiou]")


class _Rule(NamedTuple):
    """Two words side by side that a rule is about: the first of the one set, the second of the other (None: any word)."""

    first: frozenset[str] | None
    second: frozenset[str] | None


# No English sentence puts them side by side.
_CANNOT_FOLLOW = (
    _Rule(_DETERMINERS, _NO_NOUN),
    _Rule(_PREPOSITIONS, _AFTER_PREPOSITION),
    _Rule(_BE, _AFTER_BE),
    _Rule(word_set("to"), _AFTER_TO),
    _Rule(_BECAUSE, _AFTER_BECAUSE),
)
# The first asks for another form of the second: `would goes`, `did went`, `had took`, `more better`.
_WRONG_FORM = (
    _Rule(_WILL, _SAYS),
    _Rule((MODALS | _DID) - _WILL, _SAYS | _WENT),
    _Rule(_HAVE, _WENT_ONLY),
    _Rule(word_set("more"), _BETTER),
    _Rule(word_set("most"), _BEST),
    _Rule(word_set("they we"), _SINGULAR_VERBS),
)
_NOT_WRONG = frozenset({("do", "is"), ("does", "is"), ("did", "is"), ("do", "was"), ("did", "was")})
_HE_HAVE = _Rule(word_set("he she it"), _BASES)
_TO_WENT = _Rule(word_set("to"), _WENT)
_PLANS_WAS = _Rule(None, _SINGULAR_VERBS)
_A_PLURAL = _Rule(word_set("a an each every"), None)
_A_WORD = _Rule(word_set("a an"), None)
_RULES = (*_CANNOT_FOLLOW, *_WRONG_FORM, _HE_HAVE, _TO_WENT, _PLANS_WAS, _A_PLURAL, _A_WORD)
_BIT = {rule: 1 << n for n, rule in enumerate(_RULES)}
_TWICE = 1 << len(_RULES)


def _bits(rules: Iterable[tuple[frozenset[str] | None, int]]) -> dict[str, int]:
    """The bits of each word, given the words of each bit (None: they go by their shape)."""
    found: dict[str, int] = {}
    for words, bit in rules:
        for word in words or ():
            found[word] = found.get(word, 0) | bit
    return found


_as_first = valued(_bits((rule.first, bit) for rule, bit in _BIT.items()))
_as_second = valued(_bits((rule.second, bit) for rule, bit in _BIT.items()))
_is_alike = one_of(_PLURAL_ALIKE)


@lru_cache(maxsize=1 << 12)
def _is_plural_noun(word: str) -> bool:
    """Whether a word in -s is the plural of another that is hardly rarer."""
    if word[-2] in "sui" or word.endswith("ics"):
        return False
    single, zipf = word[:-3] + "y" if word.endswith("ies") else word[:-1], english().zipf
    return single in english() and zipf(single) >= zipf(word) - 0.3


@view
def _neighbours(article: Article) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """Where two words stand side by side that some rule is about: the first one's number, and the bits of those rules.

    Nothing but a blank stands between them, and the second is in lower case.
    """
    words, text = article.words, article.text
    folded, plural = folds(words), has(words, S) & ~_is_alike(words)
    first = _as_first(words) | plural * _BIT[_PLANS_WAS]
    second = _as_second(words) | (plural & (words.facts.letters >= _LEAST_PLURAL)) * _BIT[_A_PLURAL] | _BIT[_A_WORD]
    bits = (first[:-1] & second[1:]) | (folded[:-1] == folded[1:]) * _TWICE
    bits[(words.start_column[1:] - words.end_column[:-1] != 1) | ~is_small(words)[1:]] = 0
    ends = words.ends
    near = [n for n in np.flatnonzero(bits).tolist() if text[ends[n]] in _SPACE and text[ends[n + 1] : ends[n + 1] + 1] != "-"]
    places = np.array(near, dtype=np.int64)
    return places, bits[places]


def _pairs(article: Article, *rules: int) -> list[tuple[int, str, str]]:
    """The pairs of words that one of the rules is about: the first one's number, both folded."""
    places, bits = _neighbours(article)
    folded = article.words.folded
    return [(n, folded[n], folded[n + 1]) for n in places[(bits & sum(rules)) != 0].tolist()]


def _by_words(article: Article, spots: Iterable[int]) -> Finding:
    """The number of spots by the number of words, with the pair of words at each."""
    found, count = sorted(set(spots)), len(article.words)
    return Finding(len(found) / count if count else 0.0, few(quote_words(article, n, n + 2) for n in found[:MOST_QUOTES]))


def order(article: Article, matches: Sequence[Match]) -> Finding:
    """Function words that cannot follow one another (`the of`, `from they`), by the number of words; 0 to 1, 0 on an empty page."""
    forms = article.words.forms
    return _by_words(
        article, (n for n, one, other in _pairs(article, *map(_BIT.__getitem__, _CANNOT_FOLLOW)) if one != other and forms[n] != "A")
    )


def agreement(article: Article, matches: Sequence[Match]) -> Finding:
    """Words that do not agree (`would goes`, `to stole`, `these plans was`), by the number of words; 0 to 1, 0 on an empty page."""
    folded, forms = article.words.folded, article.words.forms
    before = ("", *folded)
    spots = [n for n, one, other in _pairs(article, *map(_BIT.__getitem__, _WRONG_FORM)) if (one, other) not in _NOT_WRONG]
    spots += [n for n, _, _ in _pairs(article, _BIT[_HE_HAVE]) if before[n] not in _INVERTED]
    spots += [n for n, _, _ in _pairs(article, _BIT[_TO_WENT]) if before[n] not in _TO_EXCEPTIONS]
    spots += [
        n for n, _, other in _pairs(article, _BIT[_A_PLURAL]) if forms[n] != "A" and _is_plural_noun(other) and _ends_noun(article, n + 1)
    ]
    spots += [n for n, _, _ in _pairs(article, _BIT[_PLANS_WAS]) if before[n] in _MANY and folded[n - 2 : n - 1] != ("of",)]
    return _by_words(article, spots)


def _ends_noun(article: Article, n: int) -> bool:
    """Whether no other noun follows the word (`a strikers was`, not `a strikers union`)."""
    words, text = article.words, article.text
    if text[words.ends[n] : words.ends[n] + 1] in {"'", "’"}:
        return False
    return n + 1 == len(words) or words.sentences[n + 1] != words.sentences[n] or words.folded[n + 1] in _ENDS_NOUN


def articles(article: Article, matches: Sequence[Match]) -> Finding:
    """Share of `a` and `an` that do not suit the sound behind them (`a apple`, `an car`); 0 to 1, 0 on a page without."""
    forms, spots, count = article.words.forms, [], 0
    for n, one, other in _pairs(article, _BIT[_A_WORD]):
        if forms[n] == "A" or len(other) < 3:
            continue
        count += 1
        open_sound = _OPEN_SOUND.match(other) and not _GLIDE.match(other)
        if (one == "a" and open_sound and other not in _NO_NOUN) or (one == "an" and _SHUT_SOUND.match(other)):
            spots.append(n)
    return Finding(len(spots) / count if count else 0.0, few(quote_words(article, n, n + 2) for n in spots[:MOST_QUOTES]))


def doubled(article: Article, matches: Sequence[Match]) -> Finding:
    """Words that stand twice in a row without reason (`the the`), by the number of words; 0 to 1, 0 on an empty page."""
    return _by_words(
        article,
        (n for n, one, _ in _pairs(article, _TWICE) if len(one) > 1 and one.isalpha() and one not in _DOUBLE_ALLOWED),
    )


FEATURES = (
    Feature("grammar.order", "function words that cannot follow one another", order, View.TEXT),
    Feature("grammar.agreement", "words that do not agree with one another", agreement, View.TEXT),
    Feature("grammar.articles", "`a` where `an` belongs, and the other way round", articles, View.TEXT),
    Feature("grammar.doubled", "words that stand twice in a row", doubled, View.TEXT),
)
