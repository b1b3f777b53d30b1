"""Entries: what the index keeps of an article, and how it lies in the file."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import zstandard

from spamfilter.article import Removed
from spamfilter.errors import InputError
from spamfilter.matching.credit import CODES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from spamfilter.article import Article
    from spamfilter.verdict import Label

MOST_CLAIMS, LONGEST_CLAIM = 20, 500  # lines and characters; a credit is one short line
_LINES, _LIST = b"t", b"j"  # how the paragraphs stand in the text: one a line, or as a JSON list
_KEYS, _KEY_BYTES = b"k", 5  # what stands instead of a packed text, which never begins so (RFC 8878)
MOST_TEXT = 8 << 20  # bytes of one article's text, unpacked: a short page looks into forty of them


class _Tools(threading.local):
    """What packs and unpacks: for each thread its own, for many texts one after the other."""

    def __init__(self) -> None:
        self.packer = zstandard.ZstdCompressor(level=1)  # twice as fast as zlib at its fastest, and smaller
        self.unpacker = zstandard.ZstdDecompressor()


_tools = _Tools()


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article that shares keys with the one asked for; `score` is the sum of what the shared keys tell, in nats.

    `shared_runs` is how many run keys both have, `common_runs` how many of those stand in other, different articles too. `is_own` says
    that it stands on the same site, `is_spam` that it was judged so itself.
    """

    id: str
    score: float
    shared_runs: int = 0
    common_runs: int = 0
    is_own: bool = False
    is_spam: bool = False

    @property
    def own_runs(self) -> int:
        """How many runs both have and no other, different article: what a form or a set phrase does not explain."""
        return self.shared_runs - self.common_runs


@dataclass(frozen=True, slots=True)
class Remembered:
    """One article of the index, when it was first seen, the verdict it was learned with, and whether a person vouched for it.

    `text_seen` is when it was first seen with this text, where it had another one before, else None.
    `kept` says whether its text is kept; else the article has no paragraphs.
    """

    article: Article
    first_seen: datetime | None = None
    label: Label | None = None
    vouched: bool = False
    kept: bool = True
    text_seen: datetime | None = None


def pack_text(article: Article) -> tuple[bytes, bytes]:
    """The paragraphs compressed, and a digest of them.

    Raises InputError for a text above MOST_TEXT bytes.
    """
    text = article.text
    if text.count("\n") == len(article.paragraphs) - 1:
        raw = _LINES + text.encode("utf-8", "surrogatepass")
    else:  # a paragraph of several lines
        raw = _LIST + json.dumps([p.text for p in article.paragraphs], ensure_ascii=False).encode("utf-8", "surrogatepass")
    if len(raw) > MOST_TEXT:
        raise InputError(article.id, f"a text of {len(raw)} bytes is too long to remember (at most {MOST_TEXT})")
    return _tools.packer.compress(raw), digest(raw)


def unpack_text(packed: object, expected: object) -> list[str]:
    """The paragraphs again.

    Raises ValueError where the bytes are not what `pack_text` gave, or would unpack to more than MOST_TEXT.
    """
    if not isinstance(packed, bytes):
        raise ValueError("a text that is no text")  # noqa: TRY004 one error for every kind of damage
    try:
        if not 0 <= zstandard.frame_content_size(packed) <= MOST_TEXT:  # before room is made for it
            raise ValueError(f"a text that may unpack to more than {MOST_TEXT} bytes")
        raw = _tools.unpacker.decompress(packed)
    except zstandard.ZstdError as error:
        raise ValueError(f"a text that does not unpack ({error})") from None
    if digest(raw) != expected:
        raise ValueError("a text that differs from its digest")
    text = raw[1:].decode("utf-8", "surrogatepass")
    if raw[:1] == _LINES:
        return text.split("\n")
    try:
        lines = json.loads(text)
    except RecursionError:
        raise ValueError("a text whose list of paragraphs has no end") from None
    if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
        raise ValueError("a text that is no list of paragraphs")
    return lines


def pack_claims(article: Article, text_seen: datetime | None = None) -> str | None:
    """What the page says of its own origin (canonical link, credits that were removed from it) and `text_seen`; None for nothing."""
    credits_ = [[line.code, line.text[:LONGEST_CLAIM]] for line in article.removed if line.code in CODES][:MOST_CLAIMS]
    if article.canonical is None and not credits_ and text_seen is None:
        return None
    later = {} if text_seen is None else {"text_seen": text_seen.isoformat()}
    return json.dumps({"canonical": article.canonical, "credits": credits_, **later})


class Claims(NamedTuple):
    """The canonical link of a page, the credits that were removed from it, and `text_seen` as in `Remembered`."""

    canonical: str | None = None
    credits: tuple[Removed, ...] = ()
    text_seen: datetime | None = None


def unpack_claims(packed: object) -> Claims:
    """The claims again; raises ValueError where this is no such text."""
    told = text_of(packed)
    if told is None:
        return Claims()
    try:
        claims = json.loads(told)
        lines = tuple(Removed(str(text), str(code)) for code, text in claims["credits"])
        later = text_of(claims.get("text_seen"))
        return Claims(text_of(claims["canonical"]), lines, None if later is None else datetime.fromisoformat(later))
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"claims that are none ({error})") from None


def pack_keys(article: Article, numbers: NDArray[np.uint64]) -> tuple[bytes, bytes]:
    """What an index without texts keeps of an article: its keys, five bytes each, and a digest of its text."""
    columns = numbers.astype("<u8").view(np.uint8).reshape(-1, 8)[:, :_KEY_BYTES]
    return _KEYS + columns.tobytes(), digest(article.text.encode("utf-8", "surrogatepass"))


def unpack_keys(packed: object) -> NDArray[np.uint64] | None:
    """The keys of an article without its text; None where the text is kept. Raises ValueError where these bytes hold no keys."""
    if not isinstance(packed, bytes) or packed[:1] != _KEYS:
        return None
    if len(packed) % _KEY_BYTES != 1:
        raise ValueError("a list of keys that is none")
    numbers = np.zeros((len(packed) // _KEY_BYTES, 8), dtype=np.uint8)
    numbers[:, :_KEY_BYTES] = np.frombuffer(packed, dtype=np.uint8)[1:].reshape(-1, _KEY_BYTES)
    return numbers.view("<u8").reshape(-1).astype(np.uint64)


def digest(raw: bytes) -> bytes:
    """Eight bytes that tell one text from another."""
    return blake2b(raw, digest_size=8).digest()


def text_of(value: object) -> str | None:
    """A text that may be missing; raises ValueError for anything else."""
    if value is None or isinstance(value, str):
        return value
    raise ValueError(f"{type(value).__name__} where a text belongs")


def storable(text: str) -> str:
    """The text as SQLite can hold it: halves of a surrogate pair become question marks."""
    return text.encode("utf-8", "replace").decode("utf-8")
