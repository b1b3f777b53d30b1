"""Records: which names are understood, and what is said of a field that holds something else."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spamfilter.archives import read_record
from spamfilter.page import BadRecord, Page, Source

HERE = Source("in.jsonl", line=7)
DAY = datetime(2026, 3, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("record", "field", "value"),
    [
        pytest.param({"text": "a"}, "markup", "a", id="text"),
        pytest.param({"text": "a"}, "content_type", "text/plain", id="text is plain"),
        pytest.param({"html": "<p>a"}, "content_type", "text/html", id="html is HTML"),
        pytest.param({"content": "a"}, "content_type", None, id="content may be either"),
        pytest.param({"body": "a"}, "markup", "a", id="body"),
        pytest.param({"raw_content": "a"}, "markup", "a", id="raw_content"),
        pytest.param({"maintext": "a"}, "markup", "a", id="maintext"),
        pytest.param({"text": "a", "html": "<p>b"}, "markup", "a", id="text before html"),
        pytest.param({"text": "", "html": "<p>b"}, "markup", "<p>b", id="an empty text does not hide html"),
        pytest.param({"text": None, "html": "<p>b"}, "markup", "<p>b", id="nor does null"),
        pytest.param({"text": ["a", "b"]}, "markup", "a\nb", id="a list of texts is its lines"),
        pytest.param({"text": ""}, "markup", "", id="an empty text is a page"),
        pytest.param({"text": "\ud83d\ude00 \ud83d"}, "markup", "\U0001f600 \ufffd", id="surrogates are joined or replaced"),
        pytest.param({"text": "a", "id": 7}, "id", "7", id="a number is an id"),
        pytest.param({"text": "a", "id": 7.0}, "id", "7", id="however it is written"),
        pytest.param({"text": "a", "id": ""}, "id", None, id="an empty id is none"),
        pytest.param({"text": "a"}, "id", None, id="no id is made up"),
        pytest.param({"text": "a", "link": "u"}, "url", "u", id="link"),
        pytest.param({"text": "a", "url": "v", "link": "u"}, "url", "v", id="url before link"),
        pytest.param({"text": "a", "date": "2026-03-02"}, "published", DAY, id="date"),
        pytest.param({"text": "a", "published": DAY.timestamp()}, "published", DAY, id="seconds"),
        pytest.param({"text": "a", "published": "soon"}, "published", None, id="a date that is none"),
        pytest.param({"text": "a", "fetched": "2026-03-02"}, "fetched", DAY, id="fetched"),
        pytest.param({"text": "a", "title": None}, "title", None, id="no title"),
        pytest.param({"text": "a", "title": "a b " * 999}, "title", "a b " * 125, id="of an endless title the beginning"),
    ],
)
def test_a_field(record, field, value):
    page = read_record(record, HERE)
    assert isinstance(page, Page)
    assert getattr(page, field) == value
    assert page.source == HERE


@pytest.mark.parametrize(
    ("record", "words"),
    [
        pytest.param({"text": {"a": 1}}, "text is an object, not text", id="an object as text"),
        pytest.param({"text": 5}, "text is a number, not text", id="a number as text"),
        pytest.param({"html": ["a", 1]}, "html is a list, not text", id="a list of several kinds"),
        pytest.param({"text": "a", "id": True}, "id is true or false, not text", id="true as id"),
        pytest.param({"text": "a", "url": {"href": "u"}}, "url is an object, not text", id="an object as url"),
        pytest.param({"text": "a", "published": {"$date": 1}}, "published is an object, not text", id="an object as date"),
        pytest.param({"id": "x"}, "has no text", id="no text"),
        pytest.param([1], "is a list, not a record", id="a list"),
        pytest.param("text", "is text, not a record", id="a text"),
        pytest.param(None, "is null, not a record", id="null"),
    ],
)
def test_a_record_that_is_none(record, words):
    bad = read_record(record, HERE)
    assert isinstance(bad, BadRecord)
    assert words in bad.message
    assert bad.source == HERE


def test_a_bad_record_is_named_as_far_as_it_is_known():
    assert read_record({"id": "a", "url": "u", "text": 1}, HERE).name == "a"
    assert read_record({"url": "u", "title": 1.5, "text": []}, HERE).url == "u"
    assert read_record({"text": 1}, HERE).name == "in.jsonl:7"


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=6,
)
NAMES = st.sampled_from(["id", "url", "link", "title", "published", "date", "fetched", "text", "html", "content", "body", "x"])


@given(VALUES | st.dictionaries(NAMES, VALUES))
@settings(max_examples=60)
def test_anything_is_a_page_or_a_bad_record_that_can_be_written(record):
    found = read_record(record, HERE)
    assert found.name.encode("utf-8")
    if isinstance(found, Page):
        assert found.markup.encode("utf-8") is not None
