"""Decoding and bounding: every charset story, every bomb."""

import codecs
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spamfilter import clean
from spamfilter.cleaning.decode import MAX_CHARS, bound, decode, is_html, rewrite, tidy
from spamfilter.errors import CleaningError

FRENCH = "Le moulin au bord du canal sera vendu par la commune avant la fin du mois prochain, a dit le maire à la presse. " * 12
TEXT = "Die Mühle am Fluß kostet 5 € – sagt der Müller Jérôme."


@pytest.mark.parametrize(
    ("data", "content_type"),
    [
        pytest.param(TEXT.encode(), None, id="utf-8"),
        pytest.param(codecs.BOM_UTF8 + TEXT.encode(), None, id="utf-8 with a mark"),
        pytest.param(codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), None, id="utf-16 with a mark"),
        pytest.param(TEXT.encode("utf-16-le"), None, id="utf-16 without a mark"),
        pytest.param(TEXT.encode("cp1252"), None, id="cp1252, nothing stated"),
        pytest.param(TEXT.encode("cp1252"), "text/html; charset=utf-8", id="cp1252 that lies to be utf-8"),
        pytest.param(FRENCH.encode("cp1252"), "text/html; charset=utf-8", id="a long one with few accents that lies to be utf-8"),
        pytest.param(FRENCH.encode("cp1252"), None, id="the same, nothing stated"),
        pytest.param(TEXT.encode(), "text/html; charset=iso-8859-1", id="utf-8 that lies to be latin-1"),
        pytest.param(TEXT.encode("cp1252"), "text/html; charset=iso-8859-1", id="cp1252 called latin-1"),
        pytest.param(TEXT.encode(), "text/html; charset=utf-7", id="utf-8 that lies to be utf-7"),
        pytest.param(TEXT.encode("cp1252"), "text/html; charset=no-such-set", id="unknown charset"),
        pytest.param(TEXT.encode("cp1252"), "text/html; charset=unicode_escape", id="a codec that is no charset"),
    ],
)
def test_the_text_survives_its_charset(data, content_type):
    assert decode(data, content_type) in {TEXT, FRENCH}


@pytest.mark.parametrize(
    ("text", "charset", "stated"),
    [
        pytest.param("Мельница у реки стоит 120 рублей. ", "koi8-r", "utf-8", id="rings: KOI8-R that lies to be UTF-8"),
        pytest.param("水车在河边，每次收费十元。", "gbk", None, id="rings: GBK, nothing stated"),
        pytest.param("Мельница у реки стоит 120 рублей. ", "koi8-r", "koi8-r", id="silent: stated"),
        pytest.param("Tänään pää on kipeä, työläinen säästää. ", "cp1252", "utf-8", id="silent: a language full of accents"),
        pytest.param("Мельница у реки стоит 120 рублей. ", "utf-8", "koi8-r", id="silent: UTF-8 that lies"),
    ],
)
def test_another_script_in_a_charset_that_nothing_tells_is_named(text, charset, stated, request):
    data = f"<html><body><div class='main'><p>{text * 20}</p></div></body></html>".encode(charset)
    content_type = f"text/html; charset={stated}" if stated else None
    if "rings" in request.node.callspec.id:
        with pytest.raises(CleaningError, match="is in no character set that it states or that can be told"):
            decode(data, content_type, "https://a.example/")
    else:
        assert text.strip() in decode(data, content_type)


def test_a_broken_or_cut_sign_makes_utf_8_no_other_charset():
    assert decode(FRENCH.encode() + b"\xff" + FRENCH.encode()) == f"{FRENCH}\ufffd{FRENCH}"
    assert decode(b"Plain to the end \xc3", "text/plain; charset=utf-8") == "Plain to the end \ufffd"


def test_the_meta_element_is_believed_where_the_record_is_silent():
    data = '<meta charset="koi8-r"><p>Мельница</p>'.encode("koi8-r")
    assert "Мельница" in decode(data)


@pytest.mark.parametrize(
    "data",
    [
        "",
        " \n ",
        b"",
        b"\x89PNG\r\n\x1a\n" + b"x" * 99,
        b"%PDF-1.7 text",
        b"\x1f\x8b\x08rest",
        b"PK\x03\x04rest",
        b"\x00" * 999,
        bytes(range(32)) * 40,
    ],
    ids=lambda data: f"rings: {data[:8]!r}",
)
def test_empty_and_binary_are_named(data):
    with pytest.raises(CleaningError, match=r"empty|binary"):
        decode(data, url="https://a.example/")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param("<!DOCTYPE html><p>x", True, id="rings: doctype"),
        pytest.param("  <p>one", True, id="rings: opens with a tag"),
        pytest.param("Text with a<br>break and <b>bold</b>", True, id="rings: two tags"),
        pytest.param("In HTML the <p> element holds a paragraph", False, id="silent: one tag in prose"),
        pytest.param("if a < b and c > d: print", False, id="silent: signs"),
        pytest.param("<Mara> is the ferry late?\n<Tom> as ever", False, id="silent: names in angle brackets"),
        pytest.param("<x-story>one</x-story>", True, id="rings: an element of its own"),
        pytest.param("<3 this ferry", False, id="silent: a heart"),
        pytest.param("plain words", False, id="silent: words"),
    ],
)
def test_the_content_decides_what_is_html(text, html):
    assert is_html(text) is html


def test_an_ordinary_page_is_not_rewritten():
    page = "<html><body><p class='a'>x</p></body></html>"
    assert bound(page) is page


PROSE = "<p>The council met on a cold evening to talk about the bridge, and nobody wanted to go home.</p>"


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(PROSE + "<div>" * 100_000, id="deep, never closed"),
        pytest.param("<div>" * 100_000 + PROSE + "</div>" * 100_000, id="deep, closed"),
        pytest.param("<span><b>" * 60_000 + PROSE, id="inline, deep"),
        pytest.param("<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">x</p>" + PROSE, id="attributes"),
        pytest.param("<p " + " ".join(f'a{n}=">"' for n in range(60_000)) + ">x</p>" + PROSE, id="attributes that hold the sign"),
        pytest.param(PROSE + "<a " * 300_000, id="tags never ended"),
        pytest.param(PROSE + "<!--" * 200_000, id="comments never ended"),
        pytest.param(PROSE + "<script>" * 100_000, id="scripts never ended"),
        pytest.param(PROSE + "<" * 3_000_000, id="signs"),
        pytest.param("<p>" + "word " * 1_000_000 + "</p>" + PROSE, id="five megabytes on one line"),
        pytest.param(PROSE + "<table><tr><td>" * 20_000, id="tables in tables"),
        pytest.param('<script type="application/ld+json">' + "[" * 100_000 + "</script>" + PROSE, id="deep JSON-LD"),
    ],
)
def test_hostile_markup_is_bounded(page):
    began = time.process_time()
    article = clean(page)
    assert time.process_time() - began < 2
    assert "word" in article.text or "The council met" in article.text


def test_bounded_markup_keeps_its_json_ld_and_its_limit():
    page = '<script type="application/ld+json">{"@type": "Article"}</script><script>var x;</script>' + "<b>x</b>" * 300_000
    out = bound(page)
    assert '{"@type": "Article"}' in out
    assert "var x" not in out
    assert len(out) <= MAX_CHARS
    assert out.count("<") < 50_000


def test_rewriting_changes_nothing_that_keeps_the_limits():
    page = '<div id="a"><p>x<br/>y</p><img src="z>z"></div>'
    assert rewrite(page) == page


@pytest.mark.parametrize(
    ("text", "out"),
    [
        pytest.param("a\u200bb\u00adc", "abc", id="rings: zero width and soft hyphen"),
        pytest.param("a\u202eb\u202cc", "abc", id="rings: overrides"),
        pytest.param("e\u0301", "\u00e9", id="rings: composed"),
        pytest.param("a \u00a0 b\n\tc", "a b c", id="rings: white space"),
        pytest.param("w\u200dord", "word", id="rings: joiner in Latin"),
        pytest.param("क्\u200dष", "क्\u200dष", id="silent: joiner in Hindi"),
        pytest.param("\U0001f469\u200d\U0001f680", "\U0001f469\u200d\U0001f680", id="silent: emoji of two"),
        pytest.param("naïve – “yes”", "naïve – “yes”", id="silent: ordinary signs"),
    ],
)
def test_invisible_signs_go(text, out):
    assert tidy(text) == out


@given(st.one_of(st.binary(max_size=400), st.text(max_size=400), st.text("<>/ap=\"' !-", max_size=400)))
def test_nothing_but_a_cleaning_error_comes_out(data):
    try:
        article = clean(data)
    except CleaningError as error:
        assert error.url is None  # noqa: PT017 what it says is checked, not that it comes
    else:
        assert article.text.strip()
