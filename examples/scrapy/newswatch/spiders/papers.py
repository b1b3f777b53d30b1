"""Papers: every article of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import scrapy

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from scrapy.http import Response


class PapersSpider(scrapy.Spider):
    """Follows the front pages of some hosts: `scrapy crawl papers -a hosts=tarnholt-courier.example`."""

    name = "papers"
    hosts = "tarnholt-courier.example,merrow-post.example,ellermere-echo.example,buzzdigest.example"

    async def start(self) -> AsyncIterator[scrapy.Request]:
        """The front pages."""
        for host in self.hosts.split(","):
            yield scrapy.Request(f"http://{host}/index.html")

    def parse(self, response: Response) -> Iterator[scrapy.Request]:
        """The links of a front page."""
        yield from response.follow_all(css="main a", callback=self.parse_article)

    def parse_article(self, response: Response) -> Iterator[dict[str, Any]]:
        """One article: the filter finds `url`, `title`, `published` and `html` by their names."""
        yield {
            "url": response.url,
            "title": response.css("h1::text").get(),
            "published": response.css("time::attr(datetime)").get(),
            "html": response.text,
        }
