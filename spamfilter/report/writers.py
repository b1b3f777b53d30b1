"""Writers: a format's name, and the small object that writes verdicts in it.

A writer takes each verdict as it comes and the tally at the end. Adding a format is one class and one line in `WRITERS`.
"""

from __future__ import annotations

import importlib
from typing import IO, TYPE_CHECKING, Protocol

from spamfilter.report.plain import json_line

if TYPE_CHECKING:
    from spamfilter.report.tally import Tally
    from spamfilter.verdict import Verdict

# Format: module and class. Loaded when asked for, because some stand on packages that cost time to import.
WRITERS = {
    "text": ("spamfilter.report.text", "TextWriter"),
    "jsonl": ("spamfilter.report.writers", "JsonLinesWriter"),
}


class Writer(Protocol):
    """Writes verdicts, one at a time, to a binary stream that somebody else opens and closes."""

    def __init__(self, stream: IO[bytes], *, with_text: bool = False) -> None: ...

    def write(self, verdict: Verdict) -> None:
        """Write one verdict; what was written is complete when this returns."""

    def finish(self, tally: Tally) -> None:
        """Write what stands at the end, if anything does."""


class JsonLinesWriter:
    """One line of JSON a verdict, as `schema/verdict.json` says; with the judged text where asked."""

    def __init__(self, stream: IO[bytes], *, with_text: bool = False) -> None:
        self._stream, self._with_text = stream, with_text

    def write(self, verdict: Verdict) -> None:
        """Write the verdict's line."""
        self._stream.write(json_line(verdict.as_record(with_text=self._with_text)))
        self._stream.flush()

    def finish(self, tally: Tally) -> None:
        """Nothing: the lines are all there is."""


def open_writer(name: str, stream: IO[bytes], *, with_text: bool = False) -> Writer:
    """The writer of a format in `WRITERS`."""
    module, kind = WRITERS[name]
    make: type[Writer] = getattr(importlib.import_module(module), kind)
    return make(stream, with_text=with_text)
