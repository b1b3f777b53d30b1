"""The sets of `accusation.py`: pages with invented hosts and dates, made from labelled texts. Everything is decided by the seed."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from spamfilter import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

VERBATIM = ("copy", "near_copy", "lead_copy", "partial")  # nothing in their words can show who was first
TRANSLATED = "wmt"  # sets of translations of one foreign article, by people and by machines: none was made from the other
LEAST_GAP, MOST_GAP = 3600, 365 * 86400  # seconds between an original and what was made from it
MISSING = 1 / 3  # share of pairs of which one side states no date
START = datetime(2023, 1, 1, tzinfo=UTC)
CREDITS = (
    "This article originally appeared on {host}.",
    "Originally published by {host}. Republished with permission.",
    "Source: {host}",
    "This story was first published on {host} and is reproduced here under licence.",
)
UPDATES = (
    "Update: the story has been extended with what became known on the following morning.",
    "More is expected to be made public in the course of next week, and this page will then be brought up to date.",
)


@dataclass(frozen=True)
class Story:
    """An original with everything that was made from it, each as a page with its own host and its true date."""

    original: Page
    rewrites: tuple[tuple[str, Page], ...]  # label and page
    missing: frozenset[str] = field(default=frozenset())  # ids of the pages that state no date
    translated: bool = False  # original and rewrites are translations of one foreign article

    @property
    def kind(self) -> str:
        """Of which kind the original is by what was made from it."""
        if self.translated:
            return "translations"
        return "copied" if any(label in VERBATIM for label, _ in self.rewrites) else "rewritten"

    def honest(self, page: Page) -> Page:
        """The page with its true date, where it states one."""
        return replace(page, published=None) if page.id in self.missing else page

    def lying(self, page: Page) -> Page:
        """A rewrite that claims to be a day older than its original."""
        assert self.original.published is not None
        return replace(page, published=self.original.published - timedelta(days=1))


def undated(page: Page) -> Page:
    """The page without its date."""
    return replace(page, published=None)


def stories(corpus: Iterable[dict[str, Any]], queries: Iterable[dict[str, Any]], taken: Sequence[str], seed: int) -> list[Story]:
    """A story for each article of the corpus that something was made from."""
    sources = {row["id"]: row for row in corpus}
    made: dict[str, list[dict[str, Any]]] = {}
    for row in queries:
        if row["label"] in taken and row["source_id"] in sources:
            made.setdefault(row["source_id"], []).append(row)
    return [_story(sources[name], rows, random.Random(f"{seed} {name}")) for name, rows in sorted(made.items())]


def _story(source: dict[str, Any], rows: Sequence[dict[str, Any]], rng: random.Random) -> Story:
    written = START + timedelta(seconds=rng.randrange(MOST_GAP))
    original = _page(source, f"paper{rng.randrange(10**6)}.example", written)
    rewrites = []
    for row in rows:
        gap = math.exp(rng.uniform(math.log(LEAST_GAP), math.log(MOST_GAP)))
        rewrites.append((row["label"], _page(row, f"site{rng.randrange(10**6)}.example", written + timedelta(seconds=gap))))
    if rng.random() < MISSING / 2:
        missing = {original.id}
    else:  # so that of all pairs a third misses the date of one side
        missing = {page.id for _, page in rewrites if rng.random() < MISSING / 2 / (1 - MISSING / 2)}
    return Story(original, tuple(rewrites), frozenset(missing), str(source.get("set")).startswith(TRANSLATED))


def _page(row: dict[str, Any], host: str, published: datetime) -> Page:
    url = f"https://{host}/{row['id']}"
    return Page(markup=row["text"], id=row["id"], url=url, title=row.get("title"), content_type="text/plain", published=published)


def reprint(story: Story, number: int) -> Page:
    """The original on another host, with a credit."""
    page, host = story.original, str(story.original.url).split("/")[2]
    text = f"{page.markup!s}\n\n{CREDITS[number % len(CREDITS)].format(host=host)}"
    return _again(page, text, f"https://mirror{number}.example/story", "reprint")


def update(story: Story) -> Page:
    """The original's own paper some days later, under another address, with more to tell."""
    page = story.original
    text = "\n\n".join((UPDATES[0], str(page.markup), UPDATES[1]))
    return _again(page, text, f"{page.url}-update", "update")


def _again(page: Page, text: str, url: str, what: str) -> Page:
    assert page.published is not None
    return replace(page, markup=text, url=url, id=f"{page.id}-{what}", published=page.published + timedelta(days=3))
