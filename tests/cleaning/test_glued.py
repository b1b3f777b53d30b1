"""The next article on a page that never ends, and what only looks like one."""

import pytest

from spamfilter import clean

OWN = [
    f"The mill on the Orre turned {n} times that morning, and each time the miller's daughter wrote it down in her book." for n in range(8)
]
NEXT = [
    f"The ferry to Vellmark carried {n} goats on its last trip, and none of them had ever seen the sea before that day." for n in range(8)
]


def paragraphs(lines):
    return "".join(f"<p>{line}</p>" for line in lines)


def page(first, second, title="The mill turns again - Orre Courier"):
    return f"<html><head><title>{title}</title></head><body><main>{first}{second}</main></body></html>"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("<article>", "</article>", id="rings: two articles"),
        pytest.param('<div class="pg">', "</div>", id="rings: two boxes of a kind, with bylines"),
        pytest.param('<div class="wrap"><article class="story">', "</article></div>", id="rings: articles in boxes"),
    ],
)
def test_the_next_article_goes(before, after):
    byline = "<p>By Ilse Brandt</p>"
    first = f"{before}<h1>The mill turns again</h1>{byline}{paragraphs(OWN)}{after}"
    second = f"{before}<h1>The last goats of Vellmark</h1>{byline}{paragraphs(NEXT)}{after}"
    article = clean(page(first, second + second))
    assert article.text == "\n".join(OWN)
    assert {r.code for r in article.removed if r.text in NEXT} == {"boilerplate.related"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(
            f"<section><h1>The mill turns again</h1>{paragraphs(OWN)}</section>",
            f"<section><h1>What the goats saw</h1>{paragraphs(NEXT)}</section>",
            id="silent: sections of one article",
        ),
        pytest.param(
            f"<article><h1>The mill turns again</h1>{paragraphs(OWN)}",
            f"<h1>What the goats saw</h1>{paragraphs(NEXT)}</article>",
            id="silent: two headings in one article",
        ),
        pytest.param(
            f"<article><h1>The mill turns again</h1>{paragraphs(OWN[:1])}</article>",
            f"<article><h1>What the goats saw</h1>{paragraphs(NEXT)}</article>",
            id="silent: a lead before the text",
        ),
        pytest.param(
            f"<article><h1>Grain</h1>{paragraphs(OWN)}</article>",
            f"<article><h1>What the goats saw</h1>{paragraphs(NEXT)}</article>",
            id="silent: no heading is the page's title",
        ),
    ],
)
def test_what_belongs_to_the_article_stays(first, second):
    assert NEXT[-1] in clean(page(first, second)).text
