"""Views: what several features read of one text or pair, computed once for it."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

S = TypeVar("S")
T = TypeVar("T")


def view(make: Callable[[S], T]) -> Callable[[S], T]:
    """`make(subject)`, kept in the subject's own dict: a cached property that stands beside what reads it."""
    name = f"{make.__module__}.{make.__qualname__}"

    @wraps(make)
    def kept(subject: S) -> T:
        own = vars(subject)
        if name not in own:
            own[name] = make(subject)
        found: T = own[name]
        return found

    return kept
