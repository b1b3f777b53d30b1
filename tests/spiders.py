"""Spiders as text, for crawls in processes of their own: what they hand over and what is odd about it."""

from __future__ import annotations

SPIDER = """
from stories import LIGHTHOUSE, REWRITTEN, UNRELATED, INDEPENDENT

def item(host, lines, day, **more):
    return {"url": f"https://{host}.example/1", "text": "\\n".join(lines), "date": f"2026-03-0{day}T08:00:00Z", **more}

class S(scrapy.Spider):
    name = "news"
    start_urls = ["data:,x"]

    def parse(self, response):
        yield from self.stories()
"""

THREE = f"""{SPIDER}
    def stories(self):
        yield item("original", LIGHTHOUSE, 1)
        yield item("farm", REWRITTEN, 3)
        yield item("bakery", UNRELATED, 3)
"""

KINDS = f"""{SPIDER}
    def stories(self):
        import attrs, dataclasses, pydantic

        class Declared(scrapy.Item):
            url, text, date, spamfilter = (scrapy.Field() for _ in range(4))

        class Bare(scrapy.Item):
            url, text, date = (scrapy.Field() for _ in range(3))

        fields = {{"url": str, "text": str, "date": str, "spamfilter": object}}
        Data = dataclasses.make_dataclass("Data", [(n, k, None) for n, k in fields.items()])
        Frozen = dataclasses.make_dataclass("Frozen", [(n, k, None) for n, k in fields.items()], frozen=True)
        Attrs = attrs.make_class("Attrs", {{n: attrs.field(default=None) for n in fields}})
        Model = pydantic.create_model("Model", url=(str, ""), text=(str, ""), date=(str, ""), spamfilter=(dict | None, None))
        for number, kind in enumerate((dict, Declared, Data, Attrs, Model, Bare, Bare, Frozen)):
            yield kind(**item(f"paper{{number}}", (f"A letter of the reader number {{number}}.", *INDEPENDENT), 1))
"""

HUNDRED = f"""{SPIDER}
    custom_settings = {{"CONCURRENT_ITEMS": 100}}

    def stories(self):
        for number in range(100):
            # Each is made of words of its own, and every tenth stands there a second time under another address.
            own = number - 1 if number % 10 == 9 else number
            lines = [f"In district{{own}}x{{n}} warden{{own}}y{{n}} counted {{own + n}} herons by gate{{own}}z{{n}}." for n in range(7)]
            yield item(f"h{{number}}", lines, 1 + (number % 10 == 9))
"""

BAD = f"""{SPIDER}
    def stories(self):
        story = "\\n".join(LIGHTHOUSE)
        for number, text in enumerate((None, b"", [], {{"a": 1}}, 17, "", object())):
            yield {{"url": f"https://bad{{number}}.example/1", "text": text}}
        yield {{"text": story.encode()}}
        yield {{"text": list(LIGHTHOUSE)}}
        yield {{"url": "https://skip.example/1", "text": story, "spamfilter": False}}
        yield {{}}
"""

START = f"""{THREE}
    start_urls = []

    async def start(self):
        for story in self.stories():
            yield story
"""

TROUBLE = f"""{SPIDER}
    broken = False

    @classmethod
    def from_crawler(cls, crawler):
        spider = super().from_crawler(crawler)
        crawler.signals.connect(spider.idle, scrapy.signals.spider_idle)
        return spider

    def stories(self):
        yield item("original", LIGHTHOUSE, 1)

    def idle(self):
        if self.broken:
            return
        import sqlite3
        with sqlite3.connect(self.settings["SPAMFILTER_INDEX"]) as connection:
            connection.execute("DROP TABLE article")
        connection.close()
        self.broken = True
        self.crawler.engine.crawl(scrapy.Request("data:,y", self.after))
        raise scrapy.exceptions.DontCloseSpider

    def after(self, response):
        yield item("farm", REWRITTEN, 3)
        yield item("bakery", UNRELATED, 3)
"""

HUGE = f"{SPIDER}\n    def stories(self):\n        yield item('huge', ['The tide table of the year says low water. ' * 250_000], 1)\n"
