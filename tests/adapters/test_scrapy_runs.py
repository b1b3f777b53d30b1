"""The Scrapy hook around a crawl: what stops one, two at once, one that is killed, and hosts that are given up."""

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from stories import LIGHTHOUSE, REWRITTEN, UNRELATED

from spamfilter.article import Article
from spamfilter.index import Index
from spamfilter.verdict import Label

scrapy = pytest.importorskip("scrapy")

NOTHING = """
class S(scrapy.Spider):
    name = "news"
    start_urls = ["data:,x"]

    def parse(self, response):
        yield {"url": "https://gannet-post.example/1", "text": "never asked for"}
"""


@pytest.fixture(scope="module")
def refused(crawls, tmp_path_factory):
    """Crawls with something broken, all at once."""
    folder = tmp_path_factory.mktemp("refused")
    (folder / "broken.db").write_bytes(b"this is no index" * 100)
    (folder / "broken.npz").write_bytes(b"this is no model" * 100)
    middleware = {
        "SPIDER_MIDDLEWARES": {},
        "DOWNLOADER_MIDDLEWARES": {"spamfilter.adapters.hooks.scrapy.SpamFilterDownloaderMiddleware": 60},
    }
    broken = {
        "index": {"index": str(folder / "broken.db")},
        "folder": {"index": str(folder / "no" / "such" / "seen.db")},
        "model": {"model": str(folder / "broken.npz")},
        "absent": {"model": str(folder / "absent.npz")},
        "action": {"action": "delete"},
        "scheme": {"action": "quarantine", "quarantine_uri": "gopher://host/held.jsonl"},
        "placeholder": {"action": "quarantine", "quarantine_uri": "held-%(colour)s.jsonl"},
        "switch": {"enabled": "perhaps"},
    }
    jobs = [crawls.job(name, NOTHING, **({"index": str(folder / f"{name}.db")} | given)) for name, given in broken.items()]
    jobs.append({"name": "downloader", "code": NOTHING, "settings": middleware | {"SPAMFILTER_INDEX": str(folder / "broken.db")}})
    return crawls.run(*jobs, cwd=folder)


@pytest.mark.parametrize(
    ("name", "error", "mend"),
    [
        pytest.param("index", "IndexStoreError", "broken.db: is no index of spamfilter's; name another file", id="a file that is no index"),
        pytest.param("folder", "IndexStoreError", "does not exist", id="an index in no folder"),
        pytest.param("model", "ModelError", "broken.npz", id="a file that is no model"),
        pytest.param("absent", "ModelError", "absent.npz", id="no model"),
        pytest.param("action", "ConfigError", "SPAMFILTER_ACTION: 'delete' is none of: tag, drop, quarantine, off", id="a wrong setting"),
        pytest.param(
            "scheme", "ConfigError", "SPAMFILTER_QUARANTINE_URI: no feed storage is there for gopher://", id="a URI nobody stores"
        ),
        pytest.param(
            "placeholder", "ConfigError", "SPAMFILTER_QUARANTINE_URI: 'held-%(colour)s.jsonl' cannot be filled in", id="a URI with a hole"
        ),
        pytest.param("switch", "ConfigError", "SPAMFILTER_ENABLED: 'perhaps' is neither True nor False", id="a switch in between"),
        pytest.param("downloader", "IndexStoreError", "broken.db: is no index", id="the same in the downloader middleware"),
    ],
)
def test_a_crawl_does_not_start_on_what_is_broken(refused, name, error, mend):
    crawl = getattr(refused, name)
    assert crawl.failure.startswith(f"{error}: ")
    assert mend in crawl.failure
    assert not crawl.items
    (said,) = {
        line.partition("spamfilter: ")[2]
        for line in refused.stderr.splitlines()
        if "CRITICAL" in line and crawl.failure.partition(": ")[2] in line
    }
    assert said.endswith("The crawl does not start (SPAMFILTER_ENABLED = False crawls without the filter)")


def test_the_command_ends_with_a_code_that_says_so(tmp_path):
    (tmp_path / "scrapy.cfg").write_text("[settings]\ndefault = settings\n")
    (tmp_path / "settings.py").write_text(
        'SPIDER_MODULES = ["spider"]\nITEM_PIPELINES = {"spamfilter.adapters.hooks.scrapy.SpamFilterPipeline": 450}\n'
        'SPAMFILTER_INDEX = "broken.db"\nTELNETCONSOLE_ENABLED = False\n'
    )
    (tmp_path / "spider.py").write_text("import scrapy\n" + NOTHING)
    (tmp_path / "broken.db").write_bytes(b"this is no index" * 100)
    command = [sys.executable, "-m", "scrapy", "crawl", "news"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 1, done.stderr
    assert done.stderr.count("CRITICAL: spamfilter: broken.db: is no index of spamfilter's") == 1
    assert "Spider opened" not in done.stderr
    assert (tmp_path / "broken.db").read_bytes() == b"this is no index" * 100


MANY = """
class S(scrapy.Spider):
    name = "news"
    start_urls = ["data:,x"]

    def parse(self, response):
        who = self.settings["WHO"]
        for number in range(40):
            lines = [f"In {who}{number}x{n} the warden{who}{number}y{n} counted {n} herons beside gate{who}{number}z{n}." for n in range(8)]
            yield {"url": f"https://{who}.example/{number}", "text": "\\n".join(lines)}
"""


def test_two_crawls_at_once_share_one_index(crawls, tmp_path):
    index = str(tmp_path / "shared.db")
    with ThreadPoolExecutor() as both:
        runs = [both.submit(crawls.run, crawls.job("a", MANY, index=index, WHO=who)) for who in ("anna", "boris")]
        found = [run.result().a for run in runs]
    assert [crawl.stats["spamfilter/checked"] for crawl in found] == [40, 40]
    assert not [name for crawl in found for name in crawl.stats if name.startswith("spamfilter/error/")]
    with Index(index) as memory:
        assert sorted(memory.ids()) == sorted(f"https://{who}.example/{n}" for who in ("anna", "boris") for n in range(40))
        assert memory.check() == []


ENDLESS = """
import sys
from pathlib import Path

import scrapy
from scrapy.crawler import CrawlerProcess


class Acknowledge:
    def process_item(self, item):
        print(item["url"], flush=True)
        return item


class S(scrapy.Spider):
    name = "news"
    start_urls = ["data:,x"]

    def parse(self, response):
        for number in range(100_000):
            lines = [f"In district{number}x{n} the warden{number}y{n} counted {n} herons beside gate{number}z{n}." for n in range(8)]
            yield {"url": f"https://gannet-post.example/{number}", "text": "\\n".join(lines)}


process = CrawlerProcess(
    {
        "ADDONS": {"spamfilter.adapters.hooks.scrapy.SpamFilterAddon": 500},
        "ITEM_PIPELINES": {Acknowledge: 800},
        "SPAMFILTER_INDEX": sys.argv[1],
        "LOG_LEVEL": "ERROR",
        "TELNETCONSOLE_ENABLED": False,
    }
)
process.crawl(S)
process.start()
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a system where a process can be killed")
def test_a_crawl_that_is_killed_has_remembered_all_that_it_passed_on(tmp_path):
    script, index = tmp_path / "endless.py", tmp_path / "seen.db"
    script.write_text(ENDLESS if scrapy.version_info >= (2, 14) else ENDLESS.replace("(self, item)", "(self, item, spider)"))
    with subprocess.Popen([sys.executable, script, index], stdout=subprocess.PIPE, text=True) as crawl:
        passed = [crawl.stdout.readline().strip() for _ in range(30)]
        os.kill(crawl.pid, signal.SIGKILL)
        passed += crawl.stdout.read().split()
    assert crawl.returncode == -signal.SIGKILL
    assert passed[0] == "https://gannet-post.example/0"
    with Index(str(index)) as memory:
        assert set(passed) <= set(memory.ids())
        assert memory.check() == []


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
