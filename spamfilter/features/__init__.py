"""Features: one file a family, each with `FEATURES`; this module finds them, nobody keeps a list."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spamfilter.feature import Feature


@cache
def all_features() -> tuple[Feature, ...]:
    """Every feature of the package, sorted by name."""
    found: list[Feature] = []
    for module in pkgutil.iter_modules(__path__):
        found += importlib.import_module(f"{__name__}.{module.name}").FEATURES
    return tuple(sorted(found, key=lambda feature: feature.name))
