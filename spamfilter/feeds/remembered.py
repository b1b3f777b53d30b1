"""Remembered verdicts: a verdict as JSON, with the texts that its passages count in, and back."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from spamfilter.article import Removed
from spamfilter.feeds.editing import MARKED
from spamfilter.match import Direction, Passage
from spamfilter.page import Source
from spamfilter.verdict import Evidence, Kind, Label, MatchNote, Trouble, Verdict

TEXTS = 1  # matches whose text is kept: the one that decided
_TEXT_KEY = "texts"


def write_verdict(verdict: Verdict) -> str:
    """The verdict as one line of JSON; one that is spam or suspect with its text and that of its first match."""
    accused = verdict.label in MARKED
    record = verdict.as_record(with_text=accused)
    if accused:
        record[_TEXT_KEY] = [note.text for note in verdict.matches[:TEXTS]]
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def read_verdict(line: str) -> Verdict:
    """The verdict that a line of `write_verdict` holds. Raises ValueError for anything else."""
    try:
        return _verdict(json.loads(line))
    except (KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise ValueError(f"is no verdict: {type(error).__name__}: {error}") from None


def _verdict(record: dict[str, Any]) -> Verdict:
    source, model, error = record["source"], record["model"], record["error"]
    texts = record.get(_TEXT_KEY, [])
    return Verdict(
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
        matches=tuple(_match(match, texts[n] if n < len(texts) else "") for n, match in enumerate(record["matches"])),
        removed=tuple(Removed(r["text"], r["code"], None if r["at"] is None else tuple(r["at"])) for r in record["removed"]),
        words=record["words"],
        model=None if model is None else (model["version"], model["sha256"]),
        error=None if error is None else Trouble(error["code"], error["message"]),
        text=record.get("text", ""),
    )


def _match(match: dict[str, Any], text: str) -> MatchNote:
    return MatchNote(
        id=match["id"],
        url=match["url"],
        title=match["title"],
        published=_moment(match["published"]),
        first_seen=_moment(match["first_seen"]),
        score=match["score"],
        direction=Direction(match["direction"]),
        passages=tuple(Passage(tuple(p["a"]), tuple(p["b"]), p["similarity"]) for p in match["passages"]),
        names=tuple((there, here) for there, here in match["names"]),
        text=text,
    )


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
