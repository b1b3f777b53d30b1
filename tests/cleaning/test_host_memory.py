"""Lines that stand on many pages of one host."""

import sqlite3

import pytest

from spamfilter.article import Article
from spamfilter.cleaning import host_memory
from spamfilter.cleaning.host_memory import HostMemory

NOTE = "Orre Courier is read in every house of the valley since 1921."


def page(number, *more):
    lines = (f"Story number {number} tells of the mill and of what the council did with it.", f"It ends on day {number} of the year.")
    return Article.from_lines([*lines, *more], name=str(number))


@pytest.fixture
def memory():
    with sqlite3.connect(":memory:") as database:
        yield HostMemory(database)
    database.close()


def test_a_line_of_many_pages_goes_and_is_named(memory):
    for number in range(5):
        assert memory.strip("courier.example", page(number, NOTE)).text == page(number, NOTE).text
        memory.learn("courier.example", page(number, NOTE))
    article = memory.strip("courier.example", page(9, NOTE.upper()))
    assert article.text == page(9).text
    assert [(r.text, r.code, r.at) for r in article.removed] == [(NOTE.upper(), "boilerplate.repeated", None)]
    assert article.paragraphs == page(9).paragraphs


def test_another_host_keeps_its_lines(memory):
    for number in range(9):
        memory.learn("courier.example", page(number, NOTE))
    assert memory.strip("wire.example", page(9, NOTE)).text == page(9, NOTE).text


def test_a_story_under_many_addresses_keeps_its_lines(memory):
    for _ in range(9):
        memory.learn("courier.example", page(1, NOTE))
    assert memory.strip("courier.example", page(1, NOTE)) == page(1, NOTE)


def test_a_line_of_few_among_many_pages_stays(memory):
    for number in range(80):
        memory.learn("courier.example", page(number, *([NOTE] if number < 6 else [])))
    assert NOTE in memory.strip("courier.example", page(99, NOTE)).text


def test_it_is_bounded_and_what_is_seen_often_stays(memory, monkeypatch):
    monkeypatch.setattr(host_memory, "MAX_LINES", 40)
    monkeypatch.setattr(host_memory, "MAX_HOSTS", 3)
    for number in range(60):
        memory.learn("courier.example", page(number, NOTE))
    assert NOTE not in memory.strip("courier.example", page(99, NOTE)).text
    (lines,) = memory._database.execute("SELECT count(*) FROM host_lines").fetchone()
    assert lines <= 40
    for number in range(5):
        memory.learn(f"{number}.example", page(number))
    assert [memory.pages(f"{number}.example") for number in range(5)] == [0, 0, 1, 1, 1]
    assert memory.pages("courier.example") == 0


def test_a_long_line_is_no_furniture(memory):
    long = "The mill has many friends. " * 40
    for number in range(9):
        memory.learn("courier.example", page(number, long))
    assert long.strip() in memory.strip("courier.example", page(99, long, "More of it." * 99)).text
