"""Items: what stands in them, as pages; and the verdict that is put into them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from itemadapter import ItemAdapter
from scrapy.extensions.feedexport import ItemFilter

from spamfilter.archives.records import DATES, FETCHES, TEXTS, URLS, sound
from spamfilter.page import BadRecord, Source
from spamfilter.text.dates import parse_date
from spamfilter.verdict import SCHEMA, Label
from spamfilter.working import Task

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .scrapy_settings import Fields

# What records are read by, and what crawlers call the same: zyte-common-items (articleBody …), news-please (article_text …).
_TEXTS = (*TEXTS, "article_text", "article_body", "articleBody", "article", "article_html", "articleBodyHtml")
_URLS = (*URLS, "canonical_url", "canonicalUrl")
_TITLES = ("title", "headline", "article_title")
_DATES = (*DATES, "published_at", "publish_date", "article_publish_date", "datePublished", "date_published", "pubdate")
_FETCHES = (*FETCHES, "download_date")


def read_item(item: Any, fields: Fields, now: datetime) -> Task | BadRecord:
    """What an item of any kind that Scrapy knows holds; a BadRecord, which says why, where that is no text.

    `now` is when it was fetched, unless a field of its own says so.
    """
    if not ItemAdapter.is_item(item):
        return _unreadable(f"{type(item).__name__} is no item that Scrapy knows")
    adapter = ItemAdapter(item)
    url = _line(adapter, (fields.url,) if fields.url else _URLS)
    texts, wrong = [], []
    for name in fields.text or _TEXTS:
        found = _markup(adapter.get(name))
        if found:
            texts.append(found)
            if not fields.text:  # of the usual names the first that holds a text is the article
                break
        elif found is None and adapter.get(name) is not None:
            wrong.append(f"{name} is {type(adapter.get(name)).__name__}")
    if not texts:
        return _unreadable(f"no text in {', '.join(fields.text)}" if fields.text else "no field with a text", wrong, url)
    return Task(
        texts=tuple(texts),
        url=url,
        id=None if url is not None else _id_of(texts),
        title=_line(adapter, (fields.title,) if fields.title else _TITLES),
        published=_date(adapter, (fields.date,) if fields.date else _DATES),
        fetched=_date(adapter, _FETCHES) or now,
    )


def put_verdict(item: Any, field: str, record: dict[str, Any]) -> bool:
    """Whether the verdict could be put into the item: some types do not have the field, some take no change."""
    try:
        ItemAdapter(item)[field] = record
    except (KeyError, AttributeError, TypeError, ValueError):
        return False
    return True


def field_of(item: Any, field: str) -> Any:
    """What an item holds in a field; None where it has none, or is no item."""
    return ItemAdapter(item).get(field) if ItemAdapter.is_item(item) else None


def verdict_in(item: Any) -> dict[str, Any] | None:
    """The verdict that an item carries, whatever its field is called."""
    if not ItemAdapter.is_item(item):
        return None
    return next((value for value in ItemAdapter(item).values() if isinstance(value, dict) and value.get("schema") == SCHEMA), None)


class OnlySpam(ItemFilter):
    """For `FEEDS`: the items whose verdict is `spam`."""

    def accepts(self, item: Any) -> bool:
        """Whether the item carries such a verdict."""
        return bool(super().accepts(item)) and _is_spam(item)


class OnlyClean(ItemFilter):
    """For `FEEDS`: all other items, those without a verdict too: what one feed leaves out stands in the other."""

    def accepts(self, item: Any) -> bool:
        """Whether the item carries no such verdict."""
        return bool(super().accepts(item)) and not _is_spam(item)


def _is_spam(item: Any) -> bool:
    verdict = verdict_in(item)
    return verdict is not None and verdict.get("label") == Label.SPAM


def _id_of(texts: Iterable[str | bytes]) -> str:
    """The identity of an item that has no url: the same texts, the same id."""
    digest = blake2b(digest_size=8)
    for text in texts:
        digest.update(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
        digest.update(b"\0")
    return f"text:{digest.hexdigest()}"


def _markup(value: Any) -> str | bytes | None:
    """A field's text, empty where there is none in it; None for a value that is no text."""
    if isinstance(value, str):
        return sound(value) if value.strip() else ""
    if isinstance(value, (bytes, bytearray, memoryview)):
        return bytes(value)
    if isinstance(value, (list, tuple)):  # what `getall()` gives
        parts = [_markup(part) for part in value]
        if not any(part is None for part in parts):
            return "\n".join(part if isinstance(part, str) else part.decode("utf-8", "replace") for part in parts if part)
    return None


def _line(adapter: ItemAdapter, names: Sequence[str]) -> str | None:
    """The first of these fields that holds something, as text."""
    for name in names:
        value = adapter.get(name)
        value = next(iter(value), None) if isinstance(value, (list, tuple)) else value
        if isinstance(value, bytes):
            value = value.decode("utf-8", "replace")
        text = sound(str(value)).strip() if value is not None and not isinstance(value, (dict, set, bool)) else ""
        if text:
            return text
    return None


def _date(adapter: ItemAdapter, names: Sequence[str]) -> datetime | None:
    """The moment in the first of these fields that names one."""
    for name in names:
        value = adapter.get(name)
        value = next(iter(value), None) if isinstance(value, (list, tuple)) else value
        if isinstance(value, datetime):
            return value if value.tzinfo else value.replace(tzinfo=UTC)
        if isinstance(value, date):
            return datetime.combine(value, time(), UTC)
        found = parse_date(value if isinstance(value, str) else _seconds(value))
        if found:
            return found
    return None


def _seconds(value: Any) -> str:
    """A number of seconds or milliseconds since 1970 as it is written; nothing for anything else."""
    return f"{value:.0f}" if type(value) in (int, float) and 0 <= value < 1e13 else ""


def _unreadable(message: str, details: Sequence[str] = (), url: str | None = None) -> BadRecord:
    return BadRecord(Source("item"), "record", message + (f" ({', '.join(details[:3])})" if details else ""), url=url)
