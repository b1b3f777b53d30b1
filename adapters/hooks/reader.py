"""reader (lemon24/reader): a plugin that tags every entry with its verdict, and marks as read what was made from somebody else's.

    make_reader("db.sqlite", plugins=["reader.…", init_reader])
    READER_PLUGINS='spamfilter.adapters.hooks.reader:init_reader' python -m reader update

The tag is `.plugin.spamfilter.verdict`. With `SPAMFILTER_ACTION=drop` an entry that is spam is also marked as read and unimportant:
entries of feeds cannot be deleted, and nothing is lost. A feed's tag `.plugin.spamfilter.once` has the entries judged that are
there already, at its next update. For reader 3.12 and newer.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from reader import EntryNotFoundError, ReaderError

from spamfilter.archives.entries import Field
from spamfilter.archives.feed_pages import fullest
from spamfilter.archives.records import sound
from spamfilter.feeds.hooking import Action, EntryFilter
from spamfilter.page import Page
from spamfilter.verdict import ACCUSED, Label

if TYPE_CHECKING:
    from reader import Entry, EntryUpdateStatus, Feed, Reader
    from reader._types import EntryData  # what hooks are handed; reader exports no name for it

    from spamfilter.verdict import Verdict

REASONS = 5  # the strongest, of those with a share or a rule
_log = logging.getLogger("spamfilter")


def init_reader(reader: Reader) -> None:
    """Adds the plugin to a reader."""
    plugin = Plugin(reader)
    reader.before_feed_update_hooks.append(plugin.judge_old)
    reader.after_entry_update_hooks.append(plugin.judge_new)


class Plugin:
    """The hooks of one reader."""

    def __init__(self, reader: Reader) -> None:
        self._filter = EntryFilter()
        self.verdict_tag = reader.make_plugin_reserved_name("spamfilter", "verdict")
        self.once_tag = reader.make_plugin_reserved_name("spamfilter", "once")

    def judge_new(self, reader: Reader, entry: EntryData, status: EntryUpdateStatus) -> None:  # noqa: ARG002 reader calls it so
        """Judges an entry that was added or has changed; what it was judged before stays."""
        self._judge(reader, entry)

    def judge_old(self, reader: Reader, feed: Feed | str) -> None:
        """Judges the entries of a feed that asks for it, oldest first; those that the person has read or valued stay as they are."""
        if reader.get_tag(feed, self.once_tag, None) is None and self.once_tag not in reader.get_tag_keys(feed):
            return
        entries = sorted(reader.get_entries(feed=feed, read=False), key=lambda entry: entry.published or entry.added)
        for entry in entries:
            if entry.important is None:
                self._judge(reader, entry)
        reader.delete_tag(feed, self.once_tag, missing_ok=True)

    def _judge(self, reader: Reader, entry: Entry | EntryData) -> None:
        verdict = self._filter.judge(read_entry(entry), feed=entry.feed_url, guid=entry.id)
        if verdict is None:
            return
        try:
            before = reader.get_tag(entry, self.verdict_tag, None)
            if isinstance(before, dict) and before.get("label") == verdict.label:
                return
            reader.set_tag(entry, self.verdict_tag, as_tag(verdict))
            if verdict.label is Label.SPAM and Action.of() is Action.DROP:
                reader.set_entry_read(entry, True, None)
                reader.set_entry_important(entry, False, None)
        except EntryNotFoundError:  # deleted meanwhile
            _log.info("entry %s is gone", entry.id[:100])
        except ReaderError as error:
            _log.warning("entry %s passes without a verdict: %s", entry.id[:100], error)


def read_entry(entry: Entry | EntryData) -> Page:
    """The page of an entry as reader hands it over."""
    fields = [Field(part.value or "", part.type or "") for part in entry.content]
    markup, content_type = fullest([one for one in (*fields, Field(entry.summary or "")) if one.text.strip()])
    return Page(
        markup=sound(markup),
        url=sound(entry.link) if entry.link else None,
        title=sound(entry.title) if entry.title else None,
        published=entry.published or entry.updated,
        content_type=content_type,
    )


def as_tag(verdict: Verdict) -> dict[str, Any]:
    """What a reader's page can show: label, score, kind, the source of what is spam or suspect, and the strongest reasons."""
    match = verdict.matches[0] if verdict.label in ACCUSED and verdict.matches else None
    return {
        "label": verdict.label.value,
        "score": verdict.score,
        "kind": verdict.kind.value,
        "source": None if match is None else {"url": match.url, "title": match.title},
        "reasons": [reason.message for reason in verdict.evidence[:REASONS]],
    }
