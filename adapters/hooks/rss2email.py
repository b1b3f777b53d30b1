"""rss2email: a post-process hook that says in a mail's header what its entry was made from, or holds the mail back.

    [DEFAULT]
    post-process = spamfilter.adapters.hooks.rss2email process

For rss2email 3.13 and newer, in whose Python spamfilter must be installed. `SPAMFILTER_ACTION=drop` holds mails back; an entry
that is held back is asked about again whenever its feed changes, and gets the same answer.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from spamfilter.archives.entries import Field
from spamfilter.archives.feed_pages import fullest
from spamfilter.archives.records import sound
from spamfilter.feeds.hooking import Action, EntryFilter
from spamfilter.page import Page
from spamfilter.text.dates import parse_date
from spamfilter.verdict import ACCUSED, Label

if TYPE_CHECKING:
    from email.message import Message

    from spamfilter.verdict import Verdict

LONGEST = 900  # characters of a header: RFC 5322 section 2.1.1 allows lines of 998


def process(*, feed: Any, entry: Any, guid: str, message: Message, parsed: Any = None) -> Message | None:  # noqa: ARG001 rss2email calls it so
    """The message with its headers, which are set in place; None where it is held back."""
    verdict = _filter().judge(read_entry(entry), feed=str(feed.url), guid=guid)
    if verdict is None:
        return message
    set_headers(message, verdict)
    return None if verdict.label is Label.SPAM and Action.of() is Action.DROP else message


def read_entry(entry: Any) -> Page:
    """The page of an entry as feedparser hands it over."""
    contents = [Field(str(part.get("value") or ""), str(part.get("type") or "")) for part in entry.get("content") or ()]
    summary = Field(str(entry.get("summary") or ""), str((entry.get("summary_detail") or {}).get("type") or ""))
    markup, content_type = fullest([one for one in (*contents, summary) if one.text.strip()])
    dates = (entry.get(name) for name in ("published", "created", "updated"))
    link, title = entry.get("link"), entry.get("title")
    return Page(
        markup=sound(markup),
        url=sound(str(link)) if link else None,
        title=sound(str(title)) if title else None,
        published=next((moment for date in dates if date and (moment := parse_date(str(date)))), None),
        content_type=content_type,
    )


def set_headers(message: Message, verdict: Verdict) -> None:
    """`X-Spamfilter-Label`, `-Score` where there is one, and of what is spam or suspect `-Source`: the address it was made from."""
    headers = {"Label": verdict.label.value}
    if verdict.score is not None:
        headers["Score"] = f"{verdict.score:.3f}"
    if verdict.label in ACCUSED and verdict.matches:
        headers["Source"] = verdict.matches[0].url or verdict.matches[0].id
    for name, value in headers.items():
        del message[f"X-Spamfilter-{name}"]
        message[f"X-Spamfilter-{name}"] = "".join(c if c.isascii() and c.isprintable() else "?" for c in value)[:LONGEST]


@cache
def _filter() -> EntryFilter:
    """The filter of this run of rss2email, which calls the hook once an entry."""
    return EntryFilter()
