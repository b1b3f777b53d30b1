"""Feed documents: what an entry is, and exactly where it stands."""

from __future__ import annotations

import pytest

from spamfilter.errors import FeedError
from spamfilter.feeds import FeedDocument, FeedKind
from spamfilter.feeds.coding import Coding, as_utf8
from spamfilter.page import BadRecord, Page

ATOM = 'xmlns="http://www.w3.org/2005/Atom"'
RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
VERSION = '"version":"https://jsonfeed.org/version/1.1"'


def rss(*items: str) -> str:
    return f'<rss version="2.0"><channel><link>https://bulletin.example/</link>{"".join(items)}</channel></rss>'


def spaces(count: int, name: str = "a") -> str:
    return " ".join(f"xmlns:{name}{number}='http://purl.org/rss/1.0/'" for number in range(count))


def attributes(count: int) -> str:
    return f"<!DOCTYPE rss [<!ATTLIST item {' '.join(f'a{number} CDATA #IMPLIED' for number in range(count))}>]>"


def read(text: str | bytes) -> FeedDocument:
    return FeedDocument.read(text if isinstance(text, bytes) else text.encode())


@pytest.mark.parametrize(
    ("text", "kind", "entries"),
    [
        pytest.param(rss("<item>a</item>", "\n <item x='1>2'/>"), FeedKind.RSS, ["<item>a</item>", "<item x='1>2'/>"], id="RSS"),
        pytest.param(
            rss("<!-- <item> --><item><![CDATA[</item>]]></item >"), FeedKind.RSS, ["<item><![CDATA[</item>]]></item >"], id="CDATA"
        ),
        pytest.param(rss("<item/></channel><channel>"), FeedKind.RSS, ["<item/>"], id="a closing tag right behind"),
        pytest.param(f"<feed {ATOM}><entry>é</entry></feed>", FeedKind.ATOM, ["<entry>é</entry>"], id="Atom"),
        pytest.param(
            "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry\n>1</a:entry></a:feed>",
            FeedKind.ATOM,
            ["<a:entry\n>1</a:entry>"],
            id="prefix",
        ),
        pytest.param(
            f"<feed {ATOM}><entry><content type='xhtml'><entry>no</entry></content></entry></feed>",
            FeedKind.ATOM,
            ["<entry><content type='xhtml'><entry>no</entry></content></entry>"],
            id="an entry inside content is none",
        ),
        pytest.param(f"<rdf:RDF {RDF}><channel/><item rdf:about='a'/></rdf:RDF>", FeedKind.RDF, ["<item rdf:about='a'/>"], id="RSS 1.0"),
        pytest.param(f"<rdf:RDF {RDF}><item rdf:about='a'></item></rdf:RDF>", FeedKind.RDF, ["<item rdf:about='a'></item>"], id="RSS 0.9"),
        pytest.param(f'{{{VERSION},"items":[ {{"id":"é}}"}} ,{{}}]}}', FeedKind.JSON, ['{"id":"é}"}', "{}"], id="JSON"),
        pytest.param(rss(), FeedKind.RSS, [], id="silent: nothing in it"),
        pytest.param(f"\n \n{rss('<item/>')}", FeedKind.RSS, ["<item/>"], id="white space before it"),
        pytest.param(
            "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY t 'Brackwater'>]>" + rss("<item>&t;&nbsp;</item>"),
            FeedKind.RSS,
            ["<item>&t;&nbsp;</item>"],
            id="small entities",
        ),
        pytest.param(rss(f"<item {spaces(200)}/>" * 2), FeedKind.RSS, [f"<item {spaces(200)}/>"] * 2, id="many prefixes, twice"),
        pytest.param(attributes(200) + rss("<item/>"), FeedKind.RSS, ["<item/>"], id="many attributes"),
    ],
)
def test_entries_and_where_they_stand(text, kind, entries):
    document = read(text)
    assert document.kind is kind
    assert [document.data[entry.start : entry.end].decode() for entry in document.entries] == entries


@pytest.mark.parametrize(
    ("encoding", "declared", "title"),
    [
        ("utf-8", "utf-8", "Café"),
        ("utf-8-sig", "utf-8", "Café"),
        ("utf-16", "utf-16", "Café"),
        ("utf-16-le", "utf-16", "Café"),
        ("iso-8859-1", "ISO-8859-1", "Café"),
        ("cp1252", "us-ascii", "“Café”"),
        ("koi8-r", "KOI8-R", "паром"),
        ("gbk", "GBK", "渡口"),
        ("shift_jis", "Shift_JIS", "港の時計"),
        ("utf-8", "utf-16", "Café"),
        ("utf-8", "no-such", "Café"),
    ],
)
def test_any_encoding_comes_back_byte_for_byte(encoding, declared, title):
    xml = f'<?xml version="1.0" encoding="{declared}"?>\n{rss(f"<item><title>{title}</title></item>")}'
    document = read(xml.encode(encoding))
    assert [entry.title for entry in document.entries] == [title]
    assert document.coding.from_utf8(document.utf8) == document.data
    assert document.utf8[document.entries[0].start : document.entries[0].end].decode() == f"<item><title>{title}</title></item>"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(
            b'<?xml version="1.0" encoding="ISO-8859-1"?><a>\xe9</a>', '<?xml version="1.0" encoding="UTF-8"?><a>é</a>', id="declared"
        ),
        pytest.param(b"<?xml version='1.0'?><a>\x93\xe9\x81</a>", "<?xml version='1.0'?><a>“é\ufffd</a>", id="a lie: windows-1252"),
        pytest.param("\ufeff<a>é</a>".encode("utf-16-be"), "<a>é</a>", id="UTF-16"),
        pytest.param("\ufeff<a>é</a>".encode(), "<a>é</a>", id="without its mark"),
        pytest.param(b'<a>&lt;?xml encoding="x"?&gt;</a>', '<a>&lt;?xml encoding="x"?&gt;</a>', id="silent: no declaration"),
    ],
)
def test_as_utf8(data, text):
    assert as_utf8(data) == text.encode()


def test_bytes_that_are_no_characters_keep_their_places():
    document = read(b"<rss><channel><item><title>Caf\xe9 \x01</title></item>\xff<item>2</item></channel></rss>")
    assert [document.data[entry.start : entry.end][:6] for entry in document.entries] == [b"<item>"] * 2
    assert Coding.of(document.data).is_utf8


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("", "is empty", id="nothing"),
        pytest.param("<html><body>404</body></html>", "root element html", id="a page"),
        pytest.param("<opml/>", "root element opml", id="OPML"),
        pytest.param("\0\1\2" * 99, "is no feed", id="binary"),
        pytest.param(rss("<item>"), "damaged at line 1", id="damaged"),
        pytest.param(rss() + "<p>", "damaged", id="something behind it"),
        pytest.param(rss("<item>a & b</item>"), "damaged", id="a stray ampersand"),
        pytest.param("<rss><channel><item>cut", "damaged", id="cut off"),
        pytest.param(
            "<!DOCTYPE rss [<!ENTITY a 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'>]>" + rss("<item>&a;</item>"), "could grow", id="a bomb"
        ),
        pytest.param("<!DOCTYPE rss [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]>" + rss("<item>&b;</item>"), "could grow", id="a nested bomb"),
        pytest.param("<!DOCTYPE rss [<!ENTITY a '<item/>'>]>" + rss("&a;"), "in an entity", id="an entry in an entity"),
        pytest.param(rss(f"<b {spaces(201)}/>"), "more than 200 prefixes", id="prefixes without end"),
        pytest.param(rss(f"<b {spaces(101)}><b {spaces(101, 'b')}/></b>"), "more than 200 prefixes", id="here and further out"),
        pytest.param(attributes(201) + rss("<item/>"), "more than 200 attributes", id="attributes that each element gets"),
        pytest.param(rss("<b>" * 5000 + "</b>" * 5000), "within each other", id="nested deeply"),
        pytest.param(b"\xff\xfe<\0r", "is no feed", id="two letters of UTF-16"),
        pytest.param(rss("<item/>").encode("utf-16") + b"\0", "is not in utf-16-le", id="half a letter"),
        pytest.param("{}", "does not state the version", id="JSON of another kind"),
        pytest.param(f"{{{VERSION}}}", "no list of items", id="no items"),
        pytest.param(f'{{{VERSION},"items":{{}}}}', "no list of items", id="items that are no list"),
        pytest.param(f'{{{VERSION},"items":[],"items":[]}}', "or several", id="items twice"),
        pytest.param(f'{{{VERSION},"items":[] "a":1}}', "comma", id="no comma"),
        pytest.param(f'{{{VERSION},"items":[]}}]', "behind it", id="more behind it"),
        pytest.param(f'{{{VERSION},"items":[1,]}}', "no JSON", id="nothing behind a comma"),
        pytest.param('{"items":' + "[" * 100_000, "nested too deeply", id="nested JSON"),
        pytest.param("{" * 10, "no JSON", id="names that are no text"),
    ],
)
def test_what_is_refused_is_named(text, reason):
    with pytest.raises(FeedError, match=reason) as caught:
        read(text)
    assert caught.value.name == "feed"


def test_a_feed_has_a_size(monkeypatch):
    monkeypatch.setattr("spamfilter.feeds.document.MAX_FEED", 10)
    with pytest.raises(FeedError, match="is longer than"):
        read(rss())


@pytest.mark.parametrize("text", [rss("<item/>" * 4), f'{{{VERSION},"items":[1,2,3,4]}}'], ids=["XML", "JSON"])
def test_a_feed_has_so_many_entries(monkeypatch, text):
    for name in ("xml_reading", "json_reading"):
        monkeypatch.setattr(f"spamfilter.feeds.{name}.MOST_ENTRIES", 3)
    with pytest.raises(FeedError, match="holds more than 3 entries"):
        read(text)


def test_items_that_are_no_objects_are_named():
    document = read(f'{{{VERSION},"items":[1,{{"id":2,"content_text":"t","url":"/a"}}],"home_page_url":"https://bulletin.example/x/"}}')
    bad, good = document.entries
    assert isinstance(bad.page, BadRecord)
    assert isinstance(good.page, Page)
    assert (good.guid, good.link, document.home) == ("2", "https://bulletin.example/a", "https://bulletin.example/x/")


def test_facts_of_an_entry():
    document = read(
        rss("<item><guid>g</guid><link>/a</link><title>A &amp;amp; B</title><pubDate>Mon, 02 Mar 2026 08:00:00 GMT</pubDate></item>")
    )
    (entry,) = document.entries
    assert (entry.guid, entry.link, entry.title, document.home) == ("g", "https://bulletin.example/a", "A & B", "https://bulletin.example/")
    assert document.data[entry.title_at :].startswith(b"<title>")
    assert entry.page.published.day == 2
