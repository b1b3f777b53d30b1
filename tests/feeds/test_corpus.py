"""Every sample that is a feed, or looks like one: through the filter as it is, or refused by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from spamfilter import Config, SpamFilter
from spamfilter.errors import FeedError
from spamfilter.feeds import FeedDocument, Mode, edit, filter_feed
from spamfilter.verdict import Label

ROOT = Path(__file__).resolve().parents[2]
FEEDS = sorted(
    path
    for folder in ("tests/corpus", "examples/archive")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".xml", ".json", ".rss", ".atom"}
)
REFUSED = {
    "array.json": "no feed",
    "array-cut-off.json": "no feed",
    "crossed-tags.xml": "damaged",
    "cut-off.xml": "damaged",
    "entity-bomb.xml": "could grow",
    "outline-named-feed.xml": "root element opml",
    "stray-ampersand.xml": "damaged",
    "json-feed-without-items.json": "no list of items",
}


@pytest.fixture(scope="module")
def spam_filter():
    with SpamFilter(Config()) as found:
        yield found


@pytest.mark.parametrize("path", FEEDS, ids=lambda path: path.name)
def test_samples(path, spam_filter):
    data = path.read_bytes()
    if reason := REFUSED.get(path.name):
        with pytest.raises(FeedError, match=reason):
            filter_feed(data, spam_filter)
        return
    assert filter_feed(data, spam_filter, mode=Mode.DROP).data == data
    document = FeedDocument.read(data)
    everything = dict.fromkeys(range(len(document.entries)), Label.SPAM)
    assert bool(everything) is (path.name != "no-items.xml")
    assert FeedDocument.read(edit(document, everything, Mode.DROP)).entries == ()
    assert edit(document, everything, Mode.SPAM_ONLY) == data
    for mode in (Mode.TAG, Mode.PREFIX):
        assert len(FeedDocument.read(edit(document, everything, mode)).entries) == len(document.entries)


def test_there_are_samples():
    assert len(FEEDS) > 8
    assert set(REFUSED) <= {path.name for path in FEEDS}
