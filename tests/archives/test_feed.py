"""Feeds: which field of an entry counts, and what is saved of a feed that is damaged."""

import io

import pytest

from spamfilter import plugins
from spamfilter.archives import Stream
from spamfilter.archives.salvage import mend
from spamfilter.page import BadRecord

FEED = plugins.load("archives", "feed")
ATOM = 'xmlns="http://www.w3.org/2005/Atom"'
GOOD = "<item><guid>good</guid><title>Berth</title><description>opens</description></item>"


def entries(xml: str | bytes):
    return list(FEED.pages(Stream(io.BytesIO(xml if isinstance(xml, bytes) else xml.encode()), "feed")))


def rss(item: str, channel: str = "<link>https://bulletin.example/news/</link>") -> str:
    return f'<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>{channel}{item}</channel></rss>'


def atom(entry: str, root: str = "") -> str:
    return f"<feed {ATOM} {root}><entry>{entry}</entry></feed>"


@pytest.mark.parametrize(
    ("xml", "field", "value"),
    [
        pytest.param(rss("<item><link>/a</link></item>"), "url", "https://bulletin.example/a", id="a link is made whole by the feed's own"),
        pytest.param(rss("<item><link>b c</link></item>"), "url", "https://bulletin.example/news/b c", id="odd links are kept"),
        pytest.param(rss("<item><link>//[x</link></item>"), "url", "//[x", id="even those that are none"),
        pytest.param(rss("<item><link>/a</link></item>", ""), "url", "/a", id="nothing is made up"),
        pytest.param(rss("<item><guid>https://x.example/1</guid></item>"), "url", "https://x.example/1", id="a guid is a link"),
        pytest.param(
            rss('<item><guid isPermaLink="false">https://x.example/1</guid></item>'), "url", None, id="unless it says that it is none"
        ),
        pytest.param(rss("<item><guid>tag:1</guid></item>"), "url", None, id="or is no address"),
        pytest.param(rss("<item><guid> g </guid></item>"), "id", "g", id="guid is the id"),
        pytest.param(rss("<item><title>&lt;b&gt;A&lt;/b&gt; &amp;amp; B</title></item>"), "title", "A & B", id="a title is plain"),
        pytest.param(rss(f"<item><title>{'a b ' * 999}</title></item>"), "title", "a b " * 125, id="of an endless one the beginning"),
        pytest.param(rss("<item><title>1 &lt; 2</title></item>"), "title", "1 < 2", id="a sign is no tag"),
        pytest.param(
            rss("<item><title><![CDATA[a <!-- <i> --><b>b</b> <!-- <i>c]]></title></item>"),
            "title",
            "a b <!-- c",
            id="nor a comment without end",
        ),
        pytest.param(
            rss(f"<item><title>&amp;#{'9' * 5000};&amp;#00065;</title></item>"), "title", "\ufffdA", id="a number of no end is no character"
        ),
        pytest.param(rss(f"<item><description>&amp;#{'0' * 5000}</description></item>"), "markup", "\ufffd", id="in a text neither"),
        pytest.param(
            rss("<item><description>a</description><content:encoded>b</content:encoded></item>"), "markup", "b", id="the full text counts"
        ),
        pytest.param(rss("<item><description>a &amp;amp; b</description></item>"), "markup", "a & b", id="text is plain"),
        pytest.param(rss("<item><description>a &amp;amp; b</description></item>"), "content_type", "text/plain", id="and says so"),
        pytest.param(rss("<item><description>a&lt;br/&gt;b</description></item>"), "content_type", "text/html", id="tags are HTML"),
        pytest.param(rss("<item><description><![CDATA[<p>a</p>]]></description></item>"), "markup", "<p>a</p>", id="CDATA"),
        pytest.param(
            rss("<item><description><p>a &amp; b</p></description></item>"), "markup", "<p>a &amp; b</p>", id="tags that were not escaped"
        ),
        pytest.param(rss("<item><description>caf&eacute;&nope;</description></item>"), "markup", "café&nope;", id="entities of HTML"),
        pytest.param(rss("<item><media:title>x</media:title><title>y</title></item>"), "title", "y", id="another's title"),
        pytest.param(rss("<item/>"), "markup", "", id="an empty entry is a page"),
        pytest.param(atom('<content type="text">a &lt;b&gt;</content>'), "content_type", "text/plain", id="Atom says what it is"),
        pytest.param(atom('<content type="html">a</content>'), "content_type", "text/html", id="HTML without a tag"),
        pytest.param(
            atom('<link rel="replies" href="r"/><link href="a"/>', 'xml:base="https://x.example/"'),
            "url",
            "https://x.example/a",
            id="xml:base",
        ),
        pytest.param(
            atom('<link href="a" xml:base="b/"/>', 'xml:base="https://x.example/"'), "url", "https://x.example/b/a", id="xml:base of a link"
        ),
        pytest.param(
            atom("<updated>2026-03-02T08:00:00Z</updated><published>2026-03-01T08:00:00Z</published>"),
            "published.day",
            1,
            id="published before updated",
        ),
        pytest.param(atom("<published>soon</published>"), "published", None, id="a date that is none"),
        pytest.param(
            "<x:feed xmlns:x='http://www.w3.org/2005/Atom'><x:entry><x:id>p</x:id></x:entry></x:feed>", "id", "p", id="a prefix of its own"
        ),
    ],
)
def test_a_field(xml, field, value):
    (page,) = entries(xml)
    name, _, part = field.partition(".")
    found = getattr(page, name)
    assert (getattr(found, part) if part else found) == value


@pytest.mark.parametrize(
    ("broken", "ids", "bad"),
    [
        pytest.param("<item><title>a & b</title><guid>x</guid></item>", ["x", "good"], 0, id="mended: a stray ampersand"),
        pytest.param("<item><guid>x&#X31;&#2;</guid></item>", ["x1", "good"], 0, id="mended: odd references"),
        pytest.param("<item><title><b>a</title></item>", ["good"], 1, id="lost: crossed tags"),
        pytest.param("<item><title>never closed", ["good"], 1, id="lost: the next one begins"),
        pytest.param("</image>", ["good"], 1, id="told: damage outside of entries"),
        pytest.param("<item>" + "<b>" * 5000 + "</item>", ["good"], 1, id="lost: nested too deeply"),
    ],
)
def test_damage_costs_one_entry_at_most(broken, ids, bad):
    found = entries(rss(GOOD.replace("good", "first") + broken + GOOD))
    assert [item.id for item in found if not isinstance(item, BadRecord)] == ["first", *ids]
    assert [item.code for item in found if isinstance(item, BadRecord)] == ["feed"] * bad


@pytest.mark.parametrize(
    ("xml", "offset", "says"),
    [
        pytest.param(rss("<item><title><b>a</title></item>"), "<item>", "entry is damaged: mismatched tag", id="crossed tags"),
        pytest.param(rss(f"<item><title>a{GOOD}"), "<item>", "entry has no end: the next one begins inside it", id="never closed"),
        pytest.param(
            rss(f"{GOOD}<item><title>a").split("</channel")[0],
            "<item><title>",
            "entry is cut off: the feed ends inside it",
            id="cut off in an entry",
        ),
        pytest.param(
            rss(GOOD).split("</channel")[0], "", "is cut off: it ends before its elements are closed", id="cut off behind an entry"
        ),
        pytest.param(
            rss(GOOD).split("<item")[0], "", "is cut off: it ends before its elements are closed", id="cut off in front of all entries"
        ),
        pytest.param(rss(f"</image>{GOOD}"), "image>", "is damaged: mismatched tag", id="damage outside of entries"),
        pytest.param(rss("<item>" + "<b>" * 5000 + "</item>"), "<item>", "entry holds more than 2000 elements", id="nested too deeply"),
    ],
)
def test_what_is_damaged_is_said_with_its_place(xml, offset, says):
    (bad,) = (item for item in entries(xml) if isinstance(item, BadRecord))
    assert bad.message.startswith(says)
    assert bad.source.offset == (xml.index(offset) if offset else len(xml))


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", "utf-8"),
        ("utf-16", "utf-16"),
        ("iso-8859-1", "ISO-8859-1"),
        ("cp1252", "us-ascii"),
        ("koi8-r", "KOI8-R"),
        ("gbk", "GB2312"),
        ("utf-8", "no-such"),
    ],
)
def test_encodings(encoding, declared):
    title = {"koi8-r": "паром", "gbk": "渡口"}.get(encoding, "café")
    xml = f'<?xml version="1.0" encoding="{declared}"?>\n{rss(GOOD.replace("Berth", title))}'
    (page,) = entries(xml.encode(encoding))
    assert page.title == title


def test_where_an_entry_began_is_told_in_bytes_or_in_lines():
    xml = f"<?xml version='1.0'?>\n\n{rss('é' + GOOD)}"
    (page,) = entries(xml)
    assert xml.encode()[page.source.offset :].startswith(b"<item>")
    (page,) = entries(xml.encode("utf-16"))
    assert (page.source.offset, page.source.line) == (None, 3)


def test_where_an_entry_was_saved_is_told_too():
    xml = rss("".join(f"\n\n{GOOD.replace('good', name)}" for name in ("a", "b&", "c")))
    assert [xml.encode()[page.source.offset :].startswith(b"<item>") for page in entries(xml)] == [True] * 3
    assert [page.source.line for page in entries(xml.encode("utf-16"))] == [3, 5, 7]


def test_an_entity_that_cannot_grow_is_taken():
    (page,) = entries('<!DOCTYPE rss [<!ENTITY town "Brackwater">]>' + rss(GOOD.replace("Berth", "&town;")))
    assert page.title == "Brackwater"


def test_what_only_the_document_type_says_of_an_entry_is_not_said():
    (page,) = entries(
        '<!DOCTYPE rss [<!ATTLIST description type CDATA "text">]>' + rss("<item><description>a&lt;br/&gt;b</description></item>")
    )
    assert page.content_type == "text/html"


@pytest.mark.parametrize(
    ("xml", "mended"),
    [
        pytest.param(b"a & b &c d", b"a &amp; b &amp;c d", id="rings: stray"),
        pytest.param(b"?a=1&b=2", b"?a=1&amp;b=2", id="rings: in an address"),
        pytest.param(b"&#0; &#x1F;", b" ", id="rings: no character"),
        pytest.param(b"&amp; &lt; &#65; &#x41; &eacute;", b"&amp; &lt; &#65; &#x41; &eacute;", id="silent: references"),
        pytest.param(b"<![CDATA[a & b]]>", b"<![CDATA[a & b]]>", id="silent: CDATA"),
        pytest.param(b"<![CDATA[&]]> & <![CDATA[&", b"<![CDATA[&]]> &amp; <![CDATA[&amp;", id="rings: CDATA without end"),
    ],
)
def test_mending(xml, mended):
    assert mend(xml) == mended
