"""Rows: articles as they lie in the file, and as they come back."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from spamfilter.article import Article
from spamfilter.hosts import host_of
from spamfilter.index import entry
from spamfilter.index.entry import Remembered
from spamfilter.index.keys import article_keys
from spamfilter.verdict import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from spamfilter.index.shelf import Shelf

_CHANGING = "url, host, title, published, language, label, vouched, claims"
KNOWN = "SELECT n, packed, digest, claims FROM article LEFT JOIN body USING (n) WHERE id = ?"
ENTER = f"INSERT INTO article (n, id, first_seen, seen, {_CHANGING}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"  # noqa: S608 our own words
# Behind `vouched` comes whether the text is the same: who was vouched for stays so for that.
CHANGE = f"UPDATE article SET ({_CHANGING}) = (?,?,?,?,?,?,max(?, vouched * ?),?) WHERE n = ?"  # noqa: S608 our own words
KEEP = "INSERT OR REPLACE INTO body VALUES (?,?,?)"
TOLD = "id, url, title, published, language, first_seen, label, vouched, claims"
READ = f"SELECT {TOLD}, packed, digest FROM article JOIN body USING (n)"  # noqa: S608 our own words


class Entered(NamedTuple):
    """What is entered of an article: its keys (None: not found yet), its body and its row as they lie in the file."""

    article: Article
    numbers: NDArray[np.uint64] | None
    body: tuple[bytes, bytes]
    row: tuple[Any, ...]


def packed(article: Article, first_seen: datetime | None, label: Label | None, *, vouched: bool) -> tuple[object, ...]:
    """The values that ENTER takes behind the number; CHANGE takes those from the fourth on, with one more before the last."""
    url = None if article.url is None else entry.storable(article.url)
    return (
        entry.storable(article.id),
        _time(first_seen),
        None if first_seen is None else stamp(first_seen),
        url,
        host_of(url),
        None if article.title is None else entry.storable(article.title),
        _time(article.published),
        article.language,
        None if label is None else label.value,
        int(vouched),
        entry.pack_claims(article),
    )


def remembered(row: Sequence[Any], shelf: Shelf) -> Remembered:
    """What READ found, its text from the shelf where it lies there; raises ValueError or TypeError for what no index writes."""
    *told, body, digest = row
    kept = entry.unpack_keys(body) is None
    facts, circumstances = facts_of(told)
    known = shelf.get(digest) if kept else None
    if known is None:
        known = Article.from_lines(entry.unpack_text(body, digest) if kept else [], name=facts["id"])
    article = known.stating(**facts)
    if kept:
        shelf.put(digest, article)  # this one: whoever looks at its words leaves them there
    return Remembered(article, kept=kept, **circumstances)


def facts_of(row: Sequence[Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the columns of TOLD say of an article, and how it is remembered; raises ValueError or TypeError for what no index writes."""
    name, url, title, published, language, first_seen, label, vouched, claims = row
    canonical, removed, text_seen = entry.unpack_claims(claims)
    texts = {"url": entry.text_of(url), "title": entry.text_of(title), "language": entry.text_of(language)}
    since = {"first_seen": moment(first_seen), "text_seen": None if text_seen is None else _utc(text_seen)}
    return (
        {"id": str(name), "published": moment(published), "canonical": canonical, "removed": removed, **texts},
        {"label": None if label is None else Label(label), "vouched": bool(vouched), **since},
    )


def stamp(moment: datetime) -> float:
    """Seconds since 1970; a moment without a zone is taken for UTC."""
    return _utc(moment).timestamp()


def _utc(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment


def _time(moment: datetime | None) -> str | None:
    return None if moment is None else _utc(moment).isoformat()


def moment(text: str | None) -> datetime | None:
    """What `packed` made of a moment; raises ValueError where it is none."""
    return None if text is None else _utc(datetime.fromisoformat(text))


def unpacked(packed: object, digest: object) -> tuple[NDArray[np.uint64], Article | None]:
    """The keys of a remembered article, and its text where that is kept; raises ValueError where it is damaged."""
    kept = entry.unpack_keys(packed)
    if kept is not None:
        return kept, None
    article = Article.from_lines(entry.unpack_text(packed, digest))
    return article_keys(article).numbers, article
