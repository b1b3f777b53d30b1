"""Decoding: whatever came in becomes a bounded string without invisible tricks, before anything is parsed."""

from __future__ import annotations

import codecs
import re
import unicodedata

from spamfilter.cleaning.tricks import WIDTHLESS, turn, unmask
from spamfilter.errors import CleaningError

MAX_CHARS = 2_000_000  # of markup after scripts, styles and comments are gone, and of plain text
MAX_BYTES = 64_000_000
MAX_TAGS = 40_000
MAX_DEPTH = 400  # elements open at once; browsers stop near 512
MAX_TAG = 16_000  # characters of one tag, with its attributes: a parser's work grows with the square of their number
_SMALL = 80_000  # characters of markup that hold too few attributes for any harm (20,000 in one tag: 0.6 s)
_MANY_TAGS = 8_000  # up to here nesting alone cannot hurt (5,000 deep: 45 ms in lexbor), so nothing is rewritten

_DECLARED = re.compile(
    rb"<meta[^>]{0,500}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.\-]{2,40})|<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_:.\-]{2,40})",
    re.IGNORECASE,
)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.\-]{2,40})", re.IGNORECASE)


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Only true character sets: Python's codecs also hold hex, zip, idna, unicode_escape and utf-7.
_KNOWN = re.compile(
    r"(?:utf-?8|utf-?16|utf-?32|ascii|us-ascii|iso-?8859|latin|windows-|cp|koi8|mac|gb|big5|shift|sjis|euc|iso-2022-jp|tis|hz)",
    re.IGNORECASE,
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"%PDF",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x28\xb5\x2f\xfd",
    b"\x7fELF",
    b"MZ\x90",
    b"BZh",
    b"\xfd7zXZ",
    b"SQLite format 3",
    b"\x00\x00\x01\x00",
    b"RIFF",
    b"OggS",
    b"ID3",
)

_FILLER = re.compile("[\u3164\uffa0]")  # not shown, but as wide as a letter: between words a space
_SURROGATES = re.compile("[\ud800-\udfff]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_CONTROL_BYTES = bytes(byte for byte in range(128) if _CONTROLS.match(chr(byte)))
# What is not shown (Unicode's Default_Ignorable_Code_Point) and the marks between lines of ruby. The joiners U+200C and U+200D stay
# between letters of scripts that are written with them (Arabic to Malayalam) and inside emoji, variation selectors behind what is no
# letter.
_INVISIBLE = re.compile(
    f"[\u00ad\u061c\u200e\u200f\u202a-\u202e\u2065-\u206f{WIDTHLESS}]|(?<=[^\\W\\d_])[\ufe00-\ufe0f]"
    "|(?<![\u0600-\u0dff\u200d\ufe0f\u2600-\u27bf\U0001f000-\U0001faff])[\u200c\u200d]"
)
_STRANGE = re.compile(  # whatever the three above hold
    f"[\x00-\x08\x0e-\x1f\x7f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff\ufe00-\ufe0f{WIDTHLESS}]"
)
# First bytes in UTF-8 of all letters that may be disguised and of the signs above that count as printable: phonetic letters, marks,
# Greek to Armenian, Hangul to Mongolian, wide forms, all beyond the first 65,536.
# A filler among the signs of Korean and the Roman numerals share theirs with common signs: they are known by more.
_RISKY = b"\xc9\xcc\xcd\xce\xcf\xd0\xd1\xd2\xd3\xd4\xd5\xd6\xe1\xef\xf0\xf1\xf2\xf3\xf4"
_HTML = re.compile(
    r"<(?:!doctype\s+html|/?(?:html|head|body|div|p|br|span|a|article|section|main|h[1-6]|ul|ol|li|table|tr|td|img|meta|title|script|style|b|i|em|strong|font|center|frameset|blockquote|figure))(?=[\s/>])[^<>]{0,2000}>",
    re.IGNORECASE,
)
# A quote opens a value only behind a sign of equality, as in HTML's own tokenizer; no branch can back out, so a scan is linear.
_INSIDE = r"""[^>=]*+(?:="[^"]*+"[^>=]*+|=\s*+(?:"[^"]*+"|'[^']*+')?[^>=]*+)*+"""  # first what most attributes are, then any
_TAG = re.compile(rf"<(/?)([a-zA-Z][^\s/>]{{0,60}})({_INSIDE})(>?)")
_OPENING = re.compile(rf"<[a-zA-Z]{_INSIDE}")
_UNREAD = re.compile(r"<(?:!--|[sS](?:[cC][rR][iI][pP][tT]|[tT][yY][lL][eE])(?=[\s/>]))")
_END_OF = {"-": re.compile("--!?>"), "c": re.compile("</[sS][cC][rR][iI][pP][tT]"), "t": re.compile("</[sS][tT][yY][lL][eE]")}
_VALUE = re.compile(r""""[^"]*+"|'[^']*+'""")
# Elements that never nest, or that an end tag often fails to close: they do not count as depth.
_FLAT = _words("p li dt dd td th tr option br hr img input meta link area base col embed source track wbr thead tbody tfoot")
_UTF8 = re.compile(r"utf[-_]?8", re.IGNORECASE)
_BEYOND_ASCII, _ROW = bytes(range(128, 256)), re.compile(rb"[\x80-\xff]{3,}")
# Bytes beyond ASCII that may stand in such rows, and their share of all: in Windows-1252 hardly any do, in another script most.
_FEW_IN_ROWS, _MOST_IN_ROWS = 30, 0.5
_OPENS = re.compile(r"<(?:!--|!doctype|\?xml)", re.IGNORECASE)


def decode(markup: str | bytes, content_type: str | None = None, url: str | None = None) -> str:
    """Text of what came in: by its byte order mark, the stated charset, the meta element, else UTF-8 or Windows-1252.

    A charset that is stated and wrong does not lose the text: bytes that are sound UTF-8 are UTF-8. Raises CleaningError
    for what is empty or binary, or in another script and a charset that nothing tells.
    """
    if isinstance(markup, str):
        text = markup
    else:
        data = bytes(markup[:MAX_BYTES])
        if data.startswith(_MAGIC):
            raise CleaningError(url, "is binary, not text")
        text = _decode_bytes(data, content_type, url)
    text = text.removeprefix("\ufeff")
    if not text or text.isspace():
        raise CleaningError(url, "is empty")
    head = text[:4_000]
    data = head.encode("utf-8", "ignore")
    odd = len(data) - len(data.translate(None, _CONTROL_BYTES))
    if odd + head.count("\ufffd") > max(8, len(head) // 20) or text.count("\x00", 0, 20_000) > 1_000:
        raise CleaningError(url, "is binary, not text")
    return text


def is_html(text: str, content_type: str | None = None) -> bool:
    """Whether text is markup: it opens with a tag, or holds at least two tags that HTML knows.

    The content decides; a stated `text/plain` only asks for the first of the two.
    """
    start = text.lstrip()[:2000]
    if start.startswith("<") and (_HTML.match(start) or _OPENS.match(start)):
        return True
    if (own := re.match(r"<([a-zA-Z][\w:-]{0,60})[\s/>]", start)) and f"</{own.group(1)}" in text:
        return True
    if "<" not in text or "text/plain" in (content_type or "").lower():
        return False
    found = _HTML.finditer(text[:MAX_CHARS])
    return next(found, None) is not None and next(found, None) is not None


def bound(markup: str) -> str:
    """Markup that a parser can take in bounded time: not too long, too deep, too many tags or attributes.

    A short page comes back as it is; a long one without its scripts, styles and comments, which are most of it, but for JSON-LD.
    """
    if len(markup) <= _SMALL and markup.count("<") <= _MANY_TAGS:
        return markup
    markup = _without_unread(markup)[:MAX_CHARS]
    return markup if _is_tame(markup) else rewrite(markup)


def _is_tame(markup: str) -> bool:
    """Whether no limit can be broken by markup that is not too long."""
    if len(markup) <= _SMALL:
        return markup.count("<") <= _MANY_TAGS
    tags = _OPENING.findall(markup)
    if len(tags) > _MANY_TAGS:
        return False
    return max(map(len, tags), default=0) <= MAX_TAG or all(len(_VALUE.sub("", tag)) <= MAX_TAG for tag in tags if len(tag) > MAX_TAG)


def _without_unread(markup: str) -> str:
    """Markup without comments, scripts and styles; JSON-LD stays. What is never closed goes to the end."""
    parts: list[str] = []
    at = 0
    while found := _UNREAD.search(markup, at):
        start = found.start()
        end = _END_OF[markup[start + 2].lower()].search(markup, start + (2 if markup[start + 2] == "-" else 6))
        if end is None:
            parts.append(markup[at:start])
            return "".join(parts)
        if markup[start + 2] == "-":
            parts.append(markup[at:start])
            at = end.end()
        else:  # the end tag stays: alone, it does nothing
            parts.append(markup[at : end.start() if "ld+json" in markup[start : start + 200] else start])
            at = end.start()
    parts.append(markup[at:])
    return "".join(parts)


def rewrite(markup: str) -> str:
    """Markup tag by tag, with every limit kept."""
    parts: list[str] = []
    at = depth = tags = dropped = 0
    for found in _TAG.finditer(markup):
        parts.append(markup[at : found.start()])
        at = found.end()
        tags += 1
        if tags > MAX_TAGS:
            parts.append(" ")
            continue
        closing, name, attributes, end = found.groups()
        if not end:
            return "".join(parts)
        name = name.lower()
        if name not in _FLAT and not attributes.endswith("/"):
            if not closing:
                depth += 1
                if depth > MAX_DEPTH:
                    dropped += 1
                    parts.append(" ")
                    continue
            else:
                depth = max(0, depth - 1)
                if dropped:
                    dropped -= 1
                    continue
        parts.append(found.group() if len(attributes) <= MAX_TAG else f"<{closing}{name}>")
    parts.append(markup[at:])
    return "".join(parts)


def neat(text: str) -> str | None:
    """Text in one line, white space single, where that is all that `tidy` would do; None where it would do more, or must look closer."""
    text = text.strip()
    if "  " in text or not text.isprintable():
        text = " ".join(text.split())
        if not text.isprintable():
            return None
    if text.isascii():
        return text
    data = text.encode()
    if len(data.translate(None, _RISKY)) < len(data) or b"\xe3\x85\xa4" in data or b"\xe2\x85" in data:
        return None
    return text if unicodedata.is_normalized("NFC", text) else None


def tidy(text: str) -> str:
    """Text in one line in NFC, white space single, without invisible signs, controls and letters that only look Latin."""
    if (plain := neat(text)) is not None:
        return plain
    if text.isascii():
        return " ".join(_CONTROLS.sub("", text).split())
    if _STRANGE.search(text):
        if (fillers := len(_FILLER.findall(text))) and fillers > text.count(" "):
            text = _FILLER.sub(" ", text)
        text = _CONTROLS.sub("", _INVISIBLE.sub("", _SURROGATES.sub("", turn(text))))
    text = unmask(text)
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.split())


def _decode_bytes(data: bytes, content_type: str | None, url: str | None) -> str:
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data.decode(name, "replace")
    if (wide := _wide(data)) is not None:
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    for name in _claims(data, content_type):
        try:
            text = data.decode(name, "replace")
        except LookupError:
            continue
        if text.count("\ufffd") <= 4 + len(text) // 200 and not (_UTF8.fullmatch(name) and _is_no_utf8(text)):
            return text
    text = data.decode("utf-8", "replace")
    if text.count("\ufffd") <= 2 + len(text) // 1000 and not _is_no_utf8(text):  # one bad or cut sign in a UTF-8 page
        return text
    beyond, in_rows = len(data) - len(data.translate(None, _BEYOND_ASCII)), sum(map(len, _ROW.findall(data)))
    if in_rows > max(_FEW_IN_ROWS, _MOST_IN_ROWS * beyond):
        raise CleaningError(url, "is in no character set that it states or that can be told")
    return data.decode("cp1252", "replace")


def _is_no_utf8(text: str) -> bool:
    """Whether what was read as UTF-8 is none: more of its signs beyond ASCII are broken than sound, but for one that the end cuts."""
    text = text.rstrip("\ufffd")
    broken = text.count("\ufffd")
    return broken > 0 and 2 * broken > len(text) - len(text.encode("ascii", "ignore"))


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Latin text is zero."""
    head = data[:400]
    if len(head) < 8 or b"\x00" not in head:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > len(head) * 0.4 and even < len(head) * 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > len(head) * 0.4 and odd < len(head) * 0.05 else None


def _claims(data: bytes, content_type: str | None) -> list[str]:
    """Character sets that the record and the page state, in this order, those that Python knows as such."""
    names = []
    if content_type and (found := _CHARSET.search(content_type[:500])):
        names.append(found.group(1))
    if declared := _DECLARED.search(data[:8192]):
        names.append((declared.group(1) or declared.group(2)).decode("ascii"))
    return ["cp1252" if n.lower() in {"iso-8859-1", "latin1", "latin-1", "ascii", "us-ascii"} else n for n in names if _KNOWN.match(n)]
