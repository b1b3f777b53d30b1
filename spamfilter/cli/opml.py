"""`spamfilter opml`: a reader's subscriptions at the proxy, and back."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from spamfilter.cli import options


@click.command()
@click.argument("file", metavar="IN.opml")
@click.option("--proxy", required=True, metavar="URL", help="The proxy's address, such as http://127.0.0.1:8484.")
@click.option("--mode", type=options.MODES, default="drop", show_default=True, help="What it does.")
@click.option("--undo", is_flag=True, help="Back: the feeds' own addresses in place of the proxy's.")
def opml(*, file: str, proxy: str, mode: str, undo: bool) -> None:
    """Point a reader's subscriptions at the proxy, and back, without loss.

    IN.opml is what the reader exports; the result goes to standard output, for the reader to import. Only the addresses of
    the feeds (xmlUrl) change. - is standard input. What is no OPML is refused with exit code 2, and nothing is written.
    """
    from spamfilter.cli.screen import binary_stdout, note
    from spamfilter.errors import InputError
    from spamfilter.serving.opml import MOST, from_proxy, to_proxy

    if not proxy.startswith(("http://", "https://")):
        raise click.BadParameter("is no http or https address", param_hint="--proxy")
    try:
        if file == "-":
            data = sys.stdin.buffer.read(MOST + 1)
        else:
            with Path(file).open("rb") as stream:
                data = stream.read(MOST + 1)
    except OSError as error:
        raise InputError(file, f"cannot be read: {error.strerror}") from None
    done = from_proxy(data, proxy, file) if undo else to_proxy(data, proxy, mode, file)
    binary_stdout().write(done.data)
    note(f"{done.changed} addresses changed" + (f", {len(done.left)} left as they are" if done.left else ""))
