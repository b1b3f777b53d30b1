"""`spamfilter compare`: two articles side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from spamfilter.cli import options

if TYPE_CHECKING:
    from spamfilter.page import Page


@click.command()
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@options.flags("index", "learn", "texts", "candidates", "aligned")
@click.option("--html", metavar="OUT", help="Write the comparison as one HTML file, both texts in full; - is standard output.")
@click.option("--force", is_flag=True, help="Overwrite OUT.")
def compare(*, a: str, b: str, html: str | None, force: bool, given: dict[str, Any]) -> None:
    """Put article A beside article B: alike passages, their order, corrupted names, who is likely first and why.

    A is judged against B alone, whatever any index remembers. A and B are pages, texts or archives; of an archive its
    first article is taken; one of the two may be - for standard input.
    """
    from spamfilter.cli.inputs import OwnFiles
    from spamfilter.cli.output import STDOUT, Output
    from spamfilter.cli.screen import binary_stdout
    from spamfilter.errors import InputError
    from spamfilter.filter import SpamFilter

    if a == b == STDOUT:
        raise click.UsageError("only one of A and B can be standard input")
    config = options.load_config(index="none", **given)
    OwnFiles(html).refuse((a, b))
    pages = _first(a), _first(b)
    with SpamFilter(config) as spam_filter:
        comparison = spam_filter.compare(*pages)
    if comparison.verdict.error is not None:
        raise InputError(comparison.verdict.id, comparison.verdict.error.message)
    if html is not None:
        from spamfilter.report.page import comparison_page

        with Output(html, force=force) as stream:
            stream.write(comparison_page(comparison).encode("utf-8", "replace"))
    if html != STDOUT:
        from spamfilter.report.terminal import comparison_view
        from spamfilter.report.text import TextWriter

        TextWriter(binary_stdout()).show(comparison_view, comparison)


def _first(path: str) -> Page:
    """The first article of a file. Raises InputError where it holds none that can be read."""
    from spamfilter.cli.inputs import few
    from spamfilter.cli.screen import note
    from spamfilter.errors import InputError
    from spamfilter.page import BadRecord

    bad: BadRecord | None = None
    found = few([path])
    for page in found:
        if not isinstance(page, BadRecord):
            if next(found, None) is not None:
                note(f"{path} holds more than one article: the first one is compared ({page.name})")
            return page
        bad = bad or page
    raise InputError(path, bad.message if bad else "holds no article")
