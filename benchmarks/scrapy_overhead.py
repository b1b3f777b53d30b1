"""What the Scrapy pipeline costs: a crawl of local pages with `tag` beside the same crawl without, and its memory over many items.

    python benchmarks/scrapy_overhead.py [--data DIR] [--pages 500] [--delay 0 0.1] [--items 5000] [--rounds 5]

The articles are those of DIR/rewrite/corpus.jsonl.gz; where they are used up, or without them, made up word by word as English uses each.
Every tenth is an altered copy of an earlier one. A server in a process of its own hands the pages out on this computer, after the delay in
seconds; the spider reads title, date and paragraphs, follows the links of each page and writes a feed. Crawls with and without the filter
take turns, each in a process of its own; the medians are compared. Wall is the whole crawl, from the making of the crawler to its end: the
worker's start and end are in it. CPU is told apart: `cpu` is that of the crawling process, start included, `worker_cpu` that of the process
that judges beside it. The two together take more than a crawl without the filter; a crawl is as long as the slower of them where each
has a core to itself.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import os
import platform
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import version
from pathlib import Path
from typing import Any

import scrapy
from scrapy.crawler import CrawlerProcess

sys.path.insert(0, str(Path(__file__).resolve().parent))
from processes import children, cpu_of, resident

RESULTS = Path(__file__).parent / "results" / "scrapy_overhead.json"
ADDONS = {"spamfilter.adapters.hooks.scrapy.SpamFilterAddon": 500}
COMMON = {"LOG_LEVEL": "INFO", "TELNETCONSOLE_ENABLED": False}
SEED = 11
WORDS = range(250, 801)  # of an article
COPIES = 10  # one article in so many is an altered copy of an earlier one
LINKS = 8  # to further articles on every page
FURNITURE = 25_000  # bytes of navigation, teasers and scripts on a page, about what a small paper has


def main() -> int:
    """Run what the command line asks for; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="folder with rewrite/corpus.jsonl.gz")
    parser.add_argument("--pages", type=int, default=500)
    parser.add_argument("--delay", type=float, nargs="+", default=[0.0, 0.1], help="seconds before a page is handed out")
    parser.add_argument("--items", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--job", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.job:
        kind, _, more = options.job.partition(":")
        print(json.dumps(JOBS[kind](more, options)))
        return 0
    found = {
        "machine": {
            "cores": os.cpu_count(),
            "machine": platform.machine(),
            "python": platform.python_version(),
            "system": platform.system(),
        },
        "versions": versions(),
        "texts": "made up" if options.data is None else "rewrite/corpus.jsonl.gz",
        "load": os.getloadavg()[0],
        "overhead": [overhead(options, delay) for delay in options.delay],
        "memory": run(f"memory:{options.items}", options),
    }
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(found, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print(json.dumps(found, indent=1, sort_keys=True))
    return 0


def overhead(options: argparse.Namespace, delay: float) -> dict[str, Any]:
    """Medians of the crawls, and how many times as long the one with the filter takes."""
    server = subprocess.Popen(command(f"serve:{delay}", options), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    assert server.stdin is not None
    port = json.loads(server.stdout.readline())
    rows: dict[str, list[dict[str, Any]]] = {"without": [], "tag": []}
    try:
        for _ in range(options.rounds):
            for name, kept in rows.items():
                kept.append(run(f"crawl:{name} {port}", options))
    finally:
        server.stdin.close()
        server.wait(10)
    found: dict[str, Any] = {
        name: {key: statistics.median(row[key] for row in kept) for key in ("cpu", "worker_cpu", "wall", "items", "judging")}
        for name, kept in rows.items()
    }
    found["tag"]["labels"] = rows["tag"][0]["labels"]
    found |= {f"{key}_ratio": round(found["tag"][key] / found["without"][key], 2) for key in ("cpu", "wall")}
    return found | {"pages": options.pages, "rounds": options.rounds, "delay": delay}


def command(job: str, options: argparse.Namespace) -> list[str]:
    """The command that does a job in a process of its own."""
    data = [] if options.data is None else ["--data", str(options.data)]
    return [sys.executable, __file__, "--pages", str(options.pages), *data, "--job", job]


def run(job: str, options: argparse.Namespace) -> Any:
    """What such a process says."""
    done = subprocess.run(command(job, options), stdout=subprocess.PIPE, check=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def serve(delay: str, options: argparse.Namespace) -> None:
    """Hand out the pages until standard input ends."""
    pages = [page(article, number, options.pages) for number, article in enumerate(articles(options.pages, options.data))]

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            time.sleep(float(delay))
            body = pages[int(self.path.rpartition("/")[2])]
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(server.server_address[1], flush=True)
    sys.stdin.read()
    os._exit(0)


def crawl(job: str, _: argparse.Namespace) -> dict[str, Any]:
    """One crawl: seconds, and what the filter said."""
    name, port = job.split()

    class News(scrapy.Spider):
        name = "news"
        start_urls = (f"http://127.0.0.1:{port}/0",)

        def parse(self, response: Any) -> Any:
            yield {
                "url": f"https://h{int(response.url.rpartition('/')[2]) % 40}.example/{response.url.rpartition('/')[2]}",
                "title": response.css("h1::text").get(),
                "published": response.css("time::attr(datetime)").get(),
                "text": "\n".join(response.css("article p::text").getall()),
            }
            for link in response.css("nav.more a"):
                yield response.follow(link)

    with tempfile.TemporaryDirectory() as folder:
        settings: dict[str, Any] = COMMON | {"FEEDS": {f"{folder}/items.jsonl": {"format": "jsonlines"}}}
        if name == "tag":
            settings |= {"ADDONS": ADDONS, "SPAMFILTER_INDEX": f"{folder}/seen.db"}
        process = CrawlerProcess(settings)
        began = time.perf_counter()
        crawler = process.create_crawler(News)
        process.crawl(crawler)
        process.start()
        wall = time.perf_counter() - began
        stats = crawler.stats.get_stats()
    labels = {key.rpartition("/")[2]: count for key, count in stats.items() if key.startswith("spamfilter/label/")}
    return {
        "cpu": cpu_of(resource.RUSAGE_SELF),
        "worker_cpu": cpu_of(resource.RUSAGE_CHILDREN),
        "wall": wall,
        "items": stats["item_scraped_count"],
        "judging": stats.get("spamfilter/seconds", 0.0),
        "labels": labels,
    }


def memory(job: str, options: argparse.Namespace) -> dict[str, Any]:
    """Resident memory of the crawling process and of the worker after each tenth of the items, and its growth from first to last."""
    count = int(job)
    seen: list[tuple[int, float, float]] = []

    class News(scrapy.Spider):
        name = "news"
        start_urls = ("data:,0",)

        def parse(self, _: Any) -> Any:
            for number, article in enumerate(articles(count, options.data)):
                yield {"url": f"https://h{number % 40}.example/{number}", **article}

        @classmethod
        def from_crawler(cls, crawler: Any, *args: Any, **kwargs: Any) -> Any:
            spider = super().from_crawler(crawler, *args, **kwargs)
            crawler.signals.connect(spider.scraped, scrapy.signals.item_scraped)
            spider.scraped_items = 0
            return spider

        def scraped(self) -> None:
            self.scraped_items += 1
            if self.scraped_items % (count // 10) == 0:
                seen.append((self.scraped_items, resident(os.getpid()), sum(map(resident, children()))))

    with tempfile.TemporaryDirectory() as folder:
        process = CrawlerProcess(COMMON | {"ADDONS": ADDONS, "SPAMFILTER_INDEX": f"{folder}/seen.db"})
        process.crawl(News)
        process.start()
    crawl, worker = (seen[-1][column] - seen[0][column] for column in (1, 2))
    return {"items": count, "megabytes": seen, "growth": crawl + worker, "growth_crawl": crawl, "growth_worker": worker}


def articles(count: int, data: Path | None) -> Any:
    """So many articles, one after the other: the same ones each time."""
    dice = random.Random(SEED)
    words, weights = known_words()
    texts = iter(() if data is None else given(data, dice))
    start = datetime(2026, 3, 1, tzinfo=UTC)
    sources: list[list[str]] = []
    for number in range(count):
        published = (start + timedelta(hours=number)).isoformat()
        if sources and number % COPIES == COPIES - 1:
            paragraphs = [altered(paragraph, words, dice) for paragraph in dice.choice(sources)]
        else:
            text = next(texts, None)
            paragraphs = invented(words, weights, dice) if text is None else text.split("\n")
            sources = [*sources[-199:], paragraphs]
        yield {"title": " ".join(paragraphs[0].split()[:8]), "published": published, "text": "\n".join(paragraphs)}


def given(data: Path, dice: random.Random) -> list[str]:
    """The texts of the corpus that have the length of an article."""
    with gzip.open(data / "rewrite" / "corpus.jsonl.gz", "rt", encoding="utf-8") as file:
        texts = [text for line in file if len((text := json.loads(line)["text"]).split()) in WORDS]
    dice.shuffle(texts)
    return texts


def known_words() -> tuple[list[str], list[float]]:
    """English words and how often each is used, summed up; from another process, so that a crawl without the filter loads nothing."""
    rates = json.loads(subprocess.run([sys.executable, "-c", _WORDS], stdout=subprocess.PIPE, check=True, text=True).stdout)
    return list(rates), list(itertools.accumulate(rates.values()))


def invented(words: list[str], weights: list[float], dice: random.Random) -> list[str]:
    """Paragraphs of some sentences each."""
    left = dice.choice(WORDS)
    paragraphs = []
    while left > 0:
        sentences = []
        for _ in range(dice.randint(2, 4)):
            chosen = dice.choices(words, cum_weights=weights, k=dice.randint(9, 26))
            left -= len(chosen)
            sentences.append(f"{' '.join(chosen).capitalize()}.")
        paragraphs.append(" ".join(sentences))
    return paragraphs


def altered(paragraph: str, words: list[str], dice: random.Random) -> str:
    """The paragraph with every sixth word or so replaced."""
    return " ".join(dice.choice(words) if dice.random() < 1 / 6 else word for word in paragraph.split())


def page(article: dict[str, str], number: int, pages: int) -> bytes:
    """The article as a page of a paper, with links to others."""
    links = "".join(f'<a href="/{(number * LINKS + n + 1) % pages}">further {n}</a>' for n in range(LINKS))
    teasers = "".join(f'<li class="teaser"><a class="t" href="#{n}">Teaser number {n} of the day</a></li>' for n in range(FURNITURE // 180))
    paragraphs = "".join(f"<p>{text}</p>" for text in article["text"].split("\n"))
    script = f"<script>{'var a = 1; ' * (FURNITURE // 25)}</script>"
    return (
        f'<!doctype html><html><head><title>{article["title"]}</title>{script}</head><body><nav class="more">{links}</nav>'
        f"<ul>{teasers}</ul>"
        f'<article><h1>{article["title"]}</h1><time datetime="{article["published"]}"></time>{paragraphs}</article></body></html>'
    ).encode()


def versions() -> dict[str, str]:
    """What was measured."""
    return {name: version(name) for name in ("scrapy", "spamfilter", "twisted")}


_WORDS = """
import json
from spamfilter.text.background import english
print(json.dumps({word: 10 ** english().zipf(word) for word in english().words}))
"""
JOBS = {"serve": serve, "crawl": crawl, "memory": memory}

if __name__ == "__main__":
    sys.exit(main())
