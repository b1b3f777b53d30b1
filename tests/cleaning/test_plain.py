"""Plain text: what goes, where it stood, and that nothing else changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spamfilter import Page, clean
from spamfilter.cleaning import clean_page
from spamfilter.errors import CleaningError

TRUE = "The mill on the Orre burned down in 1911, and the town has argued about the ruin ever since."
LONG = "Every spring somebody proposes to pull it down; every autumn the council finds that there is no money to do so, and the owls stay."


def test_text_without_furniture_comes_through_word_for_word():
    text = f"{TRUE}\n{LONG}\n\n“What is next?” she asked.\n- a list\n- of two\nPaint.\n{TRUE[:40]}\n{LONG}"
    article = clean(text)
    assert article.removed == ()
    assert article.text.split() == text.split()
    assert [p.text for p in article.paragraphs] == [line for line in text.split("\n") if line]


def test_one_long_line_stays_one_paragraph():
    article = clean((TRUE + " ") * 3000)
    assert len(article.paragraphs) == 1


def test_places_are_places_in_the_text_as_given():
    text = f"  {TRUE}\r\n\r\n  Advertisement \r\n{LONG}\r\nSource: Orre Courier\r\n"
    article = clean(text)
    assert [(r.code, text[slice(*r.at)]) for r in article.removed] == [
        ("boilerplate.ad", "Advertisement"),
        ("boilerplate.source", "Source: Orre Courier"),
    ]


def test_places_hold_where_invisible_signs_were_taken_out():
    text = f"{TRUE}\nAd\u200bvertise\u00adment\n{LONG}"
    (removed,) = clean(text).removed
    assert removed.text == "Advertisement"
    assert text[slice(*removed.at)] == "Ad\u200bvertise\u00adment"


@pytest.mark.parametrize(
    ("tail", "code"),
    [
        pytest.param("Ilse Brandt, T. Okoro and Maya Lind contributed to this report.", "credit", id="rings: names with initials"),
        pytest.param(
            "A team of Courier journalists including Ilse Brandt and T. Okoro contributed to this report.", "credit", id="rings: a team"
        ),
        pytest.param("(With inputs from agencies)", "credit", id="rings: in brackets"),
        pytest.param("This article was originally published by the Orre Courier.", "source", id="rings: first published elsewhere"),
        pytest.param("For the latest Courier news and newsletters, sign up at courier.example.", "newsletter", id="rings: newsletter"),
    ],
)
def test_a_credit_glued_to_the_last_paragraph_is_cut_off(tail, code):
    text = f"{TRUE}\n\n{LONG} {tail}\n\nLeave a Comment"
    article = clean(text)
    assert article.paragraphs[-1].text == LONG
    assert (tail, f"boilerplate.{code}") in [(r.text, r.code) for r in article.removed]
    assert [text[slice(*r.at)] for r in article.removed] == [r.text for r in article.removed]


def test_several_glued_sentences_are_cut_one_by_one():
    text = f"{LONG} Ilse Brandt contributed to this report. For the latest Courier news and newsletters, sign up at courier.example."
    article = clean(text)
    assert article.text == LONG
    assert [r.code for r in article.removed] == ["boilerplate.credit", "boilerplate.newsletter"]


@pytest.mark.parametrize(
    "end",
    [
        "Many people contributed to the rebuilding of the tower.",
        "He said that the sources were dry.",
        "She first published in 1904.",
        "(It was a cold night.)",
    ],
    ids=lambda end: f"silent: {end}",
)
def test_a_last_sentence_that_only_looks_like_a_credit_stays(end):
    assert clean(f"{TRUE}\n{LONG} {end}").text.endswith(end)


def test_a_title_printed_twice_goes_once():
    article = clean(f"Mill ruin divides the town\n\nMill ruin divides the town\n\n{TRUE}\n{LONG}")
    assert article.text.count("Mill ruin divides the town") == 1
    assert [r.code for r in article.removed] == ["boilerplate.duplicate"]


def test_the_title_that_the_record_states_is_no_line_of_the_text():
    page = Page(f"Mill ruin divides the town\n{TRUE}\n{LONG}", title="Mill ruin divides the town", id="7")
    article = clean_page(page)
    assert article.title == "Mill ruin divides the town"
    assert article.paragraphs[0].text == TRUE


def test_removed_is_bounded():
    article = clean(f"{TRUE}\n" + "Advertisement\n" * 2000 + f"Disclaimer: {'long words ' * 55}\n{LONG}")
    assert len(article.removed) == 500
    assert max(len(r.text) for r in article.removed) <= 300


LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                TRUE,
                LONG,
                "Advertisement",
                "Related Articles",
                "Ten mills of the north",
                "Source: Orre Courier",
                "",
                "  ",
                "Author",
                "–",
                "TAGS",
                "A cut text...",
                "Read more: Click here",
            ]
        ),
        st.text(max_size=80),
    ),
    max_size=14,
)


@given(LINES)
def test_no_word_is_lost_silently(lines):
    text = "\n".join(lines)
    try:
        article = clean(Page(text, content_type="text/plain").markup)
    except CleaningError:
        return
    if "<" in text:
        return
    given_words = sorted(w for line in _tidy_lines(text) for w in line.split())
    kept = [w for p in article.paragraphs for w in p.text.split()]
    gone = [w for r in article.removed for w in r.text.split()]
    assert sorted(kept + gone) == given_words
    for removed in article.removed:
        assert removed.at is not None
        assert text[slice(*removed.at)].split()


@given(LINES)
def test_the_same_text_gives_the_same_article(lines):
    text = "\n".join([TRUE, *lines, LONG])
    if sum(c < " " for c in text) <= len(lines) + 1:
        assert clean(text) == clean(text)


def _tidy_lines(text):
    from spamfilter.cleaning.decode import tidy

    return [tidy(text.removeprefix("\ufeff"))]
