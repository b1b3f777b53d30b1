"""Finding: the articles that resemble a page, and never the page itself."""

from __future__ import annotations

from dataclasses import replace

import pytest
from stories import EARLIER, INDEPENDENT, LIGHTHOUSE, REWRITTEN, UNRELATED, article

from spamfilter.index import Index
from spamfilter.matching.finder import find_matches
from spamfilter.verdict import Label

PAGE = article(REWRITTEN, "farm", url="https://farm.test/1")


@pytest.fixture
def index():
    with Index(None) as memory:
        memory.add(article(LIGHTHOUSE, "courier", url="https://courier.example/1"), first_seen=EARLIER, label=Label.OK, vouched=True)
        memory.add(article(UNRELATED, "baker", url="https://baker.example/1"), first_seen=None)
        memory.add(article(INDEPENDENT, "herald"), first_seen=None)
        yield memory


def found(index, page):
    return [match.article.id for match in find_matches(index, page, candidates=20, aligned=4)]


def test_the_source_comes_first_with_what_the_index_knows(index):
    first, *others = find_matches(index, PAGE, candidates=20, aligned=4)
    assert (first.article.id, first.first_seen, first.label, first.vouched) == ("courier", EARLIER, Label.OK, True)
    assert first.alignment.a.text == PAGE.text
    assert "baker" not in [match.article.id for match in others]


def test_a_page_is_no_source_of_itself(index):
    assert "courier" not in found(index, replace(PAGE, id="courier"))
    assert "courier" not in found(index, replace(PAGE, url="https://courier.example/1"))


def test_nothing_resembles_it(index):
    assert found(index, article("Zebras graze. Comets burn.")) == []
    assert found(index, article("")) == []


def test_the_text_that_holds_most_comes_before_one_that_shares_the_rarest_words():
    """A directory of rare names shares more keys with a report than what the report was made from does."""
    names = "Quillbrook Harrowmere Tansley Ostrander Velbury Kirkannon Dunmorrow Aldersyke"
    story = (
        "The council voted on Tuesday to repair the old bridge before winter because engineers had found cracks in two of its pillars. "
        "The work will cost three million and take until spring, and buses will use the northern road while the river crossing is closed. "
    )
    source = story + "Shopkeepers asked for help with lost trade, and the mayor promised to meet them next week."
    page = story + f"Residents of {names} signed a letter."
    filler = " ".join(f"entry{n} street{n} number{n}" for n in range(150))
    with Index(None) as memory:
        memory.add(article(f"{names} {names} {filler}", "directory"), first_seen=None)
        memory.add(article(source, "courier"), first_seen=None)
        assert [candidate.id for candidate in memory.candidates(article(page, "farm"))] == ["directory", "courier"]
        assert found(memory, article(page, "farm"))[0] == "courier"


@pytest.mark.parametrize("reposts", [1, 12, 30])
@pytest.mark.parametrize("name", ["https://www.farm.test/amp/{}", "row {}"], ids=["ids are addresses", "ids of their own"])
def test_what_one_site_shows_often_does_not_crowd_out_the_source(index, reposts, name):
    ids = {name.format(number) for number in range(reposts)}
    for number in range(reposts):
        index.add(replace(PAGE, id=name.format(number), url=f"https://www.farm.test/amp/{number}"), first_seen=None)
    names = found(index, PAGE)
    assert "courier" in names
    assert len(ids.intersection(names)) == 1
    assert ids.intersection(found(index, replace(PAGE, url="https://mill.test/1")))


@pytest.mark.parametrize("farms", [1, 6, 30])
def test_what_many_farms_show_does_not_crowd_out_the_source(index, farms):
    """What is spam itself has taken what it has: it stands behind the others, and only a few of it."""
    for number in range(farms):
        index.add(replace(PAGE, id=f"farm{number}", url=f"https://farm{number}.test/1"), first_seen=EARLIER, label=Label.SPAM)
    names = found(index, replace(PAGE, id="new", url="https://new.test/1"))
    assert "courier" in names
    assert 1 <= sum("farm" in name for name in names) <= 2


@pytest.mark.parametrize("label", [None, Label.OK, Label.SUSPECT])
def test_copies_that_are_no_spam_are_looked_into(index, label):
    for number in range(3):
        index.add(replace(PAGE, id=f"paper{number}", url=f"https://paper{number}.test/1"), first_seen=EARLIER, label=label)
    assert {"paper0", "paper1", "paper2"} <= set(found(index, replace(PAGE, id="new", url="https://new.test/1")))


def test_a_copy_in_another_script_behind_english_is_found():
    """By how much of either text the other holds, not by the words of most of its letters alone."""
    copied = (
        "В среду вечером в порту Залесинск загорелся склад, в котором рыбаки хранили сети и канаты.",
        "Пожарные справились с огнём за четыре часа; никто не пострадал, сгорело девять лодок.",
        "Сторож Егор Полозов заметил дым из окна столовой и успел вывести двух собак.",
    )
    with Index(None) as memory:
        memory.add(article(copied, "gazette"), first_seen=None)
        page = article((*LIGHTHOUSE, *UNRELATED, *copied), "farm")
        (match,) = find_matches(memory, page, candidates=20, aligned=4)
        assert match.article.id == "gazette"
        assert match.held[1] > 0.9
