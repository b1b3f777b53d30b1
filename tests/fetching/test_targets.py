from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spamfilter.errors import FetchError
from spamfilter.fetching.targets import read_target


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("", id="rings: nothing"),
        pytest.param("/etc/passwd", id="rings: a path"),
        pytest.param("//127.0.0.1/", id="rings: no scheme"),
        pytest.param("http:127.0.0.1/", id="rings: no slashes"),
        pytest.param("http:///etc/passwd", id="rings: no host"),
        pytest.param("file:///etc/passwd", id="rings: a file"),
        pytest.param("FILE:/etc/passwd", id="rings: a file in capitals"),
        pytest.param("gopher://valley-ledger.example:70/_x", id="rings: gopher"),
        pytest.param("data:text/xml,<rss/>", id="rings: data"),
        pytest.param("http://name@valley-ledger.example/", id="rings: a user name"),
        pytest.param("http://valley-ledger.example\\@127.0.0.1/", id="rings: a backslash"),
        pytest.param("http://%31%32%37.0.0.1/", id="rings: an escaped host"),
        pytest.param("http://valley-ledger.example/%0d%0aHost:%20x", id="rings: an escaped line break"),
        pytest.param("http://valley-ledger.example/a b", id="rings: a blank"),
        pytest.param("http://valley-ledger.example/\r\nHost: x", id="rings: a line break"),
        pytest.param("http://valley-ledger.example:0/", id="rings: port 0"),
        pytest.param("http://valley-ledger.example:99999/", id="rings: no such port"),
        pytest.param("http://[/", id="rings: half an address"),
        pytest.param("http://valley..ledger.example/", id="rings: an empty label"),
        pytest.param("http://" + "a" * 64 + ".example/", id="rings: a label too long"),
        pytest.param("http://valley-ledger.example/" + "a" * 8000, id="rings: too long"),
        pytest.param("http://\ud800.example/", id="rings: half a surrogate pair"),
        pytest.param("-o/tmp/x", id="rings: an option"),
    ],
)
def test_what_is_no_web_address_is_refused(url):
    with pytest.raises(FetchError) as caught:
        read_target(url)
    assert caught.value.code == "url"


@pytest.mark.parametrize(
    ("url", "written"),
    [
        pytest.param("http://valley-ledger.example", "http://valley-ledger.example/", id="silent: no path"),
        pytest.param(
            "HTTPS://Valley-Ledger.example:443/Feed?a=1&b=%C3%A9#top",
            "https://valley-ledger.example/Feed?a=1&b=%C3%A9",
            id="silent: all parts",
        ),
        pytest.param("http://valley-ledger.example:8080/x", "http://valley-ledger.example:8080/x", id="silent: a port"),
        pytest.param("http://täler.example/größe?ü=ö", "http://xn--tler-loa.example/gr%C3%B6%C3%9Fe?%C3%BC=%C3%B6", id="silent: letters"),
        pytest.param("http://[2001:4860::8888]/x", "http://[2001:4860::8888]/x", id="silent: IPv6"),
        pytest.param("http://\uff11\uff12\uff17.0.0.1/", "http://127.0.0.1/", id="silent: full-width digits are what they look like"),
        pytest.param("http://valley-ledger.example/a[1]?x=(b);c", "http://valley-ledger.example/a[1]?x=(b);c", id="silent: brackets"),
    ],
)
def test_a_target_is_written_one_way(url, written):
    assert read_target(url).url == written


@given(st.text(max_size=60))
def test_whatever_is_typed_is_a_target_or_refused(text):
    for url in (text, f"http://{text}", f"https://valley-ledger.example/{text}"):
        try:
            target = read_target(url)
        except FetchError:
            continue
        assert target.url.isascii()
        assert read_target(target.url) == target


@pytest.mark.parametrize(
    ("location", "url"),
    [
        pytest.param("/b", "http://valley-ledger.example/b", id="a path"),
        pytest.param("//night-owl.example/b", "http://night-owl.example/b", id="a host"),
        pytest.param("https://night-owl.example/b", "https://night-owl.example/b", id="a whole address"),
        pytest.param("?page=2", "http://valley-ledger.example/a?page=2", id="a query"),
        pytest.param(
            "/gr\u00c3\u00b6\u00c3\u0178e".replace("\u0178", "\u009f"),
            "http://valley-ledger.example/gr%C3%B6%C3%9Fe",
            id="UTF-8 in a header",
        ),
    ],
)
def test_redirects(location, url):
    assert read_target("http://valley-ledger.example/a").follow(location).url == url


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        pytest.param("http://quay.example/a", "http://quay.example/b", True, id="silent: another page"),
        pytest.param("http://quay.example/a", "https://quay.example/a", True, id="silent: made safe"),
        pytest.param("https://quay.example/a", "http://quay.example/a", False, id="rings: made unsafe"),
        pytest.param("http://quay.example/a", "http://quay.example:8080/a", False, id="rings: another port"),
        pytest.param("http://quay.example:8080/a", "https://quay.example/a", False, id="rings: safe, and another port"),
        pytest.param("http://quay.example/a", "http://www.quay.example/a", False, id="rings: another host"),
    ],
)
def test_the_same_server(a, b, same):
    assert read_target(a).stays(read_target(b)) is same
