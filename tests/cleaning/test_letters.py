"""Letters: an English text in disguise is read as people read it; names, loans and other languages keep their letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spamfilter import clean
from spamfilter.cleaning.letters import plain_letter, undisguise

P = [
    "The weir below Castle Hallam was lowered by a hand's breadth in March, and the anglers noticed before the council did.",
    "Three of them wrote to the water board, which answered in June that the levels had been agreed with every owner of a mill.",
    "No owner remembers being asked, although two of the four found a form in a drawer that somebody had signed for them.",
    "The board meets again on the ninth, and it has promised to bring the original drawings of the weir along.",
]
DISGUISES = {
    "dotless": {"i": "ı"},
    "accents": {"e": "é"},
    "umlauts": {"a": "ä", "o": "ö", "u": "ü"},
    "dots below": {"a": "ạ", "e": "ẹ", "o": "ọ"},
    "hooks": {"b": "ɓ", "d": "ɗ", "g": "ɠ"},
    "strokes": {"d": "đ", "o": "ø", "l": "ł"},
    "eng": {"n": "ŋ"},
    "turned": {"e": "ǝ", "a": "ɐ"},
    "long s": {"s": "ſ"},
    "small capitals": {"a": "ᴀ", "e": "ᴇ", "n": "ɴ", "r": "ʀ", "t": "ᴛ"},
    "Greek": {"a": "α", "o": "ο", "v": "ν", "u": "υ", "p": "ρ"},
    "Cyrillic": {"e": "ҽ", "k": "к", "m": "м"},
    "Coptic": {"o": "ⲟ", "p": "ⲣ", "c": "ⲥ"},
    "Hebrew": {"o": "ס"},
    "digits": {"o": "০"},
    "raised": {"a": "ᵃ", "e": "ᵉ", "i": "ⁱ", "o": "ᵒ", "n": "ⁿ"},
    "lowered": {"a": "ₐ", "e": "ₑ", "o": "ₒ"},
    "script": {"e": "ℯ", "g": "ℊ", "o": "ℴ"},
    "wide": {chr(c): chr(c + 0xFEE0) for c in range(97, 123)},
    "circled": {chr(97 + c): chr(0x24D0 + c) for c in range(26)},
    "struck through": {"e": "e\u0336"},
    "marks": {"e": "e\u0323"},
    "capital I": {before + "l": before + "I" for before in "abeghino"} | {"Il": "II"},
}
FRENCH = (
    "Le conseil a décidé mardi de fermer la vieille piscine, qui perd de l'argent depuis des années, et où personne n'était allé. "
    "L'été dernier, même les élèves de l'école voisine préféraient la rivière, dit la maîtresse, très déçue par cette décision."
)
GERMAN = "Der Bürgermeister möchte die Brücke früher räumen lassen, weil die Händler über höhere Gebühren für künftige Märkte klagen."
VIETNAMESE = "Hội đồng thành phố đã quyết định hôm thứ ba đóng cửa hồ bơi cũ vì nó thua lỗ nhiều năm, nhưng người dân nói không ai hỏi họ."
NAMES = (
    "Jón Þórðarson, Sigríður Ægisdóttir and Ásgeir Örn met Erdoğan, Şahin, Müller and Gómez at the café in Łódź on Friday, and all of them "
    "said that the façade of the Hôtel Étoile was as bad as the crème brûlée."
)
SCIENCE = "The levels of TNF-α, IFN-γ and β-catenin rose by 4 μg, while the κ-light chains and the χ² test of the α-helix were as before."
JAPANESE = "市議会は火曜日、ＮＨＫの取材に対し、長年赤字が続いている古いプールを閉鎖することを決めたと話している。"


@pytest.mark.parametrize("letters", DISGUISES.values(), ids=DISGUISES.keys())
def test_a_disguised_text_is_read_as_it_looks(letters):
    lines = P
    for plain, shown in letters.items():
        lines = [line.replace(plain, shown) for line in lines]
    article = clean("<article>" + "".join(f"<p>{line}</p>" for line in lines) + "</article>")
    assert [p.text for p in article.paragraphs] == P
    assert clean("\n".join(lines)).text == "\n".join(P)


def test_the_words_are_named():
    article = clean("\n".join(P).replace("e", "é"))
    assert ("lowéréd", "hidden.homoglyph") in {(r.text, r.code) for r in article.removed}
    assert len([r for r in article.removed if r.code == "hidden.homoglyph"]) <= 50


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([FRENCH] * 3, id="silent: French"),
        pytest.param([GERMAN] * 3, id="silent: German"),
        pytest.param([VIETNAMESE] * 3, id="silent: Vietnamese"),
        pytest.param([JAPANESE] * 3, id="silent: Japanese"),
        pytest.param([NAMES, *P], id="silent: names"),
        pytest.param([NAMES], id="silent: nothing but names"),
        pytest.param([SCIENCE, *P], id="silent: units and proteins"),
        pytest.param([*P, FRENCH, GERMAN], id="silent: two languages beside English"),
        pytest.param([p.upper() for p in P], id="silent: capitals"),
        pytest.param([" ".join(word.capitalize() for word in p.split()) for p in P], id="silent: capitals in front"),
        pytest.param(["I saw him. I did. I said: I, McIntosh, am I.", *P], id="silent: many I's"),
        pytest.param([p.replace("weir", "wéir") for p in P], id="silent: one word"),
        pytest.param([], id="silent: empty"),
    ],
)
def test_names_loans_and_other_languages_keep_their_letters(lines):
    assert undisguise(lines) == (lines, [])


def test_what_stands_beside_a_disguised_text_keeps_its_letters():
    lines, words = undisguise([*(p.replace("e", "é") for p in P), FRENCH])
    assert lines == [*P, FRENCH]
    assert "thé" in words


@pytest.mark.parametrize(
    ("sign", "plain"),
    [*zip("aéıŁᴀⒶæяд中“’™½€٠๑٣", "aeiLaAærд中“’™½€ol٣", strict=True), ("\u0301", ""), ("ﬁ", "fi")],
)
def test_letters(sign, plain):
    assert plain_letter(sign) == plain


written = [*P, *(p.replace("e", "é") for p in P), *(p.replace("o", "ο") for p in P), FRENCH, NAMES, JAPANESE, ""]


@given(st.lists(st.one_of(st.sampled_from(written), st.text("aé ı.I\u0336中the", max_size=40)), max_size=12))
def test_once_undone_nothing_is_left(lines):
    once, _ = undisguise(lines)
    assert len(once) == len(lines)
    assert undisguise(once) == (once, [])


def test_fillers_as_wide_as_letters_are_spaces_where_they_part_words():
    assert clean(P[0].replace(" ", "\u3164")).text == P[0]
    assert clean(P[0].replace("lowered", "low\u3164ered")).text == P[0]
