"""`spamfilter audit`: everything under some paths, judged in order."""

from __future__ import annotations

import sys
from typing import Any

import click

from spamfilter.cli import options
from spamfilter.report.writers import WRITERS


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@options.flags()
@click.option("--references", multiple=True, metavar="PATH", help="Learn these first, as sources; judge only the rest. Repeatable.")
@click.option("--mutual", is_flag=True, help="Judge every page against all the others, earlier or not.")
@click.option("--format", "form", type=click.Choice(tuple(WRITERS)), help="Default: text on a terminal, else jsonl.")
@click.option("-o", "--output", metavar="FILE|-", help="Where results go; a file appears when it is complete.")
@click.option("--force", is_flag=True, help="Overwrite FILE.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Judge the first N pages only.")
@click.option("--fail-on", multiple=True, type=click.Choice(("spam", "suspect", "error")), help="Exit with 1 if there is one. Repeatable.")
@click.option("--input-type", metavar="NAME", help="Read every input as this type, instead of by its content.")
@click.option("--with-text", is_flag=True, help="Also the cleaned text that was judged.")
def audit(*, form: str | None, output: str | None, fail_on: tuple[str, ...], given: dict[str, Any], **rest: Any) -> None:
    """Judge everything under the paths, in sorted order: pages, texts, JSON, WARC, feeds, folders of them.

    Every page is compared with what is remembered and then, unless --no-learn, remembered itself. What cannot be read
    becomes a line of its own and the run goes on. - is JSON Lines on standard input.
    """
    config = options.load_config(**given)
    if form is None:
        form = "text" if output in (None, "-") and sys.stdout.isatty() else "jsonl"
    from spamfilter.cli.auditing import Order, run

    code = run(Order(form=form, output=output, fail_on=frozenset(fail_on), **rest), config)
    click.get_current_context().exit(code)
