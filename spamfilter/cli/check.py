"""`spamfilter check`: one or a few articles, a verdict a person can read."""

from __future__ import annotations

from typing import Any

import click

from spamfilter.cli import options


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE|-…")
@options.flags("learn", "texts")
@click.option("--json", "as_json", is_flag=True, help="One line of JSON an article instead of the report.")
@click.option("--with-text", is_flag=True, help="Also the cleaned text that was judged.")
def check(*, files: tuple[str, ...], as_json: bool, with_text: bool, given: dict[str, Any]) -> None:
    """Judge one or a few articles and show all the evidence.

    FILE is a page, a text or any archive with a few articles in it; - is standard input. Each is compared with the
    articles that the index remembers; nothing is added to it. Without an index only garbled text can be found.
    """
    from spamfilter.cli.inputs import check_index, few
    from spamfilter.cli.screen import binary_stdout, note, report_unreadable
    from spamfilter.errors import InputError
    from spamfilter.filter import SpamFilter
    from spamfilter.report.tally import Tally
    from spamfilter.report.writers import JsonLinesWriter

    config = options.load_config(**given)
    check_index(config.index)
    if config.index is None:
        note("no index: nothing to compare with, only garbled text can be found (--index DB names one)")
    tally = Tally()
    with SpamFilter(config) as spam_filter:
        if as_json:
            write = JsonLinesWriter(binary_stdout(), with_text=with_text).write
        else:
            from spamfilter.report.text import TextWriter

            write = TextWriter(binary_stdout(), with_text=with_text).write_full
        try:
            for page in few(files):
                verdict = spam_filter.judge(page)
                tally.add(verdict)
                write(verdict)
        finally:
            report_unreadable(tally)
    if tally.total == tally.unreadable:
        raise InputError(", ".join(files), "nothing readable in it")
