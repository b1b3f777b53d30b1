"""Hooking: single entries, as readers' hooks are handed them. The reader goes on whatever happens here."""

from __future__ import annotations

import logging
import os
import threading
import weakref
from enum import StrEnum
from typing import TYPE_CHECKING

from spamfilter.errors import SpamFilterError
from spamfilter.feeds.document import FeedEntry
from spamfilter.feeds.filtering import Judging
from spamfilter.feeds.memory import feed_config
from spamfilter.feeds.naming import named_pages
from spamfilter.filter import SpamFilter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spamfilter.page import Page
    from spamfilter.verdict import Verdict

ACTION = "SPAMFILTER_ACTION"
_log = logging.getLogger("spamfilter")


class Action(StrEnum):
    """What a hook does with an entry that is spam; what is `suspect` is only ever told of."""

    TAG = "tag"
    DROP = "drop"

    @classmethod
    def of(cls, environ: Mapping[str, str] | None = None) -> Action:
        """What `$SPAMFILTER_ACTION` says; `tag` where it says nothing, or what nobody knows, which is then logged."""
        word = (os.environ if environ is None else environ).get(ACTION, "").strip().lower() or "tag"
        if word not in list(cls):
            _log.warning("%s is %r, which is neither tag nor drop: entries are only tagged", ACTION, word[:40])
            return cls.TAG
        return cls(word)


class EntryFilter:
    """Judges entry by entry with one filter, which is opened for the first of them and closed at the end of the program.

    What goes wrong is logged once, and every entry passes from then on. Safe to use from several threads.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._judging: Judging | None = None
        self._close: weakref.finalize[[], EntryFilter] | None = None
        self._broken = False

    def close(self) -> None:
        """Closes the filter; the next entry opens another."""
        with self._lock:
            if self._close is not None:
                self._close()
            self._judging = self._close = None

    def judge(self, page: Page, *, feed: str, guid: str | None) -> Verdict | None:
        """The verdict on an entry of this feed, whose id there is `guid`; None where none could be found."""
        entry = FeedEntry(page, 0, 0, guid=guid, link=page.url, title=page.title)
        with self._lock:
            if self._broken:
                return None
            try:
                if self._judging is None:
                    spam_filter = SpamFilter(feed_config())
                    self._close = weakref.finalize(self, spam_filter.close)
                    self._judging = Judging(spam_filter)
                return self._judging.judge(tuple(named_pages((entry,), feed, "")))[0]
            except (SpamFilterError, OSError) as error:
                self._broken = True
                _log.warning("%s; entries are not judged and pass", error)
            except Exception as error:  # noqa: BLE001 the last line of defence: no mail and no entry is lost for a mistake of ours
                _log.exception("entry %s of %s passes: %s", str(guid)[:100], feed, type(error).__name__)
            return None
