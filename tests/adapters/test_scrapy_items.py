"""What the Scrapy hook reads from items, puts into them and takes from the settings; no crawl, no reactor."""

import dataclasses
import json
import os
from datetime import UTC, date, datetime

import pytest
from stories import LIGHTHOUSE, UNRELATED

scrapy = pytest.importorskip("scrapy")
attrs = pytest.importorskip("attrs")
pydantic = pytest.importorskip("pydantic")

from itemadapter import ItemAdapter  # noqa: E402 behind the check that Scrapy is there
from scrapy.utils.test import get_crawler  # noqa: E402

from spamfilter import Label, Verdict, plugins  # noqa: E402
from spamfilter.page import BadRecord  # noqa: E402
from spamfilter.verdict import Kind  # noqa: E402
from spamfilter.working import desk  # noqa: E402

items = plugins.load("hooks", "scrapy_items")
settings_of = plugins.load("hooks", "scrapy_settings")
hook = plugins.load("hooks", "scrapy")
quarantine = plugins.load("hooks", "scrapy_quarantine")

STORY = "\n".join(LIGHTHOUSE)
HTML = "<html><body><nav>Home News Sport</nav><article>" + "".join(f"<p>{line}</p>" for line in LIGHTHOUSE) + "</article></body></html>"
NOW = datetime(2026, 3, 5, 12, tzinfo=UTC)


class DeclaredItem(scrapy.Item):
    url = scrapy.Field()
    text = scrapy.Field()
    spamfilter = scrapy.Field()


class BareItem(scrapy.Item):
    url = scrapy.Field()
    text = scrapy.Field()


@dataclasses.dataclass
class DataItem:
    url: str
    text: str
    spamfilter: dict | None = None


@dataclasses.dataclass(frozen=True)
class FrozenItem:
    url: str
    text: str
    spamfilter: dict | None = None


@attrs.define
class AttrsItem:
    url: str
    text: str
    spamfilter: dict | None = None


class PydanticItem(pydantic.BaseModel):
    url: str
    text: str
    spamfilter: dict | None = None


class StrictItem(pydantic.BaseModel):
    model_config = pydantic.ConfigDict(validate_assignment=True)
    url: str
    text: str
    spamfilter: int = 0


def read(item, **fields):
    return items.read_item(item, settings_of.Fields(**fields), NOW)


def cleaned(item, **fields):
    return desk.clean_task(read(item, **fields), "selectolax")


@pytest.mark.parametrize("kind", [dict, DeclaredItem, BareItem, DataItem, FrozenItem, AttrsItem, PydanticItem])
def test_every_kind_of_item_is_read(kind):
    reading = read(kind(url="https://gannet-post.example/1", text=STORY))
    assert (reading.url, reading.texts, reading.fetched) == ("https://gannet-post.example/1", (STORY,), NOW)


@pytest.mark.parametrize(
    ("kind", "takes"),
    [
        *(pytest.param(kind, True, id=f"takes: {kind.__name__}") for kind in (dict, DeclaredItem, DataItem, AttrsItem, PydanticItem)),
        pytest.param(BareItem, False, id="passes: no such field"),
        pytest.param(FrozenItem, False, id="passes: frozen"),
        pytest.param(StrictItem, False, id="passes: another type belongs there"),
    ],
)
def test_a_verdict_is_put_where_it_fits(kind, takes):
    item = kind(url="https://gannet-post.example/1", text=STORY)
    before = ItemAdapter(item).asdict()
    assert items.put_verdict(item, "spamfilter", {"label": "ok"}) is takes
    assert ItemAdapter(item).get("spamfilter") == ({"label": "ok"} if takes else before.get("spamfilter"))


@pytest.mark.parametrize(
    ("item", "lines"),
    [
        pytest.param({"text": STORY}, LIGHTHOUSE, id="reads: text"),
        pytest.param({"html": HTML}, LIGHTHOUSE, id="reads: HTML, without its menu"),
        pytest.param({"content": HTML.encode()}, LIGHTHOUSE, id="reads: bytes"),
        pytest.param({"body": bytearray(HTML.encode())}, LIGHTHOUSE, id="reads: a bytearray"),
        pytest.param({"text": list(LIGHTHOUSE)}, LIGHTHOUSE, id="reads: a list, as getall() gives it"),
        pytest.param({"article_text": STORY, "article_title": "x"}, LIGHTHOUSE, id="reads: the names of news-please"),
        pytest.param({"articleBody": STORY}, LIGHTHOUSE, id="reads: the names of zyte-common-items"),
        pytest.param({"text": " ", "html": None, "body": HTML}, LIGHTHOUSE, id="reads: the first that holds something"),
        pytest.param({"text": 17, "body": STORY}, LIGHTHOUSE, id="reads: the first that holds a text"),
    ],
)
def test_the_text_is_found(item, lines):
    assert [paragraph.text for paragraph in cleaned(item).paragraphs] == list(lines)


def test_several_fields_are_one_article_in_the_order_of_the_setting():
    item = {
        "rest": "".join(f"<p>{line}</p>" for line in LIGHTHOUSE[1:]),
        "lead": LIGHTHOUSE[0],
        "aside": None,
        "url": "https://gannet-post.example/1",
    }
    article = cleaned(item, text=("lead", "aside", "rest"))
    assert [paragraph.text for paragraph in article.paragraphs] == list(LIGHTHOUSE)
    assert article.id == article.url == "https://gannet-post.example/1"
    assert article.text[article.paragraphs[2].start : article.paragraphs[2].end] == LIGHTHOUSE[2]


@pytest.mark.parametrize(
    ("item", "message"),
    [
        pytest.param({"text": None}, "no field with a text", id="None"),
        pytest.param({"text": ""}, "no field with a text", id="empty"),
        pytest.param({"text": b""}, "no field with a text", id="empty bytes"),
        pytest.param({"text": []}, "no field with a text", id="an empty list"),
        pytest.param({"text": {"a": 1}}, "no field with a text (text is dict)", id="a dict"),
        pytest.param({"text": ["a", 1]}, "no field with a text (text is list)", id="a list of other things"),
        pytest.param({"text": 12}, "no field with a text (text is int)", id="a number"),
        pytest.param({}, "no field with a text", id="nothing at all"),
        pytest.param("a string", "str is no item that Scrapy knows", id="no item"),
        pytest.param(None, "NoneType is no item that Scrapy knows", id="None itself"),
    ],
)
def test_an_item_without_a_text_says_why(item, message):
    found = read(item)
    assert isinstance(found, BadRecord)
    assert found.message == message


def test_a_text_field_that_was_named_is_the_only_one():
    found = read({"text": STORY, "story": None, "url": "https://gannet-post.example/1"}, text=("story",))
    assert (found.message, found.url) == ("no text in story", "https://gannet-post.example/1")


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        pytest.param("2026-03-01T08:00:00Z", datetime(2026, 3, 1, 8, tzinfo=UTC), id="dates: text"),
        pytest.param(datetime(2026, 3, 1, 8, tzinfo=UTC), datetime(2026, 3, 1, 8, tzinfo=UTC), id="dates: a datetime"),
        pytest.param(datetime(2026, 3, 1, 8), datetime(2026, 3, 1, 8, tzinfo=UTC), id="dates: one without a zone"),  # noqa: DTZ001 that is it
        pytest.param(date(2026, 3, 1), datetime(2026, 3, 1, tzinfo=UTC), id="dates: a date"),
        pytest.param(["2026-03-01"], datetime(2026, 3, 1, tzinfo=UTC), id="dates: a list"),
        pytest.param(1772352000, datetime(2026, 3, 1, 8, tzinfo=UTC), id="dates: seconds"),
        pytest.param(1772352000.0, datetime(2026, 3, 1, 8, tzinfo=UTC), id="dates: seconds as they come from JSON"),
        pytest.param("yesterday", None, id="none: yesterday"),
        pytest.param(float("nan"), None, id="none: no number"),
        pytest.param(10**400, None, id="none: a huge number"),
        pytest.param(True, None, id="none: true"),
        pytest.param(None, None, id="none: None"),
    ],
)
def test_dates(value, moment):
    assert read({"text": STORY, "date": value}).published == moment
    assert read({"text": STORY, "when": value}, date="when").published == moment


def test_facts_beside_the_text():
    item = {
        "text": STORY,
        "link": ["https://gannet-post.example/1"],
        "headline": b"Light goes out",
        "download_date": "2026-03-04T10:00:00Z",
    }
    reading = read(item)
    assert (reading.url, reading.title) == ("https://gannet-post.example/1", "Light goes out")
    assert reading.fetched == datetime(2026, 3, 4, 10, tzinfo=UTC)
    own = read({"text": STORY, "url": "https://no.example", "page": "https://gannet-post.example/2", "t": "Mine"}, url="page", title="t")
    assert (own.url, own.title) == ("https://gannet-post.example/2", "Mine")


def test_identity_is_the_url_and_without_one_the_text():
    assert read({"text": STORY, "url": "https://gannet-post.example/1", "id": 17}).id is None
    assert cleaned({"text": STORY, "url": "https://gannet-post.example/1", "id": 17}).id == "https://gannet-post.example/1"
    assert cleaned({"text": STORY, "id": 17}).id == cleaned({"text": STORY, "id": 18}).id
    assert cleaned({"text": STORY}).id != cleaned({"text": "\n".join(UNRELATED)}).id


def verdict(label):
    return Verdict("https://gannet-post.example/1", label, Kind.COPY, 0.99, url="https://gannet-post.example/1", text=STORY)


@pytest.mark.parametrize(
    ("item", "spam"),
    [
        pytest.param({"spamfilter": verdict(Label.SPAM).as_record()}, True, id="spam"),
        pytest.param({"another_field": verdict(Label.SPAM).as_record()}, True, id="spam: whatever the field is called"),
        pytest.param(DataItem("u", STORY, verdict(Label.SPAM).as_record()), True, id="spam: in a dataclass"),
        pytest.param({"spamfilter": verdict(Label.SUSPECT).as_record()}, False, id="clean: suspect"),
        pytest.param({"spamfilter": verdict(Label.UNJUDGED).as_record()}, False, id="clean: unjudged"),
        pytest.param({"spamfilter": {"label": "spam"}}, False, id="clean: no verdict of ours"),
        pytest.param({"url": "u"}, False, id="clean: never judged"),
    ],
)
def test_two_feeds_part_the_items(item, spam):
    assert hook.OnlySpam({}).accepts(item) is spam
    assert hook.OnlyClean(None).accepts(item) is not spam


def test_the_filters_of_feeds_keep_their_item_classes():
    chosen = hook.OnlyClean({"item_classes": [DataItem]})
    assert chosen.accepts(DataItem("u", STORY))
    assert not chosen.accepts({"url": "u"})


@pytest.mark.parametrize("kind", ["copy", "rewrite"])
@pytest.mark.parametrize(
    "url", ["https://short.example/", f"https://long.example/{'x' * 500}", "https://odd.example/\x1b[31m\n\u202e", None]
)
def test_the_message_of_a_drop_is_short_and_quiet(kind, url):
    name = url or "text:0011223344556677"
    error = hook.SpamItem(dataclasses.replace(verdict(Label.SPAM), kind=Kind(kind), url=url, id=name, title=LIGHTHOUSE[0]), "INFO")
    assert len(str(error)) < 120
    assert str(error).isprintable()
    assert LIGHTHOUSE[0][:20] not in str(error)
    assert (error.log_level, str(error).split(":")[0]) == ("INFO", f"spam 0.99 {kind}")


def test_what_a_quarantine_keeps_can_be_read_again():
    item = {"text": STORY, "raw": "é".encode(), "image": b"\xff\x00", "when": NOW, "tags": {"a"}, "nested": DataItem("u", "t")}
    line = json.loads(json.dumps(ItemAdapter(item).asdict(), cls=quarantine._Encoder))
    assert line["raw"] == "é"
    assert line["image"] == {"base64": "/wA="}
    assert line["nested"] == {"url": "u", "text": "t", "spamfilter": None}
    assert line["when"].startswith("2026-03-05")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")  # noqa: PTH110 no Path of a device
def test_a_quarantine_on_a_full_disk_is_named():
    held = quarantine.Quarantine(get_crawler(), "file:///dev/full")
    with pytest.raises(OSError, match=r"No space left on device: 'file:///dev/full'"):
        held.write({"url": "https://farm.example/1"}, verdict(Label.SPAM))
    with pytest.raises(OSError, match="No space"):
        held._file.close()
