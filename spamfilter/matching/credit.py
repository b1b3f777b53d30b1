"""Credit: where a page says whose text it shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spamfilter.article import Article

_CODES = frozenset({"boilerplate.source", "boilerplate.credit", "boilerplate.feed", "boilerplate.disclaimer", "boilerplate.byline"})
# News agencies: whoever prints them prints the same words as others, and says so.
_AGENCIES = re.compile(
    r"\b(?:AP|AFP|PTI|ANI|IANS|UPI|dpa|EFE|ANSA|TASS|Reuters|Associated Press|Agence France-Presse|Press Association|PA Media|"
    r"Press Trust of India|Xinhua|Kyodo|Yonhap|Canadian Press|Australian Associated Press|wire (?:service|reports?)|news agency)\b"
)
_REPRINT = re.compile(
    r"\b(?:(?:re)?published|republished|reprinted|reproduced|syndicated|first appeared|originally (?:appeared|published)|appeared first|courtesy of|"
    r"with permission|"
    r"content partner|news partner|licen[cs]e|reporting by|story (?:by|from)|source|via|distributed by)\b",
    re.IGNORECASE,
)
_GENERIC = frozenset(
    ("www", "news", "the", "com", "org", "net", "example", "co", "uk", "daily", "online", "blog", "site", "feeds", "amp", "mobile")
)


def credits_of(article: Article) -> Iterator[str]:
    """The lines in which the page names a source of its text."""
    for removed in article.removed:
        if removed.code in _CODES and (_REPRINT.search(removed.text) or _AGENCIES.search(removed.text)):
            yield removed.text
    for paragraph in (*article.paragraphs[:1], *article.paragraphs[-1:]):
        if (
            len(paragraph.text) < 300
            and _REPRINT.search(paragraph.text)
            and re.search(r"(?i)\b(?:originally|first|re)\s?-?(?:appeared|published|printed)\b", paragraph.text)
        ):
            yield paragraph.text


def credit_naming(article: Article, source: Article) -> str | None:
    """The line of `article` that names `source`: by its address, its host or the words of its host.

    A canonical link to the source's own address counts as one. None where nothing does: a credit that names somebody else,
    or a source without an address, proves nothing about this pair.
    """
    host = _host(source.url) or _host(source.canonical)
    if host is None or host == (_host(article.url) or _host(article.canonical)):
        return None
    if article.canonical and (article.canonical == source.url or _host(article.canonical) == host != _host(article.url)):
        return f"canonical address {article.canonical}"
    words = [word for word in re.split(r"[.\-]", host) if word not in _GENERIC and len(word) > 2]
    for line in credits_of(article):
        flat = re.sub(r"[^a-z0-9]+", "", line.casefold())
        if host in line.casefold() or (words and all(word in flat for word in words)):
            return line[:200]
    return None


def agency_credit(article: Article) -> str | None:
    """The line that credits a news agency, or the dateline that names one ("PARIS (AP) — …")."""
    for line in credits_of(article):
        if _AGENCIES.search(line):
            return line[:200]
    first = article.paragraphs[0].text[:80] if article.paragraphs else ""
    dateline = re.match(r"[^a-z]{2,40}\(([A-Za-z ]+)\)\s*[-–—]", first)
    return first[: dateline.end()] if dateline and _AGENCIES.search(dateline.group(1)) else None


def _host(url: str | None) -> str | None:
    """Host of an http(s) address without www, or None."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if parts.scheme in ("http", "https") and host else None
