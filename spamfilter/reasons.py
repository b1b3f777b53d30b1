"""Reasons: what a verdict tells of a score and of a match, so that a reader can check it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from spamfilter.feature import View
from spamfilter.features import features_of
from spamfilter.verdict import Evidence, Kind, Label, MatchNote

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spamfilter.feature import Finding
    from spamfilter.match import Match
    from spamfilter.scoring.trees import Scored

_SHOWN_SHARES = 12  # reasons with a share of their own; the rest is `other`
_LEAST_SHARE = 0.02


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one match, or the text alone, would make of the article."""

    label: Label
    kind: Kind
    scored: Scored
    findings: Mapping[str, Finding]
    view: View
    notes: tuple[Evidence, ...] = ()
    is_source: bool = False

    @property
    def charge(self) -> str:
        """What the score is about."""
        return "taking" if self.view is View.MATCH else "a broken text"


def shares(opinion: Opinion, log_odds: float) -> tuple[Evidence, ...]:
    """The reasons with their shares, largest first; small ones and rounding folded into `other`, so that all add up."""
    described = _descriptions(opinion.view)
    by_size = sorted(
        (item for item in opinion.scored.shares.items() if abs(item[1]) >= _LEAST_SHARE), key=lambda item: (-abs(item[1]), item[0])
    )
    shown = [
        Evidence(
            name,
            share,
            opinion.findings[name].value,
            f"{described[name]}: {opinion.findings[name].value:.2f}, {'points to' if share > 0 else 'speaks against'} {opinion.charge}",
            opinion.findings[name].quotes,
        )
        for name, share in by_size[:_SHOWN_SHARES]
    ]
    rest = log_odds - opinion.scored.base - sum(evidence.share for evidence in shown)
    if abs(rest) > 1e-12:
        shown.append(Evidence("other", rest, None, "all smaller reasons together"))
    return tuple(sorted(shown, key=lambda evidence: -abs(evidence.share)))


@cache
def _descriptions(view: View) -> Mapping[str, str]:
    return {feature.name: feature.description for feature in features_of(view)}


def note(code: str, message: str, *quotes: str) -> Evidence:
    """A reason that is no part of the score."""
    return Evidence(code, 0.0, None, message, quotes)


def match_note(match: Match) -> MatchNote:
    """What a verdict tells of a match."""
    article = match.article
    return MatchNote(
        id=article.id,
        url=article.url,
        title=article.title,
        published=article.published,
        first_seen=match.first_seen,
        score=match.score,
        direction=match.direction,
        passages=match.alignment.passages,
        names=match.alignment.names,
        text=article.text,
    )
