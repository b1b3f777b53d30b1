"""The text format: verdicts for a terminal or a plain file."""

from __future__ import annotations

import codecs
import os
from typing import IO, TYPE_CHECKING, Any, cast

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from spamfilter.report.plain import plain_lines
from spamfilter.report.terminal import summary_view, verdict_line, verdict_view
from spamfilter.verdict import ACCUSED

if TYPE_CHECKING:
    from rich.console import RenderableType

    from spamfilter.report.tally import Tally
    from spamfilter.verdict import Verdict

LEAST_WIDTH = 20
PIPE_WIDTH = 100  # columns where there is no terminal and COLUMNS says nothing


class TextWriter:
    """Verdicts for people: `spam` and `suspect` with all their evidence, the rest one line each, a summary at the end."""

    def __init__(self, stream: IO[bytes], *, with_text: bool = False) -> None:
        self._stream, self._with_text = stream, with_text
        self._console = open_console(stream)

    def write(self, verdict: Verdict) -> None:
        """Show one verdict, as fully as its label asks for."""
        if verdict.label in ACCUSED:
            self.write_full(verdict)
            return
        self._print(verdict_line(verdict), line=True)
        self._write_judged_text(verdict)

    def write_full(self, verdict: Verdict) -> None:
        """Show everything of one verdict."""
        self._print(verdict_view(verdict, self._console.width))
        self._write_judged_text(verdict)

    def finish(self, tally: Tally) -> None:
        """Show what was found in all."""
        if tally.total:
            self._print(summary_view(tally))

    def show(self, make: Any, *args: Any) -> None:
        """Print what a view gives for these arguments and the width of the screen."""
        self._print(make(*args, self._console.width))

    def _write_judged_text(self, verdict: Verdict) -> None:
        if self._with_text and verdict.text:
            self._print(Padding(Text("\n".join(plain_lines(verdict.text)), "dim"), (0, 0, 1, 4)))

    def _print(self, view: RenderableType, *, line: bool = False) -> None:
        """One write a view, so that a stopped run ends between two verdicts; without blanks at the ends of a plain file's lines.

        A view that is one line is written as one, however narrow the screen: where it stands comes last in it.
        """
        with self._console.capture() as capture:
            self._console.print(view, soft_wrap=line)
        text = capture.get()
        if not self._console.is_terminal:
            text = "".join(f"{row.rstrip()}\n" for row in text.splitlines())
        self._stream.write(text.encode("utf-8", "replace"))
        self._stream.flush()


def open_console(stream: IO[bytes]) -> Console:
    """A console that writes UTF-8 to a binary stream and reads nothing as markup."""
    file = cast("IO[str]", codecs.getwriter("utf-8")(stream, "replace"))
    console = Console(file=file, markup=False, emoji=False, highlight=False)
    if not console.is_terminal and not os.environ.get("COLUMNS", "").isdecimal():
        console.width = PIPE_WIDTH
    console.width = max(LEAST_WIDTH, console.width)
    return console
