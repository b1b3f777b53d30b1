"""Metadata: what a page states about itself, never more than it states."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from spamfilter.cleaning.dateline import address_date, find_heading, is_change, near, shown_date
from spamfilter.cleaning.decode import tidy
from spamfilter.text.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from spamfilter.cleaning.blocks import Stream

BESIDE = 8  # blocks between a heading and a `time` element that is its own
MAX_NODES = 2_000  # of one JSON-LD text that are looked at
_ARTICLES = ("article", "posting", "report", "webpage", "review", "recipe", "howto")
_DATES = (
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "date.published",
    "publishdate",
    "publish-date",
    "pubdate",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "article.published",
    "citation_publication_date",
    "citation_date",
    "article_date_original",
    "cxenseparse:recs:publishtime",
    "datecreated",
    "date",
)
_SEPARATORS = re.compile(r"\s+[|–—»«·•\-]\s+|\s*[|»«]\s*")
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?=$|[-_])")


@dataclass(frozen=True, slots=True)
class Metadata:
    """Title, moment of publication, canonical address and language, each None where the page does not state it."""

    title: str | None = None
    published: datetime | None = None
    canonical: str | None = None
    language: str | None = None
    site: str | None = None


def read_metadata(stream: Stream) -> Metadata:
    """What a page's head, JSON-LD and time elements state."""
    metas: dict[str, str] = {}
    for name, content in stream.facts.metas:
        metas.setdefault(name, content)
    things = [thing for script in stream.facts.scripts for thing in _things(script)]
    site = tidy(metas.get("og:site_name", "")) or None
    canonical = stream.facts.canonical or metas.get("og:url")
    return Metadata(
        _title(stream, metas, things, site),
        _published(stream, metas, things),
        (canonical or "").strip() or None,
        _language(stream, metas),
        site,
    )


def _title(stream: Stream, metas: dict[str, str], things: list[dict[str, Any]], site: str | None) -> str | None:
    """The headline: og:title, JSON-LD, the only h1, the title element; the site's name behind it is cut off."""
    headings = [tidy(b.text) for b in stream.blocks if b.heading == 1 and not b.hidden]
    page = tidy(stream.facts.title or "")
    claims = [
        tidy(metas.get("og:title", "")),
        *(tidy(t["headline"]) for t in things if isinstance(t.get("headline"), str)),
        tidy(metas.get("twitter:title", "")),
    ]
    for claim in claims:
        if claim:
            return _without_site(claim, site, headings)[:500]
    if headings and (len(headings) == 1 or any(h and h in page for h in headings)):
        return next((h for h in headings if h in page), headings[0])[:500] or None
    return _without_site(page, site, headings)[:500] or None


def _without_site(title: str, site: str | None, headings: list[str]) -> str:
    """A title without the name of the site: what stands after the last sign, where that is the site's name or short."""
    for heading in headings:
        if heading and len(heading) >= 10 and title.startswith(heading):
            return heading
    cuts = list(_SEPARATORS.finditer(title))
    if not cuts:
        return title
    head, tail = title[: cuts[-1].start()], title[cuts[-1].end() :]
    if site and tail.casefold() == site.casefold():
        return head
    if site and title[: cuts[0].start()].casefold() == site.casefold():
        return title[cuts[0].end() :]
    return head if len(tail.split()) <= 4 and len(head.split()) >= 3 and len(head) > 1.5 * len(tail) else title


def _published(stream: Stream, metas: dict[str, str], things: list[dict[str, Any]]) -> datetime | None:
    for thing in things:
        value = thing.get("datePublished")
        if isinstance(value, str) and (moment := parse_date(value)):
            return moment
    for name in _DATES:
        if name in metas and (moment := parse_date(metas[name])):
            return moment
    heading = find_heading(stream.blocks)
    times = [(text, at) for text, at in stream.facts.times if not any(is_change(b.text) for b in stream.blocks[at : at + 1])]
    around = frozenset(() if heading is None or not times else near(stream.blocks, heading, BESIDE, BESIDE))
    beside = next((text for text, at in times if at in around), None)
    shown = (parse_date(beside) if beside else None) or shown_date(stream.blocks, _language(stream, metas))
    if shown is None and len({text for text, _ in times}) == 1:
        shown = parse_date(times[0][0])
    return shown or address_date(stream.facts.canonical or metas.get("og:url"))


def _language(stream: Stream, metas: dict[str, str]) -> str | None:
    for claim in (stream.facts.language, metas.get("og:locale"), metas.get("content-language"), metas.get("dc.language")):
        found = _LANGUAGE.match((claim or "").strip())
        if found:
            return found.group().lower()
    return None


def _things(script: str) -> list[dict[str, Any]]:
    """The articles that a JSON-LD text describes, the first first; nothing for what is no JSON."""
    try:
        data = json.loads(script)
    except (ValueError, RecursionError):
        try:
            data = json.loads(re.sub(r"[\x00-\x1f]+", " ", script).strip().rstrip(";"))
        except (ValueError, RecursionError):
            return []
    return [thing for thing in _walk(data) if _is_article(thing)]


def _is_article(thing: dict[str, Any]) -> bool:
    kinds = thing.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(n, str) and n.lower().endswith(_ARTICLES) for n in names)


def _walk(data: object) -> Iterator[dict[str, Any]]:
    """The dicts in lists and graphs, at most MAX_NODES nodes deep and wide."""
    queue, seen = [data], 0
    while queue and seen < MAX_NODES:
        node = queue.pop(0)
        seen += 1
        if isinstance(node, list):
            queue.extend(node[:200])
        elif isinstance(node, dict):
            yield node
            queue.extend(
                node[key]
                for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement")
                if isinstance(node.get(key), (list, dict))
            )
