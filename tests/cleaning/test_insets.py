"""Insets: letters that a style sheet hides within words are left out where the words are none with them."""

import re

import pytest

from spamfilter import clean
from spamfilter.cleaning.insets import LEAST, LEAST_AT_END, are_strange

TREES = ("selectolax", "beautifulsoup")
P = [
    "The weir below Castle Hallam was lowered by a hand's breadth in March, and the anglers noticed before the council did.",
    "Three of them wrote to the water board, which answered in June that the levels had been agreed with every owner of a mill.",
    "No owner remembers being asked, although two of the four found a form in a drawer that somebody had signed for them.",
    "The board meets again on the ninth, and it has promised to bring the original drawings of the weir along.",
]


@pytest.fixture(params=TREES)
def lines(request):
    return lambda markup: [p.text for p in clean(markup, cleaner=request.param).paragraphs]


def page(texts, change):
    words = re.compile(r"[a-z]{5,}")
    return "<article>" + "".join(f"<p>{words.sub(lambda found: change(found.group()), text)}</p>" for text in texts) + "</article>"


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda word: f"{word[:2]}<i class=q7>zx</i>{word[2:]}", id="rings: a class within words"),
        pytest.param(lambda word: f"{word[:3]}<i>k</i>{word[3:]}", id="rings: a tag within words"),
        pytest.param(lambda word: f"{word}<span class=a>qu</span>", id="rings: at their end"),
        pytest.param(lambda word: f"{word[:2]}<del>vv</del>{word[2:]}", id="rings: struck through"),
        pytest.param(lambda word: f"{word[:2]}<q-r>zx</q-r>{word[2:]}", id="rings: an element of the site's own"),
    ],
)
def test_what_cuts_many_words_is_left_out(lines, change):
    assert lines(page(P * 2, change)) == P * 2


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda word: f"{word[:2]}<em>{word[2:4]}</em>{word[4:]}", id="silent: part of a word is stressed"),
        pytest.param(lambda word: f"{word[:2]}<b>{word[2:]}</b>", id="silent: the end of a word is bold"),
        pytest.param(lambda word: "".join(f"<span>{letter}</span>" for letter in word), id="silent: letter by letter"),
        pytest.param(lambda word: f"<span class=cap>{word[0]}</span>{word[1:]}", id="silent: a letter in front"),
        pytest.param(lambda word: f"<b>{word}</b>", id="silent: whole words"),
    ],
)
def test_true_letters_stay(lines, change):
    assert lines(page(P, change)) == P


def test_a_few_words_are_not_looked_at(lines):
    assert (
        lines(f"<article><p>{P[0]}</p><p>The <b>re</b>fused and the ac<i>x</i>cepted.</p></article>")[-1]
        == "The refused and the acxcepted."
    )
    notes = "".join(f"<p>{text}<sup>2</sup> CO<sub>2</sub> and the 4<sup>th</sup></p>" for text in P * 6)
    assert lines(f"<article>{notes}</article>")[0] == f"{P[0]}2 CO2 and the 4th"


def test_glosses_of_other_writing_stay(lines):
    gloss = "".join(
        f"<p>{n}番目の<ruby>災害<rt>さいがい</rt></ruby>では、<ruby>外国人<rt>がいこくじん</rt></ruby>も助け合いました。</p>"
        for n in range(LEAST)
    )
    assert "災害さいがいでは、外国人がいこくじんも" in lines(f"<article>{gloss}</article>")[0]


def test_the_list_of_words_is_asked_for_many():
    cut = [("le", "zx", "tter"), ("wo", "q", "rds"), ("an", "k", "swered")]
    assert are_strange(cut * LEAST)
    assert not are_strange((cut * LEAST)[: LEAST - 1])
    assert not are_strange([("un", "believ", "able")] * LEAST)
    assert are_strange([("letter", "zx", "")] * LEAST_AT_END)
    assert not are_strange([("letter", "zx", "")] * (LEAST_AT_END - 1))
    assert not are_strange([("care", "less", "")] * LEAST_AT_END)
    assert not are_strange([("zzq", "xk", "vvw")] * LEAST)
