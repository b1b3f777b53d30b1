"""Content: what a text's own words tell, and what those of another script do not."""

from __future__ import annotations

import pytest

from spamfilter.article import Article

SIGNS = "港口修好了十二艘渔船"


def content(text):
    return Article.from_lines([text]).content.stems


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"The harbour mended twelve boats. {SIGNS}", "harbour mend twelv boat", id="silent: signs a machine left"),
        pytest.param("The harbour (порт) mended boats.", "harbour mend boat", id="silent: a name in its own alphabet, in brackets"),
        pytest.param("The café in Łódź mended boats.", "café łódź mend boat", id="rings: Latin letters with marks"),
        pytest.param(f"{SIGNS} harbour", f"{' '.join(SIGNS)} harbour", id="rings: the page's own script"),
        pytest.param("порт лодка harbour", "порт лодка harbour", id="rings: the page's own alphabet"),
        pytest.param("", "", id="silent: nothing"),
    ],
)
def test_words_in_another_script_than_most_tell_nothing(text, expected):
    assert content(text) == tuple(expected.split())
