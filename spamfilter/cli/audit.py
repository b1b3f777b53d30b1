"""`spamfilter audit`: everything under some paths, judged in order."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

import click

from spamfilter.cli import options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spamfilter.archives import Reading
    from spamfilter.config import Config
    from spamfilter.page import BadRecord, Page
    from spamfilter.report.tally import Tally

FORMATS = ("text", "jsonl")


@dataclass(frozen=True, slots=True)
class Order:
    """What one audit shall do, besides what its Config says."""

    paths: tuple[str, ...]
    references: tuple[str, ...]
    mutual: bool
    form: str
    output: str | None
    force: bool
    limit: int | None
    fail_on: frozenset[str]
    input_type: str | None
    with_text: bool


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@options.index
@options.model
@options.cleaner
@click.option("--learn/--no-learn", default=None, help="Remember what was judged, so that later pages are compared with it; the default.")
@click.option("--references", multiple=True, metavar="PATH", help="Learn these first, as sources; judge only the rest. Repeatable.")
@click.option("--mutual", is_flag=True, help="Judge every page against all the others, earlier or not.")
@click.option("--format", "form", type=click.Choice(FORMATS), help="Default: text on a terminal, else jsonl.")
@click.option("-o", "--output", metavar="FILE|-", help="Where results go; a file appears when it is complete.")
@click.option("--force", is_flag=True, help="Overwrite FILE.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Judge the first N pages only.")
@click.option("--fail-on", multiple=True, type=click.Choice(("spam", "suspect", "error")), help="Exit with 1 if there is one. Repeatable.")
@click.option("--input-type", metavar="NAME", help="Read every input as this type, instead of by its content.")
@click.option("--with-text", is_flag=True, help="Also the cleaned text that was judged.")
@click.option("--allow-hosts", callback=options.read_hosts, metavar="FILE", help="Hosts that are always ok, one a line, # comments.")
@click.option("--block-hosts", callback=options.read_hosts, metavar="FILE", help="Hosts that are never better than suspect.")
def audit(
    *,
    index: str | None,
    model: str | None,
    cleaner: str | None,
    learn: bool | None,
    allow_hosts: tuple[str, ...] | None,
    block_hosts: tuple[str, ...] | None,
    form: str | None,
    output: str | None,
    fail_on: tuple[str, ...],
    **rest: Any,
) -> None:
    """Judge everything under the paths, in sorted order: pages, texts, JSON Lines, WARC, feeds, folders of them.

    Every page is compared with what is remembered and then, unless --no-learn, remembered itself. What cannot be read
    becomes a line of its own and the run goes on. - is JSON Lines on standard input.
    """
    config = options.load_config(index=index, model=model, cleaner=cleaner, learn=learn, allow_hosts=allow_hosts, block_hosts=block_hosts)
    if form is None:
        form = "text" if output in (None, "-") and sys.stdout.isatty() else "jsonl"
    click.get_current_context().exit(run(Order(form=form, output=output, fail_on=frozenset(fail_on), **rest), config))


def run(order: Order, config: Config) -> int:
    """Judge, write, and give the exit code.

    Raises InputError for a path that does not exist, for an output that cannot be written, and where nothing was readable.
    """
    from spamfilter.archives import read
    from spamfilter.cli.check import report_unreadable
    from spamfilter.cli.inputs import OwnFiles, check_index, database_files
    from spamfilter.cli.output import Output
    from spamfilter.cli.screen import Progress, hush_stdout
    from spamfilter.errors import InputError
    from spamfilter.filter import SpamFilter
    from spamfilter.report.tally import Tally
    from spamfilter.report.writers import open_writer

    if not config.learn:
        check_index(config.index)
    reading, references = read(order.paths, input_type=order.input_type), read(order.references, input_type=order.input_type)
    output, tally = Output(order.output, force=order.force), Tally()
    try:
        with ExitStack() as stack:
            spam_filter = stack.enter_context(SpamFilter(config))
            stream = stack.enter_context(output)
            progress = stack.enter_context(Progress(tally))
            writer = open_writer(order.form, stream, with_text=order.with_text)
            own = OwnFiles(output.path, output.part, *database_files(config.index))
            pages = islice(progress.count(own.without(reading)), order.limit)
            learned = progress.count(_sound(own.without(references), references))
            for verdict in spam_filter.audit(pages, references=learned, mutual=order.mutual):
                if output.path is None and stream.isatty():
                    progress.stop()
                tally.add(verdict)
                writer.write(verdict)
                progress.tick()
            writer.finish(tally)
    except BrokenPipeError:
        if output.path is not None:
            raise
        hush_stdout()  # whoever read our output has enough: what was judged so far counts
    finally:
        report_unreadable(tally)
    if not reading.readable and not tally.total > tally.unreadable:
        raise InputError(", ".join(order.paths), "nothing readable in any input")
    return _exit_code(order.fail_on, tally)


def _sound(pages: Iterator[Page | BadRecord], reading: Reading) -> Iterator[Page | BadRecord]:
    """The references; what cannot be read among them is named. Raises InputError where references were named and none can."""
    from spamfilter.cli.screen import note
    from spamfilter.errors import InputError
    from spamfilter.page import BadRecord

    some = False
    for page in pages:
        some = True
        if isinstance(page, BadRecord):
            note(f"reference not read: {page.source}: {page.message}")
        yield page
    if some and not reading.readable:
        raise InputError("--references", "nothing readable in them")


def _exit_code(fail_on: frozenset[str], tally: Tally) -> int:
    from spamfilter.cli.group import DONE, FAILED_ON
    from spamfilter.verdict import Label

    spam, suspect = tally.labels[Label.SPAM], tally.labels[Label.SUSPECT]
    met = {"spam": spam, "suspect": spam + suspect, "error": tally.unreadable}
    return FAILED_ON if any(met[name] for name in fail_on) else DONE
