from __future__ import annotations

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spamfilter.fetching.decoding import Damaged, TooLarge, decode

TEXT = b"The ferry to Port Kessler runs again. " * 50
BARE = zlib.compressobj(wbits=-15)
RAW = BARE.compress(TEXT) + BARE.flush()


@pytest.mark.parametrize(
    ("body", "encodings"),
    [
        pytest.param(TEXT, "", id="plain"),
        pytest.param(TEXT, "identity", id="plain by name"),
        pytest.param(gzip.compress(TEXT), "gzip", id="gzip"),
        pytest.param(gzip.compress(TEXT), "X-GZIP", id="gzip by its old name"),
        pytest.param(gzip.compress(TEXT[:300]) + gzip.compress(TEXT[300:]), "gzip", id="two members"),
        pytest.param(gzip.compress(TEXT) + b"\0\0\0", "gzip", id="gzip with padding"),
        pytest.param(TEXT, "gzip", id="says gzip and is plain"),
        pytest.param(zlib.compress(TEXT), "deflate", id="deflate"),
        pytest.param(RAW, "deflate", id="deflate without its frame"),
        pytest.param(gzip.compress(zlib.compress(TEXT)), "deflate, gzip", id="twice"),
        pytest.param(gzip.compress(TEXT), "", id="a packed file, and nothing said of it"),
        pytest.param(gzip.compress(gzip.compress(TEXT)), "gzip", id="a packed file, packed"),
    ],
)
def test_decodes(body, encodings):
    assert decode(body, encodings, 10_000) == TEXT


@pytest.mark.parametrize(
    ("body", "encodings", "error"),
    [
        pytest.param(gzip.compress(TEXT)[:-9], "gzip", Damaged, id="cut off"),
        pytest.param(gzip.compress(TEXT)[:-1], "gzip", Damaged, id="cut off in its last byte"),
        pytest.param(gzip.compress(TEXT)[:5], "gzip", Damaged, id="cut off in its head"),
        pytest.param(gzip.compress(TEXT)[:-8] + b"\0" * 8, "gzip", Damaged, id="wrong sum"),
        pytest.param(gzip.compress(b"") * 100, "gzip", Damaged, id="a hundred empty members"),
        pytest.param(b"\0" * 40, "deflate", Damaged, id="no deflate"),
        pytest.param(TEXT, "br", Damaged, id="not asked for"),
        pytest.param(TEXT, "gzip, gzip, gzip, gzip", Damaged, id="four times"),
        pytest.param(gzip.compress(bytes(10_001)), "gzip", TooLarge, id="one byte too many"),
        pytest.param(gzip.compress(gzip.compress(bytes(1 << 24))), "gzip, gzip", TooLarge, id="a bomb in a bomb"),
        pytest.param(gzip.compress(gzip.compress(bytes(1 << 24))), "gzip", TooLarge, id="a packed bomb"),
        pytest.param(gzip.compress(bytes(1 << 24)), "", TooLarge, id="a bomb of which nothing is said"),
        pytest.param(zlib.compress(bytes(1 << 24)), "deflate", TooLarge, id="a deflate bomb"),
    ],
)
def test_refuses(body, encodings, error):
    with pytest.raises(error):
        decode(body, encodings, 10_000)


@given(st.binary(max_size=200), st.sampled_from(["gzip", "deflate", "gzip, deflate"]))
def test_any_bytes_end_in_bytes_or_a_refusal(body, encodings):
    for whole in (body, b"\x1f\x8b\x08\x00" + body):
        try:
            assert len(decode(whole, encodings, 1000)) <= 1000
        except (Damaged, TooLarge):
            continue
