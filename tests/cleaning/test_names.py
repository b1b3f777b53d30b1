"""What the tag, role, class and id of an element say: each name of furniture rings, and words that only look like one stay silent."""

from __future__ import annotations

import pytest

from spamfilter.cleaning.names import _CODE_OF, _PAIRS, _ROLES, _TAGS, own_code

RINGS = {
    "nav": ["site-nav", "mainMenu", "breadcrumbs", "pagination", "masthead", "skip-link"],
    "sidebar": ["sidebar", "widget-area", "right-rail"],
    "related": ["related-posts", "jp-relatedposts", "yarpp", "also-read", "read_next", "more-stories"],
    "recommended": ["recommended", "trending-now", "taboola-below", "most popular"],
    "comments": ["comments-area", "respond", "disqus_thread"],
    "share": ["share-buttons", "socialLinks", "addtoany"],
    "footer": ["site-footer", "colophon", "copyright"],
    "cookie": ["cookie-bar", "gdpr", "popup-overlay"],
    "newsletter": ["newsletter-box", "mc4wp-form", "signup"],
    "ad": ["ad-slot", "adsbygoogle", "sponsored"],
    "author": ["authorbox", "author-box", "author_info", "about-the-author", "author-bio"],
    "byline": ["byline", "post-meta", "entryMeta", "article-meta"],
    "tags": ["tagcloud", "taglist", "post-labels", "post_tags"],
    "toc": ["lwptoc", "toc-container", "table-of-contents"],
    "caption": ["wp-caption", "figcaption"],
    "channel": ["whatsapp-join", "telegram"],
    "rating": ["rating", "stars"],
}
TAGS = {
    "nav": "nav",
    "aside": "sidebar",
    "footer": "footer",
    "figcaption": "caption",
    "menu": "nav",
    "dialog": "cookie",
    "legend": "comments",
    "noscript": "hidden",
}
ROLES = {
    "navigation": "nav",
    "complementary": "sidebar",
    "contentinfo": "footer",
    "search": "nav",
    "banner": "nav",
    "dialog": "cookie",
    "alert": "cookie",
    "menu": "nav",
}


@pytest.mark.parametrize(("code", "names"), [pytest.param(code, n, id=f"rings: {n}") for code, names in RINGS.items() for n in names])
def test_a_class_or_id_that_names_furniture(code, names):
    found = own_code("div", names, "")
    assert found is not None
    assert found[1] == code


@pytest.mark.parametrize(("tag", "code"), [pytest.param(tag, code, id=f"rings: {tag}") for tag, code in TAGS.items()])
def test_a_tag_that_is_furniture(tag, code):
    assert own_code(tag, "", "") == (tag, code)
    assert own_code(tag, "", "", frozenset({tag})) is None


@pytest.mark.parametrize(("role", "code"), [pytest.param(role, code, id=f"rings: {role}") for role, code in ROLES.items()])
def test_a_role_that_is_furniture(role, code):
    assert own_code("div", "", role) == (role, code)
    assert own_code("div", "", role, frozenset({role})) is None


@pytest.mark.parametrize(
    "names",
    [
        *("adaptive", "header-shadow", "navy", "commentary", "shareholder-letter", "tagline", "stardust", "tocsin", "railway", "cookery"),
        *("author", "meta", "post", "next", "read", "about", "table", "contents", "info-box", "entry-content", "article-body", "story", ""),
    ],
    ids=lambda names: f"silent: {names}",
)
def test_a_class_that_only_looks_like_furniture(names):
    assert own_code("div", names, "main") is None
    assert own_code("p", names, "article") is None


def test_a_name_that_means_nothing_on_this_page_is_passed_over():
    assert own_code("div", "sidebar", "", frozenset({"sidebar"})) is None
    assert own_code("div", "post-meta", "", frozenset({"meta-post"})) is None
    assert own_code("div", "sidebar ad-slot", "", frozenset({"sidebar"})) == ("ad", "ad")
    for names, code in (("author-bio", "author"), ("post-tags", "tags"), ("next-prev", "nav")):  # the pair says it without the word
        assert own_code("div", names, "", frozenset({"bio", "prev", "tags"})) == (names, code)


def test_no_code_tag_role_or_pair_is_without_a_row():
    assert set(_CODE_OF.values()) == set(RINGS)
    assert (_TAGS, _ROLES) == (TAGS, ROLES)
    alone = frozenset({"bio", "prev", "tags"})  # words that say the same without their pair
    shown = [own_code("div", name, "", alone) for names in (*RINGS.values(), ["prev-next-links"]) for name in names]
    assert {frozenset(found[0].split("-")) for found in shown if found and found[0] not in _CODE_OF} == set(_PAIRS)
