"""Clusters: of several texts that are alike, which one the others most likely go back to."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from spamfilter.hosts import is_one_site
from spamfilter.matching.blanks import other_facts
from spamfilter.verdict import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from spamfilter.article import Article
    from spamfilter.match import Match
    from spamfilter.verdict import Verdict

_MOST = 2.5  # points of one pair that count: an observed date, not more
_LEAST = 0.05  # points by which an original must lead, else nobody is named
_HUB = 6.0  # points for each text that stands wholly in one, by runs of three words: rewrites share most with their original
_STEPS = 8  # from one likely original to that one's own


class Link(NamedTuple):
    """Two texts that are alike, the judged one first.

    `points` how much speaks for its having been made from the other (as Lean), `shared` the share of each one's runs of three words that
    stand in the other (0 to 1).
    """

    judged: str
    other: str
    points: float
    shared: tuple[float, float] = (0.0, 0.0)


class Origin(NamedTuple):
    """The likely original of the texts that are like one, and how many they are with it."""

    name: str
    size: int


def links_of(article: Article, matches: Iterable[Match], least: float) -> tuple[Link, ...]:
    """A judged article with each of its matches above a score that it may share an original with."""
    return tuple(
        Link(article.id, match.article.id, match.lean, (match.alignment.runs.three_a, match.alignment.runs.three_b))
        for match in matches
        if match.score > least and not is_one_site(article.url, match.article.url) and other_facts(match.alignment) is None
    )


def with_origin(verdict: Verdict, origin: Origin) -> Verdict:
    """The verdict with the likely original of the texts that are alike among its reasons."""
    who = "this is likely the original" if origin.name == verdict.id else f"the likely original is {origin.name}"
    return verdict.noting(Evidence("cluster.original", 0.0, None, f"of {origin.size} texts that are alike {who}", (origin.name,)))


def name_originals(links: Iterable[Link]) -> dict[str, Origin]:
    """For each linked text the likely original of it and its like, where the evidence names one; in any order of the links.

    Each text is looked at with those that it is linked to, never with all that these are linked to in turn: a pair is evidence, a
    chain of pairs is none. Who is named may itself go back to another text, which is named then.
    """
    near: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    held: dict[tuple[str, str], float] = {}
    for judged, other, points, shared in sorted(links):
        bounded = max(-_MOST, min(_MOST, points))
        near[judged][other] += bounded
        near[other][judged] -= bounded
        held[judged, other], held[other, judged] = shared
    first = {name: origin for name in near if (origin := _first_of(name, near, held)) is not None}
    return {name: Origin(_followed(name, first), len(near[name]) + 1) for name in first}


def _first_of(name: str, near: Mapping[str, Mapping[str, float]], held: Mapping[tuple[str, str], float]) -> str | None:
    """The text of this one's company for which most speaks; None where no one leads. `held` is what share of one text another holds."""
    company = (name, *sorted(near[name]))
    led = {one: sum(_HUB * held.get((other, one), 0.0) - near[one].get(other, 0.0) for other in company if other != one) for one in company}
    best, second = sorted(company, key=lambda one: (-led[one], one))[:2]
    return best if led[best] - led[second] >= _LEAST else None


def _followed(name: str, first: Mapping[str, str]) -> str:
    """Where the way from original to original ends."""
    seen = {name}
    for _ in range(_STEPS):
        after = first.get(name, name)
        if after in seen:
            return after
        seen.add(after)
        name = after
    return name
