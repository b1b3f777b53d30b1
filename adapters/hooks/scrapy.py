"""Scrapy: an add-on, or a pipeline, that tags, drops or quarantines articles made from somebody else's.

    ADDONS = {"spamfilter.adapters.hooks.scrapy.SpamFilterAddon": 500}

or

    ITEM_PIPELINES = {"spamfilter.adapters.hooks.scrapy.SpamFilterPipeline": 450}

For Scrapy 2.13 and newer, with any reactor and without one. `docs/scrapy.md` has the settings and the stats.
"""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Self

import scrapy
from scrapy import signals
from scrapy.exceptions import DontCloseSpider, DropItem, NotConfigured
from scrapy.logformatter import LogFormatter
from scrapy.utils.defer import deferred_from_coro, maybe_deferred_to_future
from twisted.internet.defer import DeferredLock
from twisted.internet.threads import deferToThread

from spamfilter import Article, Label, SpamFilter, Verdict, plugins
from spamfilter.errors import CleaningError, SpamFilterError
from spamfilter.page import BadRecord, Page
from spamfilter.report.plain import plain
from spamfilter.verdict import Evidence

from .scrapy_hosts import SpamFilterDownloaderMiddleware, SpamFilterSpiderMiddleware, verdict_given
from .scrapy_items import OnlyClean, OnlySpam, clean_reading, field_of, put_verdict, read_item
from .scrapy_quarantine import Quarantine
from .scrapy_settings import Action, flag_set, is_enabled, read_options, refusing

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from scrapy.crawler import Crawler
    from scrapy.logformatter import LogFormatterResult
    from scrapy.settings import BaseSettings

    from .scrapy_items import Reading

try:  # since Scrapy 2.15: a thread of the event loop or of the reactor, whichever there is
    from scrapy.utils.asyncio import run_in_thread as _in_thread
except ImportError:

    def _in_thread(function: Callable[..., Any], *arguments: Any) -> Awaitable[Any]:  # type: ignore[misc]  # ours alone
        return maybe_deferred_to_future(deferToThread(function, *arguments))


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


@dataclass(frozen=True, slots=True)
class _Judged:
    """What came back from the thread; `error` is what went wrong behind the verdict, when it was to be remembered."""

    verdict: Verdict
    seconds: float
    error: Exception | None = None


class SpamFilterPipeline:
    """Judges every item and tags, drops or quarantines it.

    One item is judged at a time, in a thread beside the reactor and in the order in which they come: judged at once, two copies of one
    text would not see each other, and several threads take longer than one, because Python runs one at a time.
    """

    def __init__(self, crawler: Crawler) -> None:
        """Opens model, index and quarantine; raises a SpamFilterError where one of them cannot be used."""
        self.crawler = crawler
        self._options = options = read_options(crawler.settings)
        plugins.load("cleaners", options.config.cleaner)
        self._quarantine = Quarantine(crawler, options.quarantine_uri) if options.action is Action.QUARANTINE else None
        self._filter = SpamFilter(options.config)
        self._learns = options.config.learn and options.config.index is not None
        self._turn = DeferredLock()
        self._told: set[str] = set()
        self._waiting = 0
        crawler.signals.connect(self._stay_open, signal=signals.spider_idle)
        if self._learns:
            self._filter.index.require_writable()
        elif options.config.index is None:
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
            judged = await self._judge(read_item(item, self._options.fields, datetime.now(UTC)))
        except Exception as error:  # noqa: BLE001 a hook lets pass what it cannot judge, whatever went wrong
            self._trouble(error)
            return item
        finally:
            self._waiting -= 1
        self._tell(item, judged)
        if judged.error is not None:
            self._trouble(judged.error)
        return self._act(item, judged.verdict)

    def close_spider(self, spider: Any = None) -> Awaitable[None]:  # noqa: ARG002 as above
        """Hand over the quarantine and close the index."""
        ending = self._close()
        return deferred_from_coro(ending) if scrapy.version_info < (2, 14) else ending  # 2.13 waits for nothing else, later ones warn of it

    async def _close(self) -> None:
        try:
            if self._quarantine is not None:
                await self._quarantine.close()
        except Exception as error:  # noqa: BLE001 the log has said where the items are
            self._count(f"error/{type(error).__name__}")
        finally:
            self._filter.close()

    def _stay_open(self) -> None:
        """Scrapy 2.13 else closes a spider while items that came from no response are judged."""
        if self._waiting:
            raise DontCloseSpider

    async def _judge(self, reading: Reading | BadRecord) -> _Judged:
        """The verdict, from a thread, when it is this item's turn."""
        await maybe_deferred_to_future(self._turn.acquire())
        try:
            judged: _Judged = await _in_thread(self._judge_here, reading)
        finally:
            self._turn.release()
        return judged

    def _judge_here(self, reading: Reading | BadRecord) -> _Judged:
        """The verdict, and the article remembered with it."""
        began = time.thread_time()
        article = self._article(reading)
        verdict = self._filter.judge(article)
        error = None
        if isinstance(article, Article):
            try:
                verdict = _as_before(verdict, self._filter)
                if self._learns:
                    self._filter.learn(article, label=verdict.label)
            except SpamFilterError as trouble:
                error = trouble
        return _Judged(verdict, time.thread_time() - began, error)

    def _article(self, reading: Reading | BadRecord) -> Article | BadRecord | Page:
        if isinstance(reading, BadRecord):
            return reading
        try:
            return clean_reading(reading, self._filter.config.cleaner)
        except CleaningError:  # the filter says so in its verdict
            return Page(reading.texts[0], reading.url, reading.id, reading.title)

    def _act(self, item: Any, verdict: Verdict) -> Any:
        """Do what the settings say."""
        action = self._options.action
        if action is Action.OFF:
            self._count("action/off")
            return item
        if verdict.label is Label.SPAM and action is not Action.TAG:
            try:
                if self._quarantine is not None:
                    self._quarantine.write(item, verdict)
            except Exception as error:  # noqa: BLE001 what could not be kept is not dropped
                self._trouble(error)
            else:
                self._count(f"action/{action}")
                raise SpamItem(verdict, self._options.drop_log_level)
        if put_verdict(item, self._options.field, verdict.as_record()):
            self._count("action/tag")
        else:
            self._count("untagged")
            name = type(item).__name__
            self._tell_once(f"items of the type {name} have no field {self._options.field!r} that can be set: they pass without a verdict")
        return item

    def _tell(self, item: Any, judged: _Judged) -> None:
        """Stats, and the signal that the middlewares wait for."""
        verdict = judged.verdict
        self._count("checked")
        self._count(f"label/{verdict.label}")
        for code in _codes(verdict):
            self._count(f"reason/{code}")
        self.crawler.stats.inc_value("spamfilter/seconds", judged.seconds)  # type: ignore[arg-type]  # a float counts as well
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


def _as_before(verdict: Verdict, spam_filter: SpamFilter) -> Verdict:
    """The verdict; a page that is met again with the text that was called spam or suspect is so still, unless it was released."""
    codes = {evidence.code for evidence in verdict.evidence}
    if verdict.label is not Label.OK or "rule.same_page" not in codes or "rule.allowed_host" in codes:
        return verdict
    known = spam_filter.index.same_page(Article(verdict.id, (), url=verdict.url))
    if known is None or known.vouched or known.label not in (Label.SPAM, Label.SUSPECT):
        return verdict
    if known.article.text.split() != verdict.text.split():
        return verdict
    message = f"this page was called {known.label} when it was first met; `spamfilter release` lets it pass"
    return replace(verdict, label=known.label, evidence=(*verdict.evidence, Evidence("rule.as_before", 0.0, None, message)))


def _codes(verdict: Verdict) -> set[str]:
    """The reasons to count: rules and notes, and of what is not `ok` all that spoke against it."""
    codes = {e.code for e in verdict.evidence if e.share == 0 or (e.share > 0 and e.code != "other" and verdict.label is not Label.OK)}
    return codes | ({verdict.error.code} if verdict.error else set())
