"""`spamfilter feed`: a feed on standard input, the filtered one on standard output."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING, Any

import click

from spamfilter.cli import options

if TYPE_CHECKING:
    from spamfilter.feeds import FilteredFeed


@click.command()
@click.option("--mode", type=options.MODES, default="drop", show_default=True, help="What is done.")
@click.option("--feed-url", metavar="URL", help="The feed's own address: what tells its entries from those of all other feeds.")
@click.option("--fetch", is_flag=True, help="Fetch the page behind an entry that is too short to judge.")
@click.option("--state", metavar="FILE", help="Remember the verdicts, with their evidence, in this file.")
@click.option("--utf8", is_flag=True, help="Write the feed in UTF-8, whatever it came in.")
@click.option("--strict", is_flag=True, help="Exit code 1 where the feed could not be filtered; without it, 0.")
@options.flags()
def feed(*, mode: str, feed_url: str | None, state: str | None, fetch: bool, utf8: bool, strict: bool, given: dict[str, Any]) -> None:
    """Filter a feed: standard input to standard output, for any reader that can run a command.

    drop takes out entries that were made from somebody else's article; everything else stays as it is, byte for byte. tag gives them the
    category spamfilter:spam or spamfilter:suspect, prefix puts [spam] or [suspect] before their title, and spam-only
    leaves nothing but what drop takes out. Entries too short to judge pass.

    Whatever goes wrong is said in one line on standard error, and the feed is passed on as it came.
    """
    from spamfilter.cli.group import FAILED_ON
    from spamfilter.cli.screen import note
    from spamfilter.feeds.document import MAX_FEED

    if sys.stdin.isatty():
        raise click.UsageError("a feed is read from standard input: spamfilter feed < FEED")
    data = sys.stdin.buffer.read(MAX_FEED + 1)
    trouble, out = None, data
    try:
        done = _filtered(data, mode, feed_url, state, given, fetch=fetch)
        out = done.data
        if done.later:
            note(f"{feed_url or 'feed'}: {done.later} entries were not judged this time and pass")
    except Exception as error:  # noqa: BLE001 a reader must get its feed, whatever happens here
        trouble = f"{error}" if type(error).__module__.startswith("spamfilter.") else f"{type(error).__name__}: {error}"
        note(f"{trouble}; the feed is passed on as it came")
    trouble = _pass_on(_in_utf8(out) if utf8 else out, more=len(data) > MAX_FEED) or trouble
    if trouble and strict:
        click.get_current_context().exit(FAILED_ON)


def _filtered(data: bytes, mode: str, feed_url: str | None, state: str | None, given: dict[str, Any], *, fetch: bool) -> FilteredFeed:
    """The filtered feed; raises whatever goes wrong."""
    from contextlib import ExitStack

    from spamfilter.cli.screen import note
    from spamfilter.feeds import Mode, filter_feed
    from spamfilter.feeds.memory import feed_config, state_path
    from spamfilter.feeds.state import FeedState
    from spamfilter.filter import SpamFilter

    with ExitStack() as stack:
        spam_filter = stack.enter_context(SpamFilter(feed_config(given)))
        if spam_filter.config.learn and not spam_filter.index.writable:
            note(f"{spam_filter.config.index}: cannot be written, so entries are judged and not remembered")
        if state is None and fetch:  # what was asked for is remembered, or it would be asked for at each update
            state = state_path()
        kept = stack.enter_context(FeedState(state)) if state else None
        behind = None
        if fetch and kept is not None:
            from spamfilter.feeds.pages import PageFetcher

            behind = PageFetcher(kept).fetch
        return filter_feed(data, spam_filter, mode=Mode(mode), feed_url=feed_url, state=kept, fetch=behind)


def _pass_on(data: bytes, *, more: bool) -> str | None:
    """Write the feed, and behind it the rest of standard input where there is more; what kept it from being written, or nothing."""
    from spamfilter.cli.screen import binary_stdout, hush, note
    from spamfilter.errors import InputError

    stdout = binary_stdout()
    try:
        stdout.write(data)
        if more:
            shutil.copyfileobj(sys.stdin.buffer, stdout)
        stdout.flush()
    except InputError as error:  # a full disk
        note(f"spamfilter: {error}")
        hush(sys.stdout)
        return str(error)
    return None


def _in_utf8(data: bytes) -> bytes:
    """The feed in UTF-8; as it is where that cannot be made, or it is no feed."""
    from spamfilter.cli.screen import note
    from spamfilter.feeds.coding import as_utf8
    from spamfilter.feeds.document import MAX_FEED, is_feed_text

    if len(data) > MAX_FEED or not is_feed_text(data):
        return data
    try:
        return as_utf8(data)
    except ValueError as error:
        note(f"cannot be written in UTF-8: {error}")
        return data
