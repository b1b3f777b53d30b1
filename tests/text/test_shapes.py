"""Shapes: each bit rings for the words it is about, and the other bits stay silent."""

from __future__ import annotations

import pytest

from spamfilter.text import shapes
from spamfilter.text.shapes import describe

BITS = {name: bit for name, bit in vars(shapes).items() if name.isupper() and name[0] != "_" and isinstance(bit, int)}


def names(form):
    return {name for name, bit in BITS.items() if describe(form).shape & bit}


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        pytest.param("harbour", "SMALL PLAIN LONG ASCII ALPHA", id="a word"),
        pytest.param("the", "SMALL PLAIN LONG ASCII ALPHA FUNCTION", id="a function word"),
        pytest.param("Skerrow", "UPPER TITLE PLAIN LONG ASCII ALPHA", id="a name"),
        pytest.param("NATO", "UPPER SHOUTED PLAIN LONG ASCII ALPHA", id="capitals"),
        pytest.param("Skerrow's", "UPPER PLAIN LONG ASCII ALPHA OWNING JOINED", id="a name that owns"),
        pytest.param("don’t", "SMALL LONG FUNCTION JOINED CONTRACTED ASCII", id="contracted"),
        pytest.param("J", "UPPER TITLE PLAIN ASCII ALPHA LONE", id="an initial"),
        pytest.param("1,200", "PLAIN LONG NUMBER ASCII", id="a number"),
        pytest.param("7", "PLAIN NUMBER ASCII", id="a digit is not alone"),
        pytest.param("été", "SMALL LONG ALPHA", id="not plain"),
        pytest.param("水", "ALPHA STRANGE", id="a sign"),
        pytest.param("Море", "UPPER TITLE LONG ALPHA STRANGE", id="another alphabet"),
        pytest.param("Łódź", "UPPER TITLE LONG ALPHA", id="Latin letters with marks"),
    ],
)
def test_bits(form, expected):
    assert names(form) == set(expected.split())


def test_bits_are_different():
    assert len(set(BITS.values())) == len(BITS)
    assert all(bit.bit_count() == 1 for bit in BITS.values())


def test_what_else_is_described():
    known = describe("Harbours'")
    assert (known.folded, known.root, known.letters, known.root_letters) == ("harbours", "harbour", 8, 7)
    assert known.centizipf == describe("harbours").centizipf > describe("Oberin").centizipf == 150
