"""Options that several commands share, and the configuration that they fill."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from spamfilter.config import Config

# Letters, digits and hyphens of any script, with dots between the labels: a name or an address, nothing with a path.
_HOST = re.compile(r"(?!-)[\w-]{1,63}(?:\.[\w-]{1,63})*|\[[0-9a-f:.]+\]")

texts = click.option(
    "--texts/--no-texts", default=None, help="Whether the memory keeps texts (the default), or only enough to find them again."
)
index = click.option("--index", metavar="DB", help="The memory: an SQLite file; none turns it off.")
model = click.option("--model", metavar="FILE", help="The model's .npz file, instead of the one that ships.")
cleaner = click.option("--cleaner", metavar="NAME", help="The cleaner that finds the article in a page.")


def read_hosts(context: click.Context, option: click.Parameter, path: str | None) -> tuple[str, ...] | None:  # noqa: ARG001 a callback of click
    """The hosts of a file, in lower case: one a line, `#` starts a comment; None where no file was named.

    Raises BadParameter, which names the line, for one that is no host.
    """
    if path is None:
        return None
    try:
        lines = Path(path).read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise click.BadParameter(f"{path}: cannot be read: {error.strerror}") from None
    except ValueError:
        raise click.BadParameter(f"{path}: is not text in UTF-8") from None
    hosts = []
    for number, line in enumerate(lines, 1):
        host = line.split("#", 1)[0].strip().lower().removeprefix("*.").rstrip(".")
        if host and not _HOST.fullmatch(host):
            raise click.BadParameter(f"{path}:{number}: {host!r} is not a host")
        hosts += [host] if host else []
    return tuple(hosts)


def load_config(**flags: Any) -> Config:
    """The options by rank, of which the flags that were given come first. Raises ConfigError."""
    from spamfilter.config import Config

    return Config.load(flags)
