"""Variants: one name in two spellings rings; relatives, peoples, accents and different people do not."""

from __future__ import annotations

import pytest

from spamfilter.article import Article
from spamfilter.features.variants import names


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        pytest.param(
            "Yesterday Jan Orlewick spoke. Then Orlevick left and Orlewick stayed.", ("Orlewick / Orlevick",), id="rings: one letter"
        ),
        pytest.param("We saw Brunsdal and Brundsal in Harlow.", ("Brundsal / Brunsdal",), id="rings: two letters changed places"),
        pytest.param(
            "We met Quendrik. The Quendriko plan is late, Quendrik said.", ("Quendrik / Quendriko",), id="rings: an ending nobody knows"
        ),
        pytest.param("In Russia the Russian and the Russians met Iraqi envoys from Iraq.", (), id="silent: a place and its people"),
        pytest.param("The Orlewicks and Orlewick's Orlewickians met.", (), id="silent: plural, possessive, followers"),
        pytest.param("He met Céline and Celine.", (), id="silent: an accent left out"),
        pytest.param("He met Martin and Martha, then Carl and Carol.", (), id="silent: two common names"),
        pytest.param("She met Quendrik and Vostermann.", (), id="silent: different names"),
        pytest.param("The Bridge was shut and the Bridges report about bridge and bridges was read.", (), id="silent: words in capitals"),
        pytest.param("", (), id="silent: empty page"),
    ],
)
def test_names(text, quotes):
    found = names(Article.from_lines([text]), ())
    assert found.quotes == quotes
    assert (found.value > 0) == bool(quotes)


def test_a_page_full_of_names_is_answered():
    text = " and ".join(f"Qu{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}ndor{chr(97 + n // 676)}" for n in range(3000))
    assert 0 < names(Article.from_lines([text]), ()).value <= 1
