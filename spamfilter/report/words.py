"""Words for people: what scores, dates, directions and rules are called in every report."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING

from spamfilter.match import Direction
from spamfilter.report.plain import plain
from spamfilter.verdict import Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from spamfilter.article import Article, Removed
    from spamfilter.filter import Comparison
    from spamfilter.match import Passage
    from spamfilter.verdict import Evidence, MatchNote, Verdict

MADE = {
    Direction.FROM: "most likely made from",
    Direction.TO: "most likely the source of",
    Direction.UNKNOWN: "resembles (which of the two came first is not known)",
}
FIRST = {
    Direction.FROM: "B is likely first: A was most likely made from B.",
    Direction.TO: "A is likely first: B was most likely made from A.",
    Direction.UNKNOWN: "Which of the two came first is not known.",
}
NO_MATCH = "No passage of one resembles a passage of the other."


@dataclass(frozen=True, slots=True)
class Reason:
    """One line of the reasons as shown: its share of the log-odds, or `rule` or `note` where nothing was weighed."""

    share: float | None
    mark: str
    message: str
    quotes: tuple[str, ...] = ()


def score_words(score: float | None) -> str:
    """The score with two digits, never a bare 0 or 1; a dash where nothing was scored."""
    if score is None:
        return "–"
    return "<0.01" if score < 0.005 else ">0.99" if score >= 0.995 else f"{score:.2f}"


def moment_words(moment: datetime | None) -> str | None:
    """The day, with hour and minute in UTC where the time says more than the day."""
    if moment is None:
        return None
    try:
        at = moment.astimezone(UTC) if moment.tzinfo else moment
    except OverflowError:  # a hostile date at the end of the calendar
        at = moment
    return at.date().isoformat() if (at.hour, at.minute, at.second) == (0, 0, 0) else f"{at.date().isoformat()} {at:%H:%M}"


def title_words(title: str | None, name: str, limit: int = 120) -> str:
    """The title in plain words, else the id."""
    return plain(title or "", limit) or plain(name, limit) or "(no title)"


def whereabouts(verdict: Verdict) -> str:
    """Where the article stands, and its plain facts, on one line."""
    place = str(verdict.source) if verdict.source else None
    known = dict.fromkeys(fact for fact in (verdict.url, place, None if verdict.url or place else verdict.id) if fact)
    facts = [*known, moment_words(verdict.published), f"{verdict.words:,} words" if verdict.words else None]
    return " · ".join(plain(fact, 300) for fact in facts if fact)


def match_facts(note: MatchNote) -> str:
    """Who a match is and when it was there, on one line."""
    published, seen = moment_words(note.published), moment_words(note.first_seen)
    facts = (note.url or note.id, published and f"published {published}", seen and f"first seen {seen}", f"score {score_words(note.score)}")
    return " · ".join(plain(fact, 300) for fact in facts if fact)


def article_facts(article: Article) -> str:
    """What an article says of itself, on one line."""
    published = moment_words(article.published)
    facts = (article.url or article.id, published and f"published {published}", f"{len(article.words):,} words")
    return " · ".join(plain(fact, 300) for fact in facts if fact)


def related(comparison: Comparison) -> MatchNote | None:
    """What to tell of the two articles' match; None where nothing of one resembles anything of the other."""
    notes = comparison.verdict.matches
    if comparison.match is None or not notes:
        return None
    taken = comparison.verdict.kind not in {Kind.ORIGINAL, Kind.GARBLED, Kind.UNKNOWN}
    return notes[0] if taken or notes[0].passages else None


def reason_lines(verdict: Verdict, count: int, told: Collection[str] = ()) -> tuple[Reason, ...]:
    """The `count` strongest reasons, the rules, then what the smaller ones add and the base: the shares sum to the log-odds.

    `told` are messages that the report shows elsewhere: a rule or note that says one of them is left out.
    """
    weighed = [e for e in verdict.evidence if e.share and e.code != "other"]
    weighed.sort(key=lambda e: -abs(e.share))
    rules = [e for e in rules_first(verdict) if e.message not in told]
    lines = [_weighed(e.share, e.message, *e.quotes) for e in weighed[:count]]
    lines += [_noted(e) for e in rules[:count]]
    rest = weighed[count:] + [e for e in verdict.evidence if e.share and e.code == "other"]
    if rest:
        lines.append(_weighed(sum(e.share for e in rest), "all smaller reasons together"))
    if verdict.base is not None:
        lines.append(_weighed(verdict.base, "where every article starts, before any reason"))
    return tuple(lines)


def rules_first(verdict: Verdict) -> list[Evidence]:
    """What weighs nothing: the rules, which make the label, then the notes."""
    return sorted((e for e in verdict.evidence if not e.share), key=lambda e: not e.code.startswith("rule."))


def _weighed(share: float, message: str, *quotes: str) -> Reason:
    return Reason(share, f"{share:+.2f}".replace("-", "−"), plain(message, 400), _quotes(quotes))


def _noted(evidence: Evidence) -> Reason:
    """A rule or a note, without the quotes that its message holds already."""
    told = [quote for quote in evidence.quotes if quote not in evidence.message]
    return Reason(None, "rule" if evidence.code.startswith("rule.") else "note", plain(evidence.message, 400), _quotes(told))


def _quotes(quotes: Sequence[str]) -> tuple[str, ...]:
    """The first three that say something, each once."""
    shown = dict.fromkeys(plain(quote, 90) for quote in quotes[:50])
    return tuple(quote for quote in shown if quote)[:3]


def name_pairs(names: Sequence[tuple[str, str]], count: int) -> tuple[tuple[str, str], ...]:
    """The first pairs that differ, each once, as (the match's spelling, the article's)."""
    pairs = dict.fromkeys((plain(theirs, 60), plain(ours, 60)) for theirs, ours in names[:500])
    return tuple(pairs)[:count]


def removed_lines(removed: Sequence[Removed]) -> tuple[tuple[int, str, str], ...]:
    """What the cleaner took, by kind, the commonest first: how many pieces, the code, the first words of the first piece."""
    counts = Counter(r.code for r in removed)
    first = {r.code: r.text for r in reversed(removed)}
    return tuple((n, plain(code, 60), plain(first[code], 60)) for code, n in counts.most_common())


def covered(passages: Sequence[Passage], side: str, length: int) -> float:
    """Share of a text's characters (0 to 1) that lie in passages, on side `a` or `b`; 0 for an empty text."""
    end, total = 0, 0
    for start, stop in sorted(getattr(p, side) for p in passages):
        total += max(0, min(stop, length) - max(start, end, 0))
        end = max(end, stop)
    return total / length if length > 0 else 0.0
