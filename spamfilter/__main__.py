"""`python -m spamfilter`, and the `spamfilter` command."""

from __future__ import annotations

import os

from spamfilter.cli import main as commands
from spamfilter.cli.streams import make_ready
from spamfilter.process import ONE_THREAD, collect_seldom


def main() -> None:
    """Run the command line; leaves by SystemExit with the exit code."""
    os.environ.update(ONE_THREAD | os.environ)
    collect_seldom()
    make_ready()
    commands(prog_name="spamfilter")


if __name__ == "__main__":
    main()
