"""Verdicts: a label, a score, and every reason for it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from spamfilter.article import Removed
from spamfilter.match import Direction, Passage
from spamfilter.page import Source

if TYPE_CHECKING:
    from collections.abc import Mapping

SCHEMA = "spamfilter/1"
LEAST_SCORE = 1e-6  # scores stay within [1e-6, 1 - 1e-6], so that their log-odds are finite


class Label(StrEnum):
    """What to do with the article."""

    OK = "ok"
    SUSPECT = "suspect"
    SPAM = "spam"
    UNJUDGED = "unjudged"


ACCUSED = (Label.SPAM, Label.SUSPECT)


class Kind(StrEnum):
    """How the article was made, as far as that can be told."""

    ORIGINAL = "original"
    COPY = "copy"
    REWRITE = "rewrite"
    SUMMARY = "summary"
    PARTIAL = "partial"
    SYNDICATED = "syndicated"
    UPDATE = "update"
    GARBLED = "garbled"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason: what was found, and how much it added to the log-odds of the score (0 for a rule or a note)."""

    code: str
    share: float
    value: float | None
    message: str
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MatchNote:
    """What a verdict tells of one match: who, how much alike, in which direction, and where.

    `text` is the match's cleaned text, in which the `b` of each passage counts: reports show it, `as_record` leaves it out.
    """

    id: str
    url: str | None
    title: str | None
    published: datetime | None
    first_seen: datetime | None
    score: float
    direction: Direction
    passages: tuple[Passage, ...]
    names: tuple[tuple[str, str], ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a record could not be read."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """Everything the filter says of one article.

    `base` plus the shares of `evidence` is the log-odds of `score` within 1e-6; both are None where nothing was scored.
    `text` is the cleaned text that offsets count in; `as_record` leaves it out unless asked.
    """

    id: str
    label: Label
    kind: Kind
    score: float | None = None
    base: float | None = None
    url: str | None = None
    title: str | None = None
    source: Source | None = None
    published: datetime | None = None
    language: str | None = None
    evidence: tuple[Evidence, ...] = ()
    matches: tuple[MatchNote, ...] = ()
    removed: tuple[Removed, ...] = ()
    words: int = 0
    model: tuple[str, str] | None = None
    error: Trouble | None = None
    text: str = ""

    def noting(self, *evidence: Evidence) -> Verdict:
        """The verdict with more reasons behind the others."""
        return replace(self, evidence=(*self.evidence, *evidence)) if evidence else self

    def as_record(self, *, with_text: bool = False) -> dict[str, Any]:
        """The verdict as the JSON object of `schema/verdict.json`: every key present, unknown is None."""
        record: dict[str, Any] = {
            "schema": SCHEMA,
            "id": self.id,
            "url": self.url,
            "title": self.title,
            "source": None if self.source is None else _source(self.source),
            "published": _time(self.published),
            "label": self.label.value,
            "score": self.score,
            "kind": self.kind.value,
            "language": self.language,
            "base": self.base,
            "reasons": [
                {"code": e.code, "share": e.share, "value": e.value, "message": e.message, "quotes": list(e.quotes)} for e in self.evidence
            ],
            "matches": [_match(m) for m in self.matches],
            "removed": [{"text": r.text, "code": r.code, "at": None if r.at is None else list(r.at)} for r in self.removed],
            "words": self.words,
            "model": None if self.model is None else {"version": self.model[0], "sha256": self.model[1]},
            "error": None if self.error is None else {"code": self.error.code, "message": self.error.message},
        }
        if with_text:
            record["text"] = self.text
        return record

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> Verdict:
        """The verdict that `as_record` wrote; raises ValueError, TypeError or KeyError for what it did not write."""
        source, model, error = record["source"], record["model"], record["error"]
        return cls(
            id=record["id"],
            label=Label(record["label"]),
            kind=Kind(record["kind"]),
            score=record["score"],
            base=record["base"],
            url=record["url"],
            title=record["title"],
            source=None if source is None else Source(source["file"], source["offset"], source["record"], source["line"]),
            published=_moment(record["published"]),
            language=record["language"],
            evidence=tuple(Evidence(r["code"], r["share"], r["value"], r["message"], tuple(r["quotes"])) for r in record["reasons"]),
            matches=tuple(map(_read_match, record["matches"])),
            removed=tuple(Removed(r["text"], r["code"], None if r["at"] is None else (r["at"][0], r["at"][1])) for r in record["removed"]),
            words=record["words"],
            model=None if model is None else (model["version"], model["sha256"]),
            error=None if error is None else Trouble(error["code"], error["message"]),
            text=record.get("text", ""),
        )


def sigmoid(log_odds: float) -> float:
    """The chance that log-odds stand for, kept within [1e-6, 1 - 1e-6]."""
    chance = 1 / (1 + math.exp(-log_odds)) if log_odds >= 0 else math.exp(log_odds) / (1 + math.exp(log_odds))
    return min(1 - LEAST_SCORE, max(LEAST_SCORE, chance))


def _source(source: Source) -> dict[str, Any]:
    return {"file": source.file, "offset": source.offset, "record": source.record, "line": source.line}


def _time(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _match(note: MatchNote) -> dict[str, Any]:
    return {
        "id": note.id,
        "url": note.url,
        "title": note.title,
        "published": _time(note.published),
        "first_seen": _time(note.first_seen),
        "score": note.score,
        "direction": note.direction.value,
        "passages": [{"a": list(p.a), "b": list(p.b), "similarity": p.similarity} for p in note.passages],
        "names": [list(pair) for pair in note.names],
    }


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _read_match(record: Mapping[str, Any]) -> MatchNote:
    return MatchNote(
        id=record["id"],
        url=record["url"],
        title=record["title"],
        published=_moment(record["published"]),
        first_seen=_moment(record["first_seen"]),
        score=record["score"],
        direction=Direction(record["direction"]),
        passages=tuple(Passage((p["a"][0], p["a"][1]), (p["b"][0], p["b"][1]), p["similarity"]) for p in record["passages"]),
        names=tuple((first, second) for first, second in record["names"]),
    )
