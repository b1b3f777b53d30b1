"""Grammar: function words in an order that English does not have, and words that do not agree."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from spamfilter.feature import Feature, Finding, View
from spamfilter.text.background import english
from spamfilter.text.function_words import MODALS, word_set
from spamfilter.text.quoting import MOST_QUOTES, few, quote_words
from spamfilter.text.skeleton import pair_information, skeleton
from spamfilter.text.views import view

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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

# Every word that some rule below asks for as the first of two.
_RULED_FIRST = (
    _DETERMINERS
    | _PREPOSITIONS
    | _BE
    | _BECAUSE
    | _WILL
    | MODALS
    | _DID
    | _HAVE
    | word_set("to more most they we he she it a an each every")
)

_PLURAL_ALIKE = word_set(
    """
    news series species means crossroads headquarters works barracks lens sports arms sales goods customs gallows innings kudos chaos
    cosmos ethos pathos bias atlas canvas thus perhaps besides afterwards towards sometimes across overseas always whereas christmas
    this hours days weeks months years minutes miles metres meters pounds dollars euros seconds times
    """
)
_ENDS_NOUN = _NO_NOUN | word_set("that in after before while will can may might must so then")
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


@view
def _neighbours(article: Article) -> list[tuple[int, str, str]]:
    """The pairs of words that some rule may ask about: the first one's number, both folded.

    Nothing but a blank stands between them, the second is in lower case, and one of them is a word of the rules or the other again.
    """
    words, text = article.words, article.text
    starts, ends, folded, forms = words.starts, words.ends, words.folded, words.forms
    return [
        (n, one, other)
        for n, (one, other) in enumerate(pairwise(folded))
        if (one in _RULED_FIRST or other in _SINGULAR_VERBS or one == other)
        and starts[n + 1] - ends[n] == 1
        and forms[n + 1].islower()
        and text[ends[n]] in _SPACE
        and text[ends[n + 1] : ends[n + 1] + 1] != "-"
    ]


def _by_words(article: Article, spots: Iterable[int]) -> Finding:
    """The number of spots by the number of words, with the pair of words at each."""
    found, count = sorted(set(spots)), len(article.words)
    return Finding(len(found) / count if count else 0.0, few(quote_words(article, n, n + 2) for n in found[:MOST_QUOTES]))


def order(article: Article, matches: Sequence[Match]) -> Finding:
    """Function words that cannot follow one another (`the of`, `from they`), by the number of words; 0 to 1, 0 on an empty page."""
    forms = article.words.forms
    return _by_words(
        article, (n for n, one, other in _neighbours(article) if one != other and _cannot_follow(one, other) and forms[n] != "A")
    )


def _cannot_follow(one: str, other: str) -> bool:
    """Whether no English sentence puts the two function words side by side."""
    if one in _DETERMINERS:
        return other in _NO_NOUN
    if one in _PREPOSITIONS:
        return other in _AFTER_PREPOSITION and (one, other) != ("of", "of")
    if one in _BE:
        return other in _AFTER_BE
    return (one == "to" and other in _AFTER_TO) or (one in _BECAUSE and other in _AFTER_BECAUSE)


def agreement(article: Article, matches: Sequence[Match]) -> Finding:
    """Words that do not agree (`would goes`, `to stole`, `these plans was`), by the number of words; 0 to 1, 0 on an empty page."""
    folded, forms = article.words.folded, article.words.forms
    spots = []
    for n, one, other in _neighbours(article):
        before = folded[n - 1] if n else ""
        if (
            _is_wrong_form(one, other)
            or (one in {"he", "she", "it"} and other in _BASES and before not in _INVERTED)
            or (one == "to" and other in _WENT and before not in _TO_EXCEPTIONS)
            or (one in {"a", "an", "each", "every"} and forms[n] != "A" and _is_lone_plural(article, n + 1, other))
            or (
                other in _SINGULAR_VERBS
                and before in _MANY
                and one[-1] == "s"
                and one not in _PLURAL_ALIKE
                and folded[n - 2 : n - 1] != ("of",)
            )
        ):
            spots.append(n)
    return _by_words(article, spots)


def _is_wrong_form(one: str, other: str) -> bool:
    """Whether the first word asks for another form of the second: `would goes`, `did went`, `had took`, `more better`."""
    if one in _WILL:
        return other in _SAYS
    if one in MODALS or one in _DID:
        return (other in _SAYS or other in _WENT) and (one, other) not in {
            ("do", "is"),
            ("does", "is"),
            ("did", "is"),
            ("do", "was"),
            ("did", "was"),
        }
    if one in _HAVE:
        return other in _WENT_ONLY
    return (
        (one == "more" and other in _BETTER) or (one == "most" and other in _BEST) or (one in {"they", "we"} and other in _SINGULAR_VERBS)
    )


def _is_lone_plural(article: Article, n: int, word: str) -> bool:
    """Whether the word is a plural noun that no other noun follows (`a strikers was`, not `a strikers union`)."""
    if len(word) < 5 or word[-1] != "s" or word[-2] in "sui" or word.endswith("ics") or word in _PLURAL_ALIKE:
        return False
    words, text = article.words, article.text
    if text[words.ends[n] : words.ends[n] + 1] in {"'", "’"}:
        return False
    single, zipf = word[:-3] + "y" if word.endswith("ies") else word[:-1], english().zipf
    if single not in english() or zipf(single) < zipf(word) - 0.3:
        return False
    return n + 1 == len(words) or words.sentences[n + 1] != words.sentences[n] or words.folded[n + 1] in _ENDS_NOUN


def articles(article: Article, matches: Sequence[Match]) -> Finding:
    """Share of `a` and `an` that do not suit the sound behind them (`a apple`, `an car`); 0 to 1, 0 on a page without."""
    forms, spots, count = article.words.forms, [], 0
    for n, one, other in _neighbours(article):
        if one not in {"a", "an"} or forms[n] == "A" or len(other) < 3:
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
        (n for n, one, other in _neighbours(article) if one == other and len(one) > 1 and one.isalpha() and one not in _DOUBLE_ALLOWED),
    )


def pairs(article: Article, matches: Sequence[Match]) -> Finding:
    """How well neighbouring function words and endings suit each other, in nats above chance; -13 to 13, 0 on an empty page."""
    symbols, _ = skeleton(article.text, article.words)
    if len(symbols) < 2:
        return Finding(0.0)
    return Finding(float(np.mean(pair_information()[symbols[:-1], symbols[1:]], dtype=np.float64)))


FEATURES = (
    Feature("grammar.order", "function words that cannot follow one another", order, View.TEXT),
    Feature("grammar.agreement", "words that do not agree with one another", agreement, View.TEXT),
    Feature("grammar.articles", "`a` where `an` belongs, and the other way round", articles, View.TEXT),
    Feature("grammar.doubled", "words that stand twice in a row", doubled, View.TEXT),
    Feature("grammar.pairs", "how usual the order of function words and endings is", pairs, View.TEXT),
)
