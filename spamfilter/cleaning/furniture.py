"""Furniture: which lines inside an article's body are none of the article.

Shape alone convicts nobody: a line needs a phrase of its kind and the place where that kind stands, or what follows it.
Markup and plain text go through the same rules; markup adds what its links say.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spamfilter.cleaning.phrases import (
    LABEL_STARTS,
    LONGEST_LINE,
    NEIGHBOURS,
    OPENER_STARTS,
    SINGLE,
    fold,
    label_code,
    opener,
)
from spamfilter.cleaning.prose import ENDS, QUOTES, STOPS, is_cut_off, last_sign
from spamfilter.cleaning.templates import LONGEST, Loose, likely, start_of, template_code
from spamfilter.cleaning.tricks import SHORTEST_HEAP, is_stuffed
from spamfilter.cleaning.worded import take_end, worded_code
from spamfilter.cleaning.wording import wording_code

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spamfilter.cleaning.blocks import Block

_LABEL_END = re.compile(r"[:：|–—/»-]\s*$")
_SPEECHLESS = re.compile(r"[\W_]+")
_OUTLET = re.compile(r"\(?[^\W\d_a-z][^\W_a-z]{1,5}\)?")
_LISTS = frozenset({"related", "recommended"})
_HEADED = _LISTS | {"author"}  # labels of these may be worded in any way
HEAD = 4  # prose paragraphs may stand before a byline
_FRINGE = 20  # characters that folding may take off a line
MOST_FOLLOWERS = 12  # lines after one label


def find_furniture(blocks: Sequence[Block], title: str | None, codes: list[str | None]) -> list[str | None]:
    """Code of each block that is furniture, None for the rest; `codes` holds what the page's structure already said."""
    codes = list(codes)
    whole = [c is None and b.prose for b, c in zip(blocks, codes, strict=True)]
    prose = list(whole)
    _labels_and_templates(blocks, codes, prose)
    take_end(blocks, codes, prose)
    _followers(blocks, codes, prose)
    _links(blocks, codes)
    _title_again(blocks, codes, title)
    _outlet(blocks, codes, whole)
    _tail(blocks, codes, whole)
    if None not in codes:  # words alone take no text as a whole
        codes = [
            None if true and template_code(block.text) is None else code for block, code, true in zip(blocks, codes, whole, strict=True)
        ]
    return codes


def line_code(block: Block, rows: tuple[Loose, ...] | None = None, *, fringe: bool = False) -> str | None:
    """Code of a line by its phrase, wherever it stands; `fringe` says that it stands behind other furniture at the head or the tail."""
    text = block.text
    size = len(text)
    if size > LONGEST or text[0] in QUOTES:
        return None
    start = text[:3]
    start = start.lower() if start.isascii() and start.isalnum() else start_of(text)
    if start in LABEL_STARTS:
        if size <= LONGEST_LINE and (code := label_code(text)) and (last_sign(text) not in STOPS or text.count(" ") >= 2):
            return code
        if block.links and 0 < (lead := block.lead) <= 40 and block.linked >= 0.8 * (size - lead) and (code := label_code(text[:lead])):
            return code
    if start in OPENER_STARTS and (found := opener(text)):
        label, headline = found
        words = headline.count(" ") + 1
        if words <= 30 and (last_sign(headline) not in STOPS or block.density > 0.5):
            return "readmore" if label_code(headline) == "readmore" and label_code(label) == "readmore" else "related"
    if size >= SHORTEST_HEAP and is_stuffed(text):
        return "keywords"
    return template_code(text, rows, start=start, markup=block.tag != "line") or worded_code(block, fringe=fringe)


def _row_code(block: Block, rows: tuple[Loose, ...]) -> str | None:
    """Code of a table's row whose every cell is furniture, as in a box that asks the reader to join."""
    if not block.links:
        return None
    found = [label_code(cell) or template_code(cell, rows) for cell in block.text.split(" | ")]
    return found[0] if all(found) else None


def _labels_and_templates(blocks: Sequence[Block], codes: list[str | None], prose: list[bool]) -> None:
    before, total = 0, sum(prose)
    rows = likely(b.text for b, code in zip(blocks, codes, strict=True) if code is None)
    for at, block in enumerate(blocks):
        if codes[at] is None:
            fringe = before in {0, total} and at > 0 and codes[at - 1] is not None
            code = _row_code(block, rows) if block.tag == "tr" else line_code(block, rows, fringe=fringe)
            if code and (_in_place(code, before, total) or (code == "author" and label_code(block.text))):
                codes[at] = code
                prose[at] = False
        before += prose[at]


def _in_place(code: str, before: int, total: int) -> bool:
    """Whether a phrase of this code stands where such furniture stands: `before` of `total` true paragraphs come first."""
    if code == "byline":
        return before <= HEAD or before >= total - 2
    if code == "author":  # a life of somebody may open with such a sentence; an author's box closes the page
        return before >= max(2, total - 1)
    if code == "neighbour":
        return before >= total
    return code != "toc" or before <= HEAD


def _followers(blocks: Sequence[Block], codes: list[str | None], prose: list[bool]) -> None:
    """Headlines and teasers after a label of a list, keywords after a label of tags, a name and a life after "Author"."""
    last = max((nr for nr, p in enumerate(prose) if p and not _is_shout(blocks[nr].text)), default=-1)
    at = 0
    while at < len(blocks):
        code = codes[at]
        if code is None or not _is_label(blocks[at].text, code):
            at += 1
            continue
        if code in _LISTS or code == "nav" or (code == "readmore" and (at > last or blocks[at].text.rstrip().endswith(":"))):
            at = _take_headlines(blocks, codes, prose, at, tail=at > last)
        elif code == "tags" and at + 1 < len(blocks) and codes[at + 1] is None and _is_keywords(blocks[at + 1]):
            codes[at + 1] = "tags"
        elif code == "author":
            _take_author(blocks, codes, at)
        at += 1


def _is_label(text: str, code: str) -> bool:
    """Whether a line of that code is its label and no more."""
    found = label_code(text)
    return found == code or (found is None and code in _HEADED and wording_code(text) == code)


def _take_headlines(blocks: Sequence[Block], codes: list[str | None], prose: list[bool], at: int, *, tail: bool) -> int:
    """Mark what follows the label at `at`; the last block that belongs to it."""
    label = codes[at] if codes[at] != "readmore" else "related"
    limit = _limit(blocks[at], label, tail=tail)
    taken, headline = 0, False
    for nr in range(at + 1, min(len(blocks), at + 1 + MOST_FOLLOWERS)):
        block = blocks[nr]
        if codes[nr] is not None:
            if codes[nr] in {"ad", "readmore", "byline", "hidden"}:
                continue
            break
        if headline and is_cut_off(block.text) and (block.links or block.text[0] not in QUOTES):
            codes[nr], headline = "teaser", False
            continue
        if headline and len(block.text) <= 60 and template_code(block.text) == "byline":
            codes[nr] = "byline"
            continue
        before_teaser = nr + 1 < len(blocks) and is_cut_off(blocks[nr + 1].text)
        if (
            (prose[nr] and not _is_shout(block.text))
            or taken >= limit
            or not (is_headline(block) or (before_teaser and block.text.count(" ") < 25))
        ):
            break
        if block.tag != "line" and block.density < 0.6 and not before_teaser and not (taken == 0 and limit == 1):
            break
        codes[nr], prose[nr], headline = label, False, True
        taken += 1
        at = nr
    return at


def _limit(block: Block, label: str | None, *, tail: bool) -> int:
    """How many headlines may follow a label: one after "Also Read:", a few in the middle of a text, many at its end."""
    if label == "nav":
        return 1 if tail and fold(block.text) in NEIGHBOURS else 0
    if fold(block.text) in SINGLE or _LABEL_END.search(block.text):
        return 1 if block.tag == "line" else 4
    return MOST_FOLLOWERS if tail or block.tag != "line" else 3


def _is_shout(text: str) -> bool:
    """Whether a line that ends like a sentence may be a headline after all: short, and it asks or exclaims."""
    return text[-1] in "!?" and text.count(" ") < 25


def is_headline(block: Block) -> bool:
    """Whether a line has the shape of a headline: 2 to 25 words without a full stop."""
    words = block.text.count(" ") + 1
    return (words >= 2 or block.density > 0.8) and words <= 25 and (last_sign(block.text) not in STOPS or block.density > 0.6)


def _is_keywords(block: Block) -> bool:
    words = block.text.count(" ") + 1
    return words <= 15 and last_sign(block.text) not in ENDS


def _take_author(blocks: Sequence[Block], codes: list[str | None], at: int) -> None:
    name: str | None = None
    for nr in range(at + 1, min(len(blocks), at + 4)):
        text = blocks[nr].text
        if codes[nr] is not None:
            break
        if name is None and text.count(" ") <= 4 and last_sign(text) not in ENDS:
            name = text
        elif not (name and text.startswith(name.split()[0])):
            break
        codes[nr] = "author"


def _links(blocks: Sequence[Block], codes: list[str | None]) -> None:
    """Whole paragraphs that are one link, and a short label before a link that ends the paragraph.

    Many of them are a list that the article is about, so they stay.
    """
    found = [at for at, block in enumerate(blocks) if codes[at] is None and block.links and _is_link_line(block)]
    if len(found) <= max(4, codes.count(None) // 10):
        for at in found:
            codes[at] = "related"


def _is_link_line(block: Block) -> bool:
    text = block.text
    if block.heading or block.tag in {"li", "tr", "dt", "dd"} or "://" in text[:10]:
        return False
    if block.density >= 0.9:
        return 3 <= text.count(" ") < 30 and last_sign(text) not in STOPS
    return (
        block.links == 1 and block.lead <= 40 and block.linked >= len(text) - block.lead - 3 and bool(_LABEL_END.search(text[: block.lead]))
    )


def _title_again(blocks: Sequence[Block], codes: list[str | None], title: str | None) -> None:
    """The title as a line of the text, or a first line that stands twice."""
    seen = fold(title) if title else ""
    for at, block in enumerate(blocks[:12]):
        text = block.text
        if codes[at] is not None or len(text) > (len(seen) + _FRINGE if seen else LONGEST):
            continue
        if seen:
            if fold(text) == seen and (title or at <= 2):
                codes[at] = "duplicate"
        elif at == 0 and text.count(" ") >= 2:
            seen = fold(text)


def _outlet(blocks: Sequence[Block], codes: list[str | None], whole: Sequence[bool]) -> None:
    """What is left of a dateline before the first paragraph: an outlet's name, a dash on a line of its own."""
    first = next((at for at, true in enumerate(whole) if true and codes[at] is None), 0)
    for at in range(first):
        if codes[at] is not None:
            continue
        text = blocks[at].text
        if _SPEECHLESS.fullmatch(text) or (
            text.count(" ") <= 3 and ((at and _OUTLET.fullmatch(text)) or _SPEECHLESS.fullmatch(blocks[at + 1].text))
        ):
            codes[at] = "source"


def _tail(blocks: Sequence[Block], codes: list[str | None], whole: Sequence[bool]) -> None:
    """After the last true paragraph: once furniture has begun, headlines and teasers belong to it; a heading over nothing goes."""
    last = max((at for at, true in enumerate(whole) if true and codes[at] is None), default=-1)
    begun: str | None = None
    for at in range(last + 1, len(blocks)):
        if codes[at] is not None:
            begun = codes[at] if codes[at] in _LISTS else begun or ("related" if last >= 0 else None)
        elif begun and (is_cut_off(blocks[at].text) or blocks[at].density > 0.6):
            codes[at] = "teaser" if is_cut_off(blocks[at].text) else begun
    if last >= 0:
        _cards(blocks, codes, last + 1)
    for at in range(len(blocks) - 1, last, -1):
        if codes[at] is None:
            if not blocks[at].heading or last < 0:
                break
            codes[at] = begun or "related"


def _cards(blocks: Sequence[Block], codes: list[str | None], first: int) -> None:
    """Headlines of other articles, each before an opening that breaks off: two at least, without a label, from `first` on."""
    found = [at for at in range(first + 1, len(blocks)) if is_cut_off(blocks[at].text) and is_headline(blocks[at - 1])]
    if len(found) > 1:
        for at in found:
            codes[at] = codes[at] or "teaser"
            codes[at - 1] = codes[at - 1] or "related"
