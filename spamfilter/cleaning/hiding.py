"""Hiding: what an element says of itself about whether a reader sees it, by its attributes and its style.

What a class does is told by the page's own sheets (`spamfilter.cleaning.sheets`), and by a few names that everybody uses for one thing.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# What an element may say, any of these together. What is GONE hides whatever stands in it; in what is only UNSEEN or TINY an element
# may be SEEN or SIZED again. CLAIMED rests on a name or on half of what it takes: it counts for little text. What a sheet alone makes
# STYLED away a script may show: it counts for less than all that is left. FLAT and FADED hide words within a line; blocks unfold, and
# pages fade their text in. What is TURNED shows its letters from right to left.
GONE, UNSEEN, TINY, CLAIMED = 1, 2, 4, 8
FLAT, FADED, TURNED = 16, 32, 2048
SEEN, SIZED, DISPLAYED, RUNS_ON, ABUTS = 64, 128, 256, 512, 1024
STYLED = 4096
SURELY = GONE | UNSEEN | TINY
HIDES = SURELY | CLAIMED | STYLED
HIDES_WORDS = HIDES | FLAT
_TOLD = HIDES_WORDS | FADED | TURNED  # what a sheet's word counts for

_NAMES = re.compile(
    r"(?:^|\s)(?:sr-only|sr-text|screen-reader-text|visually-?hidden|u-hidden|is-hidden|a11y-hidden|element-invisible)(?:\s|$)",
    re.IGNORECASE,
)
_LONGEST = 40  # characters of a variable's value
_FOUND = "until-found"  # hidden="until-found" is closed, not hidden: a search in the page opens it
# What a style must hold that says anything of the kind: one in four does, and is taken apart. No pattern looks far ahead.
_TELLS = re.compile(
    r"display|visib|bidi|overflow|opacity|clip|scale|rotate[xy]|-\d{3}|-\d\d?r?em|font(?:-size)?\s*:[^;]{0,40}?(?<![\w.#-])(?:0|\.|1(?![\d.]))"
    r"|(?:size|left|top|right|bottom|indent)\s*:\s*[a-z]+\(|fill-color|/\*|\\"
    r"|(?<![\w-])color\s*:\s*(?:transparent|[a-z]{3,4}\([^;)]{0,60}0\s*%?\s*\)|#\w{3}(?:\w{3})?0)",
    re.IGNORECASE,
)
_INK, _GROUND = re.compile(r"(?<![\w-])color\s*:", re.IGNORECASE), re.compile("background", re.IGNORECASE)
REMARK = re.compile(r"/\*.*?(?:\*/|$)", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6})\s?|(.))", re.IGNORECASE | re.DOTALL)
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,([^()]*))?\)")
_SIZE = re.compile(r"(?:calc\(\s*)?([+-]?(?:\d+\.?\d*|\.\d+))(?:e[+-]?\d{1,3})?([a-z]{0,4}|%)\s*\)?")
_BOXES = re.compile(r"(?:inline-)?(?:block|flex|grid|table)|flow-root|list-item|-webkit-(?:inline-)?box|table-[a-z-]+")
_FLOWS = re.compile(r"inline|contents|initial|inherit|unset|revert|ruby")
_PLACED = frozenset({"absolute", "fixed", "relative", "sticky"})
_SIDES = ("left", "top", "right", "bottom")
_MARGINS = ("margin-left", "margin-top", "margin-right", "margin-bottom", "margin")
_FAR = re.compile(r"(?:^|\s)(?:calc\()?-\d{3}")
_FARTHER = re.compile(r"(?:^|[\s(,])-\d{4}")
_NOWHERE = re.compile(r"rect\((?:\s*,?\s*[01](?:px)?(?=[\s,)])){4}\s*\)|rect\(\s*[01](?:px)?[\s,]+[01](?:px)?\s*\)")
_CUT_OUT = re.compile(r"inset\(\s*(?:[5-9]\d|\d{3,})(?:\.\d+)?%\s*\)|circle\(\s*0|polygon\(\s*0(?:px|%)?\s+0(?:px|%)?\s*\)|ellipse\(\s*0")
_SHRUNK = re.compile(r"scale(?:3d|[xy])?\(\s*0?\.?0*[,)]|rotate[xy]\(\s*-?90deg")
_CLEAR = re.compile(r"transparent|(?:rgb|hsl)a?\((?:[^,/)]*,){3}\s*0?\.?0*%?\s*\)|(?:rgb|hsl)a?\([^)]*/\s*0?\.?0*%?\s*\)|#\w{3}0|#\w{6}00")
_RGB = re.compile(r"rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)\s*(?:[,/][^)]*)?\)")
_COLORS = {"white": "#ffffff", "black": "#000000", "red": "#ff0000", "green": "#008000", "blue": "#0000ff", "yellow": "#ffff00"}
_COLORS |= {"gray": "#808080", "grey": "#808080", "silver": "#c0c0c0", "lightgray": "#d3d3d3", "whitesmoke": "#f5f5f5"}


def looks(attributes: Mapping[str, str | None], given: str = "") -> int:
    """What an element's attributes say of how it is seen: any of the signs above, 0 for nothing; `given` is its style by a sheet."""
    said = 0
    names = attributes.get("class")
    if names:
        names = names.lower()
        if ("hidden" in names or "sr-" in names or "reader" in names or "invisible" in names) and _NAMES.search(names):
            said = CLAIMED
    style = attributes.get("style")
    if style:
        said |= read_style(style)
    if given and (told := read_style(f"{given};{style}" if style else given) & _TOLD):
        said |= told & (FADED | TURNED) | STYLED * bool(told & SURELY) | FLAT * bool(told & (CLAIMED | FLAT))
    if "hidden" in attributes or "popover" in attributes:
        closed = "popover" in attributes or (attributes["hidden"] or "").lower() != _FOUND
        if closed and not said & DISPLAYED:
            said |= GONE
    return said


@lru_cache(maxsize=512)
def read_style(style: str) -> int:
    """What a style says of how its element is seen: any of the signs above, 0 for nothing."""
    if not _TELLS.search(style) and not (_INK.search(style) and _GROUND.search(style)):
        return 0
    said = 0
    get = _declarations(style).get
    for read in _READERS:
        said |= read(get)
    if said & SURELY and "var(" in style:  # what a variable holds may be said elsewhere
        said = said & ~SURELY | CLAIMED
    return said


def size_of_letters(style: str) -> int:
    """TINY or SIZED where a style says so of its letters, else 0."""
    return _size_of_letters(_declarations(style).get)


def _declarations(style: str) -> dict[str, str]:
    """The last sound value of each property, in small letters; what is important outdoes what comes later."""
    if "/*" in style:
        style = REMARK.sub("", style)
    if "\\" in style:
        style = _ESCAPE.sub(_unescaped, style)
    found: dict[str, str] = {}
    important = set()
    for part in style.lower().split(";"):
        name, _, value = part.partition(":")
        name, value = name.strip(), value.strip()
        if "!" in value:
            value = value.partition("!")[0].rstrip()
            important.add(name)
        elif name in important:
            continue
        if "var(" in value and name[:2] != "--":
            value = _VARIABLE.sub(lambda m: found.get(m.group(1), m.group(2) or "").strip()[:_LONGEST], value)
        if (sound := _SOUND.get(name)) is None or sound.fullmatch(value):
            found[name] = value
    return found


def _unescaped(match: re.Match[str]) -> str:
    number = int(match.group(1), 16) if match.group(1) else 0
    return chr(number) if 0 < number < 0x110000 else match.group(2) or ""


_SOUND = {  # what a browser takes for a value of these; anything else leaves the one before
    "display": re.compile(rf"none|{_BOXES.pattern}|{_FLOWS.pattern}"),
    "visibility": re.compile("hidden|collapse|visible|inherit|initial|unset|revert"),
    "opacity": re.compile(r"[\d.]+%?|inherit|initial|unset|revert"),
    "position": re.compile("static|relative|absolute|fixed|sticky|inherit|initial|unset|revert"),
    "font-size": re.compile(rf"{_SIZE.pattern}|[a-z-]+"),
}


def _shown(get: Callable[..., str]) -> int:
    display, seen = get("display", ""), get("visibility", "")
    said = GONE if display == "none" or get("content-visibility", "") == "hidden" else DISPLAYED if display else 0
    if display in ("inline", "contents"):
        said |= RUNS_ON
    elif display.startswith("inline-"):
        said |= ABUTS
    if get("unicode-bidi", "").endswith("override") and get("direction", "") == "rtl":
        said |= TURNED
    return said | (SEEN if seen == "visible" else UNSEEN if seen in ("hidden", "collapse") else 0)


def _size_of_letters(get: Callable[..., str]) -> int:
    size = get("font-size", "")
    for part in (size,) if size else get("font", "").replace("/", " /").split():
        if found := _SIZE.fullmatch(part):
            number, unit = abs(float(found.group(1))), found.group(2)
            if not number or number <= {"px": 1.0, "pt": 1.0, "%": 10.0, "em": 0.1, "rem": 0.1}.get(unit, 0.0):
                return TINY
            if unit:
                return 0 if unit in ("%", "em", "ex", "ch") else SIZED
    return SIZED if size else 0


def _place(get: Callable[..., str]) -> int:
    placed = get("position", "") in _PLACED
    if any(_FAR.match(get(side, "")) for side in _SIDES):
        return GONE if placed else CLAIMED
    if any(_FARTHER.search(get(name, "")) for name in (*_MARGINS, "transform", "translate")):
        return GONE
    indent = _SIZE.fullmatch(get("text-indent", ""))
    if indent and float(indent.group(1)) <= (-100 if indent.group(2) in ("px", "pt", "%") else -10):
        return CLAIMED  # the first line only
    return 0


def _cut(get: Callable[..., str]) -> int:
    absolute = get("position", "") in ("absolute", "fixed")
    if _NOWHERE.match(get("clip", "")):
        return GONE if absolute else CLAIMED
    path = get("clip-path", "") or get("-webkit-clip-path", "")
    if _CUT_OUT.match(path):
        return GONE if path.startswith("inset") else FLAT
    if _SHRUNK.search(get("transform", "")) or get("scale", "") in ("0", "0.0", "0%", "0 0"):
        return FADED
    if get("overflow", "") not in ("hidden", "clip"):
        return 0
    boxed = absolute or get("float", "none") != "none" or _BOXES.fullmatch(get("display", ""))
    flat = [any(_is_nothing(get(name, "")) for name in (side, f"max-{side}")) for side in ("width", "height")]
    return GONE if all(flat) and boxed else CLAIMED if all(flat) else FLAT if any(flat) and boxed else 0


def _is_nothing(size: str) -> bool:
    found = _SIZE.fullmatch(size)
    return found is not None and float(found.group(1)) <= (1 if found.group(2) == "px" else 0)


def _ink(get: Callable[..., str]) -> int:
    if get("opacity", "") or "opacity(" in get("filter", ""):
        value = get("opacity", "") or get("filter", "").partition("opacity(")[2].partition(")")[0]
        found = _SIZE.fullmatch(value)
        if found and float(found.group(1)) < (6 if found.group(2) == "%" else 0.06):
            return FADED
    ink = get("-webkit-text-fill-color", "") or get("color", "")
    if not ink or get("text-shadow", "none") != "none" or "text" in (get("background-clip", "") or get("-webkit-background-clip", "")):
        return 0
    ground = get("background-color", "") or get("background", "")
    if _CLEAR.fullmatch(ink):
        return CLAIMED
    return CLAIMED if ground and "url(" not in ground and "gradient" not in ground and _color(ink) in map(_color, _parts(ground)) else 0


def _parts(ground: str) -> list[str]:
    return [ground] if "(" in ground else ground.split()


def _color(name: str) -> str:
    """A colour as six hexadecimal digits where it is written in a common way."""
    if found := _RGB.fullmatch(name):
        return "#" + "".join(f"{min(255, int(part)):02x}" for part in found.groups())
    if len(name) == 4 and name[0] == "#":
        return "#" + "".join(2 * digit for digit in name[1:])
    return _COLORS.get(name, name)


_READERS = (_shown, _size_of_letters, _place, _cut, _ink)
