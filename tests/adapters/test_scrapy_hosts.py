"""The middlewares of the Scrapy hook: hosts that are given up; and page objects, crawled from the same server."""

import pytest
from stories import LIGHTHOUSE, REWRITTEN, UNRELATED

from spamfilter.article import Article
from spamfilter.index import Index
from spamfilter.verdict import Label

pytest.importorskip("scrapy")


def page(lines, day, links=()):
    body = "".join(f"<p>{line}</p>" for line in lines) + "".join(f'<a href="{link}">more</a>' for link in links)
    return f'<html><body><article><time datetime="2026-03-0{day}T08:00:00Z">then</time>{body}</article></body></html>'


# One server under two names: 127.0.0.1 is the paper and localhost the farm; each crawl has a folder of its own there.
LINKED = """
class S(scrapy.Spider):
    name = "news"

    async def start(self):
        yield scrapy.Request(self.address("127.0.0.1", "paper"))

    def address(self, host, name):
        return f"http://{host}:{self.settings['PORT']}/{self.settings['FOLDER']}/{name}"

    def article(self, response):
        return {
            "url": response.url,
            "date": response.css("time::attr(datetime)").get(),
            "text": "\\n".join(response.css("p::text").getall()),
        }

    def parse(self, response):
        yield self.article(response)
        for link in response.css("a::attr(href)").getall():
            yield response.follow(link)
"""
# The links of a page are followed when so many verdicts are there.
PATIENT = f"""{LINKED}
    async def parse(self, response):
        yield self.article(response)
        yield scrapy.Request(self.address("localhost", "copy"), self.copy)
        await self.verdicts(2)
        yield scrapy.Request(self.address("localhost", "to-the-farm"))
        yield response.follow("between-others")

    async def copy(self, response):
        yield self.article(response)
        await self.verdicts(2)
        yield response.follow("on-the-farm")
        yield scrapy.Request(self.address("127.0.0.1", "from-the-farm"))
        yield response.follow("all-the-same", meta={{"spamfilter": False}})

    async def verdicts(self, count):
        import asyncio
        while self.crawler.stats.get_value("spamfilter/checked", 0) < count:
            await asyncio.sleep(0.01)
"""
RULES = {
    "stops": {"stop_hosts": True, "host_count": 1, "host_share": 0.5},
    "two": {"stop_hosts": True, "host_count": 2},
    "allowed": {"stop_hosts": True, "host_count": 1, "allow_domains": ["localhost"]},
    "off": {},
}


def asked(site, folder):
    """What was asked for in a crawl's folder."""
    return {path.rpartition("/")[2] for path in site.asked if path.startswith(f"/{folder}/")} - {"paper", "copy"}


def test_links_of_a_host_that_turns_out_to_spam_are_not_followed(crawls, site, tmp_path):
    for name in RULES:
        site.pages |= {f"/{name}/paper": page(LIGHTHOUSE, 1), f"/{name}/copy": page(REWRITTEN, 3)}
    jobs = (
        crawls.job(name, PATIENT, index=str(tmp_path / f"{name}.db"), PORT=site.port, FOLDER=name, **rule) for name, rule in RULES.items()
    )
    found = crawls.run(*jobs)
    assert asked(site, "stops") == {"all-the-same", "between-others"}
    assert found.stops.stats["spamfilter/request/not_followed"] == 3
    assert found.stops.stats["spamfilter/host/stopped"] == 1
    for name in ("two", "allowed", "off"):
        assert asked(site, name) == {"to-the-farm", "between-others", "on-the-farm", "from-the-farm", "all-the-same"}
        assert "spamfilter/host/stopped" not in getattr(found, name).stats


def test_nothing_is_fetched_from_a_host_that_the_index_convicts(crawls, site, tmp_path):
    farm = f"http://localhost:{site.port}"
    jobs = []
    for name, more in (("convicted", {}), ("allowed", {"allow_domains": ["localhost"]})):
        index = str(tmp_path / f"{name}.db")
        with Index(index) as memory:
            for number in range(6):
                article = Article.from_lines(
                    [f"Story {number} of many."], name=f"http://localhost/{number}", url=f"http://localhost/{number}"
                )
                memory.add(article, first_seen=None, label=Label.SPAM if number else Label.OK)
        site.pages[f"/{name}/paper"] = page(LIGHTHOUSE, 1, [f"{farm}/{name}/first", f"{farm}/{name}/second", "bakery"])
        site.pages[f"/{name}/bakery"] = page(UNRELATED, 2)
        site.pages[f"/{name}/first"] = site.pages[f"/{name}/second"] = page(REWRITTEN, 3)
        jobs.append(crawls.job(name, LINKED, index=index, skip_hosts=True, PORT=site.port, FOLDER=name, **more))
    found = crawls.run(*jobs)
    assert asked(site, "convicted") == {"bakery"}
    assert asked(site, "allowed") == {"bakery", "first", "second"}
    stats = found.convicted.stats
    assert (stats["spamfilter/request/ignored"], stats["spamfilter/host/skipped"], stats["downloader/request_count"]) == (2, 1, 2)
    assert "spamfilter/request/ignored" not in found.allowed.stats


def test_the_middlewares_can_be_listed_without_the_add_on(crawls, site, tmp_path):
    site.pages["/a/paper"] = page(LIGHTHOUSE, 1)
    home = "spamfilter.adapters.hooks.scrapy."
    settings = {
        "ITEM_PIPELINES": {f"{home}SpamFilterPipeline": 450},
        "SPIDER_MIDDLEWARES": {f"{home}SpamFilterSpiderMiddleware": 40},
        "DOWNLOADER_MIDDLEWARES": {f"{home}SpamFilterDownloaderMiddleware": 60},
        "SPAMFILTER_INDEX": str(tmp_path / "seen.db"),
        "PORT": site.port,
        "FOLDER": "a",
        "LOG_LEVEL": "INFO",
    }
    found = crawls.run({"name": "a", "code": LINKED, "settings": settings})
    assert len(found.a.items) == 1
    for name in ("SpamFilterPipeline", "SpamFilterSpiderMiddleware", "SpamFilterDownloaderMiddleware"):
        assert f"'{home}{name}'" in found.stderr


POET = """
import attrs
from web_poet import WebPage, field
from web_poet.pages import Returns


@attrs.define
class Story:
    url: str
    text: str
    date: str
    spamfilter: dict | None = None


class StoryPage(WebPage, Returns[Story]):
    @field
    def url(self):
        return str(self.response.url)

    @field
    def text(self):
        return self.css("p::text").getall()

    @field
    def date(self):
        return self.css("time::attr(datetime)").get()


class S(scrapy.Spider):
    name = "news"

    async def start(self):
        yield scrapy.Request(f"http://127.0.0.1:{self.settings['PORT']}/paper", self.parse)

    async def parse(self, response, page: StoryPage):
        yield await page.to_item()
"""


def test_what_page_objects_return_is_judged(crawls, site, tmp_path):
    pytest.importorskip("scrapy_poet")
    site.pages["/paper"] = page(LIGHTHOUSE, 1)
    addons = crawls.addon["ADDONS"] | {"scrapy_poet.Addon": 300}
    settings = {"ADDONS": addons, "SPAMFILTER_INDEX": str(tmp_path / "seen.db"), "PORT": site.port}
    found = crawls.run({"name": "a", "code": POET, "settings": settings})
    (story,) = found.a.items
    assert story["spamfilter"]["label"] == "ok", found.stderr
    assert story["spamfilter"]["published"] == "2026-03-01T08:00:00+00:00"
    assert story["text"] == list(LIGHTHOUSE)
