"""Plain text: what others wrote, made harmless for a screen, a page and a line of JSON."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any

# Whole escape sequences go, so that no "[31m" stays behind: CSI, then OSC/DCS/SOS/PM/APC up to their end, then two-byte ones (ECMA-48,
# 5.4-5.6). Their one-byte forms (C1) go as signs only: in text read with the wrong charset they stand between true words.
_ESCAPES = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]PX^_][^\x07\x1b\x9c]{0,2000}(?:\x07|\x1b\\|\x9c)|\x1b[ -/]*[0-~]")
_JOINERS = "\u200c\u200d"  # the only invisible signs that change letters: Persian and emoji need them
_MARKS = 3  # combining marks on one letter; no living script stacks more, and "Zalgo" runs over the lines above
_WEB = re.compile(r"https?://[^\s\"'<>`\\/?#@\x00-\x20\x7f-\x9f]+(?:[/?#][^\s\"'<>`\\\x00-\x20\x7f-\x9f]*)?", re.IGNORECASE)
# What a line of JSON may hold raw by RFC 8259, but a terminal obeys or a reader of lines breaks at: C1, separators, overrides, halves.
_NOT_RAW = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def plain(text: str, limit: int | None = None) -> str:
    """The text on one line, without control characters, escape codes and direction marks.

    Halves of surrogate pairs become U+FFFD, white space one blank. With a limit, at most that many characters, the last
    of them an ellipsis where something was cut.
    """
    if limit is not None:
        text = text[: 4 * limit + 4000]  # enough for the limit even where much goes; the rest is not worth looking at
    line = " ".join(_visible(_ESCAPES.sub("", text)).split())
    return line if limit is None or len(line) <= limit else f"{line[: max(0, limit - 1)].rstrip()}…"


def plain_lines(text: str) -> list[str]:
    """The same for each line of a text; as many lines as the text has."""
    return [plain(line) for line in text.split("\n")]


def _visible(text: str) -> str:
    """The characters that show: without controls and formats, with few marks on each letter."""
    if text.isascii() and text.isprintable():
        return text
    kept, marks = [], 0
    for sign in text:
        category = unicodedata.category(sign)
        marks = marks + 1 if category in {"Mn", "Me"} else 0
        if marks > _MARKS or (category == "Cf" and sign not in _JOINERS):
            continue
        if category in {"Cc", "Zl", "Zp"}:
            kept.append(" " if sign.isspace() else "")
        else:
            kept.append("\ufffd" if category == "Cs" else sign)
    return "".join(kept)


def web_link(url: str | None) -> str | None:
    """The address if it is one that a reader may follow: http or https, a host, no sign that ends an attribute; else None."""
    return url if url is not None and _WEB.fullmatch(url) and plain(url) == url else None


def json_line(record: dict[str, Any]) -> bytes:
    r"""The record as one line of strict JSON in UTF-8, with its line feed.

    Letters stand as they are; controls (C0, C1, DEL), line separators, direction marks and halves of surrogate pairs are
    written as `\u....`. Raises ValueError for a number that JSON has not.
    """
    line = json.dumps(record, ensure_ascii=False, allow_nan=False, separators=(", ", ": "))
    return _NOT_RAW.sub(lambda found: f"\\u{ord(found.group()):04x}", line).encode() + b"\n"
