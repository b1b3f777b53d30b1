"""The Scrapy hook around a crawl: what stops one, two at once, and one that is killed."""

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from spamfilter.index import Index

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


KILLER = MANY.replace(
    "            yield {",
    """            if number == 20:
                import os, signal
                pipeline = next(one for one in self.crawler.engine.scraper.itemproc.middlewares if hasattr(one, "_worker"))
                os.kill(pipeline._worker.pid, signal.SIGKILL)
            yield {""",
)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a system where a process can be killed")
@pytest.mark.parametrize("reactor", ["asyncio", "default"])
def test_a_worker_that_is_killed_costs_no_item(crawls, tmp_path, reactor):
    index = str(tmp_path / "seen.db")
    crawl = crawls.run(crawls.job("a", KILLER, index=index, WHO="anna"), reactor=reactor).a
    assert [item["spamfilter"]["url"] for item in crawl.items] == [f"https://anna.example/{number}" for number in range(40)]
    assert not [name for name in crawl.stats if name.startswith("spamfilter/error/")]
    with Index(index) as memory:
        assert len(memory) == 40
        assert memory.check() == []


def test_the_crawling_process_loads_no_numbers():
    code = "import sys, spamfilter.adapters.hooks.scrapy; print({'numpy', 'selectolax', 'rapidfuzz', 'bs4', 'sklearn'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout.strip() == "set()"
