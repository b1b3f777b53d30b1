"""Quotes: what both texts quote is one thing, what both say outside quotation marks another."""

from __future__ import annotations

import pytest
from stories import INDEPENDENT, LIGHTHOUSE, REWRITTEN, value

from spamfilter.features.quotes import kept, outside
from spamfilter.matching.quotations import quoted

SAID = "Ships steer by satellite now, and we cannot pay for a memory"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(f'He said: "{SAID}."', (f"{SAID}.",), id="rings: straight marks"),
        pytest.param(f"He said: “{SAID}.”", (f"{SAID}.",), id="rings: curved marks"),
        pytest.param(f"Er sagte: „{SAID}.“", (f"{SAID}.",), id="rings: German marks"),
        pytest.param(f"Il a dit: «{SAID}.»", (f"{SAID}.",), id="rings: French marks"),
        pytest.param('The so-called "reform" was "over".', (), id="silent: single words"),
        pytest.param(f'He said: "{SAID}\nand more"', (), id="silent: a mark that no line closes"),
        pytest.param("“" + "word " * 200 + "”", (), id="silent: longer than anybody quotes"),
        pytest.param("", (), id="silent: empty page"),
    ],
)
def test_quotations(text, found):
    assert tuple(text[start:end] for start, end in quoted(text, 600)) == found


@pytest.mark.parametrize(
    ("text", "in_quotes", "outside_them"),
    [
        pytest.param(LIGHTHOUSE, (1.0, 1.0), (1.0, 1.0), id="rings: a copy has both"),
        pytest.param((*INDEPENDENT, f'"{SAID}," said Edric Tolland.'), (0.9, 1.0), (0.0, 0.0), id="rings inside only: an honest quotation"),
        pytest.param((*INDEPENDENT, f"“{SAID},” said Edric Tolland."), (0.9, 1.0), (0.0, 0.0), id="rings inside only: other marks"),
        pytest.param((*INDEPENDENT, SAID), (0.0, 0.0), (0.05, 0.2), id="rings outside only: quoted without marks"),
        pytest.param(REWRITTEN, (0.0, 0.0), (0.0, 0.1), id="silent: in other words"),
        pytest.param(
            (*INDEPENDENT, '"Nobody asked the ravens what they think about it," she said.'), (0.0, 0.0), (0.0, 0.0), id="silent: its own"
        ),
        pytest.param((), (0.0, 0.0), (0.0, 0.0), id="silent: empty page"),
    ],
)
def test_inside_and_outside(text, in_quotes, outside_them):
    assert in_quotes[0] <= value(kept, text, LIGHTHOUSE) <= in_quotes[1]
    assert outside_them[0] <= value(outside, text, LIGHTHOUSE) <= outside_them[1]
