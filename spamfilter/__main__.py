"""`python -m spamfilter`, and the `spamfilter` command."""

from __future__ import annotations

from spamfilter.cli import main as commands


def main() -> None:
    """Run the command line; leaves by SystemExit with the exit code."""
    commands(prog_name="spamfilter")


if __name__ == "__main__":
    main()
