"""The command line."""

from __future__ import annotations

import click

import spamfilter
from spamfilter.cli.group import Commands

_COMMANDS = {
    "check": ("spamfilter.cli.check", "check", "Judge one or a few articles, with the evidence."),
    "compare": ("spamfilter.cli.compare", "compare", "Put two articles side by side."),
    "audit": ("spamfilter.cli.audit", "audit", "Judge everything under the given paths."),
    "feed": ("spamfilter.cli.feed", "feed", "Filter a feed for any reader: standard input to standard output."),
    "serve": ("spamfilter.cli.serve", "serve", "Serve feeds, filtered, to any reader on this computer."),
    "opml": ("spamfilter.cli.opml", "opml", "Point a reader's subscriptions at the proxy, and back."),
    "index": ("spamfilter.cli.index", "index", "Fill, list, prune and check the memory."),
    "release": ("spamfilter.cli.release", "release", "Undo a quarantine and let its articles pass."),
    "train": ("spamfilter.cli.train", "train", "Train a model on labelled files."),
    "model": ("spamfilter.cli.model", "model", "Show or verify a model."),
}


@click.group(
    cls=Commands,
    lazy=_COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=(
        "Exit codes: 0 done, 1 --fail-on met, 2 usage or nothing readable or a refused file, 3 internal error, 130 interrupted. "
        "Options rank: command line, environment (SPAMFILTER_INDEX, …), spamfilter.toml or [tool.spamfilter] of pyproject.toml in the "
        "current folder."
    ),
)
@click.version_option(spamfilter.__version__, prog_name="spamfilter")
def main() -> None:
    """Find articles that were made from somebody else's: copies, spins, round-trip translations, paraphrases, summaries.

    Every verdict names the article that it matches and shows the passages side by side. Everything runs on this
    computer; nothing is sent anywhere.
    """


__all__ = ["main"]
