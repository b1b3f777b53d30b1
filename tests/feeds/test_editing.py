"""Editing: what goes, what is added, and that every other byte stays."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spamfilter.feeds import FeedDocument, Mode, edit
from spamfilter.verdict import Label

SPAM, SUSPECT, OK, UNJUDGED = Label.SPAM, Label.SUSPECT, Label.OK, Label.UNJUDGED
DC = "http://purl.org/dc/elements/1.1/"
FRAME = """<?xml version="1.0" encoding="ISO-8859-1"?>
<?xml-stylesheet href="look.xsl" type="text/xsl"?>
<!DOCTYPE rss [<!ENTITY town "Brackwater">]>
<rss version="2.0" xmlns:tide="urn:tide"><channel><title>Café &town;&nbsp;</title>
  <!-- <item>no</item> -->{items}
  <tide:table href='1>2'/>
</channel></rss>
<!-- the end -->
"""


def edited(text: str, labels: dict[int, Label], mode: Mode, encoding: str = "utf-8") -> str:
    out = edit(FeedDocument.read(text.encode(encoding)), labels, mode)
    return out.decode(encoding)


def rss(*items: str) -> str:
    return f"<rss><channel>{''.join(items)}</channel></rss>"


def atom(entry: str) -> str:
    return f"<feed xmlns='http://www.w3.org/2005/Atom'><entry>{entry}</entry></feed>"


def rdf(listed: str, items: str) -> str:
    spaces = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
    return f"<rdf:RDF {spaces}><channel><items><rdf:Seq>{listed}</rdf:Seq></items></channel>{items}</rdf:RDF>"


def jsonfeed(items: str) -> str:
    return f'{{"version": "https://jsonfeed.org/version/1.1", "note": "é", "items": {items}, "last": 1}}'


@pytest.mark.parametrize(
    ("labels", "left"),
    [
        pytest.param({0: SPAM}, [1, 2], id="rings: the first"),
        pytest.param({1: SPAM}, [0, 2], id="rings: one between"),
        pytest.param({2: SPAM, 0: SPAM}, [1], id="rings: two"),
        pytest.param({0: SPAM, 1: SPAM, 2: SPAM}, [], id="rings: all"),
        pytest.param({0: SUSPECT, 1: OK, 2: UNJUDGED}, [0, 1, 2], id="silent: suspects stay"),
        pytest.param({}, [0, 1, 2], id="silent: nothing said"),
    ],
)
@pytest.mark.parametrize("encoding", ["iso-8859-1", "utf-16"])
def test_drop_leaves_every_other_byte(labels, left, encoding):
    items = ["\n\n  <item tide:no='1'><title><![CDATA[é </item>]]></title></item>", "\n\t<item/>", "<item>&town;</item >"]
    before, after = ("".join(kept) for kept in (items, [items[n] for n in left]))
    assert edited(FRAME.format(items=before), labels, Mode.DROP, encoding) == FRAME.format(items=after)


@pytest.mark.parametrize(
    ("items", "labels", "left"),
    [
        pytest.param("[1, {}]", {0: SPAM}, "[{}]", id="the first of two"),
        pytest.param('[ {"a":"]"} ,\n {} ]', {1: SPAM}, '[ {"a":"]"} ]', id="the last"),
        pytest.param("[{},[],{}]", {1: SPAM}, "[{},{}]", id="one between"),
        pytest.param("[0,1,2,3,4]", {0: SPAM, 2: SPAM, 3: SPAM}, "[1,4]", id="some"),
        pytest.param("[0,1,2,3,4]", {3: SPAM, 4: SPAM}, "[0,1,2]", id="the end"),
        pytest.param("[ {} ]", {0: SPAM}, "[  ]", id="the only one"),
        pytest.param("[ {} ]", {0: SUSPECT}, "[ {} ]", id="silent: a suspect"),
        pytest.param("[]", {}, "[]", id="silent: nothing in it"),
    ],
)
def test_drop_of_json_takes_one_comma(items, labels, left):
    assert edited(jsonfeed(items), labels, Mode.DROP) == jsonfeed(left)


@pytest.mark.parametrize(
    ("listed", "left"),
    [
        pytest.param(
            '<rdf:li rdf:resource="a"/>\n <rdf:li rdf:resource="b"/>', '\n <rdf:li rdf:resource="b"/>', id="rings: as one writes it"
        ),
        pytest.param('<rdf:li resource="a"></rdf:li >', "", id="rings: as some write it"),
        pytest.param('<rdf:li rdf:resource="c"/><rdf:li/>', '<rdf:li rdf:resource="c"/><rdf:li/>', id="silent: of another"),
    ],
)
def test_drop_of_rss_1_takes_the_name_in_the_list_too(listed, left):
    first, second = '<item rdf:about="a"/>', '<item rdf:about="b"/>'
    assert edited(rdf(listed, first + second), {0: SPAM}, Mode.DROP) == rdf(left, second)


def test_a_name_in_the_list_stays_while_an_item_of_that_name_does():
    listed, item = '<rdf:li rdf:resource="a"/>', '<item rdf:about="a"/>'
    assert edited(rdf(listed, item + item), {0: SPAM}, Mode.DROP) == rdf(listed, item)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            rss("<item><title>a</title></item>"), rss("<item><title>a</title><category>spamfilter:spam</category></item>"), id="RSS"
        ),
        pytest.param(
            rss("<item>\n  <title>a</title>\n </item>"),
            rss("<item>\n  <title>a</title>\n  <category>spamfilter:spam</category>\n </item>"),
            id="set out as its neighbours",
        ),
        pytest.param(rss("<item a='>'/>"), rss("<item a='>'><category>spamfilter:spam</category></item>"), id="an empty item"),
        pytest.param(rss("<item></item>"), rss("<item><category>spamfilter:spam</category></item>"), id="nothing between"),
        pytest.param(atom("<title>a</title>"), atom('<title>a</title><category term="spamfilter:spam"/>'), id="Atom"),
        pytest.param(
            "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry>t</a:entry></a:feed>",
            "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry>t<a:category term=\"spamfilter:spam\"/></a:entry></a:feed>",
            id="Atom with a prefix",
        ),
        pytest.param(
            rdf("", "<item>a</item>"), rdf("", f'<item>a<dc:subject xmlns:dc="{DC}">spamfilter:spam</dc:subject></item>'), id="RSS 1.0"
        ),
        pytest.param(jsonfeed('[{"id":"é"}]'), jsonfeed('[{"id":"é", "tags": ["spamfilter:spam"]}]'), id="JSON"),
        pytest.param(jsonfeed("[{}]"), jsonfeed('[{"tags": ["spamfilter:spam"]}]'), id="JSON with nothing in it"),
        pytest.param(jsonfeed('[{"tags":[ ],"x":1}]'), jsonfeed('[{"tags":[ "spamfilter:spam"],"x":1}]'), id="JSON with no tag"),
        pytest.param(jsonfeed('[{"tags":["é"]}]'), jsonfeed('[{"tags":["é", "spamfilter:spam"]}]'), id="JSON with a tag"),
        pytest.param(jsonfeed('[{"tags":null}]'), jsonfeed('[{"tags":["spamfilter:spam"]}]'), id="JSON with tags that are none"),
        pytest.param(jsonfeed("[7]"), jsonfeed("[7]"), id="silent: no object"),
    ],
)
def test_tag_adds_a_category(before, after):
    assert edited(before, {0: SPAM}, Mode.TAG) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(rss("<item><title>a</title></item>"), rss("<item><title>[suspect] a</title></item>"), id="RSS"),
        pytest.param(rss("<item><title>\n a</title></item>"), rss("<item><title>\n [suspect] a</title></item>"), id="behind white space"),
        pytest.param(
            rss("<item><title> <![CDATA[ a]]></title></item>"), rss("<item><title> <![CDATA[ [suspect] a]]></title></item>"), id="CDATA"
        ),
        pytest.param(
            rss("<item><title><!-- > -->a</title></item>"), rss("<item><title><!-- > -->[suspect] a</title></item>"), id="a comment"
        ),
        pytest.param(rss("<item><title x='>'/></item>"), rss("<item><title x='>'>[suspect]</title></item>"), id="an empty title"),
        pytest.param(rss("<item>\n <b/></item>"), rss("<item>\n <title>[suspect]</title>\n <b/></item>"), id="no title"),
        pytest.param(rss("<item/>"), rss("<item><title>[suspect]</title></item>"), id="an empty item"),
        pytest.param(
            rss("<item><m:title>x</m:title><title>a</title></item>"),
            rss("<item><m:title>x</m:title><title>[suspect] a</title></item>"),
            id="another's title",
        ),
        pytest.param(
            atom("<title type='xhtml'><div>a</div></title>"),
            atom("<title type='xhtml'><div>[suspect] a</div></title>"),
            id="Atom with markup",
        ),
        pytest.param(jsonfeed('[{"title":"\\"a"}]'), jsonfeed('[{"title":"[suspect] \\"a"}]'), id="JSON"),
        pytest.param(jsonfeed('[{"id":1}]'), jsonfeed('[{"id":1, "title": "[suspect]"}]'), id="JSON without a title"),
        pytest.param(jsonfeed('[{"title":null}]'), jsonfeed('[{"title":"[suspect]"}]'), id="JSON with a title that is none"),
        pytest.param(jsonfeed('[{"title":"a","title":"b"}]'), jsonfeed('[{"title":"a","title":"[suspect] b"}]'), id="JSON with two titles"),
        pytest.param(
            rss("<item><title>[suspect] a</title></item>"), rss("<item><title>[suspect] a</title></item>"), id="silent: RSS, twice"
        ),
        pytest.param(jsonfeed('[{"title":"[suspect] a"}]'), jsonfeed('[{"title":"[suspect] a"}]'), id="silent: JSON, twice"),
    ],
)
def test_prefix_goes_before_the_title(before, after):
    assert edited(before, {0: SUSPECT}, Mode.PREFIX) == after


@pytest.mark.parametrize("mode", [Mode.TAG, Mode.PREFIX])
@pytest.mark.parametrize("label", [OK, UNJUDGED])
def test_nothing_is_said_of_the_honest(mode, label):
    text = rss("<item/>")
    assert edited(text, {0: label}, mode) == text


def test_spam_only_is_what_drop_takes():
    items = ["<item>1</item>", "\n<item>2</item>", " <item>3</item>"]
    labels = {0: SPAM, 1: SUSPECT}
    assert edited(rss(*items), labels, Mode.SPAM_ONLY) == rss(items[0])
    assert edited(rss(*items), labels, Mode.DROP) == rss(items[1], items[2])
    assert edited(rss(*items), {}, Mode.SPAM_ONLY) == rss()


texts = st.text(st.characters(codec="utf-8", exclude_characters="\0\r\x0b\x0c", exclude_categories=["Cc", "Cs", "Cn"]), max_size=12)
labels_of = st.lists(st.sampled_from(list(Label)), min_size=1, max_size=5)


@given(st.lists(texts, min_size=5, max_size=5), labels_of, st.sampled_from(["utf-8", "utf-16", "utf-8-sig"]))
def test_drop_of_xml_is_cutting_items_out(found, labels, encoding):
    items = [f"<item><title><![CDATA[{text.replace(']]>', '')}]]></title></item>" for text in found[: len(labels)]]
    before = rss("x", *(f"{item}," for item in items))
    after = rss("x", *(("" if label is SPAM else item) + "," for item, label in zip(items, labels, strict=True)))
    assert edited(before, dict(enumerate(labels)), Mode.DROP, encoding) == after


@given(st.lists(st.dictionaries(texts, texts, max_size=3), min_size=5, max_size=5), labels_of, st.sampled_from(list(Mode)), st.booleans())
def test_json_stays_json_and_says_what_it_said(items, labels, mode, ascii_only):
    items = items[: len(labels)]
    before = {"version": "https://jsonfeed.org/version/1", "items": items}
    text = json.dumps(before, ensure_ascii=ascii_only, indent=1)
    after = json.loads(edited(text, dict(enumerate(labels)), mode))
    assert after["version"] == before["version"]
    if mode in (Mode.DROP, Mode.SPAM_ONLY):
        assert after["items"] == [item for item, label in zip(items, labels, strict=True) if (label is SPAM) is (mode is Mode.SPAM_ONLY)]
        return
    for item, old, label in zip(after["items"], items, labels, strict=True):
        marked = (
            {"tags": [f"spamfilter:{label}"]}
            if mode is Mode.TAG
            else {"title": f"[{label}] {old['title']}" if "title" in old else f"[{label}]"}
        )
        assert item == (old | marked if label in (SPAM, SUSPECT) else old)
