"""Answers: status, headers and body, before any server has seen them."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from spamfilter.report.plain import plain

TEXT, HTML, JSON = "text/plain; charset=utf-8", "text/html; charset=utf-8", "application/json"
LEAST_PACKED = 512  # bytes; below that gzip saves no packet
# What strangers wrote is never shown as a page of ours, and what is XML may run nothing and load nothing.
STRANGERS = (("Content-Security-Policy", "sandbox; default-src 'none'"), ("X-Content-Type-Options", "nosniff"))
OURS = (
    (
        "Content-Security-Policy",
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
)
_TAG = re.compile(r'(?:W/)?"([^"]*)"')


@dataclass(frozen=True)
class Answer:
    """One answer. `etag` is the opaque part of a weak validator (RFC 9110 8.8.3): packed and plain bodies share it."""

    body: bytes
    status: int = 200
    content_type: str = TEXT
    headers: tuple[tuple[str, str], ...] = ()
    etag: str | None = None

    @cached_property
    def packed(self) -> bytes:
        """The body packed by gzip, once however often it is asked for; the same body gives the same bytes."""
        return gzip.compress(self.body, 6, mtime=0)

    @property
    def size(self) -> int:
        """The bytes that this answer holds in memory when it is kept, about."""
        return len(self.body) * 4 // 3 + 2000

    def has(self, if_none_match: str | None) -> bool:
        """Whether the asking side has this already: one of its validators is ours, or it takes any."""
        if self.etag is None or not if_none_match:
            return False
        return if_none_match.strip() == "*" or self.etag in _TAG.findall(if_none_match[:4000])

    def with_headers(self, *headers: tuple[str, str]) -> Answer:
        """The same with more headers; of two of one name the later counts."""
        return replace(self, headers=(*self.headers, *headers))


def failure(status: int, message: str, *, retry_after: int | None = None) -> Answer:
    """A clear error for a feed reader: one line of text, whose status no reader takes for a feed."""
    wait = () if retry_after is None else (("Retry-After", str(retry_after)),)
    return Answer(f"spamfilter: {plain(message, 500)}\n".encode(), status, TEXT, (*OURS, ("Cache-Control", "no-store"), *wait))


def as_json(record: dict[str, Any], status: int = 200) -> Answer:
    """A record as JSON, in ASCII: nothing in it can be taken for anything else."""
    body = json.dumps(record, allow_nan=False).encode()
    return Answer(body, status, JSON, (*OURS, ("Cache-Control", "no-store")))


def json_failure(status: int, code: str, message: str) -> Answer:
    """An error of the interface for programs."""
    return as_json({"error": {"code": code, "message": plain(message, 500)}}, status)


def page(body: str, status: int = 200) -> Answer:
    """A page of ours."""
    return Answer(body.encode("utf-8", "replace"), status, HTML, (*OURS, ("Cache-Control", "no-store")))
