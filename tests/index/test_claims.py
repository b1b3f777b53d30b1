"""What a page says of its own origin is remembered beside its text, and damage to it is found."""

from __future__ import annotations

import pytest

from spamfilter.article import Article, Removed
from spamfilter.index import Index, entry

CREDIT = Removed("Source: courier-post.example", "boilerplate.source")
TEASER = Removed("Read more: ten bridges", "boilerplate.related")


def article(**facts):
    return Article.from_lines(("The bridge over the Tarn is shut.",), name="a", **facts)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({}, (None, ()), id="silent: nothing"),
        pytest.param({"removed": (TEASER,)}, (None, ()), id="silent: other furniture is not kept"),
        pytest.param(
            {"removed": (TEASER, CREDIT), "canonical": "https://b.example/1"}, ("https://b.example/1", (CREDIT,)), id="rings: both"
        ),
        pytest.param(
            {"removed": (Removed("Source: \ud800", CREDIT.code),)},
            (None, (Removed("Source: \ud800", CREDIT.code),)),
            id="rings: half a sign",
        ),
        pytest.param({"removed": (CREDIT,) * 99}, (None, (CREDIT,) * entry.MOST_CLAIMS), id="rings: many"),
    ],
)
def test_claims_come_back(facts, expected):
    with Index(None) as index:
        index.add(article(**facts), first_seen=None)
        found = index.get("a").article
    assert (found.canonical, found.removed) == expected


@pytest.mark.parametrize(
    "packed",
    [
        *("", "[]", "{}", b"x", "[" * 9999, '{"canonical": 1, "credits": []}', '{"canonical": null, "credits": [1]}'),
        *('{"canonical": null, "credits": [], "text_seen": "May"}', '{"canonical": null, "credits": [], "text_seen": 5}'),
    ],
)
def test_damage_is_named(packed):
    with pytest.raises(ValueError, match=r"."):
        entry.unpack_claims(packed)
