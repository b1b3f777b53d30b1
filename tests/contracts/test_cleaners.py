"""What every cleaner promises, whatever it stands on."""

# ruff: noqa: E501 one case a line

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spamfilter import Page, plugins
from spamfilter.article import Article
from spamfilter.errors import CleaningError, PluginError

NAMES = plugins.names("cleaners")
TREES = ("selectolax", "beautifulsoup")
P = [
    "The bridge at Hallin was closed on Tuesday after a barge struck the third pillar, the harbour office said.",
    "Nobody was hurt, but the ferry will have to carry all the cars until the pillar has been looked at by divers.",
    "The last such accident happened in 1987, when a storm tore two empty barges from their chains at night.",
]
BODY = "".join(f"<p>{p}</p>" for p in P)
MARKUP = f"<html><head><title>Bridge closed - Hallin Post</title></head><body><nav><a href=/>Home</a></nav><article><h1>Bridge closed</h1>{BODY}<p>Source: Hallin Post</p></article></body></html>"


@pytest.fixture(params=NAMES)
def cleaner(request):
    try:
        return plugins.load("cleaners", request.param)
    except PluginError as error:
        if isinstance(error.__cause__, ImportError) and request.param not in TREES:
            pytest.skip(str(error))
        raise


def test_the_core_trees_are_there():
    assert set(TREES) <= set(NAMES)


def test_it_finds_the_article_and_keeps_the_record(cleaner):
    when = datetime(2024, 5, 3, tzinfo=UTC)
    article = cleaner.clean(Page(MARKUP, url="https://a.example/x", id="r1", published=when, fetched=when))
    assert isinstance(article, Article)
    assert all(p in article.text for p in P)
    assert "Home" not in article.text
    assert "Source: Hallin Post" not in article.text
    assert (article.id, article.url, article.published, article.fetched) == ("r1", "https://a.example/x", when, when)
    assert article.title == "Bridge closed"


def test_plain_text_goes_the_same_road(cleaner):
    text = "\n".join([*P, "Advertisement"])
    article = cleaner.clean(Page(text))
    assert article.text == "\n".join(P)
    assert [(r.code, text[slice(*r.at)]) for r in article.removed] == [("boilerplate.ad", "Advertisement")]


@pytest.mark.parametrize("markup", ["", b"", " ", "<html></html>", b"\x89PNG\r\n\x1a\n....", b"\x00" * 500, "<script>a</script>"], ids=repr)
def test_what_holds_no_article_is_refused_by_name(cleaner, markup):
    with pytest.raises(CleaningError, match=r"https://a\.example/"):
        cleaner.clean(Page(markup, url="https://a.example/"))


def test_the_same_page_gives_the_same_article(cleaner):
    assert cleaner.clean(Page(MARKUP)) == cleaner.clean(Page(MARKUP))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.one_of(st.binary(max_size=200), st.text("<>/abp=\"' !-&;\n", max_size=200), st.just(MARKUP)), cut=st.integers(0, len(MARKUP))
)
def test_nothing_but_a_cleaning_error_comes_out(cleaner, data, cut):
    for markup in (data, MARKUP[:cut]):
        try:
            article = cleaner.clean(Page(markup))
        except CleaningError:
            continue
        assert article.text


SLOPPY = {
    "a whole page": MARKUP,
    "paragraphs never closed": f"<div><p>{P[0]}<p>{P[1]}<p>{P[2]}</div>",
    "a list never closed": f"<ul><li>{P[0]}<li>{P[1]}</ul><p>{P[2]}</p>",
    "a table": "<table><tr><th>Year<th>Owls<tr><td>2011<td><p>14</p></table>" + BODY,
    "an ad in a paragraph": f"<p>{P[0][:40]}<div class=ad>Advertisement</div>{P[0][40:]}</p>{BODY}",
    "a hidden span": f"<p>{P[0]}<span hidden>secret words</span> And more.</p>{BODY}",
    "breaks": f"<div>{P[0]}<br>{P[1]}<br><br>{P[2]}</div>",
    "code": f"<pre>one\n  two\nthree</pre>{BODY}",
    "inline marks": f"<p><b>{P[0][:9]}</b>{P[0][9:]} <a href=/1>See</a> <i>this</i>.</p>{BODY}",
    "entities": "<p>Fish &amp; chips &lt;fresh&gt; caf&eacute; &#8220;today&#8221; only</p>" + BODY,
    "comments and CDATA": f"<!-- <p>no</p> --><p>{P[0]}</p><!-- x -->{BODY}",
    "facts": '<html lang="de"><head><meta property="og:title" content="T"><link rel="canonical" href="/c"><script type="application/ld+json">{"a": 1}</script></head><body>'
    f'<time datetime="2024-05-03">x</time>{BODY}</body></html>',
    "noscript and svg": f"{BODY}<noscript><p>no</p></noscript><svg><text>no</text></svg><p>{P[0]}</p>",
    "a lazy picture": f"<p>{P[0]}<noscript><img src=x></noscript> And more.</p>{BODY}",
    "boxes": f"<nav><ul><li><a href=/>Home <b>page</b></a><li>News<!-- x -->paper</ul><svg><title>Logo</title></svg><button>Search</button></nav>{BODY}<footer><p>&copy; 2025 Orre<script>var a</script><style>p {{}}</style></footer>",
    "a box that holds the article": f"<div class=sidebar><h1>Bridge</h1>{BODY}<div class=nav><a href=/1>Next</a></div></div>",
    "boxes in an article": f"<article><aside><time datetime=2024-05-03>3 May</time></aside>{BODY}<div class=share><a href=/f>Tell</a></div></article>",
    "a box in a list never closed": f"<ul><li class=nav><a href=/>Home</a><li>{P[0]}</ul><div class=menu><p>One<p>Two</div>{BODY}",
    "own elements": f"<p>The <x-y>har<x-z></x-z>bour</x-y> <x-y>office</x-y> said</p><x-y><p>{P[0]}</p></x-y>{BODY}",
    "hidden blocks in a text": f"<div>The har<div hidden>x</div>bour <span>is<ul hidden><li>x</ul></span> shut</div><li>A<div hidden>x</div>B{BODY}",
    "hidden by turns": f"<div style=visibility:hidden>{BODY}<p style=visibility:visible>{P[0]}</p></div><div style=left:-999px>x</div>",
    "buttons and fields": f"{BODY}<p>The <button>Yes</button> key<button>s</button>tone <svg><title>x</title><text>y</text></svg></p><textarea>a\nb</textarea>",
    "definition list": f"<dl><dt>Owl<dd>{P[0]}<dt>Mill<dd>{P[1]}</dl>",
}


@pytest.mark.parametrize("markup", SLOPPY.values(), ids=SLOPPY.keys())
def test_both_trees_give_the_same_blocks(markup):
    first, second = (plugins.load("cleaners", name).blocks(markup) for name in TREES)
    assert _with_paths(first) == _with_paths(second)
    assert first.facts == second.facts


def _with_paths(stream):
    """Every block with the tags and words round it; the numbers of empty elements may differ between parsers."""
    shown = []
    for block in stream.blocks:
        path, at = [], block.container
        while at > 0:
            path.append((*stream.containers.elements[at], stream.containers.hidden[at]))
            at = stream.containers.parents[at]
        shown.append((block._replace(container=0), path))
    return shown


@pytest.mark.parametrize("reference", [f"&#{'9' * 5000};", f"&#x{'f' * 5000};"], ids=["decimal", "hexadecimal"])
def test_a_reference_of_thousands_of_digits_is_no_character(cleaner, reference):
    article = cleaner.clean(Page(MARKUP.replace("</h1>", f"</h1><p>{reference}</p>"), url="https://a.example/x"))
    assert all(p in article.text for p in P)
    assert "999" not in article.text
