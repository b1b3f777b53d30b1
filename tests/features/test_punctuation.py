"""Punctuation: marks without a partner, stray marks, sentences cut or run together; lists, long quotes and links stay silent."""

from __future__ import annotations

import pytest

from spamfilter.article import Article
from spamfilter.features.punctuation import balance, breaks, restarts, stray


def measure(feature, text):
    return feature(Article.from_lines(text.splitlines()), ())


@pytest.mark.parametrize(
    ("feature", "text"),
    [
        pytest.param(balance, "He said “we will go and left.", id="rings: a quote never closed"),
        pytest.param(balance, "He said we will go” and left.", id="rings: a quote never opened"),
        pytest.param(balance, 'The "old bridge is shut.', id="rings: one straight quote"),
        pytest.param(balance, "The bridge (built long ago is shut.", id="rings: a bracket never closed"),
        pytest.param(stray, "“We will pay for it. ” he said", id="rings: a blank before the closing quote"),
        pytest.param(stray, "“We will pay.”. The bridge is shut.", id="rings: a second full stop"),
        pytest.param(stray, "The mayor, Ann Orley, said “it is late.” He added.", id="rings: He added."),
        pytest.param(stray, "“It is in its place.” She told.", id="rings: She told."),
        pytest.param(stray, "The mayor of,. the town", id="rings: comma and stop"),
        pytest.param(breaks, "The bridge is shut because the. Nobody knows.", id="rings: ends with the"),
        pytest.param(breaks, "The bridge is shut. nobody knows why.", id="rings: goes on in lower case"),
        pytest.param(restarts, "The council responded to the town ask This week for more.", id="rings: ask This week"),
        pytest.param(restarts, "They met in Saudi Arabia As we were on the road.", id="rings: a new clause behind a name"),
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


@pytest.mark.parametrize("feature", [balance, stray, breaks, restarts], ids=lambda feature: feature.__name__)
@pytest.mark.parametrize("text", [pytest.param(text, id=f"silent: {name}") for name, text in HONEST.items()])
def test_honest_text_stays_silent(feature, text):
    assert measure(feature, text).quotes == ()
    assert measure(feature, text).value == 0.0


def test_balance_is_a_share_of_the_marks():
    assert measure(balance, "“a” (bcde) “c").value == pytest.approx(0.2)
    assert measure(balance, "no marks").value == 0.0
