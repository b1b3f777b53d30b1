"""Order: the longest common subsequence is that of a plain dynamic programme, and chance is the same in every run."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import LCSseq

from spamfilter.matching import order as order_module
from spamfilter.matching.order import MOST_COMPARED, SHUFFLES, Order, common_order, shuffled_orders

ROWS = st.lists(st.integers(0, 6), max_size=14)


def measured(a, b, sentences=None, weight=1.0):
    a, b = np.array(a, dtype=np.int64), np.array(b, dtype=np.int64)
    weights = np.full(len(a), weight), np.full(len(b), weight)
    shared = np.isin(a, b), np.isin(b, a)
    return common_order((a, b), weights, shared, np.array(sentences if sentences is not None else [0] * len(b), dtype=np.int32))


def plain_length(a, b):
    """The textbook table: length of the longest common subsequence."""
    table = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, one in enumerate(a):
        for j, other in enumerate(b):
            table[i + 1][j + 1] = table[i][j] + 1 if one == other else max(table[i][j + 1], table[i + 1][j])
    return table[-1][-1]


@given(ROWS, ROWS)
def test_agrees_with_a_plain_dynamic_programme(a, b):
    assert measured(a, b, weight=2.5).common == pytest.approx(2.5 * plain_length(a, b))


@given(ROWS, ROWS)
def test_is_the_same_from_both_sides(a, b):
    assert measured(a, b).common == measured(b, a).common


@given(ROWS, ROWS, st.integers(1, 4))
def test_chance_is_the_mean_over_shuffled_sentences(a, b, size):
    sentences = [n // size for n in range(len(b))]
    found = measured(a, b, sentences)
    kept = [(stem, sentence) for stem, sentence in zip(b, sentences, strict=True) if stem in a]
    groups = [[stem for stem, s in kept if s == sentence] for sentence in dict.fromkeys(s for _, s in kept)]
    lengths = [plain_length(a, [stem for n in order for stem in groups[n]]) for order in shuffled_orders(len(groups))]
    assert found.chance == pytest.approx(sum(lengths) / SHUFFLES)


@given(st.lists(st.integers(0, 10**6), max_size=30))
def test_a_text_has_all_of_itself_and_one_sentence_has_no_order(row):
    ids = np.unique(np.array(row, dtype=np.int64), return_inverse=True)[1].tolist()
    found = measured(ids, ids)
    assert found.common == found.total_a == found.total_b == len(row)
    assert found.excess == 0.0


def test_numbers_beyond_the_basic_plane_and_around_the_surrogates():
    row = [*range(0xD700, 0xE100), *range(11_000, 12_000)]
    assert measured(row, row[::2]).common == len(row[::2])


def test_what_is_compared_of_long_texts_is_bounded(monkeypatch):
    compared = []

    class Counted:
        @staticmethod
        def opcodes(one, other):
            compared.append(len(one) * len(other))
            return LCSseq.opcodes(one, other)

    monkeypatch.setattr(order_module, "LCSseq", Counted)
    row = [n * n % 997 for n in range(40_000)]
    found = measured(row, row, sentences=[n // 30 for n in range(len(row))])
    assert len(compared) == SHUFFLES + 1
    assert max(compared) <= MOST_COMPARED**2
    assert found.common == found.total_a == found.total_b == MOST_COMPARED


def test_nothing_is_common_where_what_is_shared_stands_beyond_what_is_compared():
    late = [*range(1, MOST_COMPARED + 1), 0]
    assert measured([0], late) == Order(0.0, 0.0, 1.0, MOST_COMPARED)


@pytest.mark.parametrize(
    ("order", "excess", "excess_a", "lift"),
    [
        pytest.param(Order(8.0, 3.0, 20.0, 10.0), 0.5, 0.25, 0.625, id="rings: more than chance"),
        pytest.param(Order(3.0, 3.0, 20.0, 10.0), 0.0, 0.0, 0.0, id="silent: as much as chance"),
        pytest.param(Order(2.0, 3.0, 20.0, 10.0), -0.1, -0.05, 0.0, id="silent: less than chance"),
        pytest.param(Order(0.0, 0.0, 0.0, 0.0), 0.0, 0.0, 0.0, id="silent: empty texts"),
        pytest.param(Order(0.0, 0.0, 5.0, 0.0), 0.0, 0.0, 0.0, id="silent: one empty text"),
    ],
)
def test_shares(order, excess, excess_a, lift):
    assert (order.excess, order.excess_a, order.lift) == pytest.approx((excess, excess_a, lift))


@pytest.mark.parametrize("count", [0, 1, 2, 7])
def test_orders_are_fixed_permutations(count):
    orders = shuffled_orders(count)
    assert len(orders) == SHUFFLES
    assert all(sorted(order) == list(range(count)) for order in orders)
    shuffled_orders.cache_clear()
    assert shuffled_orders(count) == orders
