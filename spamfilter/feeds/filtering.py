"""Filtering: a feed in; the feed out, and what was said of its entries."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol, TypeAlias

from spamfilter.again import as_before, is_part
from spamfilter.article import Article
from spamfilter.cleaning import clean_page
from spamfilter.errors import CleaningError
from spamfilter.feeds.document import FeedDocument
from spamfilter.feeds.editing import Mode, edit
from spamfilter.feeds.naming import feed_without_links, named_pages
from spamfilter.hosts import is_listed
from spamfilter.judging import LEAST_WORDS
from spamfilter.match import Direction
from spamfilter.page import Page
from spamfilter.verdict import ACCUSED, Evidence, Kind, Label, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from spamfilter.filter import SpamFilter
    from spamfilter.index import Remembered
    from spamfilter.page import BadRecord

MOST_READ = 1000  # entries of a feed that are looked at; readers show the first ones
MOST_JUDGED = 200  # of these, how many that were not judged before are judged in one run; the next run goes on
Fetch: TypeAlias = "Callable[[Page], Page | None]"
_BEGINNING = datetime(1, 1, 1, tzinfo=UTC)


class Verdicts(Protocol):
    """What remembers verdicts by an entry's id from run to run: `FeedState` does."""

    def get(self, name: str) -> Verdict | None:
        """The verdict that was kept under this id."""

    def keep(self, verdicts: Iterable[tuple[str, Verdict]]) -> None:
        """Keeps verdicts by these ids."""


@dataclass(frozen=True, slots=True)
class FilteredFeed:
    """A feed that was filtered: its bytes now, what it was, and a verdict for each entry in the order of the feed.

    `dropped` counts entries that are gone, `marked` those that got a category or a prefix, `later` those that were left
    for another run.
    """

    data: bytes
    document: FeedDocument
    verdicts: tuple[Verdict, ...]
    dropped: int = 0
    marked: int = 0
    later: int = 0

    @property
    def kept(self) -> int:
        """How many entries are still in it."""
        return len(self.verdicts) - self.dropped


def filter_feed(  # noqa: PLR0913 two are the work, the others are choices by name
    data: bytes,
    spam_filter: SpamFilter,
    *,
    mode: Mode = Mode.DROP,
    feed_url: str | None = None,
    state: Verdicts | None = None,
    fetch: Fetch | None = None,
) -> FilteredFeed:
    """The feed after `mode`, with the verdicts on its entries.

    An entry is judged once: what was said of it when it was first seen is kept by `state`, else by the index, where that may
    be written. New ones are judged and learned from the oldest to the newest, so that what was there first is known first;
    at most MOST_JUDGED a run. Entries too short to judge are not learned; `fetch` may find more text for them.
    Raises FeedError for what is no feed or is damaged, IndexStoreError where the index fails.
    """
    document = FeedDocument.read(data, feed_url or "feed")
    named = named_pages(document.entries[:MOST_READ], feed_url, document.home)
    pages = (*named, *(entry.page for entry in document.entries[MOST_READ:]))
    verdicts = Judging(spam_filter, state, fetch, surely=feed_url is not None).judge(pages)
    labels = {number: verdict.label for number, verdict in enumerate(verdicts)}
    count = Counter(labels.values())
    marked = sum(count[label] for label in ACCUSED)
    dropped = {Mode.DROP: count[Label.SPAM], Mode.SPAM_ONLY: len(labels) - count[Label.SPAM]}.get(mode)
    later = sum(any(reason.code == "feed.later" for reason in verdict.evidence) for verdict in verdicts)
    return FilteredFeed(
        data=edit(document, labels, mode),
        document=document,
        verdicts=verdicts,
        dropped=dropped or 0,
        marked=marked if dropped is None else 0,
        later=later,
    )


class Judging:
    """Judges the entries of a feed, each once.

    `surely` says that their ids hold the address that the feed was fetched from. Where they hold what the feed claims of
    itself, one that was accused is known again only by its text too: no feed can accuse what another one will publish.
    """

    def __init__(self, spam_filter: SpamFilter, state: Verdicts | None = None, fetch: Fetch | None = None, *, surely: bool = True) -> None:
        self._filter, self._state, self._fetch, self._surely = spam_filter, state, fetch, surely
        self._allowed = spam_filter.config.allow_hosts
        self._learns = spam_filter.config.learn and spam_filter.index.writable

    def judge(self, pages: Sequence[Page | BadRecord]) -> tuple[Verdict, ...]:
        """A verdict for each page; ids are those of `named_pages`."""
        found: dict[int, Verdict] = {}
        known = self._filter.index.get_many({page.name for page in pages[:MOST_READ]})
        new: list[int] = []
        for number, page in enumerate(pages[:MOST_READ]):
            before = self._before(page, known)
            if before is not None:
                found[number] = before
            elif len(new) < MOST_JUDGED:
                new.append(number)
        for number in oldest_first(pages, new):
            found[number] = self._judge(pages[number])
        if self._state is not None:
            self._state.keep((pages[n].name, found[n]) for n in new if found[n].label is not Label.UNJUDGED)
        return tuple(found.get(number) or _later(page) for number, page in enumerate(pages))

    def _before(self, page: Page | BadRecord, known: Mapping[str, Remembered]) -> Verdict | None:
        """What was said of this entry before; None where it has to be judged."""
        kept = self._state.get(page.name) if self._state else None
        met = known.get(page.name)
        if kept is not None and kept.label is not Label.UNJUDGED:
            text = kept.text
        elif met is not None and met.label not in (None, Label.UNJUDGED):
            kept, text = _kept(page, met), met.article.text
        else:
            return None
        if kept.label in ACCUSED and is_listed(page.url, self._allowed):
            return None
        if self._surely or kept.label not in ACCUSED:
            return kept
        article = self._article(page)
        return kept if article is not None and is_part(article.text, text) else None

    def _judge(self, page: Page | BadRecord) -> Verdict:
        article = self._article(page)
        if self._fetch is not None and isinstance(page, Page) and _is_short(article):
            longer = self._fetch(page)
            found = self._article(longer) if longer is not None else None
            article = article if _is_short(found) else found
        if article is None:  # says why it cannot be read
            return self._filter.judge(page)
        verdict = self._elsewhere(article) or _spared(self._filter.judge(article))
        if self._learns and (verdict.label is not Label.UNJUDGED or verdict.words >= LEAST_WORDS):
            self._filter.learn(article, label=verdict.label)
        return verdict

    def _article(self, page: Page | BadRecord) -> Article | None:
        try:
            return clean_page(page, self._filter.config.cleaner) if isinstance(page, Page) else None
        except CleaningError:
            return None

    def _elsewhere(self, article: Article) -> Verdict | None:
        """What was said of the same text under the same address in another feed: a page met again is not judged anew."""
        met = self._filter.index.same_page(article)
        if met is None or met.label not in ACCUSED or is_listed(article.url, self._allowed) or not is_part(article.text, met.article.text):
            return None
        return _kept(article, met)


def oldest_first(pages: Sequence[Page | BadRecord], numbers: Sequence[int]) -> list[int]:
    """These numbers of entries in the order in which the entries came into the world.

    Feeds put the newest first; where an entry states no date, it is as old as the one behind it.
    """
    ages: dict[int, datetime] = {}
    age = _BEGINNING
    for number in reversed(numbers):
        age = getattr(pages[number], "published", None) or age
        ages[number] = age
    return sorted(ages, key=ages.__getitem__)


def _spared(verdict: Verdict) -> Verdict:
    """The verdict, which accuses no entry without a link because of another one in the same feed: they have no host to compare.

    What stands on one's own host is an update; entries that lead nowhere stand in their feed.
    """
    own = feed_without_links(verdict.id)
    if own is None or verdict.label not in ACCUSED or not verdict.matches or not verdict.matches[0].id.startswith(own):
        return verdict
    if any(match.direction is Direction.FROM and match.score >= 0.5 and not match.id.startswith(own) for match in verdict.matches):
        return verdict
    note = Evidence("feed.own", 0.0, None, "the match stands in the same feed, and neither leads anywhere: an update, not a rewrite")
    return replace(verdict, label=Label.OK, kind=Kind.UPDATE).noting(note)


def _is_short(article: Article | None) -> bool:
    return article is None or len(article.text.split()) < LEAST_WORDS


def _kept(page: Page | BadRecord | Article, met: Remembered) -> Verdict:
    """The verdict that the index remembers of an entry: the label, without the evidence."""
    name = page.id if isinstance(page, Article) else page.name
    title, published = getattr(page, "title", None), getattr(page, "published", None)
    label = met.label or Label.UNJUDGED
    return as_before(Verdict(name, label, Kind.UNKNOWN, url=page.url, title=title, published=published, source=page.source), label)


def _later(page: Page | BadRecord) -> Verdict:
    """The verdict on an entry beyond the limits."""
    note = Evidence("feed.later", 0.0, None, f"not judged in this run: at most {MOST_JUDGED} new entries of the first {MOST_READ} are")
    title = getattr(page, "title", None)
    return Verdict(page.name, Label.UNJUDGED, Kind.UNKNOWN, url=page.url, title=title, source=page.source, evidence=(note,))
