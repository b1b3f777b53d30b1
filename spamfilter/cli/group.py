"""The group of commands: loads each when it is called, and ends every run with the exit code that the contract names."""

from __future__ import annotations

import importlib
import os
import sys
import traceback
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from spamfilter.cli.screen import hush, note, settle
from spamfilter.errors import SpamFilterError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

DONE, FAILED_ON, REFUSED, INTERNAL, INTERRUPTED = 0, 1, 2, 3, 130
DEBUG = "SPAMFILTER_DEBUG"


class Commands(click.Group):
    """A group whose commands are named by module and attribute and imported when one of them is asked for.

    One whose module does not load says so and hinders no other.
    """

    def __init__(self, *args: Any, lazy: Mapping[str, tuple[str, str, str]], **extra: Any) -> None:
        """`lazy` maps a command to its module, the attribute in it, and the one line that the list of commands shows."""
        super().__init__(*args, **extra)
        self._lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 click asks with it
        """The commands in the order in which they were named."""
        return list(self._lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 click asks with it
        """The command, imported now; None when there is none of that name."""
        if cmd_name not in self._lazy:
            return None
        module, attribute, _ = self._lazy[cmd_name]
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 click asks with it
        """The list of commands, without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, words) for name, (_, _, words) in self._lazy.items()])

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        """The context, in which --help is already answered."""
        with quiet_when_unread():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was asked for; a variable that looks mistyped is said first."""
        _name_mistyped()
        with quiet_when_unread():
            return super().invoke(ctx)

    def main(self, *args: Any, standalone_mode: bool = True, **extra: Any) -> Any:
        """Run, and leave with one of the exit codes; a traceback only where SPAMFILTER_DEBUG is 1."""
        run = partial(super().main, *args, standalone_mode=False, **extra)
        if standalone_mode:
            sys.exit(exit_code(run))
        return run()


def _name_mistyped() -> None:
    from spamfilter.config import mistyped

    for name, meant in mistyped(os.environ):
        note(f"{name} is no option and is ignored: is {meant} meant?")


@contextmanager
def quiet_when_unread() -> Iterator[None]:
    """End without a word when the reader of our output has gone; click would end with 1, which means something else here."""
    try:
        yield
    except BrokenPipeError:
        hush(sys.stdout)
        raise click.exceptions.Exit(DONE) from None


def exit_code(run: Callable[[], Any]) -> int:
    """The exit code that a run of the command line ends with; whatever went wrong is said in a line on standard error."""
    code = DONE
    try:
        answer = run()
        code = answer if isinstance(answer, int) else DONE
        sys.stdout.flush()
    except click.ClickException as error:
        _show(error)
        code = REFUSED
    except click.Abort:  # what click makes of Ctrl-C
        note("interrupted")
        code = INTERRUPTED
    except SpamFilterError as error:
        _say(error, f"spamfilter: {error}")
        code = REFUSED
    except BrokenPipeError:
        hush(sys.stdout)
    except Exception as error:  # noqa: BLE001 the last line of defence: one line for a person, a traceback on demand
        _say(error, f"spamfilter: internal error: {type(error).__name__}: {error} ({DEBUG}=1 shows where)")
        code = INTERNAL
    settle(sys.stdout)
    settle(sys.stderr)
    return code


def _show(error: click.ClickException) -> None:
    """A usage error as click shows it, but nothing of what was typed reaches the terminal as a control code."""
    if isinstance(error, getattr(click.exceptions, "NoArgsIsHelpError", ())):
        error.show()  # the help itself: our own text, of many lines
        return
    context = getattr(error, "ctx", None)
    if context is not None:
        with suppress(OSError):
            click.echo(f"{context.get_usage()}\nTry '{context.command_path} --help' for help.", err=True)
    note(f"Error: {error.format_message()}")


def _say(error: Exception, message: str) -> None:
    if os.environ.get(DEBUG) == "1":
        traceback.print_exception(error)
    note(message)
