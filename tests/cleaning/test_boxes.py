"""Boxes: what stands beside an article on its page is removed line by line, and what it says of the article is kept."""

# ruff: noqa: E501 one case a line

import pytest
from millpage import P, codes, page

from spamfilter import clean

ORIGIN = "Source: Northby Mercury"


@pytest.mark.parametrize(
    ("before", "outside", "code"),
    [
        pytest.param("", f"<p>{ORIGIN}</p>", "source", id="rings: behind the text"),
        pytest.param("", "<div class=meta>Filed in May</div><div class=origin>Source: <a href=//northby.example>Northby Mercury</a></div>", "source", id="rings: a line later"),
        pytest.param(f"<p>{ORIGIN}</p>", "", "source", id="rings: before it"),
        pytest.param("", f"<p hidden>{ORIGIN}</p>", "hidden", id="silent: not shown"),
        pytest.param("", f"<nav>{ORIGIN}</nav>", "nav", id="silent: in a box"),
        pytest.param("", "<p>Owls</p>" * 6 + f"<p>{ORIGIN}</p>", "nav", id="silent: far below"),
    ],
)  # fmt: skip
def test_a_line_beside_the_text_may_say_whose_it_is(before, outside, code):
    article = clean(page(before=before, outside=outside))
    assert article.text == "\n".join(P)
    assert codes(article)[ORIGIN] == code


def test_a_box_is_removed_line_by_line():
    nav = "<nav><ul><li><a href=/>Front page</a></li><li><a href=/o>Owls <b>of the north</b></a></li></ul><h2>Sections</h2></nav>"
    found = codes(clean(page(outside=nav)))
    assert {text: found.get(text) for text in ("Front page", "Owls", "of the north", "Sections")} == dict.fromkeys(
        ("Front page", "Owls", "of the north", "Sections"), "nav"
    )


@pytest.mark.parametrize(
    ("name", "held"),
    [
        pytest.param("sidebar", True, id="silent: the whole article in a box of another name"),
        pytest.param("menu", True, id="silent: the same for a menu"),
        pytest.param("plain", True, id="silent: no box"),
    ],
)
def test_what_holds_the_article_is_no_box(name, held):
    article = clean(
        f"<body><div class={name}><h1>Mill ruin</h1>{''.join(f'<p>{p}</p>' for p in P)}<div class=nav><a href=/1>Next</a></div></div></body>"
    )
    assert (article.text == "\n".join(["Mill ruin", *P]) or article.text == "\n".join(P)) is held


def test_comments_below_an_article_are_a_box_and_above_one_they_are_not():
    comment = "<p>Great post, I read it every single morning with my first <a href=/c>cup of coffee</a> in the garden.</p>"
    below = clean(page(outside=f"<section class=comments>{comment * 9}</section>", after=f"<p>{' '.join(P)}</p>" * 2))
    assert "coffee" not in below.text
    alone = clean(f"<body><section class=comments>{''.join(f'<p>{p} See <a href=/1>the plans</a> of it.</p>' for p in P)}</section></body>")
    assert alone.text == "\n".join(f"{p} See the plans of it." for p in P)


def test_the_day_in_an_aside_of_the_article_counts():
    markup = page(before="").replace("<h1>", '<aside class="sidebar"><time datetime="2024-05-03">x</time></aside><h1>')
    assert clean(markup).published.date().isoformat() == "2024-05-03"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        pytest.param("3 May 2024", "2024-05-03", id="rings: a day on a line of its own in the box"),
        pytest.param("Updated 3 May 2024", None, id="silent: a day of change"),
        pytest.param("x " * 60 + "3 May 2024", None, id="silent: a long line"),
    ],
)
def test_each_line_of_a_box_beside_the_heading_may_be_a_dateline(line, day):
    article = clean(page().replace("</h1>", f"</h1><div class=sharebar><span>Tell a friend</span><span>{line}</span></div>"))
    assert (article.published and article.published.date().isoformat()) == day


def test_a_box_stays_out_where_its_word_means_nothing_on_the_page():
    body = "".join(f"<p>{p}</p>" for p in P * 3)
    article = clean(
        f"<body><div class=sidebar><h1>Mill ruin</h1>{body}</div><div class=sidebar><a href=/1>Owls of the north</a></div></body>"
    )
    assert "Owls" not in article.text
