"""Openers, many thousands of them, through everything that reads strangers' bytes: run as a program, in a process that may be killed.

`python openers.py READER` prints what it is about to read, line by line: where it hangs, the last line names it.
"""

from __future__ import annotations

import contextlib
import io
import signal
import sys
from functools import partial
from html import escape
from typing import TYPE_CHECKING

from spamfilter import plugins
from spamfilter.archives import Stream, salvage
from spamfilter.cleaning import clean_page
from spamfilter.errors import CleaningError, FeedError, InputError
from spamfilter.feeds import FeedDocument, Mode, edit
from spamfilter.feeds.coding import as_utf8
from spamfilter.feeds.naming import named_pages
from spamfilter.page import Page
from spamfilter.serving.media import is_worth_passing
from spamfilter.verdict import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SECONDS = 5  # of processor time for one text: what reads it once takes half of one at most, what reads it again from each opener far more
SIZE, PAGE_SIZE = 100_000, 50_000  # characters
OPENERS = (
    *("<!--", "<!---->", "<!-- --> ", "<!", "<![CDATA[", "<![CDATA[]", "]]>", "--", "<?", "<?xml ", "<? ?>"),
    *("<!DOCTYPE ", "<!DOCTYPE [", "<!DOCTYPE a[]", "<", "</", "<a", "<a ", "<a b='", '<a b="', "<p>", "<title>"),
    *("<rss ", "<rss version", "<item ", "<item>", "</item>", "<entry", "&", "&#", "&#0", "&#x", "&#0;", "&a", "'", '"', "=", "-", "\\"),
    *("{", '{"', '{"a":', '"version" ', "[", "[1,", " ", "\n", "\r\n", "\t ", "a", "a:", "0", "é", "\ufeff", "1;"),
    *("\uff21", "\uff21\u200b", "\u0430", "I", "I|", "read more: ", "1,"),
    *("WARC/1.0\r\n", "WARC/1.0\r\nA:", "\r\n\r\nWARC/1.0\r\nWARC-"),
)
FRAMES = (
    "<rss version='2.0'><channel><item><title>{0}</title><description>{0}</description><content>a</content></item></channel></rss>",
    "<rss version='2.0'><channel><link>{0}</link><item><pubDate>{0}</pubDate><guid>{0}</guid><link>{0}</link></item></channel></rss>",
    "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title type='html'>{0}</title><content>{0}</content></entry></feed>",
)
DAMAGED = "<rss version='2.0'><channel><item><title>a & b</title></item>{0}<item><title>{0}</title></item></channel></rss>"
JSON_ITEM = '{{"content_html": {0}, "date_published": {0}, "url": {0}}}'
JSON_FEED = f'{{{{"version": "https://jsonfeed.org/version/1", "items": [{JSON_ITEM}], "home_page_url": {{0}}}}}}'


def archive(name: str, text: str) -> None:
    """As a file, and within files, that the adapter may take for its own or is told are."""
    adapter = plugins.load("archives", name)
    for data in (text, f"WARC/1.0\r\nContent-Length: 9\r\n{text}", DAMAGED.format(text)):
        adapter.recognise(data.encode())
        stream = Stream(io.BytesIO(data.encode()), "sample")
        try:
            list(adapter.pages(stream))
        except InputError:
            continue


def feed(text: str) -> None:
    """In a feed that is read, and edited in every mode."""
    cdata = f"<![CDATA[{text.replace(']]>', '')}]]>"
    quoted = "".join(f"\\u{ord(sign):04x}" if sign in '"\\\n\r\t' else sign for sign in text)
    frames = [frame.format(inside) for frame in FRAMES for inside in (cdata, escape(text))]
    for data in (*frames, FRAMES[0].format(text), DAMAGED.format(text), JSON_FEED.format(f'"{quoted}"'), text):
        try:
            document = FeedDocument.read(data.encode())
        except FeedError:
            is_worth_passing(data.encode())
            continue
        as_utf8(document.data)
        list(named_pages(document.entries, None, document.home))
        for mode in Mode:
            edit(document, dict.fromkeys(range(len(document.entries)), Label.SPAM), mode)


def damaged(text: str) -> None:
    """In a damaged feed, the entries of which are cut out and mended."""
    for data in (text.encode(), DAMAGED.format(text).encode()):
        salvage.mend(data)
        for block in salvage.blocks(iter((data,)), 0, 1):
            salvage.mend(block.xml)


def page(name: str, text: str) -> None:
    """As a title and a paragraph of a page, and as plain text; half of it does."""
    text = text[-PAGE_SIZE:]
    for markup in (f"<title>{text}</title><p>{text}</p>", text):
        with contextlib.suppress(CleaningError):
            clean_page(Page(markup), name)


READERS: dict[str, Callable[[str], None]] = {
    **{f"cleaner {name}": partial(page, name) for name in ("selectolax", "beautifulsoup")},
    **{f"archive {name}": partial(archive, name) for name in plugins.names("archives")},
    "feed": feed,
    "damaged feed": damaged,
}


def texts() -> Iterator[str]:
    """Every opener as often as it fits, and a page behind them."""
    for opener in OPENERS:
        yield opener * (SIZE // len(opener)) + "<p>x"


if __name__ == "__main__":
    read = READERS[sys.argv[1]]
    for text in texts():
        sys.stdout.write(f"{len(text)} characters, {text[:24]!r}…\n")
        sys.stdout.flush()
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_PROF, SECONDS)  # nobody handles its signal: it ends the process, in the midst of a search too
        read(text)
