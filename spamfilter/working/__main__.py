"""`python -m spamfilter.working`: the worker's own side; for a host program, not for a person."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import BinaryIO

from spamfilter.ahead import Ahead
from spamfilter.errors import SpamFilterError
from spamfilter.process import collect_seldom
from spamfilter.working.desk import Desk
from spamfilter.working.tasks import error_record, line_of, read_options, read_task, record_in

MOST_TASKS = 16  # that wait are judged in one transaction: more save little
MOST_BYTES = 1 << 20  # of them


def main() -> None:
    """Judge what comes on standard input until it ends."""
    collect_seldom()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the host's: it still has answers to wait for, and closes our input
    with _own_output() as answers:
        try:
            serve(sys.stdin.buffer, answers)
        except BrokenPipeError:  # the host is gone
            os._exit(1)  # what is left in the buffer can be written nowhere


def serve(tasks: BinaryIO, answers: BinaryIO) -> None:
    """Answer the options on the first line, then every task."""
    first = tasks.readline()
    if not first:
        return
    config, texts_of = read_options(record_in(first))
    try:
        desk = Desk(config, texts_of)
    except SpamFilterError as error:
        answers.write(line_of({"refused": error_record(error)}))
        return
    with desk:
        answers.write(line_of({"ready": True}))
        answers.flush()
        for lines in Ahead(tasks, most=MOST_TASKS, weight=MOST_BYTES, weigh=len):
            records = [record_in(line) for line in lines]
            told = desk.answer([read_task(record) for record in records])
            answers.writelines(line_of({"n": record["n"]} | answer) for record, answer in zip(records, told, strict=True))
            answers.flush()


def _own_output() -> BinaryIO:
    """Standard output for the answers alone: what a library prints goes to standard error."""
    own = os.fdopen(os.dup(1), "wb")
    try:
        os.dup2(2, 1)
    except OSError:  # a host without standard error
        with Path(os.devnull).open("wb") as nowhere:
            os.dup2(nowhere.fileno(), 1)
    return own


if __name__ == "__main__":
    main()
