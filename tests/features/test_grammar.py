"""Grammar: what no English sentence holds rings; dialect, typing habits and honest foreign writers stay silent."""
# ruff: noqa: E501 one text a line, so that the table can be read

from __future__ import annotations

import pytest

from spamfilter.article import Article
from spamfilter.features.grammar import agreement, articles, doubled, order


def measure(feature, text):
    return feature(Article.from_lines(text.splitlines()), ())


@pytest.mark.parametrize(
    ("feature", "text"),
    [
        pytest.param(order, "They spoke about the of plan.", id="rings: the of"),
        pytest.param(order, "He heard it from they yesterday.", id="rings: from they"),
        pytest.param(order, "The farmers is are angry.", id="rings: is are"),
        pytest.param(order, "She came because is late.", id="rings: because is"),
        pytest.param(order, "It goes to of the town.", id="rings: to of"),
        pytest.param(agreement, "The plan would goes to the council.", id="rings: a modal with -s"),
        pytest.param(agreement, "He wanted to stole the boat.", id="rings: to with a past form"),
        pytest.param(agreement, "They had took the boat.", id="rings: have with a past form"),
        pytest.param(agreement, "She did not went; she did went.", id="rings: did with a past form"),
        pytest.param(agreement, "This road is more better.", id="rings: more better"),
        pytest.param(agreement, "On Monday she have a plan.", id="rings: she have"),
        pytest.param(agreement, "A strikers was hurt.\nIt was a strikers.", id="rings: a with a plural"),
        pytest.param(agreement, "We think these upgrades was useful.", id="rings: these upgrades was"),
        pytest.param(articles, "She ate a apple and an banana.", id="rings: a apple, an banana"),
        pytest.param(doubled, "He closed the the door.", id="rings: the the"),
        pytest.param(doubled, "A member of of the council.", id="rings: of of"),
    ],
)
def test_faults_ring_with_the_spot_quoted(feature, text):
    found = measure(feature, text)
    assert found.value > 0
    assert found.quotes
    assert all(quote in " ".join(text.split()) for quote in found.quotes)


HONEST = {
    "plain": "The council voted to close the bridge, and the mayor said that she had hoped to keep it open for a year.",
    "names with function words": "The Who and The The played. The IT team of the US, an A and B list; class A drugs for the IS group.",
    "particles": "It was dealt with and looked at. He walked to and from work, and cared for and about them. The car was looked after by a friend.",
    "set phrases": "As the above shows, a like mind is a must, the others are the few, and the up side is the will to win.",
    "hyphens": "An on-off switch, a to-go box, an at-a-glance view, his and-so-on, a by-the-book man.",
    "subjunctive": "They asked that he have a say, let it be, made her go, and if she come late, so be it. Did he have time? Should it go on?",
    "need not": "He need not worry; she dare not.",
    "dialect": '"I ain\'t got none, and them boys don\'t care," she said. "Me and him, we go way back."',
    "a before a sound": "A university, a European, a one-off, a unit, a use, an hour, an heir, an honest man, an MP, an 8th place, a US deal, a eulogy.",
    "old an": "An historic day in an hotel.",
    "a plural that is one thing": "A series of means, a species, a news item, a sports car, an arms deal, a sales team, a girls' school, a few weeks' rest, a gas, a lens.",
    "a compound": "A drugs charge, a systems analyst, a strikers union.",
    "of these": "One of these things is wrong. Each of those cars was sold. The number of these cases has grown.",
    "doubled on purpose": "He had had enough and she knew that that was it. It was very very late, no no, bye bye, knock knock. What it is is a game.",
    "doubled names": "Duran Duran played for Sirhan Sirhan in Baden Baden.",
    "poem": "Row, row, row your boat,\nthe river, the sea,\nof all I know\nand all of thee.",
    "code": "for (i = 0; i < n; i++) { if a in b: return the(a, an) }",
    "not at home in English": "I am living here since ten years and I like very much the people. Yesterday we have visited the museum with my two brothers.",
    "contractions": "I'd've gone if they'd let me; it's what he'd said he'd do.",
    "to after according": "According to said witnesses and contrary to made promises, due to lost time.",
    "could of names": "Modal verbs such as may, can and will: the will was read, the can was empty.",
}


@pytest.mark.parametrize("feature", [order, agreement, articles, doubled], ids=lambda feature: feature.__name__)
@pytest.mark.parametrize("text", [pytest.param(text, id=f"silent: {name}") for name, text in HONEST.items()])
def test_honest_text_stays_silent(feature, text):
    assert measure(feature, text).quotes == ()
    assert measure(feature, text).value == 0.0


def test_an_empty_page_gives_nothing():
    for feature in (order, agreement, articles, doubled):
        assert measure(feature, "") == measure(feature, "…")
