"""Selection: which blocks of a page are the article, and what the rest is."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from spamfilter.cleaning.furniture import is_prose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spamfilter.cleaning.blocks import Block, Container, Stream

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
    blocks, containers = stream.blocks, stream.containers
    teasers = find_teasers(blocks, containers)
    weights = [0 if teasers[b.container] else _weight(b) for b in blocks]
    codes = _container_codes(containers, blocks, [0, *accumulate(weights)])
    of_block = [codes[b.container] or ("teaser" if teasers[b.container] else None) for b in blocks]
    clear = [0, *accumulate(w if c is None else 0 for w, c in zip(weights, of_block, strict=True))]
    if not clear[-1]:
        of_block = [None if c == "teaser" else c for c in of_block]
        clear = [0, *accumulate(len(b.text) - b.linked if c is None else 0 for b, c in zip(blocks, of_block, strict=True))]
    main = find_main(containers, clear)
    return list(range(containers[main].first, containers[main].last)), of_block


def _weight(block: Block) -> int:
    """How much a block speaks for the place it stands in: characters of prose outside links."""
    text = len(block.text)
    if block.linked > text * 0.5 or not is_prose(block.text):
        return 0
    return text - block.linked


def _container_codes(containers: Sequence[Container], blocks: Sequence[Block], sums: Sequence[int]) -> list[str | None]:
    """A code for each container that is furniture or lies in furniture.

    A word that would take most of the page's prose means something else on this page, so it counts for nothing there.
    """
    total = sums[-1] or 1
    hidden = sum(sums[i + 1] - sums[i] for i, b in enumerate(blocks) if b.hidden)
    void: set[str] = {"hidden"} if hidden > total * 0.7 else set()
    while True:
        codes, taken = _assign(containers, sums, void)
        rest = total - sum(taken.values())
        doubtful = {word: held for word, held in taken.items() if rest < _ENOUGH or word not in _PLAIN_WORDS}
        worst = max(doubtful, key=lambda word: doubtful[word], default=None)
        if worst is None or doubtful[worst] <= max(rest, 200):
            return codes
        void.add(worst)


def _assign(containers: Sequence[Container], sums: Sequence[int], void: set[str]) -> tuple[list[str | None], dict[str, int]]:
    """Codes of all containers, and how much prose each word took."""
    codes: list[str | None] = [None] * len(containers)
    taken: dict[str, int] = {}
    total = sums[-1] or 1
    for number, container in enumerate(containers):
        if container.parent < 0 or container.first == container.last:
            continue
        if (inherited := codes[container.parent]) is not None:
            codes[number] = inherited
            continue
        found = _own_code(container, void)
        if found is None:
            continue
        word, code = found
        weight = sums[container.last] - sums[container.first]
        limit = 0.9 if code in _SURE else 0.4
        if weight > total * limit or (code not in _HARD and weight > _PROSE.get(code, 400)):
            continue
        codes[number] = code
        taken[word] = taken.get(word, 0) + weight
    return codes, taken


def find_teasers(blocks: Sequence[Block], containers: Sequence[Container]) -> list[bool]:
    """Which containers are cards: at least three siblings of one kind, each a linked headline with at most a short text."""
    marked = [False] * len(containers)
    held: set[int] = set()  # containers of at most six blocks round a linked headline
    for block in blocks:
        if block.heading and len(block.text) >= 12 and block.density > 0.8:
            at = block.container
            while at > 0 and containers[at].last - containers[at].first <= 6:
                held.add(at)
                at = containers[at].parent
    groups: dict[tuple[int, str, tuple[str, ...]], list[int]] = {}
    for number in sorted(held):
        if _is_card(containers[number], blocks):
            groups.setdefault((containers[number].parent, containers[number].tag, containers[number].words[:3]), []).append(number)
    cards = {number for numbers in groups.values() if len(numbers) >= 3 for number in numbers}
    if cards:
        for number, container in enumerate(containers):
            marked[number] = number in cards or (container.parent >= 0 and marked[container.parent])
    return marked


def _is_card(container: Container, blocks: Sequence[Block]) -> bool:
    """A linked headline with a picture's caption, a date and a short text at most."""
    inside = blocks[container.first : container.last]
    return container.tag in _CARDS and len(inside) >= 2 and sum(len(b.text) for b in inside if b.density <= 0.8) <= 400


def _own_code(container: Container, void: set[str]) -> tuple[str, str] | None:
    """The word, tag or role that makes a container furniture, with its code."""
    if container.hidden and "hidden" not in void:
        return "hidden", "hidden"
    if container.tag in _TAGS and container.tag not in void:
        return container.tag, _TAGS[container.tag]
    if container.role in _ROLES and container.role not in void:
        return container.role, _ROLES[container.role]
    words = container.words
    for word in words:
        if word in _CODE_OF and word not in void:
            return word, _CODE_OF[word]
    if len(words) > 1:
        held = frozenset(words)
        for pair, code in _PAIRS.items():
            if pair <= held and "-".join(sorted(pair)) not in void:
                return "-".join(sorted(pair)), code
    return None


def find_main(containers: Sequence[Container], clear: Sequence[int]) -> int:
    """The deepest container that still holds most of the prose."""
    children: dict[int, list[int]] = {}
    for number, container in enumerate(containers):
        if clear[container.last] > clear[container.first]:
            children.setdefault(container.parent, []).append(number)
    at, whole = 0, clear[-1]
    while children.get(at):
        mass = clear[containers[at].last] - clear[containers[at].first]
        best = max(children[at], key=lambda n: clear[containers[n].last] - clear[containers[n].first])
        held = clear[containers[best].last] - clear[containers[best].first]
        if containers[best].tag in _LEAVES or held < DOWN * mass or (held < KEEP * mass and held < WHOLE * whole):
            break
        at = best
    return at
