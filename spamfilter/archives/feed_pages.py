"""Feed pages: what a feed looks like from outside, and the page that an entry of one makes."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from spamfilter.archives.entries import join
from spamfilter.archives.kinds import as_text, root_element
from spamfilter.archives.records import LONGEST_TITLE, read_record, sound
from spamfilter.page import BadRecord, Page
from spamfilter.text.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spamfilter.archives.entries import Entry, Field
    from spamfilter.page import Source

ROOT = re.compile(r"(?:[\w\-]+:)?(?:rss|feed|rdf)", re.IGNORECASE)
ROOT_TAG = re.compile(rb"<(?:[\w\-]+:)?(?:rss|feed|rdf)\b", re.IGNORECASE)
OPENED = re.compile(
    r"<(?:!DOCTYPE\s+)?(?:[\w\-]+:)?(?:rss|feed|RDF)\b(?=[^<>]*(?:\bversion\s*=|\bxmlns[:=]|\bPUBLIC|\bSYSTEM|\[))", re.IGNORECASE
)
DECLARATION = re.compile(rb"<\?xml\s")
FIRST = re.compile(rb"<[?!a-zA-Z]")
TAG = re.compile(r"</?[a-zA-Z][\w:\-]*(?:\s[^<>]*)?/?>")
COMMENT_OR_TAG = re.compile(rf"<!--.*?-->|{TAG.pattern}", re.DOTALL)
ENDLESS = re.compile(r"&#[0-9]{1000,};?")  # a reference to no character: Python refuses to read numbers of more than 4300 digits
# In the order in which readers show them.
BODIES = ("content:encoded", "content", "xhtml:body", "description", "summary")
ENOUGH = 25  # words that make a field the text of its entry; with fewer a longer one behind it counts
# The first that holds something counts.
DATES = ("pubdate", "published", "issued", "dc:date", "dcterms:issued", "created", "updated", "modified", "dcterms:modified")
IDS = ("guid", "id", "rdf:about")
TITLES = ("title", "dc:title")
# The fields of a JSON Feed's item (jsonfeed.org, version 1.1) as a record calls them.
FIELDS = {"html": "content_html", "text": "content_text", "title": "title", "id": "id", "published": "date_published"}


def is_feed(head: bytes) -> bool:
    """Whether the first element is that of an XML feed; text in front of it is forgiven."""
    root = root_element(head)
    return bool(ROOT.fullmatch(root) if root else OPENED.search(as_text(head)))


def xml_start(head: bytes) -> int:
    """Where the XML begins behind what some servers print in front of it."""
    root = ROOT_TAG.search(head)
    first = DECLARATION.search(head, 0, root.start() if root else len(head)) or FIRST.search(head)
    return first.start() if first else 0


def entry_page(entry: Entry, source: Source) -> Page | BadRecord:
    """The page of an entry of an XML feed; a BadRecord for one that is too long to be read."""
    if entry.oversized:
        return BadRecord(source, "feed", "entry is longer than 16 MB")
    markup, content_type = fullest([entry.fields[name] for name in BODIES if name in entry.fields])
    title = next((_plain(entry.fields[name]) for name in TITLES if name in entry.fields), None)
    return Page(
        markup=markup,
        url=_link(entry),
        id=next((sound(entry.fields[name].text.strip()) for name in IDS if name in entry.fields), None),
        title=(title or "")[:LONGEST_TITLE] or None,
        published=next((moment for name in DATES if name in entry.fields and (moment := parse_date(entry.fields[name].text))), None),
        content_type=content_type,
        source=source,
    )


def item_page(item: object, home: str, source: Source) -> Page | BadRecord:
    """The page of an item of a JSON Feed, whose links are relative to `home`."""
    if not isinstance(item, dict):
        return BadRecord(source, "feed", "item is no object")
    record = {ours: item[theirs] for ours, theirs in FIELDS.items() if theirs in item}
    record["url"] = item.get("url") or item.get("external_url")
    record.setdefault("text", item.get("summary") or "")
    page = read_record(record, source)
    return replace(page, url=join(home, page.url)) if isinstance(page, Page) and page.url else page


def fullest(fields: Sequence[Field]) -> tuple[str, str]:
    """The text of an entry, and whether it is HTML (a content type), from the fields that may hold it, in this order.

    It is what a reader shows, unless that is no more than a line and a longer one stands behind it. Not simply the longest:
    an entry could hide its real text behind another that nobody sees.
    """
    if not fields:
        return "", "text/plain"
    long = (one for one in fields if len(fields) == 1 or len(_without_tags(one.text, " ").split()) >= ENOUGH)
    field = next(long, None) or max(fields, key=lambda one: len(one.text))
    # Feeds rarely say what it is, then its tags do.
    if field.type in ("text", "text/plain"):
        return field.text, "text/plain"
    if field.type in ("html", "xhtml", "text/html", "application/xhtml+xml") or _has_tags(field.text):
        return field.text, "text/html"
    return _unescaped(field.text), "text/plain"


def _plain(field: Field) -> str:
    """A title without markup, on one line."""
    text = field.text
    if field.type not in ("text", "text/plain"):
        text = _unescaped(_without_tags(text, ""))
    return " ".join(text.split())


def _unescaped(text: str) -> str:
    """The text with its references read."""
    return html.unescape(ENDLESS.sub("\ufffd", text))


def _without_tags(text: str, instead: str) -> str:
    """The text with something else in the place of each tag and each comment."""
    ended, rest = _parted(text)
    return COMMENT_OR_TAG.sub(instead, ended) + TAG.sub(instead, rest)


def _has_tags(text: str) -> bool:
    """Whether a tag or a comment stands in it."""
    ended, rest = _parted(text)
    return bool(COMMENT_OR_TAG.search(ended) or TAG.search(rest))


def _parted(text: str) -> tuple[str, str]:
    """The text up to where its last comment ends, and the rest: there no end is to be looked for from every `<!--`."""
    before, end, rest = text.rpartition("-->")
    return before + end, rest


def _link(entry: Entry) -> str | None:
    """The address of an entry, made whole with the feed's own."""
    guid = entry.fields.get("guid")
    link = next((entry.fields[name].text for name in ("link", "rdf:about") if name in entry.fields), None)
    if link is None and guid and guid.type != "false" and guid.text.strip().lower().startswith(("http://", "https://")):
        link = guid.text
    if link is None:
        return None
    return sound(join(entry.base, "".join(link.splitlines()))) or None
