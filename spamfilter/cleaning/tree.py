"""The tree: what a parser has to show of a page, and which of its elements are what to a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Node(Protocol):
    """What a tree shows of a node: selectolax's own names. The tag of a text is `-text`, that of a comment begins with a dash too."""

    @property
    def tag_id(self) -> object:
        """What tells tags apart quickest, a number or the tag itself."""

    @property
    def tag(self) -> str | None:
        """The tag in lower case."""

    @property
    def first_child(self) -> Node | None:
        """The first node inside."""

    @property
    def next(self) -> Node | None:
        """The node behind it, in the same element."""

    @property
    def prev(self) -> Node | None:
        """The node before it, in the same element."""

    @property
    def attributes(self) -> Mapping[str, str | None]:
        """The attributes of an element."""

    @property
    def html(self) -> str | None:
        """The markup of an element."""

    @property
    def text_content(self) -> str | None:
        """The text of a text node."""

    @property
    def is_empty_text_node(self) -> bool:
        """Whether a text node holds nothing but ASCII's white space."""

    def iter(self) -> Iterator[Node]:
        """The elements right inside, and whatever texts between them are not left out."""

    def text(self, *, separator: str, skip_empty: bool) -> str:
        """All texts in an element, or those that are not empty, with a separator between them."""


def inner_text(node: Node) -> str:
    """The text right inside an element that holds nothing else."""
    parts, child = [], node.first_child
    while child is not None:
        if child.tag == A_TEXT[0]:
            parts.append(child.text_content or "")
        child = child.next
    return "".join(parts)


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


# What a tag is to the walk. The text of what is INLINE, or a LINK, runs on with the text around it: these two are the last.
TEXT, BLOCK, BREAK, APART, SKIP, FACT, PLAIN, HEAD, WIDGET, LINK, INLINE = range(11)
_KINDS = {
    # Elements without text of the article.
    SKIP: "style noembed noframes embed canvas audio video select option datalist input progress meter param source track script rp "
    "-comment -doctype",
    # Elements that seldom hold a text of the article: ten a page.
    WIDGET: "button textarea svg iframe template object map applet",
    BLOCK: "address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 "
    "h5 h6 header hgroup legend li main menu nav ol p pre section summary table caption td th tr ul frameset",
    FACT: "meta link title",
    # Elements whose attributes are never looked at: they are many, and asking costs.
    PLAIN: "wbr tbody thead tfoot col colgroup img body",
    INLINE: "span b strong em i u sup sub small font time label abbr acronym big cite code data del dfn ins kbd mark q s samp strike tt "
    "var html picture",
    LINK: "a",
    APART: "noscript",
    BREAK: "br hr",
    HEAD: "head",
    TEXT: "-text",
}
TAGS = {tag: (tag, kind) for kind, tags in _KINDS.items() for tag in tags.split()}
A_TEXT = TAGS["-text"]
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
_FEW = 30  # nodes from an element to its first letter
MAY_STAY_OPEN = frozenset({"p", *ENDS_OPEN})
AD_SPAN = frozenset({"ad", "ads", "advert", "adsbygoogle", "advertisement", "adslot", "adunit"})


def unknown_kind(tag: str | None) -> tuple[str, int]:
    """A tag that HTML does not know and what it is to the walk: an element of somebody's own holds blocks."""
    if tag is None:
        return "", SKIP
    return tag, (SKIP if tag[0] == "-" else BLOCK) if "-" in tag else INLINE


def first_sign(node: Node | None) -> str:
    """The first character of the first text in a node, or behind it; none where that is not found in a few nodes."""
    path: list[Node] = []
    for _ in range(_FEW):
        if node is None:
            if not path:
                return ""
            node = path.pop().next
        elif node.tag == A_TEXT[0]:
            if data := node.text_content:
                return data[0]
            node = node.next
        else:
            path.append(node)
            node = node.first_child
    return ""
