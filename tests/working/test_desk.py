"""The desk: what a worker makes of tasks, in this process."""

from datetime import UTC, datetime

import pytest
from stories import LIGHTHOUSE, REWRITTEN, UNRELATED

from spamfilter import Config, Label, Page, SpamFilter
from spamfilter.errors import IndexStoreError, ModelError, PluginError
from spamfilter.index import Index
from spamfilter.page import BadRecord, Source
from spamfilter.working.desk import Desk, clean_task
from spamfilter.working.tasks import Task, read_answer


def task(host, lines, day):
    return Task(("\n".join(lines),), url=f"https://{host}.example/1", published=datetime(2026, 3, day, tzinfo=UTC))


THREE = (task("original", LIGHTHOUSE, 1), task("farm", REWRITTEN, 3), task("bakery", UNRELATED, 3))
LABELS = [Label.OK, Label.SPAM, Label.OK]


@pytest.mark.parametrize("portions", [(THREE,), [(one,) for one in THREE], (THREE[:2], THREE[2:])], ids=["at once", "one by one", "in two"])
def test_tasks_are_judged_against_those_before_them_however_they_come(tmp_path, portions):
    index = str(tmp_path / "seen.db")
    with Desk(Config(index=index), texts_of=("spam",)) as desk:
        answers = [read_answer(record) for tasks in portions for record in desk.answer(tasks)]
    assert [answer.verdict.label for answer in answers] == LABELS
    assert answers[1].verdict.matches[0].url == "https://original.example/1"
    assert [bool(answer.verdict.text) for answer in answers] == [False, True, False]
    assert all("text" not in answer.record and answer.seconds > 0 and answer.trouble is None for answer in answers)
    with Index(index) as memory:
        assert [memory.get(one.url).label for one in THREE] == LABELS
        assert memory.check() == []


def test_a_verdict_is_that_of_the_filter(tmp_path):
    with Desk(Config(index=str(tmp_path / "desk.db"))) as desk, SpamFilter(Config(index=str(tmp_path / "filter.db"))) as spam_filter:
        told = [read_answer(record).record for record in desk.answer(THREE)]
        for one, record in zip(THREE, told, strict=True):
            page = Page(one.texts[0], url=one.url, published=one.published)
            verdict = spam_filter.judge(page)
            spam_filter.learn(page, label=verdict.label)
            seen = [{key: value for key, value in match.items() if key != "first_seen"} for match in record["matches"]]
            expected = verdict.as_record()
            assert record | {"matches": seen} == expected | {
                "matches": [{key: value for key, value in match.items() if key != "first_seen"} for match in expected["matches"]]
            }


@pytest.mark.parametrize(
    "config",
    [pytest.param({"learn": False}, id="an index that is only read"), pytest.param({"index": None}, id="no index")],
)
def test_what_is_not_to_be_learned_is_not(tmp_path, config):
    index = str(tmp_path / "seen.db")
    Index(index).close()
    with Desk(Config(**({"index": index} | config))) as desk:
        answers = [read_answer(record) for record in desk.answer(THREE)]
    assert [answer.verdict.label for answer in answers] == [Label.OK] * 3
    with Index(index) as memory:
        assert len(memory) == 0


def test_what_was_no_record_is_unjudged_in_its_turn(tmp_path):
    bad = BadRecord(Source("item"), "record", "no field with a text", url="https://bad.example/1")
    with Desk(Config(index=str(tmp_path / "seen.db"))) as desk:
        first, second, third = (
            read_answer(record).verdict for record in desk.answer((THREE[0], bad, Task((" \n",), url="https://void.example/1")))
        )
    assert (first.label, second.label, second.error.code, second.url) == (Label.OK, Label.UNJUDGED, "record", bad.url)
    assert (third.label, third.error.code) == (Label.UNJUDGED, "cleaning")


def test_trouble_with_the_index_is_told_of_each_task(tmp_path):
    index = str(tmp_path / "seen.db")
    with Desk(Config(index=index)) as desk:
        desk.answer(THREE[:1])
        with Index(index) as other, other.batch():
            other._connection.execute("DROP TABLE article")
        answers = desk.answer(THREE[1:])
    for answer in answers:
        with pytest.raises(IndexStoreError, match=r"seen\.db") as raised:
            read_answer(answer)
        assert raised.value.path == index


def test_a_verdict_holds_where_only_learning_fails(tmp_path, monkeypatch):
    with Desk(Config(index=str(tmp_path / "seen.db"))) as desk:
        monkeypatch.setattr(desk._filter, "learn", raising(IndexStoreError("seen.db", "the disk is full")))
        answers = [read_answer(record) for record in desk.answer(THREE)]
    assert [(answer.verdict.label, str(answer.trouble)) for answer in answers] == [(Label.OK, "seen.db: the disk is full")] * 3


def raising(error):
    def learn(*_, **__):
        raise error

    return learn


@pytest.mark.parametrize(
    ("config", "error"),
    [
        pytest.param({"model": "absent.npz"}, ModelError, id="no model"),
        pytest.param({"index": "no/such/folder/seen.db"}, IndexStoreError, id="no folder"),
        pytest.param({"cleaner": "soap"}, PluginError, id="no cleaner"),
    ],
)
def test_a_desk_is_not_opened_on_what_is_missing(tmp_path, monkeypatch, config, error):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(error):
        Desk(Config(**config))


def test_several_texts_are_one_article_in_their_order():
    rest = "".join(f"<p>{line}</p>" for line in LIGHTHOUSE[1:])
    article = clean_task(Task((LIGHTHOUSE[0], " ", rest), url="https://gannet-post.example/1", title="Light"), "selectolax")
    assert [paragraph.text for paragraph in article.paragraphs] == list(LIGHTHOUSE)
    assert (article.id, article.url, article.title) == ("https://gannet-post.example/1", "https://gannet-post.example/1", "Light")
    assert article.text[article.paragraphs[2].start : article.paragraphs[2].end] == LIGHTHOUSE[2]


@pytest.mark.parametrize(
    ("learned", "text", "allowed", "label"),
    [
        pytest.param({"label": Label.SPAM}, REWRITTEN, (), Label.SPAM, id="spam still"),
        pytest.param({"label": Label.SUSPECT}, REWRITTEN, (), Label.SUSPECT, id="suspect still"),
        pytest.param({"label": Label.OK}, REWRITTEN, (), Label.OK, id="passes: released"),
        pytest.param({}, REWRITTEN, (), Label.OK, id="passes: learned without a label"),
        pytest.param({"label": Label.SPAM, "vouched": True}, REWRITTEN, (), Label.OK, id="passes: vouched for"),
        pytest.param({"label": Label.SPAM}, (*REWRITTEN, "Read 1,204 times by 37 readers."), (), Label.SPAM, id="spam still: a counter"),
        pytest.param({"label": Label.SPAM}, REWRITTEN[1:], (), Label.SPAM, id="spam still: a sentence less"),
        pytest.param({"label": Label.SPAM}, REWRITTEN[3:], (), Label.OK, id="passes: with another text it is an update"),
        pytest.param({"label": Label.SPAM}, (*REWRITTEN, *UNRELATED), (), Label.OK, id="passes: so it is when it has grown"),
        pytest.param({"label": Label.SPAM}, REWRITTEN, ("farm.example",), Label.OK, id="passes: the host is allowed now"),
    ],
)
def test_a_page_that_is_met_again(tmp_path, learned, text, allowed, label):
    config = Config(index=str(tmp_path / "seen.db"), allow_hosts=allowed)
    known, again = (Page("\n".join(lines), url=THREE[1].url, published=THREE[1].published) for lines in (REWRITTEN, text))
    with SpamFilter(config) as spam_filter:
        spam_filter.learn(Page(THREE[0].texts[0], url=THREE[0].url, published=THREE[0].published))
        spam_filter.learn(known, **learned)
        assert spam_filter.judge(again).label is Label.OK, "the filter itself accuses no page that is met again"
    with Desk(config) as desk:
        (answer,) = desk.answer([Task((again.markup,), url=again.url, published=again.published)])
    reasons = {reason["code"] for reason in answer["verdict"]["reasons"]}
    assert (answer["verdict"]["label"], "rule.as_before" in reasons) == (label.value, label is not Label.OK)


def test_a_page_stays_what_it_was_when_its_source_is_forgotten(tmp_path):
    with Desk(Config(index=str(tmp_path / "seen.db"))) as desk:
        desk.answer(THREE)
        with Index(str(tmp_path / "seen.db")) as memory:
            memory.remove([THREE[0].url])
        (answer,) = desk.answer(THREE[1:2])
    assert answer["verdict"]["label"] == "spam"
