"""Hosts: a crawl that learns where spam comes from spends no more requests there."""

from __future__ import annotations

import logging
from collections import Counter
from typing import TYPE_CHECKING, Any, Self

from scrapy import signals
from scrapy.exceptions import IgnoreRequest, NotConfigured
from scrapy.spidermiddlewares.base import BaseSpiderMiddleware

from spamfilter.hosts import is_listed, site_of
from spamfilter.verdict import Label

from .scrapy_settings import flag_set, is_enabled, read_options, refusing

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

    from spamfilter.verdict import Verdict

META = "spamfilter"  # request.meta["spamfilter"] = False: fetch it, whatever is known of its host
MOST_HOSTS = 50_000  # whose answers are kept at once: some 10 MB
verdict_given = object()
"""Signal: an item was judged. Receivers get `item`, `verdict` and `spider`."""

logger = logging.getLogger(__name__)


class SpamFilterSpiderMiddleware(BaseSpiderMiddleware):
    """Stops following links to and from a host whose articles turn out to be spam in this crawl.

    That is so from SPAMFILTER_HOST_COUNT spam articles (5) on, if they are at least the share SPAMFILTER_HOST_SHARE (0.8) of those
    judged. Off unless it is listed in SPIDER_MIDDLEWARES, or the add-on finds SPAMFILTER_STOP_HOSTS = True.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        options = read_options(crawler.settings)
        self._rule, self._allowed = options.rule, options.config.allow_hosts
        self._articles: Counter[str] = Counter()
        self._spam: Counter[str] = Counter()
        self._stopped: set[str] = set()
        crawler.signals.connect(self._count, signal=verdict_given)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """The middleware; NotConfigured where a setting turns it off."""
        with refusing():
            _require(crawler, "STOP_HOSTS")
            return cls(crawler)

    def get_processed_request(self, request: Request, response: Response | None) -> Request | None:
        """The request, or None where it leads to or from a host that is no longer followed; start requests always pass."""
        if response is None or not self._stopped or request.meta.get(META) is False:
            return request
        if {site_of(request.url), site_of(response.url)}.isdisjoint(self._stopped):
            return request
        self.crawler.stats.inc_value("spamfilter/request/not_followed")
        return None

    def _count(self, verdict: Verdict) -> None:
        site = site_of(verdict.url)
        if site is None or verdict.label is Label.UNJUDGED or is_listed(verdict.url, self._allowed):
            return
        self._articles[site] += 1
        self._spam[site] += verdict.label is Label.SPAM
        if site not in self._stopped and self._rule.convicts(self._spam[site], self._articles[site]):
            self._stopped.add(site)
            self.crawler.stats.inc_value("spamfilter/host/stopped")
            logger.info(
                "spamfilter: links of %s are no longer followed: %d of %d articles are spam", site, self._spam[site], self._articles[site]
            )


class SpamFilterDownloaderMiddleware:
    """Fetches nothing from hosts that the index convicts: the same rule, over all articles that it remembers of a host.

    Off unless it is listed in DOWNLOADER_MIDDLEWARES, or the add-on finds SPAMFILTER_SKIP_HOSTS = True.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        options = read_options(crawler.settings)
        if options.config.index is None:
            raise NotConfigured("SPAMFILTER_INDEX is None: no host is remembered")
        self._rule, self._allowed = options.rule, options.config.allow_hosts
        self._raises = options.raises
        from spamfilter.index import Index  # noqa: PLC0415 loads numpy: only who asks the index in this process pays

        self._index = Index(options.config.index)
        self._convicted: dict[str, bool] = {}
        crawler.signals.connect(self._forget, signal=verdict_given)
        crawler.signals.connect(self._index.close, signal=signals.engine_stopped)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """The middleware; NotConfigured where a setting turns it off, an error where the index cannot be read."""
        with refusing():
            _require(crawler, "SKIP_HOSTS")
            return cls(crawler)

    def process_request(self, request: Request, spider: Any = None) -> None:  # noqa: ARG002 older versions of Scrapy hand it over
        """Raises IgnoreRequest for a host that is convicted."""
        site = site_of(request.url)
        if site is None or request.meta.get(META) is False or is_listed(request.url, self._allowed):
            return
        if site not in self._convicted:
            if len(self._convicted) >= MOST_HOSTS:
                self._convicted.clear()
            self._convicted[site] = self._is_convicted(site)
            if self._convicted[site]:
                self.crawler.stats.inc_value("spamfilter/host/skipped")
                logger.info("spamfilter: nothing is fetched from %s: the index remembers its articles as spam", site)
        if self._convicted[site]:
            self.crawler.stats.inc_value("spamfilter/request/ignored")
            raise IgnoreRequest(f"spamfilter: {site} is convicted in the index")

    def _is_convicted(self, site: str) -> bool:
        try:
            labels = self._index.labels_of(site)
        except Exception as error:  # a hook lets pass what it cannot judge, whatever went wrong
            self.crawler.stats.inc_value(f"spamfilter/error/{type(error).__name__}")
            if self._raises:
                raise
            logger.warning("spamfilter: %s", error)
            return False
        judged = sum(count for label, count in labels.items() if label not in (None, Label.UNJUDGED))
        return self._rule.convicts(labels.get(Label.SPAM, 0), judged)

    def _forget(self, verdict: Verdict) -> None:
        """Look again at a host of which the index has learned something new."""
        site = site_of(verdict.url)
        if site is not None and verdict.label is Label.SPAM and self._convicted.get(site) is False:
            del self._convicted[site]


def _require(crawler: Crawler, switch: str) -> None:
    """Raises NotConfigured where the filter, or this part of it, is turned off; naming it among the middlewares turns it on."""
    if not is_enabled(crawler.settings):
        raise NotConfigured("SPAMFILTER_ENABLED is False")
    if flag_set(crawler.settings, switch) is False:
        raise NotConfigured(f"SPAMFILTER_{switch} is False")
