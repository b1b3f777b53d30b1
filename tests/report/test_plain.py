import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spamfilter.report.plain import json_line, plain, plain_lines, web_link

ANY = st.text(st.characters(codec=None))  # every code point, halves of surrogate pairs too
NASTY = st.lists(st.sampled_from(["\x1b[31m", "\x1b]0;title\x07", "\x9b2J", "\u202e", "\r", "\x00", "\ud800", "é", "a", " "]), max_size=12)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("\x1b[31mred\x1b[0m", "red", id="rings: colours"),
        pytest.param("\x1b[2J\x1b[1;1Hgone", "gone", id="rings: clears the screen"),
        pytest.param("\x1b]0;owned\x07title", "title", id="rings: sets the window's title"),
        pytest.param("\x1b]8;;https://bad.example\x1b\\text\x1b]8;;\x1b\\", "text", id="rings: a hidden link"),
        pytest.param("\x1bPq#0;2;0;0;0\x1b\\after", "after", id="rings: a picture"),
        pytest.param("\x1bcafter", "after", id="rings: resets the terminal"),
        pytest.param("open \x1b]0;end", "open 0;end", id="rings: a sequence without an end"),
        pytest.param("a\x1b", "a", id="rings: an escape at the end"),
        pytest.param("\x9b31mred", "31mred", id="rings: one-byte introducer"),
        pytest.param("a\rb\nc\td", "a b c d", id="rings: line breaks"),
        pytest.param("a\u2028b\u2029c\x85d", "a b c d", id="rings: breaks that are none in ASCII"),
        pytest.param("abc\u202edef\u202c", "abcdef", id="rings: right-to-left override"),
        pytest.param("a\u2066b\u2069c", "abc", id="rings: isolates"),
        pytest.param("a\ufeffb\u200bc", "abc", id="rings: invisible"),
        pytest.param("a\ud83dz", "a\ufffdz", id="rings: half a pair"),
        pytest.param("h" + "\u0301" * 50, "h" + "\u0301" * 3, id="rings: a tower of accents"),
        pytest.param("a\x00\x08b", "ab", id="rings: zero and backspace"),
        pytest.param("â\x80\x9cquoted\x80\x9d text", "âquoted text", id="silent: text in the wrong charset keeps its words"),
        pytest.param("[bold]not markup[/bold]", "[bold]not markup[/bold]", id="silent: brackets"),
        pytest.param("Ünïcödé 漢字 עברית", "Ünïcödé 漢字 עברית", id="silent: letters of any script"),
        pytest.param("👩\u200d👧 می\u200cخواهم", "👩\u200d👧 می\u200cخواهم", id="silent: joiners that letters need"),
        pytest.param("", "", id="silent: empty"),
    ],
)
def test_plain(text, shown):
    assert plain(text) == shown


@pytest.mark.parametrize(
    ("limit", "shown"),
    [
        pytest.param(11, "one two six", id="silent: fits"),
        pytest.param(10, "one two s…", id="rings: cut"),
        pytest.param(9, "one two…", id="rings: no blank before the ellipsis"),
        pytest.param(1, "…", id="rings: one character"),
    ],
)
def test_limit(limit, shown):
    assert plain("one  two\nsix", limit) == shown


def test_a_limit_is_met_however_much_goes():
    assert plain("\u200b" * 300 + "word", 4) == "word"
    assert len(plain("x" * 10**6, 50)) == 50


@given(ANY | NASTY.map("".join))
def test_nothing_that_a_terminal_obeys_is_left(text):
    shown = plain(text)
    assert not {unicodedata.category(sign) for sign in shown} & {"Cc", "Cs", "Zl", "Zp"}
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
    assert plain(shown) == shown
    assert len(plain_lines(text)) == text.count("\n") + 1


@given(st.dictionaries(ANY, ANY | st.none() | st.integers() | st.lists(ANY), max_size=4))
def test_a_json_line_is_one_line_of_utf8_and_loses_nothing(record):
    line = json_line(record)
    text = line.decode("utf-8")
    assert text.endswith("\n")
    assert len(text.splitlines()) == 1
    assert not any(unicodedata.category(sign) in {"Cc", "Cs", "Zl", "Zp"} for sign in text[:-1])
    # Through ASCII and back: two halves side by side come out as the one sign that they are halves of, there as here.
    assert json.loads(text) == json.loads(json.dumps(record))


def test_a_json_line_has_letters_as_they_are_and_no_numbers_that_json_has_not():
    assert json_line({"a": "é漢\x1b\x9b\u202e\ud800"}) == '{"a": "é漢\\u001b\\u009b\\u202e\\ud800"}\n'.encode()
    for number in (float("nan"), float("inf")):
        with pytest.raises(ValueError, match="JSON"):
            json_line({"a": number})


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("https://news.example/a?b=1&c=2#d", id="silent: https"),
        pytest.param("HTTP://news.example", id="silent: capitals"),
        pytest.param("http://news.example:8080/ä/漢", id="silent: port, letters"),
    ],
)
def test_links(url):
    assert web_link(url) == url


@pytest.mark.parametrize(
    "url",
    [
        pytest.param(None, id="rings: none"),
        pytest.param("", id="rings: empty"),
        pytest.param("javascript:alert(1)", id="rings: javascript"),
        pytest.param(" javascript:alert(1)", id="rings: javascript behind a blank"),
        pytest.param("java\nscript:alert(1)", id="rings: javascript with a line break"),
        pytest.param("data:text/html,<script>", id="rings: data"),
        pytest.param("file:///etc/passwd", id="rings: file"),
        pytest.param("//news.example/a", id="rings: no scheme"),
        pytest.param("https://", id="rings: no host"),
        pytest.param("https:///path", id="rings: path only"),
        pytest.param("https://user:pass@news.example/", id="rings: a host that hides behind a user"),
        pytest.param('https://news.example/"onclick="x', id="rings: leaves the attribute"),
        pytest.param("https://news.example/<script>", id="rings: a tag"),
        pytest.param("https://news.example/\u202egpj.exe", id="rings: turned around"),
        pytest.param("https://news.example/a b", id="rings: a blank"),
        pytest.param("https://news.example\\@bad.example/", id="rings: a backslash"),
        pytest.param("https://news.example/\ud800", id="rings: half a pair"),
    ],
)
def test_no_links(url):
    assert web_link(url) is None
