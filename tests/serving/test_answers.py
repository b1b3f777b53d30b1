from __future__ import annotations

import gzip

import pytest

from spamfilter.feeds.document import FeedKind
from spamfilter.serving.answers import Answer, failure
from spamfilter.serving.media import feed_type, is_worth_passing

LINE = b"<item><title>One</title></item>"


@pytest.mark.parametrize(
    ("asked", "known"),
    [
        pytest.param('"abc"', True, id="silent: ours"),
        pytest.param('W/"abc"', True, id="silent: ours, weak"),
        pytest.param('W/"x", "abc" , "y"', True, id="silent: one of several"),
        pytest.param("*", True, id="silent: any"),
        pytest.param('"ab"', False, id="rings: another"),
        pytest.param("abc", False, id="rings: without its marks"),
        pytest.param("", False, id="rings: nothing"),
        pytest.param(None, False, id="rings: no question"),
    ],
)
def test_who_has_it_already(asked, known):
    assert Answer(b"x", etag="abc").has(asked) is known
    assert not Answer(b"x").has(asked)


def test_packing_is_done_once_and_is_the_same_every_time():
    first, second = Answer(LINE * 99), Answer(LINE * 99)
    assert first.packed is first.packed
    assert first.packed == second.packed
    assert gzip.decompress(first.packed) == first.body


def test_a_failure_says_one_line():
    answer = failure(502, "https://quay.example/\x1b[31m\nX-Evil: 1 is\u2028down", retry_after=60)
    assert answer.body == b"spamfilter: https://quay.example/ X-Evil: 1 is down\n"
    assert ("Retry-After", "60") in answer.headers


@pytest.mark.parametrize(
    ("stated", "kind", "given"),
    [
        ("application/rss+xml", FeedKind.RSS, "application/rss+xml"),
        ("text/xml; charset=ISO-8859-1", FeedKind.RSS, "text/xml; charset=ISO-8859-1"),
        ('application/atom+xml; charset="utf-8"', FeedKind.ATOM, "application/atom+xml; charset=utf-8"),
        ("TEXT/HTML; charset=utf-8", FeedKind.RSS, "application/rss+xml; charset=utf-8"),
        ("application/xhtml+xml", FeedKind.ATOM, "application/atom+xml"),
        ("image/svg+xml", FeedKind.RDF, "application/rdf+xml"),
        ("text/html;charset=x\r\nX-Evil: 1", FeedKind.RSS, "application/rss+xml; charset=x"),
        ("application/json", FeedKind.JSON, "application/json"),
        ("application/json", FeedKind.RSS, "application/rss+xml"),
        ("text/xml", FeedKind.JSON, "application/feed+json"),
        ("", FeedKind.RSS, "application/rss+xml"),
        (None, FeedKind.JSON, "application/feed+json"),
    ],
)
def test_what_a_feed_is_called(stated, kind, given):
    assert feed_type(stated, kind) == given


@pytest.mark.parametrize(
    ("body", "passes"),
    [
        pytest.param(b"<rss version='2.0'><channel>" + LINE + b"<item>Tom & Jerry", True, id="passes: an entry, and damage"),
        pytest.param(b"<feed xmlns='http://www.w3.org/2005/Atom'><entry>&nbsp;", True, id="passes: an entity that nobody declared"),
        pytest.param(b"<rss version='2.0'><channel><title>One</title>", False, id="refused: no entry"),
        pytest.param(b"<html><body>" + LINE, False, id="refused: a page"),
        pytest.param(b"<!DOCTYPE rss [<!ENTITY a 'b'>]><rss><channel>" + LINE, False, id="refused: entities of its own"),
        pytest.param(b"", False, id="refused: nothing"),
        pytest.param(
            b'{"version": "https://jsonfeed.org/version/1", "items": [', False, id="refused: half a JSON Feed, which no reader reads"
        ),
    ],
)
def test_what_may_pass_unread(body, passes):
    assert is_worth_passing(body) is passes
