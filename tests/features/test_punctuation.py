"""Punctuation: stray marks and sentences that break off; lists, long quotes and links stay silent."""

from __future__ import annotations

import pytest

from spamfilter.article import Article
from spamfilter.features.punctuation import breaks, stray


def measure(feature, text):
    return feature(Article.from_lines(text.splitlines()), ())


@pytest.mark.parametrize(
    ("feature", "text"),
    [
        pytest.param(stray, "“We will pay for it. ” he said", id="rings: a blank before the closing quote"),
        pytest.param(stray, "“We will pay.”. The bridge is shut.", id="rings: a second full stop"),
        pytest.param(stray, "The mayor, Ann Orley, said “it is late.” He added.", id="rings: He added."),
        pytest.param(stray, "“It is in its place.” She told.", id="rings: She told."),
        pytest.param(stray, "The mayor of,. the town", id="rings: comma and stop"),
        pytest.param(breaks, "The bridge is shut because the. Nobody knows.", id="rings: ends with the"),
        pytest.param(breaks, "The bridge is shut. nobody knows why.", id="rings: goes on in lower case"),
    ],
)
def test_faults_ring(feature, text):
    found = measure(feature, text)
    assert 0 < found.value <= 1
    assert found.quotes


HONEST = {
    "plain": "“We will pay,” the mayor said. “It is late.” Nobody spoke.",
    "American and British stops": "He called it “a farce.” She called it “a shame”. They “agreed”, he said.",
    "a quote over two paragraphs": "“We will pay for the bridge.\n“And we will pay soon,” he said.",
    "quote marks inside": "\"We said 'no',\" she told the court. It wasn't so.",
    "list numbers": "a) first\n2) second\n(3) third",
    "faces": "See you soon :-) or :(",
    "nested brackets": "The bridge (see [1] and (2)) is shut.",
    "dots": "Well... I know... and then.. . nothing.",
    "abbreviations": "Tools, paint, etc. are sold by Orley Inc. and others, approx. ten of them vs. none.",
    "links": "See example.org. See www.example.com or https://example.net/a.b for more.",
    "prepositions at the end": "That is the house I told you of. What are you waiting for? He was taken care of. She moved on.",
    "titles": "She read What We Did in the War and The Book Of the Sea. They saw Gone With the Wind twice.",
    "spoken tags": "“Go!” he said. He said that it was late. She told them. They said so in a letter.",
    "poem": "I saw the\nred of a\nsun, and\nwent",
    "headings": "What the council said\nAs it was\nThe End",
    "I and names": "The man whom I met and The Hague that I saw; as I said, May and Will came.",
    "roman": "Elizabeth II. was queen.",
}


@pytest.mark.parametrize("feature", [stray, breaks], ids=lambda feature: feature.__name__)
@pytest.mark.parametrize("text", [pytest.param(text, id=f"silent: {name}") for name, text in HONEST.items()])
def test_honest_text_stays_silent(feature, text):
    assert measure(feature, text).quotes == ()
    assert measure(feature, text).value == 0.0
