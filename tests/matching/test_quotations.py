"""Quotations: what two texts quote from a third accuses neither."""

import pytest
from stories import LIGHTHOUSE, QUOTED_HERE, QUOTED_THERE, SPEECH, article

from spamfilter.match import Match
from spamfilter.matching.alignment import Alignment
from spamfilter.matching.quotations import without_quotations


def rest_of(ours, theirs):
    a, b = article(ours, "a"), article(theirs, "b")
    return without_quotations(Match(b, Alignment(a, b)))


def test_what_both_quote_is_laid_aside_on_both_sides():
    rest = rest_of(QUOTED_HERE, QUOTED_THERE)
    assert rest is not None
    assert all("birches" not in side.text for side in (rest.alignment.a, rest.alignment.b))
    assert "wet drums" in rest.alignment.a.text
    assert "sixty people" in rest.article.text


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        pytest.param(QUOTED_HERE, (*QUOTED_THERE[:1], SPEECH, *QUOTED_THERE[2:]), id="silent: the other text says it itself"),
        pytest.param(QUOTED_HERE, QUOTED_THERE[::2], id="silent: the other text lacks it"),
        pytest.param(QUOTED_HERE[1:2], QUOTED_THERE, id="silent: nothing but the quotation"),
        pytest.param(LIGHTHOUSE, LIGHTHOUSE, id="silent: a short quotation in a copy"),
        pytest.param(("",), QUOTED_THERE, id="silent: empty"),
    ],
)
def test_what_stays(ours, theirs):
    assert rest_of(ours, theirs) is None
