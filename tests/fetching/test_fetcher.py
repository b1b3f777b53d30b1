"""The fetcher against an upstream that answers byte by byte; nothing leaves loopback."""

from __future__ import annotations

import socket
import struct
import time

import pytest
from upstream import Upstream, answer, drip, endless, packed

from spamfilter.errors import FetchError
from spamfilter.fetching import Fetcher, Limits

FEED = b"<?xml version='1.0'?><rss version='2.0'><channel><title>Quay</title></channel></rss>"
LIMITS = Limits(seconds=20, body=1 << 16, head=1 << 14)
HASTE = Limits(seconds=0.3, body=1 << 16, head=1 << 14)


@pytest.fixture
def upstream():
    with Upstream() as server:
        yield server


@pytest.fixture
def canary():
    """A server that nobody may reach."""
    with Upstream({"/x": answer(FEED)}) as server:
        yield server
        assert server.requests == []


def fetch(url, limits=LIMITS, **options):
    return Fetcher(limits, allow_private=True).fetch(url, **options)


def refused(url, limits=LIMITS, **options):
    with pytest.raises(FetchError) as caught:
        fetch(url, limits, **options)
    return caught.value


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(answer(FEED), id="plain"),
        pytest.param(packed(FEED), id="gzip"),
        pytest.param(answer(FEED, Content_Length=None), id="without a length"),
        pytest.param(answer(b"%x\r\n%s\r\n0\r\n\r\n" % (len(FEED), FEED), Content_Length=None, Transfer_Encoding="chunked"), id="chunked"),
        pytest.param(answer(FEED, X_Odd="\xe9\xff"), id="odd letters in a header"),
        pytest.param(b"HTTP/1.1 100 Continue\r\n\r\n" + answer(FEED), id="after a 100"),
    ],
)
def test_fetches(upstream, page):
    upstream.pages["/feed"] = page
    fetched = fetch(upstream.url + "/feed")
    assert (fetched.status, fetched.body, fetched.url, fetched.content_type) == (200, FEED, upstream.url + "/feed", "application/rss+xml")


def test_says_who_asks_and_sends_no_cookie(upstream):
    upstream.pages["/feed"] = answer(
        FEED, Set_Cookie="a=b", ETag='"1"', Last_Modified="Mon, 05 May 2025 08:00:00 GMT", Cache_Control="max-age=60"
    )
    fetcher = Fetcher(LIMITS, allow_private=True)
    first = fetcher.fetch(upstream.url + "/feed?a=1")
    assert (first.etag, first.last_modified, first.max_age) == ('"1"', "Mon, 05 May 2025 08:00:00 GMT", 60)
    fetcher.fetch(upstream.url + "/feed")
    for request in upstream.requests:
        assert "User-Agent: spamfilter/" in request
        assert "Cookie" not in request
        assert f"Host: 127.0.0.1:{upstream.port}\r\n" in request
    assert upstream.requests[0].startswith("GET /feed?a=1 HTTP/1.1\r\n")


def test_asks_whether_something_is_new(upstream):
    upstream.pages["/feed"] = answer(status="304 Not Modified", ETag='"1"', Content_Length=None)
    fetched = fetch(upstream.url + "/feed", etag='"1"', last_modified="Mon, 05 May 2025 08:00:00 GMT")
    assert (fetched.status, fetched.body, fetched.etag) == (304, b"", '"1"')
    assert 'If-None-Match: "1"\r\n' in upstream.requests[0]
    assert "If-Modified-Since: Mon, 05 May 2025 08:00:00 GMT\r\n" in upstream.requests[0]
    assert refused(upstream.url + "/feed").status == 304, "nobody asked"


@pytest.mark.parametrize(
    ("name", "value"),
    [("ETag", '"' + "e" * 5000 + '"'), ("ETag", '"\xff"'), ("Last-Modified", "m" * 5000), ("Content-Type", "t" * 5000)],
)
def test_what_is_too_odd_to_send_back_is_not_kept(upstream, name, value):
    upstream.pages["/feed"] = answer(FEED, **{name: value})
    fetched = fetch(upstream.url + "/feed")
    assert {fetched.etag, fetched.last_modified, fetched.content_type} <= {None, "application/rss+xml"}


def test_follows_redirects_on_the_same_server(upstream):
    upstream.pages |= {
        "/a": answer(status="301 Moved Permanently", Location="/b"),
        "/b": answer(status="307 Temporary Redirect", Location=upstream.url + "/c"),
        "/c": answer(FEED),
    }
    assert fetch(upstream.url + "/a").url == upstream.url + "/c"


@pytest.mark.parametrize(
    ("location", "code"),
    [
        pytest.param("http://127.0.0.1:{canary}/x", "private", id="another port"),
        pytest.param("//127.0.0.1:{canary}/x", "private", id="another port without a scheme"),
        pytest.param("http://2130706433:{canary}/x", "private", id="as one number"),
        pytest.param("http://localhost:{canary}/x", "private", id="by name"),
        pytest.param("http://[::ffff:127.0.0.1]:{canary}/x", "private", id="mapped"),
        pytest.param("http://name@127.0.0.1:{canary}/x", "redirect", id="behind a user name"),
        pytest.param("gopher://127.0.0.1:{canary}/_x", "redirect", id="another scheme"),
        pytest.param("file:///etc/passwd", "redirect", id="a file"),
        pytest.param("http://[/", "redirect", id="no address"),
        pytest.param("", "redirect", id="nowhere"),
        pytest.param("/a", "redirect", id="in a circle"),
        pytest.param("/a?{times}", "redirect", id="on and on"),
    ],
)
def test_a_redirect_that_is_refused(upstream, canary, location, code):
    def page(connection, request):
        where = location.format(canary=canary.port, times=len(upstream.requests))
        connection.sendall(answer(status="302 Found", Location=where))

    upstream.pages["/a"] = page
    assert refused(upstream.url + "/a").code == code
    assert len(upstream.requests) <= LIMITS.redirects + 1


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f000001", "127.1", "[::ffff:127.0.0.1]", "0.0.0.0"])
def test_private_addresses_are_refused_unless_allowed(canary, host):
    with pytest.raises(FetchError) as caught:
        Fetcher(LIMITS).fetch(f"http://{host}:{canary.port}/x")
    assert caught.value.code == "private"


def test_the_address_that_was_checked_is_the_one_connected_to(canary, monkeypatch):
    """DNS rebinding: the first answer is a public address, every later one is loopback."""
    answers, dialled = ["198.41.0.4"], []

    def lookup(host, port, *_, **__):
        assert host == "rebinding.example"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (answers.pop() if answers else "127.0.0.1", port))]

    def connect(self, address):
        dialled.append(address)
        raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    monkeypatch.setattr("spamfilter.fetching.sockets.LimitedSocket.connect", connect)
    fetcher = Fetcher(LIMITS)
    with pytest.raises(FetchError, match="refused"):
        fetcher.fetch(f"http://rebinding.example:{canary.port}/x")
    assert dialled == [("198.41.0.4", canary.port)]
    with pytest.raises(FetchError, match=r"127\.0\.0\.1"):
        fetcher.fetch(f"http://rebinding.example:{canary.port}/x")
    assert dialled == [("198.41.0.4", canary.port)]


def test_of_several_addresses_the_private_ones_are_left_out(canary, monkeypatch):
    dialled = []
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in ("127.0.0.1", "198.41.0.4", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    monkeypatch.setattr("spamfilter.fetching.sockets.LimitedSocket.connect", lambda _, address: dialled.append(address[0]) or 1 / 0)
    with pytest.raises(ZeroDivisionError):
        Fetcher(LIMITS).fetch("http://quay.example/")
    assert dialled == ["198.41.0.4"]


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(endless(answer(Content_Length=None), b"<!-- -->" * 1000), id="a body"),
        pytest.param(endless(answer(Content_Length=None, Transfer_Encoding="chunked"), b"10\r\n0123456789abcdef\r\n" * 100), id="chunks"),
        pytest.param(endless(b"HTTP/1.1 200 OK\r\n", b"X-A: " + b"b" * 5000 + b"\r\n"), id="headers"),
        pytest.param(endless(b"HTTP/1.1 200 OK\r\nX-A: ", b"b" * 5000), id="a header"),
        pytest.param(endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 100), id="continuations"),
        pytest.param(answer(FEED, Content_Length=str(10**12)), id="a length that is claimed"),
        pytest.param(answer(FEED, Content_Length="9" * 5000), id="a length of 5,000 digits"),
        pytest.param(packed(bytes(1 << 20)), id="unpacked"),
    ],
)
def test_what_is_too_large_is_refused(upstream, page):
    upstream.pages["/feed"] = page
    assert refused(upstream.url + "/feed").code == "large"


def test_a_chunk_whose_length_never_ends(upstream):
    upstream.pages["/feed"] = endless(answer(Content_Length=None, Transfer_Encoding="chunked"), b"0" * 5000)
    assert refused(upstream.url + "/feed").code in {"large", "protocol"}


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(lambda *_: time.sleep(20), id="silence"),
        pytest.param(drip(b"HTTP/1.1 200 OK\r\n" + b"X-A: b\r\n" * 99), id="slow headers"),
        pytest.param(drip(answer(FEED * 9)), id="a slow body"),
    ],
)
def test_what_takes_too_long_is_given_up(upstream, page):
    upstream.pages["/feed"] = page
    assert refused(upstream.url + "/feed", HASTE).code == "timeout"


def test_a_lookup_that_hangs_is_given_up(upstream, monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: upstream.done.wait(20) and [])
    assert refused("http://quay.example/", HASTE).code == "timeout"


def reset(connection, request):
    connection.sendall(answer(FEED, Content_Length="5000")[:-20])
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(answer(FEED, Content_Length=str(len(FEED) + 5)), id="shorter than it says"),
        pytest.param(answer(FEED, Content_Length="0"), id="empty by its length"),
        pytest.param(answer(FEED, Content_Length="-1"), id="a negative length"),
        pytest.param(answer(b"zz\r\n" + FEED, Content_Length=None, Transfer_Encoding="chunked"), id="no chunk"),
        pytest.param(answer(b"5\r\n01234\r\n", Content_Length=None, Transfer_Encoding="chunked"), id="chunks without an end"),
        pytest.param(answer(packed(FEED).partition(b"\r\n\r\n")[2][:-9], Content_Encoding="gzip"), id="gzip cut off"),
        pytest.param(answer(FEED, Content_Encoding="br"), id="packed as nobody asked"),
        pytest.param(FEED, id="no headers"),
        pytest.param(bytes(range(256)) * 9, id="no HTTP"),
        pytest.param(b"", id="no answer"),
        pytest.param(reset, id="reset"),
    ],
)
def test_a_broken_answer_is_an_error_and_no_feed(upstream, page):
    upstream.pages["/feed"] = page
    assert refused(upstream.url + "/feed").code == "protocol"


@pytest.mark.parametrize(
    ("status", "wait", "believed"),
    [
        ("404", None, None),
        ("410", None, None),
        ("204", None, None),
        ("206", None, None),
        ("500", "x", None),
        ("503", "120", 120),
        ("429", "9" * 40, 86_400),
        ("429", "Fri, 01 Jan 1999 00:00:00 GMT", 0),
        ("999", "Mon, 01 Jan 9999 00:00:00 GMT", 86_400),
    ],
)
def test_a_status_is_passed_on(upstream, status, wait, believed):
    upstream.pages["/feed"] = answer(status=f"{status} No", Retry_After=wait)
    error = refused(upstream.url + "/feed")
    assert (error.code, error.status, error.retry_after) == ("status", int(status), believed)


def test_nobody_listens():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    assert refused(f"http://127.0.0.1:{port}/").code == "connect"
