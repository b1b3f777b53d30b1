"""Worded: lines that say by their words alone what they are, where they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spamfilter.cleaning.phrases import label_before
from spamfilter.cleaning.prose import QUOTES, STOPS, last_sign
from spamfilter.cleaning.wording import LIKELY, LONGEST, SURE, odds, wording_code

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spamfilter.cleaning.blocks import Block

WORDED = 160  # characters of such a line in the middle of a text; at the end it may have LONGEST
_LABEL = 2 * SURE  # a label before a headline is read alone, so it must be surer than a line: "Latest figures: 45 dead"
_LEADING = frozenset({"related", "recommended", "readmore"})  # what labels before a headline mean
_ITEMS = frozenset({"li", "dd", "dt", "tr"})
_OTHERS_WORDS = frozenset({"pre", "code", "blockquote"})
_SENTENCE = re.compile(r".+?(?:[.!।]|[?](?=.*[.!?।]\s))(?=\s)")  # one that another follows; a question and one behind it are one


def worded_code(block: Block, longest: int = WORDED, *, fringe: bool) -> str | None:
    """Code of a line that is worded like furniture, or of a headline behind a label that is; items of a list are the article's.

    So is what somebody says, and a paragraph that has furniture glued to its end: its first sentence must be worded like it too.
    """
    text = block.text
    if len(text) > longest or text[0] in QUOTES or block.tag in _OTHERS_WORDS or (block.tag in _ITEMS and not block.links):
        return None
    if code := wording_code(text, LIKELY if fringe else SURE):
        found = _SENTENCE.match(text)
        return code if found is None or odds(found.group()) >= 0 else None
    label = label_before(text)
    if label and wording_code(label[0], _LABEL) in _LEADING and (last_sign(label[1]) not in STOPS or block.density > 0.5):
        return "related"
    return None


def take_end(blocks: Sequence[Block], codes: list[str | None], prose: list[bool]) -> None:
    """Mark sentences of furniture at the end, from the last line on up to the first that may be the article's; the only paragraph stays."""
    first = next((at for at, true in enumerate(prose) if true), len(blocks))
    for at in reversed(range(first + 1, len(blocks))):
        if codes[at] is None:
            code = worded_code(blocks[at], LONGEST, fringe=True)
            if code is None:
                break
            codes[at], prose[at] = code, False
