"""Adapters by name: the file name is the name, and nobody keeps a list."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import TYPE_CHECKING

from spamfilter.errors import PluginError

if TYPE_CHECKING:
    from types import ModuleType

ADAPTERS = "spamfilter.adapters"


def names(folder: str) -> tuple[str, ...]:
    """The adapters in `cleaners`, `archives` or `hooks`, sorted, whether or not what they need is installed."""
    package = importlib.import_module(f"{ADAPTERS}.{folder}")
    return tuple(sorted(module.name for module in pkgutil.iter_modules(package.__path__)))


@cache  # the folder is read once, not for every page
def load(folder: str, name: str) -> ModuleType:
    """The adapter's module.

    Raises PluginError when there is none of that name, or when the package it stands on is not installed.
    """
    if name not in names(folder):
        raise PluginError(name, f"no adapter of this name in {folder}; there are: {', '.join(names(folder))}")
    try:
        return importlib.import_module(f"{ADAPTERS}.{folder}.{name}")
    except ImportError as error:
        raise PluginError(name, f"cannot be loaded ({error}); install the extra {name}: pip install '.[{name}]' in a clone") from error
