"""Selection: which blocks of a page are the article, and what the rest is."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from spamfilter.cleaning.furniture import is_prose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spamfilter.cleaning.blocks import Block, Container, Stream

# Words of class, id and role, by code. Those of `_ALWAYS` hold whatever is inside; the others give way to prose.
_WORDS = {
    "nav": "nav navbar navigation menu breadcrumb breadcrumbs topbar masthead pager pagination prevnext sitemap skip toolbar",
    "sidebar": "sidebar widget widgets aside rail",
    "related": "related relpost relatedpost relatedposts yarpp jp similar morefrom alsoread readalso",
    "recommended": "recommended recommend recommendation recommendations trending popular mostread outbrain taboola mgid revcontent promo promoted missed",
    "comments": "comment comments respond disqus reply livefyre commentlist commentform fbcomments",
    "share": "share sharing sharedaddy addtoany social socials sharethis addthis shareaholic ssba sharebar",
    "footer": "footer colophon copyright",
    "cookie": "cookie cookies consent gdpr cmp onetrust",
    "newsletter": "newsletter subscribe subscription mc4wp mailchimp signup optin mailpoet",
    "ad": "ad ads advert adverts advertisement advertising adsbygoogle adslot adunit adspot dfp sponsor sponsored banner stream",
    "author": "authorbox saboxplugin bio aboutauthor",
    "byline": "byline dateline postmeta entrymeta",
    "tags": "tags taglist tagcloud posttags",
    "toc": "toc lwptoc",
    "caption": "caption figcaption credit",
    "channel": "whatsapp telegram",
    "rating": "rating ratings stars",
    "nextup": "",
    "cookie ": "popup modal overlay lightbox",
}
_CODE_OF = {word: code.strip() for code, words in _WORDS.items() for word in words.split()}
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
_HARD = frozenset({"nav", "footer", "comments", "cookie", "sidebar", "hidden"})


def select(stream: Stream) -> tuple[list[int], list[str | None]]:
    """Numbers of the blocks of the main container, and a code for every block of the page that structure calls furniture."""
    blocks, containers = stream.blocks, stream.containers
    weights = [_weight(b) for b in blocks]
    sums = [0, *accumulate(weights)]
    total = sums[-1] or 1
    codes = _container_codes(containers, blocks, sums, total)
    of_block = [codes[b.container] if not b.hidden else codes[b.container] or "hidden" for b in blocks]
    clear = [0, *accumulate(w if c is None else 0 for w, c in zip(weights, of_block, strict=True))]
    main = _main(containers, clear)
    inside = list(range(containers[main].first, containers[main].last))
    return inside, of_block


def _weight(block: Block) -> int:
    """How much a block speaks for the place it stands in: characters of prose outside links."""
    text = len(block.text)
    if block.linked > text * 0.5 or not is_prose(block.text):
        return 0
    return text - block.linked


def _container_codes(containers: Sequence[Container], blocks: Sequence[Block], sums: Sequence[int], total: int) -> list[str | None]:
    """A code for each container that is furniture or lies in furniture."""
    codes: list[str | None] = [None] * len(containers)
    hidden_all = sum(sums[i + 1] - sums[i] for i, b in enumerate(blocks) if b.hidden) > total * 0.5
    for number, container in enumerate(containers):
        if container.parent < 0:
            continue
        inherited = codes[container.parent]
        if inherited is not None:
            codes[number] = inherited
            continue
        code = _own_code(container)
        if container.hidden and not hidden_all:
            code = "hidden"
        if code is None:
            continue
        weight = sums[container.last] - sums[container.first]
        if weight > total * 0.4 or (code not in _HARD and weight > 400):
            continue
        codes[number] = code
    return codes


def _own_code(container: Container) -> str | None:
    if container.tag in _TAGS:
        return _TAGS[container.tag]
    if container.role in _ROLES:
        return _ROLES[container.role]
    words = container.words
    if not words:
        return None
    for word in words:
        if word in _CODE_OF:
            return _CODE_OF[word]
    if len(words) > 1:
        held = frozenset(words)
        for pair, code in _PAIRS.items():
            if pair <= held:
                return code
    return None


def _main(containers: Sequence[Container], clear: Sequence[int]) -> int:
    """The deepest container that still holds most of the prose."""
    children: dict[int, list[int]] = {}
    for number, container in enumerate(containers):
        if container.last > container.first:
            children.setdefault(container.parent, []).append(number)
    at = 0
    while True:
        mass = clear[containers[at].last] - clear[containers[at].first]
        best = max(children.get(at, ()), key=lambda n: clear[containers[n].last] - clear[containers[n].first], default=None)
        if best is None or mass == 0:
            return at
        if clear[containers[best].last] - clear[containers[best].first] < 0.6 * mass or containers[best].tag in {"p", "li", "blockquote"}:
            return at
        at = best
