"""Names: what the tag, the role, the class and the id of an element say of what stands in it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spamfilter.cleaning.blocks import Own

# Words of class and id, by code: the vocabulary of themes and plugins at large, no theme's own names where they can be helped.
_WORDS = {
    "nav": "nav navbar navigation menu breadcrumb breadcrumbs topbar masthead pager pagination prevnext sitemap skip toolbar",
    "sidebar": "sidebar widget widgets aside rail",
    "related": "related relpost relatedpost relatedposts yarpp jp similar morefrom alsoread readalso",
    "recommended": "recommended recommend recommendation recommendations trending popular mostread outbrain taboola promo promoted missed",
    "comments": "comment comments respond disqus reply livefyre commentlist commentform fbcomments",
    "share": "share sharing sharedaddy addtoany social socials sharethis addthis shareaholic ssba sharebar",
    "footer": "footer colophon copyright",
    "cookie": "cookie cookies consent gdpr cmp onetrust popup modal overlay lightbox",
    "newsletter": "newsletter subscribe subscription mailchimp signup optin mailpoet",
    "ad": "ad ads advert adverts advertisement advertising adsbygoogle adslot adunit adspot dfp sponsor sponsored banner stream",
    "author": "authorbox saboxplugin bio aboutauthor",
    "byline": "byline dateline postmeta entrymeta",
    "tags": "tags taglist tagcloud posttags",
    "toc": "toc lwptoc",
    "caption": "caption figcaption credit",
    "channel": "whatsapp telegram",
    "rating": "rating ratings stars",
}
_CODE_OF = {word: code for code, words in _WORDS.items() for word in words.split()}
_PAIRS = {
    frozenset({"mc", "wp"}): "newsletter",  # mc4wp: names are read by their letters
    frozenset({"author", "box"}): "author",
    frozenset({"author", "info"}): "author",
    frozenset({"author", "bio"}): "author",
    frozenset({"about", "author"}): "author",
    frozenset({"post", "meta"}): "byline",
    frozenset({"entry", "meta"}): "byline",
    frozenset({"article", "meta"}): "byline",
    frozenset({"post", "tags"}): "tags",
    frozenset({"post", "labels"}): "tags",
    frozenset({"next", "prev"}): "nav",
    frozenset({"read", "next"}): "related",
    frozenset({"also", "read"}): "related",
    frozenset({"more", "stories"}): "related",
    frozenset({"table", "contents"}): "toc",
}
_PAIRED = frozenset(word for pair in _PAIRS for word in pair)
_TAGS = {
    "nav": "nav",
    "aside": "sidebar",
    "footer": "footer",
    "figcaption": "caption",
    "menu": "nav",
    "dialog": "cookie",
    "legend": "comments",
    "noscript": "hidden",
}
_ROLES = {
    "navigation": "nav",
    "complementary": "sidebar",
    "contentinfo": "footer",
    "search": "nav",
    "banner": "nav",
    "dialog": "cookie",
    "alert": "cookie",
    "menu": "nav",
}
# What the rules tell apart and readers of `removed` need not: the kind that it is told as.
_TOLD_AS = {"neighbour": "nav", "next": "related", "poll": "sidebar", "player": "share", "paywall": "newsletter", "feedback": "comments"}
HIDDEN: Own = ("hidden", "hidden")
STYLED_AWAY: Own = ("styled", "hidden")  # by a sheet alone
UNSEEN: Own = ("unseen", "hidden")  # by what an element is called, or by half of what hiding takes
PLAIN_WORDS = frozenset({*_TAGS, *_ROLES, "comments", "comment", "hidden", "cookie", "cookies", "modal"})  # they mean one thing only
# Of these, tags and roles among them, boxes are mostly lists of links, half of a page's elements: while hardly a paragraph stands in one,
# nothing hangs on how it is built. Not among them: what may hold the title, and what page builders put round everything.
_BOX_CODES = ("nav", "sidebar", "comments", "share", "footer", "newsletter", "related", "recommended")
BOXES = frozenset({*_TAGS, *_ROLES, *(word for code in _BOX_CODES for word in _WORDS[code].split())}) - frozenset(
    {"banner", "masthead", "skip", "widget", "widgets", "dialog", "alert", "legend", "figcaption", "noscript"}
)
COMMENT_LISTS = frozenset(
    {"comments", "respond", "disqus", "livefyre", "commentlist", "fbcomments"}
)  # all of a page's, not one of a forum's
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_LETTERS = bytes(c if chr(c).islower() and c < 128 else 32 for c in range(256))
_KNOWN = frozenset((*_CODE_OF, *_PAIRED))
_LONGEST = 600  # characters of names that are read


@lru_cache(maxsize=512)
def split_names(names: str) -> tuple[str, ...]:
    """The words of class names and ids, in lower case."""
    return tuple([w.lower() for w in _WORD.findall(names[:_LONGEST])])


def own_code(tag: str, names: str, role: str, void: frozenset[str] = frozenset()) -> Own | None:
    """The word, tag or role that makes an element furniture, with its code; `void` holds those that mean nothing on this page."""
    if tag in _TAGS and tag not in void:
        return tag, _TAGS[tag]
    if role and role in _ROLES and role not in void:
        return role, _ROLES[role]
    if not names:
        return None
    names = names[:_LONGEST]
    if names.islower():  # most elements: a hundred a page, so this has to be fast
        words = names.encode("ascii", "replace").translate(_LETTERS).decode("ascii").split()
    else:
        words = " ".join(_WORD.findall(names)).lower().split()
    return None if _KNOWN.isdisjoint(words) else _words_code(words, void)


def _words_code(words: Sequence[str], void: frozenset[str]) -> Own | None:
    """The first word, else the pair of words, that names furniture, with its code."""
    for word in words:
        if word in _CODE_OF and word not in void:
            return word, _CODE_OF[word]
    paired = _PAIRED.intersection(words)
    if len(paired) > 1:
        for pair, code in _PAIRS.items():
            if pair <= paired and "-".join(sorted(pair)) not in void:
                return "-".join(sorted(pair)), code
    return None


def told_as(code: str) -> str:
    """The code under which furniture is reported that the rules know by this one: `boilerplate.related`."""
    return f"boilerplate.{_TOLD_AS.get(code, code)}"
