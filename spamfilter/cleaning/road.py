"""The road from a page to its article: decode, bound, blocks, selection, furniture, facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from spamfilter.article import Article, Removed
from spamfilter.cleaning.blocks import BOX, SIGN
from spamfilter.cleaning.decode import MAX_CHARS, bound, decode, is_html
from spamfilter.cleaning.doubt import doubt_lines
from spamfilter.cleaning.furniture import find_furniture, line_code
from spamfilter.cleaning.glued import find_glued
from spamfilter.cleaning.letters import undisguise
from spamfilter.cleaning.metadata import Metadata, read_metadata
from spamfilter.cleaning.names import told_as
from spamfilter.cleaning.overlooked import LINES, overlooked
from spamfilter.cleaning.plain import LONGEST_REMOVED, MOST_REMOVED, clean_lines, clean_text
from spamfilter.cleaning.prose import ends_sentence
from spamfilter.cleaning.select import select
from spamfilter.cleaning.tricks import MOST_TRICKS, find_tricks
from spamfilter.errors import CleaningError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from spamfilter.cleaning.blocks import Stream
    from spamfilter.page import Page


NOTHING = "no article text was found"
BESIDE = 6  # blocks before and behind the main text that may belong to it
_ORIGIN = frozenset({"source", "credit", "feed", "disclaimer", "byline"})


def clean_blocks(page: Page, blocks: Callable[[str], Stream]) -> Article:
    """The article of a page; `blocks` turns bounded markup into a stream. Plain text needs no tree.

    Raises CleaningError where no text is left.
    """
    text = decode(page.markup, page.content_type, page.url)
    if not is_html(text, page.content_type):
        return _clean_plain(page, text)
    return clean_stream(page, blocks(bound(text)))


def clean_stream(page: Page, stream: Stream) -> Article:
    """The article in a page's stream of blocks: what the selection takes for the body, else whatever is not furniture.

    Where a page shows more text in places that seldom hold any than it has otherwise, it is read again with these. Raises CleaningError
    where there is no text.
    """
    facts = read_metadata(stream)
    inside, found, structure = find_codes(stream, page.title or facts.title)
    if not inside:
        if stream.opened is not None:
            return clean_stream(page, stream.opened())
        raise CleaningError(page.url, NOTHING)
    doubt_lines(stream, inside, found)
    codes: list[str | None] = [code or "nav" for code in structure]
    for number, code in _origins(stream, structure, inside):
        codes[number] = code
    codes[inside[0] : inside[-1] + 1] = found
    parts = _part(stream, codes)
    if parts.went > LINES * parts.kept:
        if stream.left > parts.kept and stream.opened is not None:
            return clean_stream(page, stream.opened())
        if more := overlooked(stream, structure, inside, parts.kept):
            for number in more:
                codes[number] = None
            parts = _part(stream, codes)
    return _article(page, parts.lines, (*parts.removed[: MOST_REMOVED - len(parts.tricks)], *parts.tricks), facts)


def _origins(stream: Stream, structure: Sequence[str | None], inside: Sequence[int]) -> Iterator[tuple[int, str]]:
    """The lines right before and behind the main text that say whose it is: their numbers and codes."""
    first, end = inside[0], inside[-1] + 1
    for number in (*range(max(0, first - BESIDE), first), *range(end, min(end + BESIDE, len(structure)))):
        block = stream.blocks[number]
        if structure[number] is None and not block.hidden and (code := line_code(block)) in _ORIGIN:
            yield number, code


class _Parts(NamedTuple):
    """What a page falls into: the lines of the article, what is none of it, tricks in the lines, and the characters of these.

    What `went` counts no links and no boxes, but texts on buttons and the like.
    """

    lines: list[str]
    removed: list[Removed]
    tricks: list[Removed]
    kept: int
    went: int


def _part(stream: Stream, codes: Sequence[str | None]) -> _Parts:
    """What is the article and what is not, given the code of each block that is not."""
    lines: list[str] = []
    removed: list[Removed] = []
    tricks: list[Removed] = []
    last, went = -1, stream.left
    for number, (block, code) in enumerate(zip(stream.blocks, codes, strict=True)):
        if code is None:
            if number in stream.raws and len(tricks) < MOST_TRICKS:
                tricks += [Removed(trick.word, trick.kind) for trick in find_tricks(stream.raws[number])]
            if 0 <= last < number - 1 and _goes_on(stream, last, number):
                lines[-1] = f"{lines[-1]} {block.text}"
            else:
                lines.append(block.text)
            last = number
            continue
        if block.tag == BOX:
            passages = block.text.split(SIGN)
        else:
            passages = [block.text]
            went += len(block.text) - block.linked
        if len(removed) < MOST_REMOVED:
            kind = told_as(code)
            removed += [tuple.__new__(Removed, (passage[:LONGEST_REMOVED], kind, None)) for passage in passages]
    del tricks[MOST_TRICKS:]
    return _Parts(lines, removed, tricks, sum(map(len, lines)), went)


def find_codes(stream: Stream, title: str | None) -> tuple[list[int], list[str | None], list[str | None]]:
    """Numbers of the blocks of the main text, what the rules call each of them (None: true), what structure calls every block."""
    inside, structure = select(stream)
    for number in find_glued(stream, inside, title):
        structure[number] = structure[number] or "next"
    found = _furniture(stream, inside, structure, title)
    if all(found):
        inside = list(range(len(stream.blocks)))
        found = _furniture(stream, inside, structure, title)
    return inside, found, structure


def _goes_on(stream: Stream, before: int, after: int) -> bool:
    """Whether a block is the rest of a paragraph that furniture cut in two: bare text behind a `p` that ends in mid-sentence."""
    first, second = stream.blocks[before], stream.blocks[after]
    cut = first.tag == "p" and second.container == stream.containers.parents[first.container]
    return cut and not ends_sentence(first.text)


def _furniture(stream: Stream, inside: Sequence[int], codes: Sequence[str | None], title: str | None) -> list[str | None]:
    return find_furniture([stream.blocks[n] for n in inside], title, [codes[n] for n in inside])


def clean_foreign(page: Page, extract: Callable[[str], str | None], blocks: Callable[[str], Stream]) -> Article:
    """The article in the text that a foreign extractor finds in the markup; plain text goes past the extractor.

    Title, date and address come from `blocks`. Raises CleaningError where no text is left or the extractor fails.
    """
    text = decode(page.markup, page.content_type, page.url)
    if not is_html(text, page.content_type):
        return _clean_plain(page, text)
    markup = bound(text)
    facts = read_metadata(blocks(markup))
    try:
        found = extract(markup) or ""
    except Exception as error:
        raise CleaningError(page.url, f"the extractor failed ({type(error).__name__}: {str(error)[:200]})") from error
    lines, removed = clean_lines(found.splitlines(), page.title or facts.title)
    return _article(page, lines, removed, facts)


def _clean_plain(page: Page, text: str) -> Article:
    lines, removed = clean_text(text[:MAX_CHARS], page.title)
    return _article(page, lines, removed, Metadata())


def _article(page: Page, lines: Sequence[str], removed: tuple[Removed, ...], facts: Metadata) -> Article:
    """The article with what the record states first and what the page states second."""
    if not any(lines):
        raise CleaningError(page.url, NOTHING)
    lines, disguised = undisguise(lines)
    if disguised:
        found = [Removed(word, "hidden.homoglyph") for word in disguised[:MOST_TRICKS]]
        removed = (*removed[: MOST_REMOVED - len(found)], *found)
    return Article.from_lines(
        lines,
        name=page.name,
        url=page.url,
        title=page.title or facts.title,
        published=page.published or facts.published,
        fetched=page.fetched,
        canonical=facts.canonical,
        language=facts.language,
        removed=removed,
        source=page.source,
    )
