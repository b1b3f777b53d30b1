"""Frames: a form that other articles fill too rings; what only two articles share stays silent."""

from __future__ import annotations

import pytest
from stories import LIGHTHOUSE, article, match

from spamfilter.features.frames import common


@pytest.mark.parametrize(
    ("shared", "of_them", "value"),
    [
        pytest.param(9, 9, 0.9, id="rings: every shared run stands in other articles"),
        pytest.param(3, 2, 0.5, id="rings: two of three"),
        pytest.param(1, 1, 0.5, id="rings: one of one, which proves little"),
        pytest.param(20, 1, 1 / 21, id="silent: a set phrase in a copied text"),
        pytest.param(20, 0, 0.0, id="silent: only these two have it"),
        pytest.param(0, 0, 0.0, id="silent: nothing shared, or an index too small to know"),
    ],
)
def test_common(shared, of_them, value):
    found = common(article(LIGHTHOUSE), (match(LIGHTHOUSE, LIGHTHOUSE, shared_runs=shared, common_runs=of_them),))
    assert found.value == pytest.approx(value)
