"""The Scrapy hook in crawls: real ones, in processes of their own, with each kind of reactor and without one."""

import json
import socket

import pytest
from click.testing import CliRunner
from spiders import BAD, HUGE, HUNDRED, KINDS, SPIDER, START, THREE, TROUBLE
from stories import REWRITTEN

from spamfilter.cli import main
from spamfilter.index import Index
from spamfilter.verdict import Label

scrapy = pytest.importorskip("scrapy")
pytest.importorskip("attrs")
pytest.importorskip("pydantic")

REACTORLESS = scrapy.version_info >= (2, 15)
REACTORS = ["asyncio", "default", pytest.param("none", marks=pytest.mark.skipif(not REACTORLESS, reason="needs Scrapy 2.15"))]


def label(item):
    return (item.get("spamfilter") or {}).get("label")


@pytest.fixture(scope="module", params=REACTORS)
def crawled(request, crawls, tmp_path_factory):
    """The same crawls with each reactor, all at the same time."""
    folder = tmp_path_factory.mktemp(request.param)
    held = folder / "held-%(name)s-%(time)s.jsonl"
    jobs = [
        crawls.job(action, THREE, action=action, index=str(folder / f"{action}.db"), quarantine_uri=str(held))
        for action in ("tag", "drop", "quarantine", "off")
    ]
    jobs.append(crawls.job("kinds", KINDS, index=str(folder / "kinds.db")))
    jobs.append(crawls.job("hundred", HUNDRED, index=str(folder / "hundred.db")))
    jobs.append(crawls.job("bad", BAD, index=str(folder / "bad.db")))
    jobs.append(crawls.job("forgetful", THREE, index=None))
    jobs.append(crawls.job("unwanted", THREE, index=str(folder / "unwanted.db"), enabled=False))
    found = crawls.run(*jobs, reactor=request.param, cwd=folder)
    found.folder = folder
    return found


def counted(crawl):
    return {name.removeprefix("spamfilter/"): n for name, n in crawl.stats.items() if name.startswith("spamfilter/")}


def test_tag_marks_every_item(crawled):
    crawl = crawled.tag
    assert [label(item) for item in crawl.items] == ["ok", "spam", "ok"]
    assert crawl.items[1]["spamfilter"]["matches"][0]["url"] == "https://original.example/1"
    assert crawl.items[1]["spamfilter"]["schema"] == "spamfilter/1"
    stats = counted(crawl)
    assert (stats["checked"], stats["label/ok"], stats["label/spam"], stats["action/tag"]) == (3, 2, 1, 3)
    assert stats["seconds"] > 0
    assert stats["reason/order.excess"] == 1
    assert not [name for name in stats if name.startswith("error/")]
    assert crawl.failure is None


def test_drop_says_little(crawled):
    crawl = crawled.drop
    assert [item["url"] for item in crawl.items] == ["https://original.example/1", "https://bakery.example/1"]
    ((name, message),) = crawl.dropped
    assert name == "SpamItem"
    assert len(message) < 120
    assert "https://farm.example/1" in message
    assert counted(crawl)["action/drop"] == 1
    assert crawl.stats["item_dropped_reasons_count/SpamItem"] == 1
    assert REWRITTEN[0] not in crawled.stderr


def test_off_counts_alone(crawled):
    crawl = crawled.off
    assert [label(item) for item in crawl.items] == [None] * 3
    assert counted(crawl)["label/spam"] == 1
    assert counted(crawl)["action/off"] == 3


def test_quarantine_keeps_what_it_drops_and_release_undoes_it(crawled):
    assert [item["url"].split(".")[0] for item in crawled.quarantine.items] == ["https://original", "https://bakery"]
    assert counted(crawled.quarantine)["action/quarantine"] == 1
    (held,) = crawled.folder.glob("held-news-*.jsonl")
    (line,) = map(json.loads, held.read_text(encoding="utf-8").splitlines())
    assert (line["item"]["text"], line["verdict"]["label"]) == ("\n".join(REWRITTEN), "spam")
    assert "spamfilter" not in line["item"]
    index = crawled.folder / "quarantine.db"
    released = CliRunner().invoke(main, ["release", str(held), "--index", str(index)])
    assert released.exit_code == 0
    assert [json.loads(text) for text in released.stdout.splitlines()] == [line["item"]]
    with Index(str(index)) as memory:
        assert memory.labels_of("farm.example") == {Label.OK: 1}


def test_every_kind_of_item_is_judged(crawled):
    crawl = crawled.kinds
    assert [label(item) is not None for item in crawl.items] == [True] * 5 + [False] * 3
    assert counted(crawl)["checked"] == 8
    assert counted(crawl)["untagged"] == 3
    assert crawled.stderr.count("items of the type Bare have no field 'spamfilter'") == 1
    assert crawled.stderr.count("items of the type Frozen have no field 'spamfilter'") == 1


def test_a_hundred_items_at_once_get_their_own_verdicts_in_order(crawled):
    crawl = crawled.hundred
    assert len(crawl.items) == 100
    assert all(item["url"] == item["spamfilter"]["url"] for item in crawl.items)
    by_url = {item["url"]: item["spamfilter"] for item in crawl.items}
    for number in range(9, 100, 10):
        copy = by_url[f"https://h{number}.example/1"]
        assert (copy["label"], copy["matches"][0]["url"]) == ("spam", f"https://h{number - 1}.example/1")
    assert counted(crawl)["label/spam"] == 10
    with Index(str(crawled.folder / "hundred.db")) as memory:
        assert list(memory.ids()) == [f"https://h{number}.example/1" for number in range(100)]


def test_what_holds_no_text_is_counted_and_passes(crawled):
    crawl = crawled.bad
    judged = [item for item in crawl.items if item["spamfilter"]]  # the one that asks not to be judged waits for no turn
    assert [item["url"] for item in crawl.items if item not in judged] == ["https://skip.example/1"]
    assert [label(item) for item in judged] == ["unjudged"] * 7 + ["ok"] * 2 + ["unjudged"]
    assert judged[0]["spamfilter"]["error"] == {"code": "record", "message": "no field with a text"}
    stats = counted(crawl)
    assert (stats["checked"], stats["label/unjudged"], stats["reason/record"], stats["skipped"]) == (10, 8, 8, 1)
    assert not [name for name in stats if name.startswith("error/")]


def test_without_memory_nothing_is_a_copy(crawled):
    assert [label(item) for item in crawled.forgetful.items] == ["ok"] * 3
    assert crawled.stderr.count("SPAMFILTER_INDEX is None") == 1


def test_it_can_be_turned_off(crawled):
    assert len(crawled.unwanted.items) == 3
    assert not counted(crawled.unwanted)
    assert not (crawled.folder / "unwanted.db").exists()


def test_what_is_remembered_survives_the_crawl(crawls, tmp_path):
    first = f"{SPIDER}\n    def stories(self):\n        yield item('original', LIGHTHOUSE, 1)\n"
    farm = f"{SPIDER}\n    def stories(self):\n        yield item('farm', REWRITTEN, 3)\n        yield item('farm', REWRITTEN, 3)\n"
    index, held = str(tmp_path / "seen.db"), str(tmp_path / "held.jsonl")
    assert [label(item) for item in crawls.run(crawls.job("a", first, index=index)).a.items] == ["ok"]
    second = crawls.run(crawls.job("a", farm, index=index, action="quarantine", quarantine_uri=held)).a
    assert second.items == [], "met again with the same text, it is what it was"
    assert counted(second)["reason/rule.as_before"] == 1
    assert CliRunner().invoke(main, ["release", held, "--index", index]).exit_code == 0
    freed = crawls.run(crawls.job("a", farm, index=index, action="drop")).a
    assert [label(item) for item in freed.items] == ["ok", "ok"], "from then on it is allowed"


@pytest.fixture(scope="module")
def odd(crawls, tmp_path_factory):
    """Crawls in which something goes wrong, or is out of the ordinary, all at once."""
    folder = tmp_path_factory.mktemp("odd")
    (folder / "a-file").write_text("x")
    with socket.socket() as closed:  # bound, but nobody listens
        closed.bind(("127.0.0.1", 0))
        uris = {
            "unwritten": str(folder / "a-file" / "held.jsonl"),
            "unsent": f"ftp://anna:secret@127.0.0.1:{closed.getsockname()[1]}/held.jsonl",
        }
        codes = {"passes": TROUBLE, "raises": TROUBLE, "huge": HUGE, "responseless": START, "unwritten": THREE, "unsent": THREE}
        settings = {name: {"index": str(folder / f"{name}.db"), "action": "drop"} for name in codes}
        settings["raises"]["on_error"] = "raise"
        settings |= {name: settings[name] | {"action": "quarantine", "quarantine_uri": uri} for name, uri in uris.items()}
        found = crawls.run(*(crawls.job(name, code, **settings[name]) for name, code in codes.items()), cwd=folder)
    found.folder = folder
    return found


def test_trouble_after_the_start_follows_the_setting(odd):
    assert [label(item) for item in odd.passes.items] == ["ok", None, None]
    assert counted(odd.passes)["error/IndexStoreError"] == 2
    assert "WARNING: spamfilter: IndexStoreError: " in odd.stderr
    assert [label(item) for item in odd.raises.items] == ["ok"]
    assert [name for name, _ in odd.raises.dropped] == ["IndexStoreError"] * 2


def test_what_cannot_be_kept_is_not_dropped(odd):
    assert [label(item) for item in odd.unwritten.items] == ["ok", "spam", "ok"]
    assert sum(n for name, n in counted(odd.unwritten).items() if name.startswith("error/")) == 1


def test_a_quarantine_that_cannot_be_uploaded_stays_here(odd):
    (kept,) = (odd.folder / ".scrapy" / "spamfilter-quarantine").glob("*.jsonl")
    assert json.loads(kept.read_text(encoding="utf-8"))["item"]["url"] == "https://farm.example/1"
    assert kept.name in odd.stderr
    assert "secret" not in odd.stderr
    assert counted(odd.unsent)["error/ConnectionRefusedError"] == 1


def test_items_that_come_from_no_response_are_all_judged(odd):
    assert [label(item) for item in odd.responseless.items] == ["ok", "ok"]
    assert len(odd.responseless.dropped) == 1


def test_a_page_of_ten_megabytes_passes(odd):
    assert counted(odd.huge)["checked"] == 1
    assert len(odd.huge.items[0]["text"]) > 10_000_000
    assert label(odd.huge.items[0]) in ("ok", "suspect")
    with Index(str(odd.folder / "huge.db")) as memory:
        assert len(memory) == 1
