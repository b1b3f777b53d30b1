from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spamfilter.errors import InputError
from spamfilter.serving.addresses import feed_address, original_address
from spamfilter.serving.opml import from_proxy, to_proxy

PROXY = "http://127.0.0.1:8484"
FILE = """<?xml version="1.0" encoding="{encoding}"?>
<!-- mine: xmlUrl="http://not.example/" -->
<opml version="2.0"><head><title>Täglich</title></head>
<body>
\t<outline text="Quay &amp; Co" type="rss" xmlUrl="http://quay.example/f?a=1&amp;b=%C3%A9+x#y" htmlUrl='http://quay.example/'/>
  <outline text='say xmlUrl="no"'   xmlUrl = 'https://täler.example/'  ></outline>
  <outline text="folder > folder"><outline XMLURL="http://[2001:db8::1]/f" text="x"
     title="y"/></outline>
  <outline text="local" xmlUrl="exec:~/bin/feed"/><outline text="empty" xmlUrl=""/><outline text="none"/>
  <![CDATA[ <outline xmlUrl="http://not.example/"/> ]]>
</body></opml>
"""


def written(encoding="utf-8", mark=b""):
    return mark + FILE.format(encoding=encoding).encode(encoding if not mark else encoding.removesuffix("-sig"))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(written(), id="UTF-8"),
        pytest.param(written("iso-8859-1"), id="Latin-1"),
        pytest.param(b"\xef\xbb\xbf" + written(), id="UTF-8 with a mark"),
        pytest.param(FILE.format(encoding="utf-16").encode("utf-16"), id="UTF-16"),
        pytest.param(written().replace(b"\n", b"\r\n"), id="lines of another system"),
        pytest.param(written().replace(b"<?xml", b"<?xml", 1).split(b"?>", 1)[1], id="without a declaration"),
    ],
)
def test_there_and_back(data):
    there = to_proxy(data, PROXY + "/", "drop")
    assert (there.changed, there.left) == (3, ("exec:~/bin/feed", ""))
    back = from_proxy(there.data, PROXY)
    assert (back.data, back.changed) == (data, 3)
    assert to_proxy(there.data, PROXY, "tag").data == there.data, "what is there already stays"


def test_what_the_coding_does_not_have_is_written_as_a_number():
    data = b'<?xml version="1.0" encoding="ISO-8859-1"?><opml><outline text="\xe9" xmlUrl="https://quay.example/&#1087;?a=&#10;&amp;\xe9"/></opml>'
    assert from_proxy(to_proxy(data, PROXY, "drop").data, PROXY).data == data


@pytest.mark.parametrize(
    ("url", "changed"),
    [
        pytest.param("https://reader:secret@quay.example/f", 0, id="stays: a user name, which the proxy refuses"),
        pytest.param("http://[quay.example/f", 0, id="stays: no address"),
        pytest.param("https://quay.example/@reader/f", 1, id="goes: a sign of a path"),
    ],
)
def test_what_the_proxy_would_refuse_stays(url, changed):
    assert to_proxy(f'<opml><outline xmlUrl="{url}"/></opml>'.encode(), PROXY, "drop").changed == changed


def test_only_addresses_change():
    there = to_proxy(written(), PROXY, "tag").data.decode()
    address = re.compile(r"(xmlurl\s*=\s*)([\"'])http.*?\2", re.IGNORECASE)
    assert address.sub("", there.replace("not.example", "")) == address.sub("", FILE.format(encoding="utf-8").replace("not.example", ""))
    assert 'xmlUrl="http://127.0.0.1:8484/feed?mode=tag&amp;url=http%3A%2F%2Fquay.example%2Ff%3Fa%3D1%26b%3D%25C3%25A9%2Bx%23y"' in there
    assert "xmlUrl = 'http://127.0.0.1:8484/feed?mode=tag&amp;url=https%3A%2F%2Ft%C3%A4ler.example%2F'" in there


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(b"", "no element found", id="nothing"),
        pytest.param(b"Subscriptions: none", "sound OPML", id="text"),
        pytest.param(b"<rss version='2.0'><channel/></rss>", "no OPML: its root is <rss>", id="a feed"),
        pytest.param(b"<html><body>", "no OPML", id="a page"),
        pytest.param(b"<opml><body><outline xmlUrl='http://quay.example/'>", "line 1", id="cut off"),
        pytest.param(b"<opml><outline text='a' text='b'/></opml>", "duplicate attribute", id="an attribute twice"),
        pytest.param(
            b'<!DOCTYPE opml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><opml><outline xmlUrl="&b;"/></opml>',
            "entities",
            id="entities that grow",
        ),
        pytest.param(b'<!DOCTYPE opml [<!ENTITY a SYSTEM "file:///etc/passwd">]><opml>&a;</opml>', "entities", id="an entity from a file"),
        pytest.param(b"<opml>" + b"<outline>" * 500, "deep", id="too deep"),
        pytest.param(b"<opml>" + b" " * (16 << 20), "longer than", id="too long"),
        pytest.param(b"PK\x03\x04" + bytes(100), "sound OPML", id="a zip"),
    ],
)
def test_what_is_refused(data, words):
    for work in (lambda: to_proxy(data, PROXY, "drop", "in.opml"), lambda: from_proxy(data, PROXY, "in.opml")):
        with pytest.raises(InputError, match=words) as caught:
            work()
        assert str(caught.value).startswith("in.opml: ")


def test_another_proxys_feeds_stay():
    there = to_proxy(written(), PROXY, "drop").data
    assert from_proxy(there, "http://127.0.0.1:9999").data == there
    assert from_proxy(there, "http://127.0.0.1:9999").changed == 0


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40), st.sampled_from(["drop", "spam-only"]))
def test_an_address_comes_back_to_the_letter(tail, mode):
    url = f"https://quay.example/{tail}"
    assert original_address(PROXY, feed_address(PROXY, url, mode)) == url


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff<>\"'&"), max_size=40))
def test_a_file_comes_back_to_the_byte(tail):
    data = f'<opml><body><outline xmlUrl="http://quay.example/{tail}" text="{tail}"/></body></opml>'.encode()
    assert from_proxy(to_proxy(data, PROXY, "drop").data, PROXY).data == data


@pytest.mark.parametrize(
    ("address", "url"),
    [
        pytest.param("http://127.0.0.1:8484/feed?url=http://quay.example/f?a=1", "http://quay.example/f?a=1", id="written by hand"),
        pytest.param("http://127.0.0.1:8484/feed?mode=tag", None, id="without a feed"),
        pytest.param("http://127.0.0.1:8484/report?url=http%3A%2F%2Fquay.example", None, id="no feed of the proxy"),
        pytest.param("http://127.0.0.1:84840/feed?url=http%3A%2F%2Fquay.example", None, id="another port"),
    ],
)
def test_whose_address(address, url):
    assert original_address(PROXY, address) == url
