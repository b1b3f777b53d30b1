"""Pages: the article is found in its page, and each kind of furniture round it and inside it gets its code."""

# ruff: noqa: E501 one case a line

import pytest
from bs4 import BeautifulSoup
from millpage import P, codes, page

from spamfilter import clean
from spamfilter.cleaning.blocks import few_parts
from spamfilter.errors import CleaningError


@pytest.mark.parametrize(
    ("inside", "text", "code"),
    [
        pytest.param(
            '<div class="related-posts"><h4>More</h4><a href=/1>Ten mills of the north</a></div>',
            "Ten mills of the north",
            "related",
            id="rings: related box",
        ),
        pytest.param(
            "<p><strong>Also Read: <a href=/1>Ten mills of the north</a></strong></p>",
            "Also Read: Ten mills of the north",
            "related",
            id="rings: label and link",
        ),
        pytest.param(
            "<p>Mer om saken: <a href=/1>Ten mills of the north</a></p>",
            "Mer om saken: Ten mills of the north",
            "related",
            id="rings: label in an unknown language",
        ),
        pytest.param(
            "<p><a href=/1>Ten mills of the north</a></p>", "Ten mills of the north", "related", id="rings: a paragraph that is one link"
        ),
        pytest.param(
            "<p>Related Articles</p><ul><li><a href=/1>Ten mills</a></li><li><a href=/2>Two fires</a></li></ul>",
            "Two fires",
            "related",
            id="rings: label and list",
        ),
        pytest.param('<div class="td-a-rec ad-slot">Sponsored by the brewery</div>', "Sponsored by the brewery", "ad", id="rings: ad slot"),
        pytest.param(
            "<figure><img src=x><figcaption>The ruin in spring</figcaption></figure>", "The ruin in spring", "caption", id="rings: caption"
        ),
        pytest.param(
            '<p style="display: none">mill ruin news, mill ruin today</p>',
            "mill ruin news, mill ruin today",
            "hidden",
            id="rings: hidden by style",
        ),
        pytest.param(
            "<p hidden>mill ruin news, mill ruin today</p>", "mill ruin news, mill ruin today", "hidden", id="rings: hidden attribute"
        ),
        pytest.param(
            '<span class="sr-only">Opens in a new window</span>', "Opens in a new window", "hidden", id="rings: for screen readers"
        ),
        pytest.param(
            '<div class="newsletter-box"><p>News by post each morning</p></div>',
            "News by post each morning",
            "newsletter",
            id="rings: newsletter box",
        ),
        pytest.param(
            '<div id="toc_container" class="toc"><ul><li><a href=#a>First part</a></li></ul></div>',
            "First part",
            "toc",
            id="rings: table of contents",
        ),
        pytest.param(
            "<table><tr><td>Join our WhatsApp Channel</td><td><a href=/w>Join Now</a></td></tr></table>",
            "Join our WhatsApp Channel | Join Now",
            "channel",
            id="rings: join box",
        ),
        pytest.param('<div class="share-buttons"><a href=/f>Tell a friend</a></div>', "Tell a friend", "share", id="rings: share buttons"),
    ],
)
def test_furniture_inside_the_body_goes(inside, text, code):
    article = clean(page(inside=inside))
    assert [p.text for p in article.paragraphs] == P
    assert codes(article).get(text) == code


@pytest.mark.parametrize(
    ("inside", "line"),
    [
        pytest.param("<h2>Also on the agenda</h2>", "Also on the agenda", id="silent: heading"),
        pytest.param("<ul><li>Repairs of two roads</li><li>A longer lease</li></ul>", "A longer lease", id="silent: list"),
        pytest.param(
            "<table><tr><td>Year</td><td>Owls</td></tr><tr><td>2011</td><td>14</td></tr></table>", "2011 | 14", id="silent: table"
        ),
        pytest.param("<blockquote><p>Leave the owls alone.</p></blockquote>", "Leave the owls alone.", id="silent: quotation"),
        pytest.param(
            '<p class="teaser">The vote was close the last time, and nobody has forgotten who stayed at home.</p>',
            "The vote was close the last time, and nobody has forgotten who stayed at home.",
            id="silent: a class that misleads",
        ),
        pytest.param(
            "<p>She pointed to <a href=/1>the survey of 1998</a> and to her own notes.</p>",
            "She pointed to the survey of 1998 and to her own notes.",
            id="silent: link in a sentence",
        ),
        pytest.param('<p><span class="dropcap">T</span>he owls came back.</p>', "The owls came back.", id="silent: drop cap"),
        pytest.param(
            '<p>The owls <span class="ad-unit">Advertisement</span> came back.</p>',
            "The owls came back.",
            id="silent: sentence round an ad",
        ),
    ],
)
def test_true_text_inside_the_body_stays(inside, line):
    article = clean(page(inside=inside))
    assert line in [p.text for p in article.paragraphs]


def test_the_rest_of_the_page_goes_with_its_codes():
    comments = (
        '<section id="comments"><p>Great post, I read it every single morning with my first cup of coffee in the garden.</p></section>'
    )
    aside = '<aside class="sidebar"><p>Recent Posts</p><a href=/1>Ten mills of the north</a></aside>'
    author = '<div class="author-box"><p>Ilse Brandt</p></div>'
    article = clean(page(after=author, outside=aside + comments))
    found = codes(article)
    assert [p.text for p in article.paragraphs] == P
    assert found["Home"] == "nav"
    assert found["Recent Posts"] == "sidebar"
    assert found["Ilse Brandt"] == "author"
    assert found["© 2025 Orre Courier"] == "footer"
    assert "comments" in found.values()


def test_a_heading_over_nothing_goes():
    article = clean(page(after="<h3>More to see</h3>"))
    assert [p.text for p in article.paragraphs] == P


def test_a_page_that_ends_in_a_table_is_read():
    rows = "".join(f"<tr><td>{year}</td><td>{year - 1900}</td><td>owls</td></tr>" for year in range(1990, 2000))
    article = clean(f"<html><body><p>{P[0]}</p><table>{rows}</table></body></html>")
    assert article.paragraphs[-1].text == "1999 | 99 | owls"


def test_cards_of_other_articles_are_teasers():
    cards = "".join(
        f"<div class=card><h3><a href=/{n}>Another story of the town, number {n}</a></h3><p>{P[n][:90]}, as our reporter found out on the spot.</p></div>"
        for n in range(4)
    )
    article = clean(page(after=f"<section>{cards}</section>"))
    assert [p.text for p in article.paragraphs] == P
    assert "teaser" in codes(article).values()


def test_a_class_word_that_holds_the_article_means_nothing():
    wrapped = "".join(f'<div class="widget sidebar">{"".join(f"<p>{p}</p>" for p in P)}</div>' for _ in range(1))
    assert P[0] in clean(f"<html><body>{wrapped}</body></html>").text


def test_a_page_that_hides_itself_until_it_is_loaded_is_read():
    assert P[0] in clean(f'<html><body><div style="visibility:hidden">{"".join(f"<p>{p}</p>" for p in P)}</div></body></html>').text


def test_a_page_whose_text_stands_for_readers_without_scripts_is_read():
    body = "".join(f"<p>{p}</p>" for p in P)
    assert P[0] in clean(f"<html><body><div id=app></div><noscript><div>{body}</div></noscript></body></html>").text


def test_a_word_for_readers_without_scripts_is_hidden():
    article = clean(page(inside="<noscript>Please switch scripts on.</noscript>"))
    assert codes(article)["Please switch scripts on."] == "hidden"
    assert [p.text for p in article.paragraphs] == P


def test_a_paragraph_that_an_advertisement_splits_is_whole_again():
    cut = P[0].index(" ", 50)
    broken = f"<p>{P[0][:cut]}<div class=ad-slot>Advertisement</div>{P[0][cut:]}</p>"
    article = clean(f"<html><body><article>{broken}<p>{P[1]}</p></article></body></html>")
    assert [p.text for p in article.paragraphs] == P[:2]


def test_bare_text_after_a_whole_paragraph_stays_apart():
    article = clean(f"<html><body><article><p>{P[0]}</p><div class=ad-slot>Advertisement</div>{P[1]}<p>{P[2]}</p></article></body></html>")
    assert [p.text for p in article.paragraphs] == P[:3]


def test_lines_of_a_feed_entry_without_a_page():
    content = (
        "".join(f"<p>{p}</p>" for p in P)
        + "<p>The post <a href=/x>Mill ruin divides the town</a> appeared first on <a href=/>Orre Courier</a>.</p>"
    )
    article = clean(content)
    assert [p.text for p in article.paragraphs] == P
    assert [r.code for r in article.removed] == ["boilerplate.feed"]


@pytest.mark.parametrize(
    "markup",
    [
        "<html></html>",
        "<script>var text = 'a b c';</script>",
        "<html><frameset><frame src=a></frameset></html>",
        "<p> </p>",
        "<svg><text>x</text></svg>",
    ],
)
def test_pages_without_text_say_so(markup):
    with pytest.raises(CleaningError, match="no article text"):
        clean(markup)


def test_a_soup_that_the_caller_holds_gives_the_same_article():
    markup = page(inside="<p>Also Read: <a href=/1>Ten mills of the north</a></p>")
    soup = BeautifulSoup(markup, "html.parser")
    before = str(soup)
    assert clean(soup, url="https://a.example/").text == clean(markup).text
    assert str(soup) == before


@pytest.mark.parametrize("thing", [None, 3, ["<p>x</p>"], object()], ids=lambda thing: type(thing).__name__)
def test_what_is_no_page_is_refused_by_name(thing):
    with pytest.raises(CleaningError, match="neither"):
        clean(thing)


def test_bytes_like_things_are_read():
    data = page().encode()
    assert clean(bytearray(data)).text == clean(memoryview(data)).text == clean(data).text


def test_a_paragraph_that_is_interrupted_often_is_kept_in_few_parts():
    parts = [str(number) for number in range(10_000)]
    few = few_parts(parts)
    assert "".join(few) == "".join(parts)
    assert len(few) < 20
    assert few_parts([]) == []
    article = clean(page(inside=f"<p>{'ore <span hidden>tin</span>' * 300}</p>"))
    assert "ore " * 299 + "ore" in article.text
