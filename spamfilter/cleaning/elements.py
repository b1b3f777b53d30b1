"""Elements: what each tag means for the stream of blocks, and which attributes hide one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


# What a tag is to the walk. Tags that stand in no list (span, font, time, b, …) run on with the text around them.
BLOCK, LINK, BREAK, APART, SKIP, FACT, PLAIN = range(1, 8)
KINDS = (
    dict.fromkeys(  # elements without text of the article
        _words(
            "style noembed noframes svg template iframe object embed applet canvas audio video select option datalist "
            "textarea input button progress meter map param source track"
        ),
        SKIP,
    )
    | dict.fromkeys(
        _words(
            "address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 "
            "h5 h6 header hgroup legend li main menu nav ol p pre section summary table caption td th tr ul frameset"
        ),
        BLOCK,
    )
    | dict.fromkeys(("meta", "link", "title", "script"), FACT)
    # Elements whose attributes are never looked at: they are many, and asking costs.
    | dict.fromkeys(_words("b strong em i u wbr sup sub small tbody thead tfoot col colgroup img body"), PLAIN)
    | {"a": LINK, "noscript": APART, "br": BREAK, "hr": BREAK}
)
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
ENDS_P = ("p",)
ENDS_OPEN = {  # the open elements that one of these ends, as HTML's own parser would
    "li": ("p", "li"),
    "dt": ("p", "dt", "dd"),
    "dd": ("p", "dt", "dd"),
    "tr": ("p", "td", "th", "tr"),
    "td": ("p", "td", "th"),
    "th": ("p", "td", "th"),
}
CELLS = frozenset({"td", "th", "p"})
AD_SPAN = frozenset({"ad", "ads", "advert", "adsbygoogle", "advertisement", "adslot", "adunit"})
_HIDDEN_STYLE = re.compile(
    r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])"  # not opacity: pages fade their text in
    r"|(?:left|top|text-indent)\s*:\s*-\d{3,})",
    re.IGNORECASE,
)
_HIDDEN_NAMES = re.compile(
    r"(?:^|\s)(?:sr-only|sr-text|screen-reader-text|visually-?hidden|u-hidden|is-hidden|a11y-hidden|element-invisible)(?:\s|$)",
    re.IGNORECASE,
)
_FOUND = "until-found"  # hidden="until-found" is closed, not hidden: a search in the page opens it


@lru_cache(maxsize=2048)
def hides_class(names: str) -> bool:
    """Whether a class says that an element is for screen readers alone."""
    return bool(_HIDDEN_NAMES.search(names))


@lru_cache(maxsize=1024)
def hides_style(style: str) -> bool:
    """Whether a style keeps an element from being seen."""
    return bool(_HIDDEN_STYLE.search(style))


def is_hidden(attributes: Mapping[str, str | None]) -> bool:
    """Whether an element says that it is not to be seen."""
    if (names := attributes.get("class")) and hides_class(names):
        return True
    if (style := attributes.get("style")) and hides_style(style):
        return True
    return "hidden" in attributes and (attributes["hidden"] or "").lower() != _FOUND
