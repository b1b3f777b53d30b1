"""Tricks that readers cannot see: undone, and named."""

# ruff: noqa: E501, SIM905 one case a line

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spamfilter import clean
from spamfilter.cleaning.decode import tidy
from spamfilter.cleaning.tricks import find_tricks, is_stuffed

TRUE = "The council of Orre voted on Monday to keep the old mill, which has stood empty for thirty years."


@pytest.mark.parametrize(
    ("line", "kinds", "plain"),
    [
        pytest.param("a pay\u200bment was due", ["zero-width"], "a payment was due", id="rings: no width in a word"),
        pytest.param("a pay\u2060m\ufeffent was due", ["zero-width"], "a payment was due", id="rings: word joiners"),
        pytest.param("co\u00adop\u00aderate", ["soft-hyphen"], "cooperate", id="rings: soft hyphens"),
        pytest.param("the \u202ellim\u202c closed", ["direction"], "the mill closed", id="rings: written backwards"),
        pytest.param("the mіll сlosed", ["homoglyph"] * 2, "the mill closed", id="rings: Cyrillic in Latin words"),
        pytest.param("the tοwn", ["homoglyph"], "the town", id="rings: omicron"),
        pytest.param("the сору of it", ["homoglyph"], "the copy of it", id="rings: a word of nothing but lookalikes"),
        pytest.param("the 𝐦𝐢𝐥𝐥 closed", ["homoglyph"], "the mill closed", id="rings: styled letters"),
        pytest.param("the mіll\u200b сlo\u200bsed", ["homoglyph", "zero-width"], "the mill closed", id="rings: two at once"),
        pytest.param("a pay\u3164ment was due", ["zero-width"], "a payment was due", id="rings: a filler"),
        pytest.param("a pay\ufe00m\U000e0100ent was due", ["zero-width"], "a payment was due", id="rings: variation selectors"),
        pytest.param("the mⅰⅼⅼ ⅽlosed", ["homoglyph"] * 2, "the mill closed", id="rings: Roman numerals"),
        pytest.param("the tᴏᴡn, the mɑyor", ["homoglyph"] * 2, "the town, the mayor", id="rings: small capitals, a phonetic letter"),
        pytest.param("the tօwn vօted", ["homoglyph"] * 2, "the town voted", id="rings: Armenian in Latin words"),
        pytest.param("plain writing", [], "plain writing", id="silent: plain"),
        pytest.param("Հայաստան և Երևան", [], "Հայաստան և Երևան", id="silent: Armenian"),
        pytest.param("chapter ⅷ, ⅓ of it", [], "chapter ⅷ, ⅓ of it", id="silent: a numeral"),
        pytest.param("thanks ❤\ufe0f to all", [], "thanks ❤\ufe0f to all", id="silent: a coloured sign"),
        pytest.param("a \u200bword\u200b alone", [], "a word alone", id="silent: no width between words"),
        pytest.param("\u200eleft to right", [], "left to right", id="silent: a mark of direction"),
        pytest.param("TNFα and NFκB, Δt of 3 μm", [], "TNFα and NFκB, Δt of 3 μm", id="silent: names and units"),
        pytest.param("газета Cело вышла", [], "газета Cело вышла", id="silent: a slip in a Russian line"),
        pytest.param("СССР in the books", [], "СССР in the books", id="silent: an acronym"),
        pytest.param("the speed 𝑣 of it", [], "the speed v of it", id="silent: a formula"),
        pytest.param("می\u200cروم", [], "می\u200cروم", id="silent: Persian needs it"),
        pytest.param("the 👨\u200d👩\u200d👧 family", [], "the 👨\u200d👩\u200d👧 family", id="silent: a family of signs"),
        pytest.param("Żółć œuvre naïve", [], "Żółć œuvre naïve", id="silent: accents"),
    ],
)
def test_tricks_are_undone_and_named(line, kinds, plain):
    assert [t.kind for t in find_tricks(line)] == [f"hidden.{kind}" for kind in kinds]
    assert tidy(line) == plain


def test_plain_text_says_where():
    text = f"{TRUE}\nThe mіll is a sight, and pay\u200bment is due.\nAdvertisement"
    article = clean(text)
    assert article.text == f"{TRUE}\nThe mill is a sight, and payment is due."
    assert [(r.code, r.text) for r in article.removed] == [
        ("boilerplate.ad", "Advertisement"),
        ("hidden.homoglyph", "mіll"),
        ("hidden.zero-width", "pay<U+200B>ment"),
    ]
    assert [text[slice(*r.at)] for r in article.removed] == ["Advertisement", "mіll", "pay\u200bment"]


def test_markup_is_searched_too_and_masked_furniture_is_still_furniture():
    article = clean(
        f"<html><body><article><p>{TRUE}</p><p>The mіll is a sight.</p><p>Adver\u200btise\u200bment</p></article></body></html>"
    )
    assert article.text == f"{TRUE}\nThe mill is a sight."
    assert [(r.code, r.text) for r in article.removed] == [("boilerplate.ad", "Advertisement"), ("hidden.homoglyph", "mіll")]


def test_the_list_of_tricks_is_bounded():
    article = clean(f"{TRUE}\n" + "pay\u200bment " * 700)
    assert len(article.removed) == 50
    assert "\u200b" not in article.text


@pytest.mark.parametrize(
    ("line", "stuffed"),
    [
        pytest.param(", ".join(f"cheap {w}" for w in "boots shoes hats coats gloves scarves belts bags".split()), True, id="rings: one word"),
        pytest.param(" | ".join(f"orre {w} news" for w in "mill town river gale boat fish port sea".split()), True, id="rings: strokes"),
        pytest.param(", ".join(f"{n} Berg" for n in "Anna Tom Ida Per Nils Eva Liv Knut".split()), False, id="silent: a family"),
        pytest.param("boots, shoes, hats, coats, gloves, scarves, belts, bags, cheap boots, cheap hats", False, id="silent: a list"),
        pytest.param("He sold cheap boots, cheap shoes, cheap hats, cheap coats, cheap gloves, cheap belts, cheap bags.", False, id="silent: a sentence"),
        pytest.param("", False, id="silent: empty"),
    ],
)  # fmt: skip
def test_heaps_of_search_words(line, stuffed):
    assert is_stuffed(line) is stuffed
    text = f"{TRUE}\n{line}\n{TRUE.replace('Monday', 'Friday')}"
    assert ("boilerplate.keywords" in {r.code for r in clean(text).removed}) is stuffed


@given(st.text(st.sampled_from("aBсо \u200b\u00ad\u202e\u202c𝐦αѕж"), max_size=30))
def test_once_undone_nothing_is_left(text):
    plain = tidy(text)
    assert tidy(plain) == plain
    assert find_tricks(plain) == ()
