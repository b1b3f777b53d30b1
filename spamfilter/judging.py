"""Judging: from matches and findings to a verdict. The last step of the road; everything before it only measures."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from spamfilter.again import by_page, has_changed
from spamfilter.feature import Finding, View
from spamfilter.features import measure, require_measured
from spamfilter.hosts import is_listed, is_one_site
from spamfilter.match import Direction, Match
from spamfilter.matching.alignment import MOST_CHARACTERS
from spamfilter.matching.blanks import other_facts
from spamfilter.matching.company import weigh_together
from spamfilter.matching.direction import decide_direction
from spamfilter.matching.quotations import without_quotations
from spamfilter.matching.relation import accounts_for, can_be_told, honest_credit, is_stitched, kind_of, unshared_credit
from spamfilter.reasons import Opinion, match_note, note, shares
from spamfilter.scoring.trees import Scored
from spamfilter.text.views import view
from spamfilter.verdict import ACCUSED, LEAST_SCORE, Evidence, Kind, Label, Verdict, sigmoid

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from spamfilter.article import Article
    from spamfilter.config import Config
    from spamfilter.index import Remembered
    from spamfilter.scoring.model import Model

LEAST_WORDS = 25  # below: too little to judge
LEAST_WORDS_ALONE = 80  # below: only a match can convict
_LEANS_TO = -0.35  # points for the match's being the later one from which a likeness that is none too sure accuses nobody
_TAKEN_OUTSIDE = 0.4  # share of the words outside quotations that the match has word for word, from which more was taken than these
_WHOLE = (Kind.COPY, Kind.REWRITE, Kind.SUMMARY)  # made from one article, as far as one match tells
# Where a likelier source is surely none, one that tells as little is not measured: a page that shares quotations with five reports costs
# little more than one that does so with one. Of 380 pages with several matches 86 have their source among them: it holds most of the
# page, and the page of it, in every one, and is measured. In the order of the index it was first for 77. Among rewrites of one article
# a likelier one that is only doubtful must not hide it: with 0.36 in place of 0.1 three likely originals in a hundred are missed.
_HARMLESS, _LITTLE_MORE = 0.1, 1.1  # score; times both shares held
_LEAST_COPIED, _CHARACTERS_A_RUN = 0.1, 80  # share of the shorter text that runs of its own make; each stands for some thirteen words
_NOTHING_LIKE_IT = 0.01  # score of a page that nothing resembles and whose words are not judged alone: below all thresholds
_RANK = {Label.OK: 0, Label.SUSPECT: 1, Label.SPAM: 2}


Weighed: TypeAlias = "tuple[Match, tuple[Scored, Mapping[str, Finding]]]"


class Judge:
    """Turns an article and its matches into a verdict; holds nothing but a model and options.

    Raises ModelError for a model that asks for features nobody measures.
    """

    def __init__(self, model: Model, config: Config) -> None:
        require_measured(model.heads, config.model)
        self.model = model
        given = {view: own.given(config.suspect_threshold, config.spam_threshold) for view, own in model.thresholds.items()}
        self.suspect, self.spam = given[View.MATCH].suspect, given[View.MATCH].spam
        self._suspect_alone = given[View.TEXT].suspect if View.TEXT in given else 1.0
        most = min(max(self.spam, LEAST_SCORE), 1 - LEAST_SCORE)  # a threshold may be 0 or 1, whose log-odds are not finite
        self._most_alone = math.log(most / (1 - most)) - 1e-3  # log-odds that the text alone may reach
        self._allowed, self._blocked = config.allow_hosts, config.block_hosts

    def judge(self, article: Article, matches: Sequence[Match], known: Remembered | None = None) -> tuple[Verdict, tuple[Match, ...]]:
        """The verdict on an article, and its matches with score and direction, best source first.

        `known` is what the index holds under the article's own id or url.
        """
        vouched = known is not None and known.vouched and not has_changed(article, known)
        weighed: list[Weighed] = []
        for match in matches:
            if not any(other.score < _HARMLESS and _tells_less(match, other) for other, _ in weighed):
                weighed.append(self._score(article, match, vouched=vouched))
        strong = weigh_together([match for match, _ in weighed if match.score > self.suspect])
        doubted = {match.article.id: match for match in strong}
        ranked = sorted(((doubted.get(match.article.id, match), points) for match, points in weighed), key=self._rank)
        verdict, ranked = self._decide(article, ranked, known)
        return verdict, tuple(match for match, _ in ranked)

    def _decide(self, article: Article, ranked: list[Weighed], known: Remembered | None) -> tuple[Verdict, list[Weighed]]:
        """The verdict, and the matches with the one that decided it first."""
        if len(article.words) < LEAST_WORDS:
            return self._unjudged(
                article, "text.short", f"{len(article.words)} words: too little to judge (at least {LEAST_WORDS})"
            ), ranked
        opinions = _spared([self._opinion(article, match, points) for match, points in ranked], [match for match, _ in ranked])
        if article.language != "en" and not any(
            opinion.kind in (Kind.SYNDICATED, Kind.UPDATE) or (match.score > self.suspect and can_be_told(match))
            for opinion, (match, _) in zip(opinions, ranked, strict=True)
        ):
            what = "the language was not recognised" if article.language is None else f"language {article.language!r}"
            return self._unjudged(article, "language", f"{what}: only verbatim copies are judged in it, and none was found"), ranked
        # The worst label decides; among equals a match that is surely the source; among equals the higher score.
        best = max(opinions, key=_force, default=None)
        if best is None or self._may_yield(best):
            best = max((*opinions, *self._alone(article)), key=_force, default=None)
        if best is None:
            return self._nothing_like_it(article, known), ranked
        if best in opinions:  # the match that decides comes first
            first = opinions.index(best)
            ranked = [ranked[first], *ranked[:first], *ranked[first + 1 :]]
            if best.kind in _WHOLE and is_stitched(ranked[0][0], [match for match, _ in ranked[1:] if match.direction is not Direction.TO]):
                best = replace(best, kind=Kind.PARTIAL)
        return self._verdict(article, best, [match for match, _ in ranked], known), ranked

    def _may_yield(self, best: Opinion) -> bool:
        """Whether the text alone may decide in its place: it makes nothing spam, and what openly stands elsewhere has a known source."""
        if best.label is Label.SUSPECT:
            return best.scored.log_odds <= self._most_alone
        return best.label is Label.OK and best.kind not in (Kind.SYNDICATED, Kind.UPDATE)

    def _rank(self, weighed: Weighed) -> tuple[int, bool, bool, float, bool, float, str]:
        """Sources first, those that the caller vouches for before others; then what cannot be told, then what was made from the article.

        What is spam itself comes behind what is not. Of several with one text (the score is the same) one that was not accused comes
        first, then the earliest.
        """
        match = weighed[0]
        order = {Direction.FROM: 0, Direction.UNKNOWN: 1, Direction.TO: 2}[match.direction] if match.score > self.suspect else 3
        seen, vouched = match.article.published or match.known_since, match.vouched and order == 0
        is_spam, accused = match.label is Label.SPAM, match.label in ACCUSED
        return order, not vouched, is_spam, -match.score, accused, seen.timestamp() if seen else math.inf, match.article.id

    def _score(self, article: Article, match: Match, *, vouched: bool) -> Weighed:
        """The match with its score and direction, and how the score came about."""
        findings = measure(match.alignment.a, (match,), View.MATCH)
        scored = self._points(View.MATCH, findings)
        score = sigmoid(scored.log_odds)
        asked = _alone if score > self.suspect and match.alignment.a.language == "en" else None
        lean = decide_direction(article, match, asked, vouched=vouched)
        return replace(match, score=score, direction=lean.direction, why=lean.why, lean=lean.points, traced=lean.traced), (scored, findings)

    def _points(self, view: View, findings: Mapping[str, Finding]) -> Scored:
        head = self.model.heads[view]
        return head.score(np.array([findings[name].value for name in head.features], dtype=np.float64))

    def _opinion(self, article: Article, match: Match, points: tuple[Scored, Mapping[str, Finding]]) -> Opinion:  # noqa: C901 the rules in order
        """What this match alone says, after the rules that spare the honest."""
        scored, findings = points
        label, kind, notes = self._label(match.score), kind_of(match), []
        if label is not Label.OK and (milder := self._apart_from_quotations(match, findings, label)) is not label:
            label = milder
            notes.append(note("rule.quotations", "both quote the same words; without these the rest is hardly alike"))
        if label is Label.OK:
            kind = Kind.ORIGINAL
        elif is_one_site(article.url, match.article.url):
            label, kind = Label.OK, Kind.ORIGINAL if match.direction is Direction.TO else Kind.UPDATE
            what = "later version" if match.direction is Direction.TO else "earlier version or another edition"
            notes.append(note("rule.same_host", f"the match stands on this article's own site: a {what} of its own story, no rewrite"))
        elif facts := other_facts(match.alignment):
            label, kind = Label.OK, Kind.ORIGINAL
            notes.append(
                note("rule.other_facts", "the wording is alike, the names and numbers in it are others: one form, filled in twice", *facts)
            )
        elif credit := honest_credit(article, match):
            label, kind = Label.OK, Kind.SYNDICATED
            notes.append(note("rule.credited", "nearly word for word, and credited", credit))
        elif match.direction is Direction.TO:
            label, kind = Label.OK, Kind.ORIGINAL
            notes.append(note("rule.direction_to", "the match is the later one: whatever is alike was not taken from it"))
        elif label is Label.SPAM and (credit := unshared_credit(article, match)):
            label = Label.SUSPECT
            notes.append(note("rule.credit_unshared", "credited to an agency that the match does not name: capped at suspect", credit))
        elif label is Label.SUSPECT and match.lean <= _LEANS_TO:
            label, kind = Label.OK, Kind.ORIGINAL
            notes.append(note("rule.direction_to", "little is alike, and the match is likelier the later one"))
        elif match.direction is Direction.UNKNOWN and label is Label.SPAM:
            label = Label.SUSPECT
            notes.append(note("rule.direction_unknown", "who took from whom cannot be told: capped at suspect"))
        if article.language != "en" and not can_be_told(match):
            label, kind = Label.OK, Kind.ORIGINAL
        if kind is not Kind.ORIGINAL or label is not Label.OK or match.score > self.suspect:
            notes += [note("direction", why) for why in match.why]
        is_source = match.direction is Direction.FROM and match.score > self.suspect and match.label is not Label.SPAM
        return Opinion(label, kind, scored, findings, View.MATCH, tuple(notes), is_source)

    def _apart_from_quotations(self, match: Match, findings: Mapping[str, Finding], label: Label) -> Label:
        """The label of a match, or the milder one that the rest gives where both texts quote a third."""
        rest = without_quotations(match) if findings["quotes.outside"].value < _TAKEN_OUTSIDE else None
        if rest is None:
            return label
        scored = self._points(View.MATCH, measure(rest.alignment.a, (rest,), View.MATCH))
        return min(label, self._label(sigmoid(scored.log_odds)), key=_RANK.__getitem__)

    def _alone(self, article: Article) -> tuple[Opinion, ...]:
        """What the text alone says: at most `suspect`, and nothing of short or foreign texts."""
        if View.TEXT not in self.model.heads or len(article.words) < LEAST_WORDS_ALONE or article.language != "en":
            return ()
        findings = _alone(article, self.model.heads[View.TEXT].features)
        scored = self._points(View.TEXT, findings)
        if (surplus := scored.log_odds - self._most_alone) > 0:  # without a source nothing is spam: it is taken off where the score starts
            scored = Scored(self._most_alone, scored.base - surplus, scored.shares)
        label = Label.SUSPECT if sigmoid(scored.log_odds) > self._suspect_alone else Label.OK
        kind = Kind.GARBLED if label is Label.SUSPECT else Kind.ORIGINAL
        notes = (note("rule.no_source", "no source is known: a broken text alone is suspect at most"),) if kind is Kind.GARBLED else ()
        return (Opinion(label, kind, scored, findings, View.TEXT, notes),)

    def _label(self, score: float) -> Label:
        return Label.SPAM if score > self.spam else Label.SUSPECT if score > self.suspect else Label.OK

    def _verdict(self, article: Article, opinion: Opinion, matches: Sequence[Match], known: Remembered | None) -> Verdict:
        label, kind, notes = opinion.label, opinion.kind, list(opinion.notes)
        label, kind = by_page(article, known, label, kind, notes)
        label = self._by_host(article, label, notes)
        score = sigmoid(opinion.scored.log_odds)
        evidence = shares(opinion, math.log(score / (1 - score)))
        return replace(
            self._frame(article),
            label=label,
            kind=kind,
            score=score,
            base=opinion.scored.base,
            evidence=(*evidence, *notes),
            matches=tuple(match_note(match) for match in matches),
        )

    def _by_host(self, article: Article, label: Label, notes: list[Evidence]) -> Label:
        """The label after the lists of hosts, which add their note."""
        if is_listed(article.url, self._allowed):
            notes.append(note("rule.allowed_host", "the host is on the list of allowed hosts"))
            return Label.OK
        if is_listed(article.url, self._blocked) and label is Label.OK:
            notes.append(note("rule.blocked_host", "the host is on the list of blocked hosts"))
            return Label.SUSPECT
        return label

    def _nothing_like_it(self, article: Article, known: Remembered | None) -> Verdict:
        """The verdict where nothing resembles the article and its text alone is not judged."""
        base = math.log(_NOTHING_LIKE_IT / (1 - _NOTHING_LIKE_IT))
        notes = [note("index.nothing", "nothing in the index resembles this article")]
        label, kind = by_page(article, known, Label.OK, Kind.UNKNOWN, notes)
        label = self._by_host(article, label, notes)
        return replace(self._frame(article), label=label, kind=kind, score=sigmoid(base), base=base, evidence=tuple(notes))

    def _unjudged(self, article: Article, code: str, message: str) -> Verdict:
        return replace(self._frame(article), evidence=(note(code, message),))

    def _frame(self, article: Article) -> Verdict:
        """An unjudged verdict with everything that is known of the article."""
        return Verdict(
            id=article.id,
            label=Label.UNJUDGED,
            kind=Kind.UNKNOWN,
            url=article.url,
            title=article.title,
            source=article.source,
            published=article.published,
            language=article.language,
            removed=article.removed,
            words=len(article.words),
            model=(self.model.version, self.model.sha256),
            text=article.text,
        )


def _alone(article: Article, names: Collection[str]) -> Mapping[str, Finding]:
    """What the named features of texts alone find; none is measured twice, though both the direction of a match and the verdict ask."""
    found = _found_alone(article)
    found |= measure(article.head(MOST_CHARACTERS), (), View.TEXT, set(names) - found.keys())
    return found


@view
def _found_alone(_article: Article) -> dict[str, Finding]:
    """What was found so far in a text alone."""
    return {}


def _spared(opinions: list[Opinion], matches: list[Match]) -> list[Opinion]:
    """The opinions, where a match that the article honestly goes back to excuses its likeness to later copies of that match."""
    honest = [(opinion, match) for opinion, match in zip(opinions, matches, strict=True) if opinion.kind in (Kind.SYNDICATED, Kind.UPDATE)]
    spared = []
    for opinion, match in zip(opinions, matches, strict=True):
        better = next((own for own, source in honest if opinion.label is not Label.OK and accounts_for(source, match)), None)
        if better is None:
            spared.append(opinion)
        else:
            why = note("rule.honest_source", "the match is later than one that this article credits or continues")
            spared.append(replace(opinion, label=Label.OK, kind=better.kind, notes=(*opinion.notes, why), is_source=False))
    return spared


def _tells_less(match: Match, known: Match) -> bool:
    """Whether a match and the page hold little more of one another than another one, and hardly anything word for word alone."""
    shorter = min(len(match.alignment.a.text), len(match.article.text))
    copied = match.own_runs * _CHARACTERS_A_RUN >= _LEAST_COPIED * shorter
    return sum(match.held) <= _LITTLE_MORE * sum(known.held) and not copied


def _force(opinion: Opinion) -> tuple[int, bool, float]:
    return _RANK[opinion.label], opinion.is_source, opinion.scored.log_odds
