"""Runs crawls in a process of their own and prints what came of each, one line of JSON a crawl.

Standard input is JSON: `reactor` (asyncio, default, none) and `jobs`, each with `name`, `settings` and the `code` of its spider `S`.
All jobs crawl at the same time. A deprecation warning of Scrapy's, or any warning from our own code, stops a crawl.
"""

from __future__ import annotations

import json
import linecache
import sys
import warnings
from pathlib import Path

import scrapy
from itemadapter import ItemAdapter
from scrapy import crawler as crawlers
from scrapy import signals
from scrapy.exceptions import ScrapyDeprecationWarning

REACTORS = {"asyncio": {}, "default": {"TWISTED_REACTOR": None}, "none": {"TWISTED_REACTOR_ENABLED": False}}
COMMON = {"TELNETCONSOLE_ENABLED": False, "LOG_LEVEL": "WARNING", "RETRY_ENABLED": False}


class Watch:
    """What one crawl gave."""

    def __init__(self, process, job, settings):
        self.name, self.items, self.dropped, self.failure = job["name"], [], [], None
        space = {"scrapy": scrapy, "__name__": "job"}
        source = f"<{job['name']}>"
        linecache.cache[source] = (len(job["code"]), None, job["code"].splitlines(keepends=True), source)  # Scrapy reads callbacks
        exec(compile(job["code"], source, "exec"), space)
        self.crawler = process.create_crawler(space["S"])
        for name, value in (settings | job["settings"]).items():
            self.crawler.settings.set(name, value, priority="cmdline")
        self.crawler.signals.connect(self.scraped, signals.item_scraped)
        self.crawler.signals.connect(self.drop, signals.item_dropped)
        self.crawler.signals.connect(self.fail, signals.item_error)

    def scraped(self, item):
        self.items.append(ItemAdapter(item).asdict())

    def drop(self, exception):
        self.dropped.append([type(exception).__name__, str(exception)])

    def fail(self, failure):
        self.dropped.append([failure.type.__name__, str(failure.value)])

    def ended(self, outcome):
        """The crawl is over: with a failure of Twisted's or in a task of asyncio's, or well."""
        error = outcome.exception() if hasattr(outcome, "exception") else getattr(outcome, "value", None)
        if error is not None:
            self.failure = f"{type(error).__name__}: {error}"

    def report(self):
        try:
            stats = self.crawler.stats.get_stats()
        except (RuntimeError, AttributeError):  # it never began
            stats = {}
        return {"name": self.name, "items": self.items, "dropped": self.dropped, "failure": self.failure, "stats": stats}


def main():
    """Run the jobs."""
    warnings.simplefilter("error", ScrapyDeprecationWarning)
    warnings.filterwarnings("error", module=r"spamfilter\.")
    sys.path.insert(0, str(Path(__file__).parent.parent))  # stories.py
    spec = json.load(sys.stdin)
    settings = COMMON | REACTORS[spec["reactor"]]
    process = (crawlers.AsyncCrawlerProcess if spec["reactor"] == "none" else crawlers.CrawlerProcess)(settings)
    watches = [Watch(process, job, settings) for job in spec["jobs"]]
    for watch in watches:
        crawl = process.crawl(watch.crawler)
        if hasattr(crawl, "addBoth"):
            crawl.addBoth(watch.ended)
        else:
            crawl.add_done_callback(watch.ended)
    process.start()
    for watch in watches:
        sys.stdout.write(json.dumps(watch.report(), default=repr) + "\n")


if __name__ == "__main__":
    main()
