"""The quarantine: what a hook dropped, with its verdict, as lines of JSON from which it can be released."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from spamfilter.article import Article
from spamfilter.verdict import Label

if TYPE_CHECKING:
    from spamfilter.index import Index
    from spamfilter.verdict import Verdict

HELD = "spamfilter-quarantine/1"


@dataclass(frozen=True, slots=True)
class Held:
    """One line: the item as the host had it, and the article that was judged."""

    item: dict[str, Any]
    article: Article


def held_record(item: dict[str, Any], verdict: Verdict) -> dict[str, Any]:
    """The line for an item; the verdict with its text, so that the article can be made again."""
    return {"schema": HELD, "item": item, "verdict": verdict.as_record(with_text=True)}


def read_held(record: object) -> Held:
    """What a line holds; raises ValueError, which says what is wrong, for one that `held_record` did not make."""
    if not isinstance(record, dict) or record.get("schema") != HELD:
        raise ValueError(f"is no line of a quarantine (its schema is not {HELD})")
    item, verdict = record.get("item"), record.get("verdict")
    if not isinstance(item, dict) or not isinstance(verdict, dict):
        raise ValueError("has no item or no verdict")  # noqa: TRY004 one error for every kind of damage
    name, text = verdict.get("id"), verdict.get("text")
    if not isinstance(name, str) or not name or not isinstance(text, str):
        raise ValueError("has a verdict without id or text")
    facts: dict[str, Any] = {key: _text(verdict, key) for key in ("url", "title", "language")}
    return Held(item, Article.from_lines(text.split("\n"), name=name, published=_moment(verdict), **facts))


def release(memory: Index, held: Held) -> None:
    """Let the article pass from now on: its remembered label becomes `ok`, and when it was first seen stays as it was.

    It is not vouched for: that it may pass does not make it the source of what resembles it. Raises IndexStoreError where the
    index cannot be written.
    """
    with memory.batch():
        known = memory.same_page(held.article)
        if known is None:
            memory.add(held.article, first_seen=datetime.now(UTC), label=Label.OK)
        else:
            memory.add(known.article, first_seen=known.first_seen, label=Label.OK, vouched=known.vouched)


def _text(record: dict[str, Any], key: str) -> str | None:
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        raise ValueError(f"has a verdict whose {key} is no text")
    return value


def _moment(record: dict[str, Any]) -> datetime | None:
    value = _text(record, "published")
    return None if value is None else datetime.fromisoformat(value)
