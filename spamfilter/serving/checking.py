"""Checking: one record in, its verdict out, for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spamfilter.archives.json_text import JsonError, parse_json, strict_decoder
from spamfilter.archives.records import read_record
from spamfilter.cleaning import clean_page
from spamfilter.errors import CleaningError
from spamfilter.feeds.document import FeedEntry
from spamfilter.feeds.naming import named_pages
from spamfilter.page import BadRecord, Page, Source
from spamfilter.serving.answers import Answer, as_json, json_failure
from spamfilter.verdict import Label

if TYPE_CHECKING:
    from spamfilter.filter import SpamFilter
    from spamfilter.serving.explaining import Explainer
    from spamfilter.verdict import Verdict

MOST_BODY = 4 << 20  # bytes; cleaning reads 2,000,000 characters of a page, and the rest would be carried for nothing
_SOURCE = Source("request")


class Checker:
    """Judges records. One that is met again with the same text keeps the label that it got; each is remembered where the filter learns."""

    def __init__(self, spam_filter: SpamFilter, explainer: Explainer) -> None:
        self._filter, self._explainer = spam_filter, explainer

    def check(self, body: bytes, *, learn: bool = True) -> Answer:
        """The answer to `POST /v1/check`: a verdict, or what is wrong with the record. Raises IndexStoreError where the index fails."""
        try:
            record = parse_json(body, strict_decoder())
        except JsonError as error:
            return json_failure(400, "json", f"the body {error}")
        page = read_record(record, _SOURCE)
        if isinstance(page, BadRecord):
            return json_failure(422, page.code, f"the record {page.message}")
        page = _in_its_feed(page, record)
        verdict = self._verdict(page, learn=learn and self._filter.config.learn and self._filter.index.writable)
        return as_json(_without_source(verdict.as_record()))

    def _verdict(self, page: Page, *, learn: bool) -> Verdict:
        try:
            article = clean_page(page, self._filter.config.cleaner)
        except CleaningError:
            return self._filter.judge(page)  # says why it cannot be read
        kept = self._explainer.keeping(article, name=page.name)
        if kept is not None:
            return kept
        verdict = self._filter.judge(article)
        if learn and (page.id or page.url) and verdict.label is not Label.UNJUDGED:
            self._filter.learn(article, label=verdict.label)
        return verdict


def _in_its_feed(page: Page, record: object) -> Page:
    """The page under the name that `/feed` knows the entry by, where the record says which entry of which feed it is."""
    feed, guid = (record.get("feed"), record.get("guid")) if isinstance(record, dict) else (None, None)
    if not isinstance(feed, str) or not feed:
        return page
    entry = FeedEntry(page, 0, 0, guid=guid if isinstance(guid, str) and guid else None, link=page.url, title=page.title)
    named = next(named_pages((entry,), feed, ""))
    return named if isinstance(named, Page) else page


def _without_source(record: dict[str, Any]) -> dict[str, Any]:
    """A request is no file."""
    return record | {"source": None}
