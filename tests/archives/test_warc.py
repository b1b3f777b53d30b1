"""WARC: which records are pages, and what a response is before it is one."""

import gzip
import io
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spamfilter import plugins
from spamfilter.archives import Stream
from spamfilter.archives.http import HttpError, parse_headers, parse_response
from spamfilter.page import BadRecord, Page

WARC = plugins.load("archives", "warc")
PAGE = b"<p>The second ferry berth opened on Monday.</p>"
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"


def record(
    body: bytes, kind: str = "response", *, url: str | None = "http://x.example/", more: str = "", end: bytes = b"\r\n\r\n"
) -> bytes:
    head = f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:x:1>\r\nWARC-Date: 2026-03-02T08:00:00Z\r\n{more}"
    head += f"WARC-Target-URI: {url}\r\n" if url else ""
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body + end


def read(data: bytes):
    stream = Stream(io.BytesIO(data), "crawl")
    return [*WARC.pages(stream), *stream.take_damages()]


def response(headers: str, body: bytes, status: str = "200 OK") -> bytes:
    return f"HTTP/1.1 {status}\r\n{headers}\r\n".encode() + body


@pytest.mark.parametrize(
    ("data", "count"),
    [
        pytest.param(record(OK + PAGE), 1, id="rings: HTML"),
        pytest.param(record(response("content-type: Text/Plain;charset=x\r\n", b"a")), 1, id="rings: text"),
        pytest.param(record(response("", PAGE)), 1, id="rings: no type, but a page"),
        pytest.param(record(PAGE, "resource", more="Content-Type: text/html\r\n"), 1, id="rings: a resource"),
        pytest.param(record(OK + PAGE, end=b""), 1, id="rings: nothing behind it"),
        pytest.param(record(OK + PAGE, end=b"\n\n\n\n"), 1, id="rings: other line ends"),
        pytest.param(record(OK), 1, id="rings: an empty page"),
        pytest.param(record(response("", b"\x89PNG\r\n\x1a\n\0\0\0")), 0, id="silent: no type, and a picture"),
        pytest.param(record(response("Content-Type: image/png\r\n", b"x")), 0, id="silent: a picture"),
        pytest.param(record(response("Content-Type: text/html\r\n", PAGE, "404 Not Found")), 0, id="silent: not found"),
        pytest.param(record(response("Content-Type: text/html\r\n", PAGE, "301 Moved")), 0, id="silent: moved"),
        pytest.param(record(OK + PAGE, "request"), 0, id="silent: a request"),
        pytest.param(record(OK + PAGE, "revisit"), 0, id="silent: seen before"),
        pytest.param(record(OK + PAGE, "whatever"), 0, id="silent: a type that nobody knows"),
        pytest.param(record(record(OK + PAGE), "resource", more="Content-Type: application/warc\r\n"), 0, id="silent: a WARC in a WARC"),
        pytest.param(
            record(b"dns", "resource", url="metadata://x/wget.log", more="Content-Type: text/plain\r\n"), 0, id="silent: a crawler's log"
        ),
        pytest.param(record(b"", "warcinfo"), 0, id="silent: about the file"),
    ],
)
def test_what_is_a_page(data, count):
    found = read(data + record(OK + PAGE, url="http://x.example/last"))
    assert all(isinstance(item, Page) for item in found)
    assert len(found) == count + 1


def test_a_page_says_where_and_when():
    (page,) = read(record(OK + PAGE))
    assert (page.url, page.id, page.source.record, page.source.offset) == ("http://x.example/", None, "<urn:x:1>", 0)
    assert (page.fetched.isoformat(), page.content_type, page.markup) == ("2026-03-02T08:00:00+00:00", "text/html", PAGE)


@pytest.mark.parametrize(("url", "want"), [("<http://x.example/a b>", "http://x.example/a b"), (None, None)])
def test_the_address(url, want):
    (page,) = read(record(OK + PAGE, url=url))
    assert page.url == want
    assert page.name == (want or "<urn:x:1>")


@pytest.mark.parametrize("pack", [bytes, lambda data: gzip.compress(data, mtime=0)], ids=["plain", "zipped"])
@pytest.mark.parametrize("length", ["0", "-1", "", "9" * 30, "40", "4000", "40000000", "9000000000"])
def test_a_length_that_lies_costs_one_record(pack, length):
    lie = record(OK + PAGE * 20)
    lie = lie[: lie.index(b"Content-Length: ") + 16] + length.encode() + lie[lie.index(b"\r\n\r\n") :]
    found = read(pack(record(OK + PAGE)) + pack(lie) + pack(record(OK + PAGE, url="http://x.example/last")))
    assert [item.url for item in found if isinstance(item, Page)] == ["http://x.example/", "http://x.example/last"]
    assert any(isinstance(item, BadRecord) and item.source.offset == len(pack(record(OK + PAGE))) for item in found)


def chunked(body: bytes, size: int = 10) -> bytes:
    return (
        b"".join(b"%x;a=b\r\n%s\r\n" % (len(body[at : at + size]), body[at : at + size]) for at in range(0, len(body), size)) + b"0\r\n\r\n"
    )


RAW = zlib.compressobj(wbits=-15)
DEFLATED = RAW.compress(PAGE) + RAW.flush()


@pytest.mark.parametrize(
    ("headers", "body", "want"),
    [
        pytest.param("", PAGE, PAGE, id="as it is"),
        pytest.param("Transfer-Encoding: chunked", chunked(PAGE), PAGE, id="chunks"),
        pytest.param("Transfer-Encoding: chunked", chunked(PAGE)[:-5], PAGE, id="chunks without an end"),
        pytest.param("Transfer-Encoding: chunked", PAGE, PAGE, id="chunks that are none"),
        pytest.param("Transfer-Encoding: chunked", b"5\r\n<p>ab\r\nzz\r\n", b"<p>ab", id="chunks up to the damage"),
        pytest.param("Transfer-Encoding: chunked", b"ffffffffffffffff\r\n<p>ab", b"<p>ab", id="a chunk of exabytes"),
        pytest.param("Transfer-Encoding: chunked", b"-5\r\n<p>ab", b"-5\r\n<p>ab", id="a chunk of less than nothing"),
        pytest.param("Content-Encoding: gzip", gzip.compress(PAGE), PAGE, id="gzip"),
        pytest.param("Content-Encoding: gzip", PAGE, PAGE, id="gzip that is none"),
        pytest.param("Content-Encoding: gzip, gzip", gzip.compress(gzip.compress(PAGE)), PAGE, id="gzip twice"),
        pytest.param("Content-Encoding: deflate", zlib.compress(PAGE), PAGE, id="deflate"),
        pytest.param("Content-Encoding: deflate", DEFLATED, PAGE, id="deflate without a frame"),
        pytest.param("Content-Encoding: identity", PAGE, PAGE, id="identity"),
        pytest.param("Transfer-Encoding: chunked\r\nContent-Encoding: gzip", chunked(gzip.compress(PAGE)), PAGE, id="gzip in chunks"),
    ],
)
def test_a_body_is_undone(headers, body, want):
    head = f"HTTP/1.1 200 OK\r\n{headers}\r\n\r\n".encode()
    assert parse_response(head).decode(body) == want


@pytest.mark.parametrize(
    ("coding", "body", "words"),
    [
        pytest.param("gzip", gzip.compress(b" " * (17 << 20)), "inflates to more than 16 MB", id="a bomb"),
        pytest.param("gzip, gzip", gzip.compress(gzip.compress(b" " * (17 << 20))), "inflates", id="a bomb in a bomb"),
        pytest.param("deflate", zlib.compress(b" " * (17 << 20)), "inflates", id="a bomb without gzip"),
        pytest.param("br", b"\x8b\x01", "br, which is not read", id="a compression that is not here"),
        pytest.param("", b" " * (17 << 20), "longer than 16 MB", id="a long page"),
        pytest.param("gzip", b"\x1f\x8b\x08\0\0\0\0\0\0\3" + b"\xff" * 50, "damaged", id="damaged from the start"),
    ],
)
def test_a_body_that_is_refused(coding, body, words):
    with pytest.raises(HttpError, match=words):
        parse_response(f"HTTP/1.0 200\r\nContent-Encoding: {coding}\r\n\r\n".encode()).decode(body)


@pytest.mark.parametrize("start", [b"", b"<html>", b"HTTP/1.1 fine\r\n\r\n", b"HTTP/1.1 -1\r\n\r\n", b"HTTP/1.1 2000\r\n\r\n"])
def test_what_is_no_response(start):
    with pytest.raises(HttpError):
        parse_response(start)


def test_headers():
    found = parse_headers(b"A: 1\r\n B\r\nC:caf\xc3\xa9\r\nD:caf\xe9\r\nno colon\r\n lost\r\na: 2\r\n more\r\nE: a\x1b\0b")
    assert found == {"a": "1 B", "c": "café", "d": "café", "e": "ab"}


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.integers(0, 150) | st.integers(1000, 10**12), st.booleans())
def test_a_sound_record_behind_anything_is_delivered(junk, length, zipped):
    bad = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %d\r\n\r\n%s" % (length, junk)
    last = record(OK + PAGE, url="http://x.example/last")
    found = read(gzip.compress(bad) + gzip.compress(last) if zipped else bad + b"\r\n\r\n" + last)
    assert found[-1].url == "http://x.example/last"
