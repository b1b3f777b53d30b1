"""Selection: which blocks of a page are the article, and what the rest is."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from spamfilter.cleaning.blocks import split_names
from spamfilter.cleaning.furniture import is_prose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spamfilter.cleaning.blocks import Block, Outline, Stream

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
    "newsletter": "newsletter subscribe subscription mc4wp mailchimp signup optin mailpoet",
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
_CARDS = frozenset({"li", "div", "article", "section", "td", "dl", "a", "figure"})
_LEAVES = frozenset({"p", "li", "ul", "ol", "dl", "blockquote", "table", "tr", "td", "pre", "h1", "h2", "h3", "h4", "h5", "h6"})
# A step down is taken to a child with this share of the prose; below KEEP only while WHOLE of all prose stays inside. Tuned
# on the dev halves of two public extraction sets; shares from 0.7 to 0.8 differ by less than 0.005 F1.
DOWN, KEEP, WHOLE = 0.8, 0.92, 0.7
_PROSE = {"share": 150, "tags": 150, "byline": 150, "rating": 150, "channel": 250}  # characters of prose that a doubtful word may hold
_ENOUGH = 600  # characters of prose: a page that keeps so many may lose the rest, comments for example
_SURE = frozenset({"comments", "cookie"})  # words that say what they mean, however much they hold
_PLAIN_WORDS = frozenset({*_TAGS, *_ROLES, "comments", "comment", "hidden", "cookie", "cookies", "modal"})
_HARD = frozenset({"nav", "footer", "comments", "cookie", "sidebar", "hidden"})


def select(stream: Stream) -> tuple[list[int], list[str | None]]:
    """Numbers of the blocks of the main container, and a code for every block of the page that structure calls furniture."""
    blocks, outline = stream.blocks, stream.containers
    teasers = find_teasers(blocks, outline)
    weights = [0 if teasers[b.container] else _weight(b) for b in blocks] if any(teasers) else [_weight(b) for b in blocks]
    codes = _container_codes(outline, blocks, [0, *accumulate(weights)])
    of_block = [codes[b.container] or ("teaser" if teasers[b.container] else None) for b in blocks]
    clear = [0, *accumulate(w if c is None else 0 for w, c in zip(weights, of_block, strict=True))]
    if not clear[-1]:
        of_block = [None if c == "teaser" else c for c in of_block]
        clear = [0, *accumulate(len(b.text) - b.linked if c is None else 0 for b, c in zip(blocks, of_block, strict=True))]
    main = find_main(outline, clear)
    return list(range(outline.firsts[main], outline.lasts[main])), of_block


def _weight(block: Block) -> int:
    """How much a block speaks for the place it stands in: characters of prose outside links."""
    text = len(block.text)
    if block.linked > text * 0.5 or not is_prose(block.text):
        return 0
    return text - block.linked


def _container_codes(outline: Outline, blocks: Sequence[Block], sums: Sequence[int]) -> list[str | None]:
    """A code for each container that is furniture or lies in furniture.

    A word that would take most of the page's prose means something else on this page, so it counts for nothing there.
    """
    total = sums[-1] or 1
    hidden = sum(sums[i + 1] - sums[i] for i, b in enumerate(blocks) if b.hidden)
    void: frozenset[str] = frozenset({"hidden"} if hidden > total * 0.7 else ())
    while True:
        codes, taken = _assign(outline, sums, void)
        rest = total - sum(taken.values())
        doubtful = {word: held for word, held in taken.items() if rest < _ENOUGH or word not in _PLAIN_WORDS}
        worst = max(doubtful, key=lambda word: doubtful[word], default=None)
        if worst is None or doubtful[worst] <= max(rest, 200):
            return codes
        void |= {worst}


def _assign(outline: Outline, sums: Sequence[int], void: frozenset[str]) -> tuple[list[str | None], dict[str, int]]:
    """Codes of all containers, and how much prose each word took."""
    codes: list[str | None] = [None]
    taken: dict[str, int] = {}
    total = sums[-1] or 1
    hides = "hidden" not in void
    rows = zip(outline.parents, outline.tags, outline.names, outline.roles, outline.hidden, outline.firsts, outline.lasts, strict=True)
    next(rows)  # the page itself
    for parent, tag, names, role, hidden, first, last in rows:
        code = codes[parent]
        if code is None and first != last:
            found = ("hidden", "hidden") if hidden and hides else _own_code(tag, names, role, void)
            if found is not None:
                word, own = found
                weight = sums[last] - sums[first]
                limit = 0.9 if own in _SURE else 0.4
                if weight <= total * limit and (own in _HARD or weight <= _PROSE.get(own, 400)):
                    code = own
                    taken[word] = taken.get(word, 0) + weight
        codes.append(code)
    return codes, taken


def find_teasers(blocks: Sequence[Block], outline: Outline) -> list[bool]:
    """Which containers are cards: at least three siblings of one kind, each a linked headline with at most a short text."""
    marked = [False] * len(outline)
    held: set[int] = set()  # containers of at most six blocks round a linked headline
    firsts, lasts, parents = outline.firsts, outline.lasts, outline.parents
    for block in blocks:
        if block.heading and block.linked > 0.8 * len(block.text) and len(block.text) >= 12:
            at = block.container
            while at > 0 and lasts[at] - firsts[at] <= 6:
                held.add(at)
                at = parents[at]
    groups: dict[tuple[int, str, tuple[str, ...]], list[int]] = {}
    for number in sorted(held):
        tag = outline.tags[number]
        if tag in _CARDS and _is_card(blocks[firsts[number] : lasts[number]]):
            groups.setdefault((parents[number], tag, split_names(outline.names[number])[:3]), []).append(number)
    cards = {number for numbers in groups.values() if len(numbers) >= 3 for number in numbers}
    if cards:
        for number, parent in enumerate(parents):
            marked[number] = number in cards or (parent >= 0 and marked[parent])
    return marked


def _is_card(inside: Sequence[Block]) -> bool:
    """A linked headline with a picture's caption, a date and a short text at most."""
    return len(inside) >= 2 and sum(len(b.text) for b in inside if b.density <= 0.8) <= 400


@lru_cache(maxsize=2048)
def _own_code(tag: str, names: str, role: str, void: frozenset[str]) -> tuple[str, str] | None:
    """The word, tag or role that makes a container furniture, with its code."""
    if tag in _TAGS and tag not in void:
        return tag, _TAGS[tag]
    if role in _ROLES and role not in void:
        return role, _ROLES[role]
    words = split_names(names) if names else ()
    for word in words:
        if word in _CODE_OF and word not in void:
            return word, _CODE_OF[word]
    if len(words) > 1:
        held = frozenset(words)
        for pair, code in _PAIRS.items():
            if pair <= held and "-".join(sorted(pair)) not in void:
                return "-".join(sorted(pair)), code
    return None


def find_main(outline: Outline, clear: Sequence[int]) -> int:
    """The deepest container that still holds most of the prose."""
    children: dict[int, list[tuple[int, int]]] = {}  # of each container: those with prose, with how much
    for number, (parent, first, last) in enumerate(zip(outline.parents, outline.firsts, outline.lasts, strict=True)):
        if (mass := clear[last] - clear[first]) > 0:
            children.setdefault(parent, []).append((mass, -number))
    at, whole = 0, clear[-1]
    mass = whole
    while at in children:
        held, best = max(children[at])
        if outline.tags[-best] in _LEAVES or held < DOWN * mass or (held < KEEP * mass and held < WHOLE * whole):
            break
        at, mass = -best, held
    return at
