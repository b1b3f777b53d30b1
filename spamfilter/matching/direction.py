"""Direction: who took from whom, from evidence that is listed. Dates weigh most, and the text may speak against them."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from spamfilter.match import Direction
from spamfilter.matching.credit import claims_host, credit_naming
from spamfilter.matching.relation import NEARLY_VERBATIM, VERBATIM, kind_of
from spamfilter.matching.traces import measure_traces, weigh
from spamfilter.text.background import english, zipf
from spamfilter.verdict import ACCUSED, Kind

if TYPE_CHECKING:
    from datetime import datetime

    from spamfilter.article import Article
    from spamfilter.match import Match
    from spamfilter.matching.traces import Broken
    from spamfilter.text.cutting import Words

_SAME_MOMENT = 60  # seconds within which two dates say nothing
_ONE_TEXT = 0.9  # share of the 5-grams of one text that stand in the other, from which there is nothing in the words to compare
# What a clue counts, on a scale on which 1 decides. Traces count their log-odds over BAR: with sources left out that alone convicts 0.73
# of the paraphrases, 0.58 of the round trips and 0.95 of the spins, and accuses the original in 4, 15 and 0 of a thousand. A claimed date
# decides where the text does not say otherwise: traces of 0.8 log-odds against it leave the question open. In
# `benchmarks/accusation.py` (the trees know its texts) that convicts 0.93 of the dated rewrites, and 0.04 of the originals whose rewrite,
# in other words, claims to be older.
BAR = 2.4
_MOST_TRACED, _MOST_CONTRADICTED = 1.5, 0.9  # where the names that are spelt wrongly say the contrary the words alone decide nothing
_UNSURE = 0.3  # what traces in a copy count against a date where they would not decide alone; a claimed date decides all the same
_CLAIMED, _ACQUITTING = 1.35, 2.0  # that the match is later acquits unless the words are sure of the contrary
_MET = 0.65  # a dated match stood in the index before an undated page came, which may be older all the same: the words must agree
_OBSERVED = 2.5  # one of the two stood there before the other says that it was published
_CREDITED, _CANONICAL = 3.0, 1.5  # above all that dates and words say together; a canonical link decides where they do not say otherwise
_VOUCHED = 3.75  # a reference: above all that the words can say, below what its own credit would
_FETCHED = 0.5  # crawlers come in any order
_BROKEN_TWICE, _BROKEN_ONCE = 0.9, 0.35
_EVERYDAY = 3.5  # Zipf value of everyday words: beside rarer ones 57 of 88 broken names tell the right side, beside all 63 of 111
_LEAST_SHOWN = 0.1
_SAYINGS = {
    "wording": "of the two, {more} looks retold by its choice of words",
    "facts": "of the two, {more} looks retold by the names and numbers that it tells",
    "voice": "of the two, {more} looks retold by its voice",
    "broken": "of the two, {more} looks retold by how usual its words and their order are",
}


class Clue(NamedTuple):
    """One sign: above 0 the judged article took from the match, below 0 the match from it."""

    points: float
    message: str


class Lean(NamedTuple):
    """Where the evidence leans: the direction, the sentences that say why, the sum of their points (1 decides), and that of the traces."""

    direction: Direction
    why: tuple[str, ...]
    points: float
    traced: float


def decide_direction(article: Article, match: Match, broken: Broken | None, *, vouched: bool = False) -> Lean:
    """The direction of a match, and why.

    `broken` finds what is broken in a text alone; None where the words are not to be asked: the match is too weak to matter, or in
    a language of which nothing is known. `vouched`: the caller vouches for the article too as an original.
    """
    one_text = _is_one_text(match)
    claimed = _ACQUITTING if one_text or broken is None else _CLAIMED
    dates, names = _dates(article, match, claimed, vouched=vouched), names_told(match)
    traces = _traces(match, broken, dates, names) if broken is not None and not one_text else []
    clues = [*dates, *_credits(article, match), *names, *traces]
    total = sum(clue.points for clue in clues)
    direction = Direction.FROM if total >= 1 else Direction.TO if total <= -1 else Direction.UNKNOWN
    why = tuple(clue.message for clue in sorted(clues, key=lambda clue: -abs(clue.points)))
    return Lean(direction, why, total, sum(clue.points for clue in traces))


def _is_one_text(match: Match) -> bool:
    """Whether one text is the other but for a word here and there, or holds a stretch of it: then their words tell nothing apart."""
    return max(match.alignment.runs.five_a, match.alignment.runs.five_b) >= _ONE_TEXT or kind_of(match) is Kind.PARTIAL


def _traces(match: Match, broken: Broken, dates: list[Clue], names: list[Clue]) -> list[Clue]:
    """What the making of one text from the other left in the words, by family; together at most _MOST_TRACED, or less beside the names.

    What stands nearly word for word in the other is let off by and by: who prints an agency's text changes a word here and there too. Of
    light spins that keep 0.7 to 0.8 of the 5-grams nine in ten are told rightly with their data sets left out, and none wrongly. In a
    copy few words differ: what these say without being sure does not open again what a date has decided.
    """
    families = weigh(measure_traces(match.alignment, broken))
    points = sum(families.values()) / BAR
    alike = max(match.alignment.runs.five_a, match.alignment.runs.five_b)
    apart = min(1.0, (_ONE_TEXT - alike) / (_ONE_TEXT - NEARLY_VERBATIM))
    most = _MOST_CONTRADICTED if any(clue.points * points < 0 for clue in names) else _MOST_TRACED
    size = apart * min(abs(points), most)
    if alike >= VERBATIM and size < 1 and any(clue.points * points < 0 for clue in dates):
        size = min(size, _UNSURE)
    share = size / abs(points) / BAR if points else 0.0
    told = [(odds * share, _SAYINGS[family].format(more="this article" if odds > 0 else "the match")) for family, odds in families.items()]
    shown = [Clue(*clue) for clue in told if abs(clue[0]) >= _LEAST_SHOWN]
    rest = sum(clue[0] for clue in told) - sum(clue.points for clue in shown)
    return [*shown, Clue(rest, "other traces in the words")] if shown and abs(rest) > 1e-9 else shown


def _dates(article: Article, match: Match, claimed: float, *, vouched: bool) -> list[Clue]:  # noqa: PLR0911 the best-founded date speaks, then the next
    """What the stated and the recorded dates say."""
    ours, theirs, seen = article.published, match.article.published, match.known_since
    trusted = seen if match.label not in ACCUSED else None
    # What was seen stood there, whatever a later version of the page says of its date.
    stood, stood_there = (min(said, known or said) if said else None for said, known in ((ours, article.fetched), (theirs, trusted)))
    if stood and trusted and (stood - trusted).total_seconds() > _SAME_MOMENT:
        return [Clue(_OBSERVED, f"the match was seen on {trusted:%Y-%m-%d %H:%M}, before this article says it was published")]
    if stood_there and article.fetched and (stood_there - article.fetched).total_seconds() > _SAME_MOMENT:
        return [Clue(-_OBSERVED, f"this article was fetched on {article.fetched:%Y-%m-%d %H:%M}, before the match says it was published")]
    if stood and stood_there and not _is_day_of(*sorted((stood, stood_there))):
        words = "published" if (stood, stood_there) == (ours, theirs) else "known"
        return _earlier(stood, stood_there, claimed if stood > stood_there else _ACQUITTING, words)
    if match.vouched != vouched:
        which, points = ("the match", _VOUCHED) if match.vouched else ("this article", -_VOUCHED)
        return [Clue(points, f"{which} is among the references, which the caller vouches for as earlier")]
    if not trusted or ours:
        return []
    if article.fetched is None:
        points = min(claimed, _CLAIMED) if not theirs else _MET if claimed < _ACQUITTING else 0.0
        return [Clue(points, f"the match was first seen on {trusted:%Y-%m-%d %H:%M}; this article is new")] if points else []
    return [] if theirs else _earlier(article.fetched, trusted, _FETCHED, "seen")


def _is_day_of(first: datetime, later: datetime) -> bool:
    """Whether the first of two moments is midnight and the other the same day later: a date without a time stands for all of its day."""
    return first.time() == time.min and timedelta(seconds=_SAME_MOMENT) < later - first < timedelta(days=1)


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
        clues.append(Clue(_CREDITED, f"this article names the match as its source: {named}"))
    named = credit_naming(match.article, article)
    if named:
        clues.append(Clue(-_CREDITED, f"the match names this article as its source: {named}"))
    if claims_host(article, match.article):
        clues.append(Clue(_CANONICAL, f"this article claims the match's host for itself: {article.canonical}"))
    if claims_host(match.article, article):
        clues.append(Clue(-_CANONICAL, f"the match claims this article's host for itself: {match.article.canonical}"))
    return clues


def names_told(match: Match) -> list[Clue]:
    """Which side has the names wrong: the one whose form no list of words has, where the other's is known or stands in its own text too.

    Of 1,000 round trips 264 have an unknown form of a known name where the source has the name, 36 the name where the source has a form
    that no list knows; two that agree: 144 and 4. That a text has both forms proves nothing by itself: `Roberts` and `Robert` may be two.
    """
    if not match.alignment.names:
        return []
    ours = theirs = 0.0
    for there, here in match.alignment.names:
        ours += _looks_broken(here.lower(), there.lower(), match.alignment.a.words)
        theirs += _looks_broken(there.lower(), here.lower(), match.alignment.b.words)
    if ours == theirs:
        return []
    points = _BROKEN_TWICE if abs(ours - theirs) >= 1 else _BROKEN_ONCE
    which = "this article" if ours > theirs else "the match"
    return [Clue(points if ours > theirs else -points, f"{which} spells names wrongly that the other spells right")]


def _looks_broken(form: str, right: str, words: Words) -> float:
    """How surely an unknown `form` is a broken `right` (0 to 1): half where that is known, half where it stands in the same text.

    An everyday word in the place of a name proves nothing: a machine writes one for a name that it does not know.
    """
    if form in english():
        return 0.0
    return 0.5 * (right in english() and zipf(right) < _EVERYDAY) + 0.5 * (right in words.folded)
