"""Streams: the same bytes whatever they were packed in, and what is damaged named."""

import gzip
import io
import random
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spamfilter.archives import Stream
from spamfilter.archives.gunzip import RATIO
from spamfilter.errors import InputError


def stream(data: bytes) -> Stream:
    return Stream(io.BytesIO(data), "in")


def content(source: Stream) -> bytes:
    return b"".join(iter(lambda: source.read(1 << 16), b""))


def member(data: bytes) -> bytes:
    return zlib.compress(data, wbits=31)


class Pipe(io.BytesIO):
    def seek(self, *where):  # noqa: ARG002 as a file's
        raise OSError("a pipe does not go back")


# Noise, so that a damaged member does not happen to be sound.
PLAIN = [random.Random(seed).randbytes(1500).hex().encode() for seed in (1, 2, 3)]
PARTS = [gzip.compress(plain, mtime=0) for plain in PLAIN]


@given(st.lists(st.binary(max_size=300), min_size=1, max_size=4))
def test_zipped_and_plain_are_the_same(parts):
    zipped = stream(b"".join(member(part) for part in parts))
    assert content(zipped) == b"".join(parts)
    assert zipped.take_damages() == ()


@given(st.binary(max_size=2000))
def test_bytes_that_are_not_zipped_come_as_they_are(data):
    if not data.startswith(b"\x1f\x8b\x08"):
        source = stream(data)
        assert source.head(10) == data[:10]
        assert content(source) == data
        assert source.position == len(data)


@pytest.mark.parametrize("kind", [io.BytesIO, Pipe])
@pytest.mark.parametrize("cut", [12, 400, 900])
def test_a_damaged_member_does_not_lose_the_next(cut, kind):
    broken = bytearray(PARTS[1])
    broken[cut] ^= 0xFF
    source = Stream(kind(PARTS[0] + bytes(broken) + PARTS[2]), "in")
    data = content(source)
    assert data.startswith(PLAIN[0])
    assert data.endswith(PLAIN[2])
    (bad,) = source.take_damages()
    assert (bad.source.offset, bad.code) == (len(PARTS[0]), "gzip")
    assert source.take_damages() == ()


def test_what_is_cut_off_gives_what_was_there():
    source = stream(PARTS[0] + PARTS[1][: len(PARTS[1]) // 2])
    data = content(source)
    assert len(PLAIN[0]) < len(data) < len(PLAIN[0] + PLAIN[1])
    assert (PLAIN[0] + PLAIN[1]).startswith(data)
    assert [bad.message for bad in source.take_damages()] == ["gzip member is cut off"]


@pytest.mark.parametrize(
    ("between", "offset"),
    [
        pytest.param(b"", None, id="silent: nothing"),
        pytest.param(b"\0" * 100_000, None, id="silent: padding"),
        pytest.param(b"\x1f\x8b", "end", id="rings: half a beginning"),
        pytest.param(b"garbage \x1f\x8b\x08 garbage", "end", id="rings: what looks like a beginning"),
    ],
)
def test_between_members(between, offset):
    source = stream(PARTS[0] + between + PARTS[1])
    assert content(source) == PLAIN[0] + PLAIN[1]
    assert [bad.source.offset for bad in source.take_damages()] == ([] if offset is None else [len(PARTS[0])])


def test_offsets_are_those_of_the_members():
    source = stream(b"".join(PARTS))
    content(source)
    assert source.offset_at(10) == 0
    assert source.offset_at(len(PLAIN[0])) == len(PARTS[0])
    assert source.offset_at(len(PLAIN[0] + PLAIN[1]) + 5) == len(PARTS[0] + PARTS[1])


def test_a_bomb_stops_and_the_next_member_is_found():
    bomb = member(b"\0" * (80 << 20))
    source = stream(bomb + PARTS[0])
    data = content(source)
    assert len(data) < 70 << 20
    assert data.endswith(PLAIN[0])
    assert [str(RATIO) in bad.message for bad in source.take_damages()] == [True]


def test_bombs_in_a_row_are_given_up():
    source = stream(member(b"\0" * (70 << 20)) * 6 + PARTS[0])
    size = sum(len(piece) for piece in iter(lambda: source.read(1 << 16), b""))
    assert size < 300 << 20
    assert "not read" in source.take_damages()[-1].message


def test_many_false_beginnings_are_given_up():
    source = stream(PARTS[0] + b"\x1f\x8b\x08\0" * 300_000)
    assert content(source).startswith(PLAIN[0])
    assert "not read" in source.take_damages()[-1].message


@given(st.lists(st.binary(max_size=50).map(lambda line: line.replace(b"\n", b"")), max_size=8), st.booleans())
def test_lines_are_what_stands_between_line_feeds(lines, ended):
    data = b"a\n" + b"\n".join(lines) + (b"\n" if ended else b"")
    want = data.split(b"\n")
    if not want[-1]:
        want.pop()
    assert list(stream(data).lines()) == want


def test_a_line_that_is_too_long_is_passed_over():
    assert list(stream(b"ab\n" + b"x" * 200_000 + b"\ncd").lines(limit=1000)) == [b"ab", None, b"cd"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_lines_are_utf_8_whatever_they_were(encoding):
    assert [line.decode() for line in stream("café\nquay ü".encode(encoding)).lines()] == ["café", "quay ü"]


def test_a_page_that_is_too_long_is_refused():
    with pytest.raises(InputError, match="longer than"):
        stream(b"x" * 2000).read_page(limit=1999)
    assert stream(b"x" * 2000).read_page(limit=2000) == b"x" * 2000
