"""Direction: who took from whom, from evidence that is listed. Dates weigh most, and the text may speak against them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from spamfilter.match import Direction
from spamfilter.matching.credit import claims_host, credit_naming
from spamfilter.text.background import english
from spamfilter.verdict import Label

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from spamfilter.article import Article
    from spamfilter.match import Match

_SAME_MOMENT = 60  # seconds within which two dates say nothing
_ONE_TEXT = 0.9  # share of the 5-grams of each text that stand in the other
_MORE_BROKEN = 2.0  # difference of the texts' garble log-odds that counts


class Clue(NamedTuple):
    """One sign: above 0 the judged article took from the match, below 0 the match from it."""

    points: float
    message: str


def decide_direction(article: Article, match: Match, garble: Callable[[Article], float] | None) -> tuple[Direction, tuple[str, ...]]:
    """The direction of a match and the sentences that say why.

    `garble` gives the log-odds that a text alone is broken; it is asked only where dates and credits leave the question open, and
    may be None where the match is too weak to matter.
    """
    clues = [*_dates(article, match), *_credits(article, match)]
    clues += _names(article, match, decided=abs(sum(clue.points for clue in clues)) >= 1)
    total = sum(clue.points for clue in clues)
    if abs(total) < 1 and garble is not None and not _is_one_text(match):
        clues += _garble(garble(article) - garble(match.article))
        total = sum(clue.points for clue in clues)
    direction = Direction.FROM if total >= 1 else Direction.TO if total <= -1 else Direction.UNKNOWN
    return direction, tuple(clue.message for clue in sorted(clues, key=lambda clue: -abs(clue.points)))


def _is_one_text(match: Match) -> bool:
    """Whether both texts are the same but for a word here and there: then neither is more broken."""
    return min(match.alignment.runs.five_a, match.alignment.runs.five_b) >= _ONE_TEXT


def _dates(article: Article, match: Match) -> list[Clue]:  # noqa: PLR0911 the best-founded date speaks, then the next
    """What the stated and the recorded dates say."""
    ours, theirs, seen = article.published, match.article.published, match.first_seen
    if ours and theirs:
        # What was seen stood there, whatever a later version of the page says of its date.
        trusted = seen if match.label not in (Label.SPAM, Label.SUSPECT) else None
        first = min(ours, article.fetched or ours), min(theirs, trusted or theirs)
        return _earlier(*first, 2.0, "published" if first == (ours, theirs) else "known")
    if match.vouched:
        return [Clue(2.0, "the match is among the references, which the caller vouches for as earlier")]
    if ours and seen and (ours - seen).total_seconds() > _SAME_MOMENT:
        return [Clue(2.0, f"the match was seen on {seen:%Y-%m-%d %H:%M}, before this article says it was published")]
    if theirs and article.fetched and (theirs - article.fetched).total_seconds() > _SAME_MOMENT:
        return [Clue(-2.0, f"this article was fetched on {article.fetched:%Y-%m-%d %H:%M}, before the match says it was published")]
    if seen and not ours and not theirs and match.label not in (Label.SPAM, Label.SUSPECT):
        if article.fetched is None:
            return [Clue(1.0, f"the match was first seen on {seen:%Y-%m-%d %H:%M}; this article is new")]
        return _earlier(article.fetched, seen, 0.5, "seen")
    return []


def _earlier(ours: datetime, theirs: datetime, points: float, verb: str) -> list[Clue]:
    gap = (ours - theirs).total_seconds()
    if abs(gap) <= _SAME_MOMENT:
        return []
    words = f"the match was {verb} {_span(abs(gap))} {'earlier' if gap > 0 else 'later'}"
    return [Clue(points if gap > 0 else -points, words)]


def _span(seconds: float) -> str:
    for size, word in ((86400, "day"), (3600, "hour"), (60, "minute")):
        count = int(seconds // size)
        if count:
            return f"{count} {word}{'s' if count > 1 else ''}"
    return "moments"


def _credits(article: Article, match: Match) -> list[Clue]:
    """What the texts say of their own origin."""
    clues = []
    named = credit_naming(article, match.article)
    if named:
        clues.append(Clue(3.0, f"this article names the match as its source: {named}"))
    named = credit_naming(match.article, article)
    if named:
        clues.append(Clue(-3.0, f"the match names this article as its source: {named}"))
    if claims_host(article, match.article):
        clues.append(Clue(1.5, f"this article claims the match's host for itself: {article.canonical}"))
    if claims_host(match.article, article):
        clues.append(Clue(-1.5, f"the match claims this article's host for itself: {match.article.canonical}"))
    return clues


def _names(article: Article, match: Match, *, decided: bool) -> list[Clue]:
    """Which side has the names wrong: one that spells a name two ways, or writes an everyday word for it.

    Everyday words do not overturn what dates or credits have `decided`: many a right name is one (Barclay, Fletcher), and its broken
    form is none.
    """
    ours = theirs = 0.0
    sure = False
    words_a, words_b = set(article.words.folded), set(match.article.words.folded)
    for there, here in match.alignment.names:
        marks = _looks_broken(here.lower(), there.lower(), words_a), _looks_broken(there.lower(), here.lower(), words_b)
        ours, theirs, sure = ours + marks[0], theirs + marks[1], sure or 1.0 in marks
    if ours == theirs:
        return []
    which = "this article" if ours > theirs else "the match"
    points = 1.5 if abs(ours - theirs) >= 1 and (sure or not decided) else 0.75
    return [Clue(points if ours > theirs else -points, f"{which} spells names wrongly that the other spells right")]


def _looks_broken(form: str, right: str, words: set[str]) -> float:
    """How surely `form` is a broken `right` in a text of these words: 1, 0.5 or 0.

    A known word may be the broken form of an unknown name (`Market` for `Markert`) or the name itself, which the other text
    broke (`Prudence`, `Prudens`): one such name decides nothing, two that agree do.
    """
    known = english()
    if right in words:
        return 1.0
    return 0.5 if known.zipf(form) >= known.zipf(right) + 1.0 and form in known and right not in known else 0.0


def _garble(difference: float) -> list[Clue]:
    if abs(difference) < _MORE_BROKEN:
        return []
    which = "this article" if difference > 0 else "the match"
    return [Clue(1.0 if difference > 0 else -1.0, f"the language of {which} is more broken")]
