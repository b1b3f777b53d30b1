"""Metadata: what the page states, and nothing that it does not state."""

# ruff: noqa: E501 one case a line

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spamfilter import Page, clean
from spamfilter.cleaning import clean_page

BODY = "<p>The mill on the Orre burned down in 1911, and the town has argued about the ruin ever since, says the clerk.</p>"
MAY = datetime(2024, 5, 3, 10, 0, tzinfo=UTC)


def article(head, body=""):
    return clean(f"<html><head>{head}</head><body>{body}{BODY}</body></html>")


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        pytest.param('<meta property="og:title" content="Mill ruin divides the town">', "", "Mill ruin divides the town", id="og:title"),
        pytest.param("<title>Mill ruin divides the town - Orre Courier</title>", "", "Mill ruin divides the town", id="site after a dash"),
        pytest.param(
            "<title>Mill ruin divides the town | News | Orre</title>",
            "<h1>Mill ruin divides the town</h1>",
            "Mill ruin divides the town",
            id="h1 begins the title",
        ),
        pytest.param("<title>Orre Courier</title>", "<h1>Mill ruin divides the town</h1>", "Mill ruin divides the town", id="the only h1"),
        pytest.param(
            '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Mill ruin"}</script>', "", "Mill ruin", id="JSON-LD"
        ),
        pytest.param(
            '<meta property="og:site_name" content="Orre"><meta property="og:title" content="Mill ruin – Orre">',
            "",
            "Mill ruin",
            id="site's own name",
        ),
        pytest.param(
            "<title>Orre – a town and its mill between two fires</title>",
            "",
            "Orre – a town and its mill between two fires",
            id="silent: a dash of its own",
        ),
        pytest.param("", "", None, id="silent: nothing stated"),
    ],
)
def test_title(head, body, title):
    assert article(head, body).title == title


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        pytest.param('<meta property="article:published_time" content="2024-05-03T12:00:00+02:00">', "", MAY, id="meta"),
        pytest.param(
            '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-05-03T10:00:00Z"}</script>',
            "",
            MAY,
            id="JSON-LD",
        ),
        pytest.param(
            '<script type="application/ld+json">{"@graph":[{"@type":"WebSite"},{"@type":["Article"],"datePublished":"2024-05-03T10:00:00"}]}</script>',
            "",
            MAY,
            id="graph, no zone",
        ),
        pytest.param("", '<h1>Mill ruin divides</h1><time datetime="2024-05-03T10:00">3 May</time>', MAY, id="time element"),
        pytest.param(
            '<meta property="article:modified_time" content="2024-05-03T10:00:00Z">', "", None, id="silent: modified is not published"
        ),
        pytest.param('<meta property="article:published_time" content="yesterday">', "", None, id="silent: no date"),
        pytest.param(
            '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":20240503}</script>', "", None, id="silent: a number"
        ),
        pytest.param('<script type="application/ld+json">["datePublished", null, [], 3]</script>', "", None, id="silent: no dict"),
        pytest.param('<script type="application/ld+json">{"@type":"NewsArticle",</script>', "", None, id="silent: broken JSON"),
        pytest.param(
            "",
            "<p>Printed on 3 May 2024, bound a week later, and sold at the fair by the printer himself.</p>",
            None,
            id="silent: a date in the text",
        ),
    ],
)
def test_published(head, body, published):
    assert article(head, body).published == published


@pytest.mark.parametrize(
    ("markup", "language"),
    [
        pytest.param(f'<html lang="pt-BR"><body>{BODY}</body></html>', "pt", id="primary subtag"),
        pytest.param(f'<html><head><meta property="og:locale" content="de_AT"></head><body>{BODY}</body></html>', "de", id="og:locale"),
        pytest.param(f'<html lang="x"><body>{BODY}</body></html>', None, id="silent: no language"),
        pytest.param(BODY + "<p>x</p>", None, id="silent: not stated"),
    ],
)
def test_language(markup, language):
    assert clean(markup).language == language


def test_canonical_is_kept_as_a_claim():
    found = clean(f'<link rel="canonical" href="https://b.example/x"><p>x</p>{BODY}', url="https://a.example/y")
    assert (found.url, found.canonical) == ("https://a.example/y", "https://b.example/x")


def test_what_the_record_states_wins():
    when = datetime(2020, 1, 1, tzinfo=UTC)
    head = '<meta property="og:title" content="Page title"><meta property="article:published_time" content="2024-05-03T10:00:00Z">'
    page = Page(
        f"<html><head>{head}</head><body>{BODY}</body></html>",
        url="https://a.example/",
        id="r1",
        title="Record title",
        published=when,
        fetched=when,
    )
    found = clean_page(page)
    assert (found.id, found.url, found.title, found.published, found.fetched) == ("r1", "https://a.example/", "Record title", when, when)


@given(
    st.recursive(
        st.one_of(st.none(), st.integers(), st.text(max_size=5), st.just("Article")),
        lambda x: st.one_of(
            st.lists(x), st.dictionaries(st.sampled_from(["@type", "@graph", "headline", "datePublished", "mainEntity"]), x)
        ),
    )
)
def test_any_json_ld_is_survived(data):
    import json

    script = json.dumps(data).replace("<", "\\u003c")
    assert "argued about the ruin" in article(f'<script type="application/ld+json">{script}</script>').text
