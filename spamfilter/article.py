"""Articles: the text of a page without its furniture, and what was taken away."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from spamfilter.page import Source
    from spamfilter.text.content import Content
    from spamfilter.text.cutting import Words


class Paragraph(NamedTuple):
    """One line of an article; `start` and `end` count characters of the article's text."""

    text: str
    start: int
    end: int


class Removed(NamedTuple):
    """A passage the cleaner took for furniture.

    `code` is its kind (`boilerplate.related`, …). `at` are the first and last + 1 character in the text that was
    cleaned; None where that was markup.
    """

    text: str
    code: str
    at: tuple[int, int] | None = None


@dataclass(frozen=True)
class Article:
    """A page's text, line by line, and what the page says of itself.

    `canonical` is the address that the page claims for itself: shown and used as evidence, never an identity. A credit
    ("Source: …", "originally appeared on …") is no article text: it stands in `removed`, where it is evidence.
    """

    id: str
    paragraphs: tuple[Paragraph, ...]
    url: str | None = None
    title: str | None = None
    published: datetime | None = None
    fetched: datetime | None = None
    canonical: str | None = None
    language: str | None = None
    removed: tuple[Removed, ...] = ()
    source: Source | None = field(default=None, compare=False)

    @classmethod
    def from_lines(cls, lines: Iterable[str], *, name: str = "-", **facts: object) -> Article:
        """Article whose paragraphs are the non-empty lines; `facts` are the other fields."""
        paragraphs, at = [], 0
        for text in filter(None, map(str.strip, lines)):
            end = at + len(text)
            paragraphs.append(tuple.__new__(Paragraph, (text, at, end)))
            at = end + 1
        return cls(id=name, paragraphs=tuple(paragraphs), **facts)  # type: ignore[arg-type]  # fields by name

    def head(self, characters: int) -> Article:
        """The article up to about so many characters: whole paragraphs, a longer one cut; itself where it is short enough."""
        if not self.paragraphs or self.paragraphs[-1].end - self.paragraphs[0].start <= characters:
            return self
        return self._between(self.paragraphs[0].start, self.paragraphs[0].start + characters)

    def parts(self, characters: int, step: int) -> Iterator[Article]:
        """What stands in each stretch of so many characters, one `step` after the other; paragraphs keep their places in the whole."""
        last = self.paragraphs[-1].end if self.paragraphs else 0
        for start in range(0, max(min(last, 1), last - (characters - step)), step):
            yield self._between(start, start + characters)

    def _between(self, start: int, end: int) -> Article:
        """The paragraphs between two characters, those in which one of these falls cut there."""
        low = max(0, bisect_right(self.paragraphs, start, key=attrgetter("start")) - 1)
        high = bisect_left(self.paragraphs, end, key=attrgetter("start"))
        kept = [
            Paragraph(p.text[max(0, start - p.start) : end - p.start], max(start, p.start), min(end, p.end))
            for p in self.paragraphs[low:high]
            if p.end > start
        ]
        return replace(self, paragraphs=tuple(kept))

    def stating(self, **facts: object) -> Article:
        """The same text with other facts, and with the views of it that somebody has looked at already."""
        if all(getattr(self, name) == value for name, value in facts.items()):
            return self
        article = replace(self, **facts)  # type: ignore[arg-type]  # fields by name
        views = vars(self)  # to which other threads may add while this one reads
        vars(article).update({name: views[name] for name in ("text", "words", "content") if name in views})
        return article

    @cached_property
    def text(self) -> str:
        """The paragraphs, one a line."""
        return "\n".join([p.text for p in self.paragraphs])

    @cached_property
    def words(self) -> Words:
        """The words of the text as columns, with sentence numbers."""
        from spamfilter.text.cutting import split_words  # noqa: PLC0415 loads numpy: only who looks at words pays

        return split_words(self.text)

    @cached_property
    def content(self) -> Content:
        """The content words of the text with their weights."""
        from spamfilter.text.content import content_words  # noqa: PLC0415 reads the background: only who weighs words pays

        return content_words(self.words)
