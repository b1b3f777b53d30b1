"""Rarity: unknown and rare words ring; names, slang and plain writing stay silent."""

from __future__ import annotations

import pytest

from spamfilter.article import Article
from spamfilter.features.rarity import forced, rare, unknown

PLAIN = "The council said on Monday that the old bridge would close for repairs and that buses would take another road until spring."
SPUN = (
    "The council said on Monday that the hoary bridge would occlude for reparations and that omnibuses would purloin another thoroughfare."
)


def measure(feature, text):
    return feature(Article.from_lines(text.splitlines()), ())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(
            "They walked to the kokaj house and saw a stofaj cloth.", ("kokaj", "stofaj"), id="rings: words of another language left in"
        ),
        pytest.param("It was an unterrainful place.", ("unterrainful",), id="rings: a word nobody made"),
        pytest.param(PLAIN, (), id="silent: plain writing"),
        pytest.param("In Zorbleton, Mrs Quendrik met zorbleton fans.", (), id="silent: a name, also where it is in lower case"),
        pytest.param("It's gonna be awesome, y'all, the kids were kinda bummed.", (), id="silent: slang"),
        pytest.param("The café served a naïve soufflé.", (), id="silent: accents"),
        pytest.param("A twin-engined, well-to-do, oft-quoted thing.", (), id="silent: hyphens"),
        pytest.param("", (), id="silent: empty page"),
    ],
)
def test_unknown_words(text, words):
    found = measure(unknown, text)
    assert found.quotes == words
    assert (found.value > 0) == bool(words)


def test_a_spin_reaches_for_rare_words():
    assert measure(rare, SPUN).value > 0.2
    assert "omnibuses" in measure(rare, SPUN).quotes
    assert measure(rare, PLAIN).value == 0.0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("They gave the whippersnapper a chance.", ("whippersnapper",), id="rings: a rare word for a common one"),
        pytest.param("It was the belatedest of all.", ("belatedest",), id="rings: a form that no list has"),
        pytest.param(PLAIN, (), id="silent: plain writing"),
        pytest.param("The sailor saw the spinnaker beside a crankshaft.", (), id="silent: rare words that nothing else says"),
        pytest.param("The Whippersnapper sailed, and the whippersnapper won.", (), id="silent: a name"),
        pytest.param("They saw the zorbleton.", (), id="silent: a word that nobody knows"),
        pytest.param("", (), id="silent: empty page"),
    ],
)
def test_words_that_a_thesaurus_gave(text, words):
    found = measure(forced, text)
    assert found.quotes == words
    assert (found.value > 0) == bool(words)


def test_a_spin_is_forced_and_few_words_tell_little():
    assert measure(forced, SPUN).value > measure(forced, PLAIN).value + 0.05
    assert measure(forced, f"{SPUN} {SPUN}").value > measure(forced, SPUN).value


def test_a_text_of_names_has_no_content_words_to_judge():
    assert measure(unknown, "Zorble Quendrik Mebbot").value == 0.0
