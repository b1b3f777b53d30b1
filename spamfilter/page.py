"""Pages: what an archive, a crawler or a feed hands in, before anything was decided about it."""

from __future__ import annotations

import os.path
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Source:
    """Where in which file a record stood.

    `offset` counts bytes of the file (of a compressed member: its first byte), `line` counts from 1, `record` is the
    record's own name there, such as a WARC-Record-ID.
    """

    file: str
    offset: int | None = None
    record: str | None = None
    line: int | None = None

    def __str__(self) -> str:
        if self.line is not None:
            return f"{self.file}:{self.line}"
        if self.offset is not None:
            return f"{self.file}@{self.offset}"
        return self.file if self.record is None else f"{self.file}#{self.record}"

    @property
    def name(self) -> str:
        """The place in words, the same however its file is called: `./a.html` and `a.html` are one page."""
        return str(replace(self, file=os.path.normpath(self.file)))

    @property
    def other_names(self) -> tuple[str, ...]:
        """What it would be called by the absolute path of its file, and by the path from the working folder; none where that is gone."""
        try:
            paths = os.path.abspath(self.file), os.path.relpath(self.file)  # noqa: PTH100 as it is called, no link followed
        except (OSError, ValueError):  # no working folder, or one on another drive
            return ()
        return tuple(name for path in paths if (name := str(replace(self, file=path))) != self.name)


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it was recorded.

    `markup` is HTML or plain text; `content_type` is what the record claims of it (with its charset), None where it
    claims nothing and the content decides. `id` and `url` are what the record states; `title` and `published` stand
    beside the markup in records that carry them. Times have a time zone.
    """

    markup: str | bytes
    url: str | None = None
    id: str | None = None
    title: str | None = None
    published: datetime | None = None
    fetched: datetime | None = None
    content_type: str | None = None
    source: Source | None = None

    @property
    def name(self) -> str:
        """The page's identity: its id, else its url, else where it stood."""
        return self.id or self.url or (self.source.name if self.source else "-")


@dataclass(frozen=True, slots=True)
class BadRecord:
    """A record that could not be read: it becomes a line with `error` and the run goes on.

    `code` is one word of the reader (`json`, `gzip`, `warc`, …), `message` says what is wrong with it.
    """

    source: Source
    code: str
    message: str
    id: str | None = None
    url: str | None = None

    @property
    def name(self) -> str:
        """The record's identity, as far as it is known."""
        return self.id or self.url or self.source.name
