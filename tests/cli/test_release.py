"""`spamfilter release`: items come back, and their articles pass from then on."""

import json
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from spamfilter import Config, Page, SpamFilter, clean
from spamfilter.cli import main
from spamfilter.index import Index
from spamfilter.quarantine import held_record, read_held
from spamfilter.verdict import Label

SEEN = datetime(2026, 3, 5, tzinfo=UTC)


@pytest.fixture
def held(alone, copy, source):
    """A crawl's memory, and a quarantine with the copy in it."""
    with SpamFilter(Config(index="seen.db")) as spam_filter:
        spam_filter.learn(Page(source["text"], url=source["url"], published=datetime(2026, 3, 1, tzinfo=UTC)))
        page = Page(copy["text"], url=copy["url"], title=copy["title"], published=datetime(2026, 3, 4, tzinfo=UTC), fetched=SEEN)
        verdict = spam_filter.judge(page)
        assert verdict.label is Label.SPAM
        spam_filter.learn(page, label=verdict.label)
    line = held_record(copy | {"rank": 3}, verdict)
    path = alone / "held.jsonl"
    path.write_text(json.dumps(line) + "\n", encoding="utf-8")
    return line


def run(*arguments, **more):
    return CliRunner().invoke(main, ["release", *arguments], **more)


def test_the_item_comes_back_as_it_was_and_its_article_passes(held, copy):
    done = run("held.jsonl", "--index", "seen.db")
    assert (done.exit_code, done.stderr) == (0, "1 released\n")
    assert [json.loads(line) for line in done.stdout.splitlines()] == [copy | {"rank": 3}]
    with Index("seen.db") as memory:
        known = memory.get(copy["url"])
        assert (known.label, known.first_seen, known.vouched) == (Label.OK, SEEN, False)
        assert memory.labels_of("farm.example") == {Label.OK: 1}
    with SpamFilter(Config(index="seen.db")) as spam_filter:
        assert spam_filter.judge(Page(copy["text"], url=copy["url"])).label is Label.OK


def test_doing_it_twice_changes_nothing_more(held):
    first, second = (run("held.jsonl", "--index", "seen.db") for _ in range(2))
    assert (first.stdout, first.exit_code) == (second.stdout, second.exit_code)
    with Index("seen.db") as memory:
        assert len(memory) == 2


def test_an_article_that_was_never_learned_is_remembered_as_allowed(held, copy):
    with Index("other.db") as memory:
        memory.add(clean(copy["text"], url="https://elsewhere.example/1"), first_seen=SEEN)
    assert run("held.jsonl", "--index", "other.db").exit_code == 0
    with Index("other.db") as memory:
        known = memory.get(copy["url"])
        assert (known.label, known.article.text, known.article.title) == (Label.OK, held["verdict"]["text"], copy["title"])


def test_standard_input_and_one_of_several(alone, held, copy):
    other = json.loads(json.dumps(held).replace("farm.example/story", "farm.example/other"))
    both = f"{json.dumps(held)}\n\n{json.dumps(other)}\n"
    done = run("-", "--index", "seen.db", "--id", "https://farm.example/other", input=both)
    assert [json.loads(line)["url"] for line in done.stdout.splitlines()] == ["https://farm.example/other"]
    assert done.stderr == "1 released, 1 left\n"
    with Index("seen.db") as memory:
        assert memory.get(copy["url"]).label is Label.SPAM


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param("{broken", "held.jsonl:1: is no JSON", id="no JSON"),
        pytest.param("[1]", "held.jsonl:1: is no line of a quarantine", id="no object"),
        pytest.param('{"url": "https://a.example"}', "held.jsonl:1: is no line of a quarantine", id="another JSON Lines file"),
        pytest.param('{"schema": "spamfilter-quarantine/1"}', "has no item or no verdict", id="nothing in it"),
        pytest.param(
            '{"schema": "spamfilter-quarantine/1", "item": {}, "verdict": {"id": 3, "text": ""}}', "without id or text", id="an odd id"
        ),
        pytest.param(
            '{"schema": "spamfilter-quarantine/1", "item": {}, "verdict": {"id": "a", "text": "b", "url": {}}}',
            "url is no text",
            id="an odd url",
        ),
        pytest.param(
            '{"schema": "spamfilter-quarantine/1", "item": {}, "verdict": {"id": "a", "text": "b", "published": "soon"}}',
            "soon",
            id="no date",
        ),
    ],
)
def test_a_line_that_is_none_is_named_and_the_others_count(alone, held, line, said):
    (alone / "held.jsonl").write_text(f"{line}\n{json.dumps(held)}\n", encoding="utf-8")
    done = run("held.jsonl", "--index", "seen.db")
    assert done.exit_code == 0
    assert said in done.stderr
    assert "1 could not be read" in done.stderr
    assert len(done.stdout.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(("held.jsonl",), "name the memory of the crawl with --index DB", id="no index named"),
        pytest.param(("held.jsonl", "--index", "absent.db"), "absent.db: does not exist", id="no such index"),
        pytest.param(("absent.jsonl", "--index", "seen.db"), "absent.jsonl: cannot be read", id="no such quarantine"),
        pytest.param(("seen.db", "--index", "seen.db"), "nothing readable in it", id="no quarantine"),
        pytest.param((".", "--index", "seen.db"), "cannot be read", id="a folder"),
    ],
)
def test_what_cannot_be_done_is_said(held, arguments, said):
    done = run(*arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr


def test_odd_signs_come_back_as_they_were(alone, held):
    held["item"] = {"text": "\u2028a\x1b[31m\u202e\ud800", "deep": [{"é": None}]}
    (alone / "held.jsonl").write_text(json.dumps(held) + "\n", encoding="utf-8")
    done = run("held.jsonl", "--index", "seen.db")
    assert len(done.stdout.splitlines()) == 1
    assert json.loads(done.stdout) == held["item"]


def test_a_line_is_read_as_it_was_written(held, copy):
    found = read_held(held)
    assert (found.item, found.article.url, found.article.text) == (copy | {"rank": 3}, copy["url"], held["verdict"]["text"])
