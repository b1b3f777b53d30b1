"""Casing: odd capitals hide no source and make none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stories import INDEPENDENT, LIGHTHOUSE, REWRITTEN, UNRELATED

from spamfilter import SpamFilter
from spamfilter.article import Article
from spamfilter.matching.casing import is_oddly_cased, recased
from spamfilter.verdict import Kind, Label


def title(text):
    return " ".join(word[:1].upper() + word[1:] for word in text.split(" "))


def headline(text):
    small = {"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "which", "that", "is", "was", "has"}
    return " ".join(word if word in small else word[:1].upper() + word[1:] for word in text.split(" "))


def alternating(text):
    return "".join(sign.upper() if at % 2 else sign.lower() for at, sign in enumerate(text))


ODD = {
    "capitals": str.upper,
    "a capital on every word": title,
    "a capital on every word that tells": headline,
    "no capitals": str.lower,
    "turned": str.swapcase,
    "by turns": alternating,
}


def article(lines, name="page"):
    return Article.from_lines(lines, name=name, language="en")


@pytest.fixture(scope="module")
def spam_filter():
    with SpamFilter() as made:
        made.learn(article(LIGHTHOUSE, "lighthouse"), vouched=True)
        yield made


@pytest.mark.parametrize("change", ODD.values(), ids=ODD.keys())
def test_odd_capitals_change_nothing(spam_filter, change):
    plain = spam_filter.judge(article(REWRITTEN))
    odd = spam_filter.judge(article(list(map(change, REWRITTEN))))
    assert (odd.label, odd.matches[0].id, odd.kind) == (Label.SPAM, "lighthouse", plain.kind)
    assert odd.score == pytest.approx(plain.score, abs=0.02)


@pytest.mark.parametrize("change", ODD.values(), ids=ODD.keys())
@pytest.mark.parametrize("lines", [INDEPENDENT, UNRELATED], ids=["independent report", "other story"])
def test_honest_texts_in_odd_capitals_stay_honest(spam_filter, lines, change):
    verdict = spam_filter.judge(article(list(map(change, lines))))
    assert verdict.label is Label.OK or verdict.kind is Kind.GARBLED  # a text without capitals looks broken by itself


@pytest.mark.parametrize("change", ODD.values(), ids=ODD.keys())
def test_odd_capitals_are_seen(change):
    assert is_oddly_cased(article(list(map(change, LIGHTHOUSE))).words)


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(LIGHTHOUSE, id="silent: plain"),
        pytest.param([*LIGHTHOUSE, LIGHTHOUSE[0].upper(), title(LIGHTHOUSE[1])], id="silent: a line in capitals"),
        pytest.param(["Ilse Brannock, Marit Quenby, Jonas Feld and Edric Tolland of Skerrow; " * 12], id="silent: a list of names"),
        pytest.param(["Port Vessel 2 - 1 Northby Town (Feld 12, Quenby 40; Tolland 88). " * 20], id="silent: results"),
        pytest.param(["THE LIGHT IS OFF."], id="silent: too short"),
        pytest.param([], id="silent: empty"),
    ],
)
def test_plain_writing_is_not_odd(lines):
    assert not is_oddly_cased(article(lines).words)


def test_the_other_text_says_how_names_are_written():
    other = article(["Port Kessler met.", "Dr. Jane Moss saw the USA and NATO in Port Kessler, said Moss, and the port was shut."])
    made = recased(article(["PORT KESSLER SHUT THE PORT. DR. MOSS LEFT. I SAW JANE MOSS OF NATO AND OF THE USA, AND ZORVAK."]), other)
    assert made.text == "Port Kessler shut the port. Dr. Moss left. I saw Jane Moss of NATO and of the USA, and Zorvak."


@given(st.lists(st.text("aBß. İI'’é\n", max_size=30), max_size=6))
def test_every_letter_keeps_its_place(lines):
    whole = article(lines)
    made = recased(whole, article(LIGHTHOUSE))
    assert len(made.text) == len(whole.text)
    assert [(p.start, p.end) for p in made.paragraphs] == [(p.start, p.end) for p in whole.paragraphs]
    assert made.text.casefold().split() == whole.text.casefold().split()


def test_two_texts_are_compared_as_one_is_judged(spam_filter):
    shouted = article(list(map(str.upper, REWRITTEN)))
    assert spam_filter.compare(shouted, article(LIGHTHOUSE, "lighthouse")).verdict.score == pytest.approx(
        spam_filter.judge(shouted).score, abs=1e-9
    )


@pytest.mark.parametrize(
    ("text", "known", "written"),
    [
        pytest.param("IT ISN’T THE COUNCIL’S FAULT, THEY’RE TOLD", "Nothing.", "It isn’t the council’s fault, they’re told", id="curled"),
        pytest.param("IT WASN’T TOLD", "So it wasn't.", "It wasn’t told", id="curled here, straight there"),
        pytest.param("LATER KENNEDY LEFT", "He met John F. Kennedy there.", "Later Kennedy left", id="behind an initial"),
        pytest.param("LATER THE ARMY LEFT", "There the U.S. Army stood.", "Later the Army left", id="behind an abbreviation"),
        pytest.param("it was est. costs of all", "Nothing.", "It was est. costs of all", id="no end of a sentence"),
    ],
)
def test_words_are_written_as_the_other_text_writes_them(text, known, written):
    assert recased(article([text]), article([known])).text == written


def test_words_of_scripts_without_capitals_are_none(spam_filter):
    hebrew = "המגדלור עמד שם " * 30
    assert not is_oddly_cased(article([*LIGHTHOUSE, hebrew]).words)
