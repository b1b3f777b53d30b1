"""Names: two broken names ring; one may be a slip, and honest spellings stay silent."""

from __future__ import annotations

import pytest
from stories import article, match

from spamfilter.features.names import corrupted

SOURCE = (
    "The minister Hendrik Ravelstok met Oswin Tarrabel in Lindermark on Monday. Later Agneta Polwhistle signed the treaty with Tarrabel."
)


def measure(text):
    page = article(text)
    return corrupted(page, (match(page, SOURCE),))


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        pytest.param(
            "The minister Hendrik Rabelstok met Oswin Tarrobel in Lindermark on Monday. Later Agneta Polwhistel signed the treaty with "
            "Tarrobel.",
            ("Rabelstok for Ravelstok", "Tarrobel for Tarrabel", "Polwhistel for Polwhistle"),
            id="rings: three names broken",
        ),
        pytest.param(SOURCE.replace("Polwhistle", "Polwhistel"), (), id="silent: one may be a slip"),
        pytest.param(
            "The minister Hendrik Ravelstock met Oswin Tarabel in Lindermark on Monday.", (), id="silent: two ways to write one sound"
        ),
        pytest.param(SOURCE, (), id="silent: all as they are"),
        pytest.param("A baker in Orsane sold Rye and Caraway to Benat.", (), id="silent: other names altogether"),
        pytest.param("", (), id="silent: empty page"),
    ],
)
def test_broken_names(text, quotes):
    found = measure(text)
    assert found.quotes == quotes
    assert (found.value > 0) == bool(quotes)
    assert 0 <= found.value <= 1
