"""Scrapy: an add-on, or a pipeline, that tags, drops or quarantines articles made from somebody else's.

    ADDONS = {"spamfilter.adapters.hooks.scrapy.SpamFilterAddon": 500}

or

    ITEM_PIPELINES = {"spamfilter.adapters.hooks.scrapy.SpamFilterPipeline": 450}

For Scrapy 2.13 and newer, with any reactor and without one. `docs/scrapy.md` has the settings and the stats.
"""

from __future__ import annotations

import asyncio
import logging
import weakref
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Self

import scrapy
from scrapy import signals
from scrapy.exceptions import DontCloseSpider, DropItem, NotConfigured
from scrapy.logformatter import LogFormatter
from scrapy.utils.defer import deferred_from_coro
from twisted.internet.defer import Deferred

from spamfilter.report.plain import plain
from spamfilter.verdict import Label, Verdict
from spamfilter.working import Worker

from .scrapy_hosts import SpamFilterDownloaderMiddleware, SpamFilterSpiderMiddleware, verdict_given
from .scrapy_items import OnlyClean, OnlySpam, field_of, put_verdict, read_item
from .scrapy_quarantine import Quarantine
from .scrapy_settings import Action, flag_set, is_enabled, mistyped_settings, read_options, refusing

if TYPE_CHECKING:
    from collections.abc import Awaitable
    from concurrent.futures import Future

    from scrapy.crawler import Crawler
    from scrapy.logformatter import LogFormatterResult
    from scrapy.settings import BaseSettings

    from spamfilter.working import Answer

try:  # since Scrapy 2.14, for crawls without a reactor too
    from scrapy.utils.asyncio import is_asyncio_available
except ImportError:
    from scrapy.utils.reactor import is_asyncio_reactor_installed as is_asyncio_available

__all__ = [
    "OnlyClean",
    "OnlySpam",
    "SpamFilterAddon",
    "SpamFilterDownloaderMiddleware",
    "SpamFilterLogFormatter",
    "SpamFilterPipeline",
    "SpamFilterSpiderMiddleware",
    "SpamItem",
    "verdict_given",
]

PRIORITY = 450  # behind what extracts and cleans (about 300), before what stores (about 800)
_BEFORE_ROBOTS = 60  # of the downloader's: behind the offsite check, before robots.txt is fetched
_NEAR_ENGINE = 40  # of the spider's: sees what all others have let through
_MESSAGE = 110  # characters of the message of a drop

logger = logging.getLogger(__name__)


class SpamItem(DropItem):
    """An item was dropped because its verdict is `spam`; the message is short and holds nothing of the article."""

    def __init__(self, verdict: Verdict, log_level: str) -> None:
        self.verdict = verdict
        score = "" if verdict.score is None else f" {verdict.score:.2f}"
        super().__init__(plain(f"spam{score} {verdict.kind}: {verdict.url or verdict.id}", _MESSAGE), log_level=log_level)


class SpamFilterLogFormatter(LogFormatter):
    """Scrapy's messages, but of a dropped spam item its message alone and not the whole item."""

    def dropped(self, item: Any, exception: BaseException, response: Any, spider: Any) -> LogFormatterResult:
        """The line that the log gets."""
        result = super().dropped(item, exception, response, spider)
        if isinstance(exception, SpamItem):
            result["msg"], result["args"] = "Dropped: %(exception)s", {"exception": exception}
        return result


class SpamFilterAddon:
    """Puts the pipeline, and the middlewares that the settings ask for, into their places."""

    def update_settings(self, settings: BaseSettings) -> None:
        """Add what is missing; what the project has set itself stays as it is."""
        with refusing():
            if not is_enabled(settings):
                raise NotConfigured("SPAMFILTER_ENABLED is False")
            settings.setdefault_in_component_priority_dict("ITEM_PIPELINES", SpamFilterPipeline, PRIORITY)
            if flag_set(settings, "STOP_HOSTS"):
                settings.setdefault_in_component_priority_dict("SPIDER_MIDDLEWARES", SpamFilterSpiderMiddleware, _NEAR_ENGINE)
            if flag_set(settings, "SKIP_HOSTS"):
                settings.setdefault_in_component_priority_dict("DOWNLOADER_MIDDLEWARES", SpamFilterDownloaderMiddleware, _BEFORE_ROBOTS)
            if not settings.getpriority("LOG_FORMATTER"):  # 0: Scrapy's own
                settings.set("LOG_FORMATTER", SpamFilterLogFormatter, priority="addon")


class SpamFilterPipeline:
    """Judges every item and tags, drops or quarantines it.

    A process of its own judges, one item after the other and in the order in which they come: judged at once, two copies of one text
    would not see each other, and in this process the judging would stand in the crawl's way, because Python does one thing at a time.
    """

    def __init__(self, crawler: Crawler) -> None:
        """Opens the quarantine, and model and index in the worker; raises a SpamFilterError where one of them cannot be used."""
        self.crawler = crawler
        self._options = options = read_options(crawler.settings)
        self._quarantine = Quarantine(crawler, options.quarantine_uri) if options.action is Action.QUARANTINE else None
        self._told: set[str] = set()
        self._waiting = 0
        crawler.signals.connect(self._stay_open, signal=signals.spider_idle)
        self._worker = Worker(options.config, texts_of=(Label.SPAM,) if self._quarantine else ())
        weakref.finalize(self, self._worker.close)  # should the crawl fail before it begins
        for name, meant in mistyped_settings(crawler.settings).items():
            logger.warning("spamfilter: %s is no setting and is ignored: is %s meant?", name, meant)
        if options.config.index is None:
            logger.warning("spamfilter: SPAMFILTER_INDEX is None: nothing is remembered, only garbled text can be found")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """The pipeline; NotConfigured where SPAMFILTER_ENABLED is False, and nothing else is ever hidden by that."""
        with refusing():
            if not is_enabled(crawler.settings):
                raise NotConfigured("SPAMFILTER_ENABLED is False")
            return cls(crawler)

    async def process_item(self, item: Any, spider: Any = None) -> Any:  # noqa: ARG002 older versions of Scrapy hand it over
        """The item with its verdict; raises SpamItem for one that is dropped. An item whose field holds False is not judged."""
        self._waiting += 1
        try:
            if field_of(item, self._options.field) is False:
                self._count("skipped")
                return item
            answer = await _awaitable(self._worker.submit(read_item(item, self._options.fields, datetime.now(UTC))))
        except Exception as error:  # noqa: BLE001 a hook lets pass what it cannot judge, whatever went wrong
            self._trouble(error)
            return item
        finally:
            self._waiting -= 1
        self._tell(item, answer)
        if answer.trouble is not None:
            self._trouble(answer.trouble)
        return self._act(item, answer)

    def close_spider(self, spider: Any = None) -> Awaitable[None]:  # noqa: ARG002 as above
        """Hand over the quarantine and wait until the worker has closed the index."""
        ending = self._close()
        return deferred_from_coro(ending) if scrapy.version_info < (2, 14) else ending  # 2.13 waits for nothing else, later ones warn of it

    async def _close(self) -> None:
        try:
            if self._quarantine is not None:
                await self._quarantine.close()
        except Exception as error:  # noqa: BLE001 the log has said where the items are
            self._count(f"error/{type(error).__name__}")
        finally:
            await _awaitable(self._worker.close())

    def _stay_open(self) -> None:
        """Scrapy 2.13 else closes a spider while items that came from no response are judged."""
        if self._waiting:
            raise DontCloseSpider

    def _act(self, item: Any, answer: Answer) -> Any:
        """Do what the settings say."""
        action = self._options.action
        if action is Action.OFF:
            self._count("action/off")
            return item
        if answer.verdict.label is Label.SPAM and action is not Action.TAG:
            try:
                if self._quarantine is not None:
                    self._quarantine.write(item, answer.verdict)
            except Exception as error:  # noqa: BLE001 what could not be kept is not dropped
                self._trouble(error)
            else:
                self._count(f"action/{action}")
                raise SpamItem(answer.verdict, self._options.drop_log_level)
        if put_verdict(item, self._options.field, answer.record):
            self._count("action/tag")
        else:
            self._count("untagged")
            name = type(item).__name__
            self._tell_once(f"items of the type {name} have no field {self._options.field!r} that can be set: they pass without a verdict")
        return item

    def _tell(self, item: Any, answer: Answer) -> None:
        """Stats, and the signal that the middlewares wait for."""
        verdict = answer.verdict
        self._count("checked")
        self._count(f"label/{verdict.label}")
        for code in _codes(verdict):
            self._count(f"reason/{code}")
        self.crawler.stats.inc_value("spamfilter/seconds", answer.seconds)  # type: ignore[arg-type]  # a float counts as well
        self.crawler.signals.send_catch_log(signal=verdict_given, item=item, verdict=verdict, spider=self.crawler.spider)

    def _trouble(self, error: Exception) -> None:
        """Count what went wrong and say it once of each kind; raises it again where the settings want that."""
        name = type(error).__name__
        self._count(f"error/{name}")
        if self._options.raises:
            raise error
        self._tell_once(f"{name}: {plain(str(error), 300)}; items pass unfiltered where that happens (spamfilter/error/{name} counts them)")

    def _tell_once(self, message: str) -> None:
        key = message.partition(":")[0]
        if key not in self._told:
            self._told.add(key)
            logger.warning("spamfilter: %s", message)

    def _count(self, name: str) -> None:
        self.crawler.stats.inc_value(f"spamfilter/{name}")


def _awaitable(future: Future[Any]) -> Awaitable[Any]:
    """What another thread gives, in the words of the loop that runs here: asyncio's, or those of any other reactor."""
    if is_asyncio_available():
        return asyncio.wrap_future(future)
    from twisted.internet import reactor  # noqa: PLC0415 the import installs one where there is none

    deferred: Deferred[Any] = Deferred()

    def fire(done: Future[Any]) -> None:
        error = done.exception()
        if error is None:
            deferred.callback(done.result())
        else:
            deferred.errback(error)

    future.add_done_callback(lambda done: reactor.callFromThread(fire, done))
    return deferred


def _codes(verdict: Verdict) -> set[str]:
    """The reasons to count: rules and notes, and of what is not `ok` all that spoke against it."""
    codes = {e.code for e in verdict.evidence if e.share == 0 or (e.share > 0 and e.code != "other" and verdict.label is not Label.OK)}
    return codes | ({verdict.error.code} if verdict.error else set())
