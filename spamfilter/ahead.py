"""Ahead: read the next items while the last ones are being worked on."""

from __future__ import annotations

import queue
import threading
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")


class Ahead(Generic[T]):
    """Items in portions: whatever has arrived by the time somebody asks, never waiting for more than one.

    So a fast sender gets large portions, and one that waits for an answer to each item gets it. `most` items or `weight`
    (as `weigh` measures it) end a portion. An exception of the source comes out behind the items before it.
    """

    def __init__(self, items: Iterable[T], *, most: int, weight: int, weigh: Callable[[T], int]) -> None:
        self._most, self._weight, self._weigh = most, weight, weigh
        self._items: queue.Queue[tuple[T] | BaseException | None] = queue.Queue(maxsize=most)
        self._stopped = threading.Event()
        threading.Thread(target=self._read, args=(iter(items),), daemon=True).start()

    def __iter__(self) -> Iterator[list[T]]:
        ended: BaseException | bool = False
        try:
            while not ended:
                portion, weight = [], 0
                found = self._items.get()
                while isinstance(found, tuple):
                    portion.append(found[0])
                    weight += self._weigh(found[0])
                    if len(portion) >= self._most or weight >= self._weight:
                        break
                    try:
                        found = self._items.get_nowait()
                    except queue.Empty:
                        break
                else:
                    ended = found or True
                if portion:
                    yield portion
            if isinstance(ended, BaseException):
                raise ended
        finally:
            self._stopped.set()

    def _read(self, items: Iterator[T]) -> None:
        try:
            for item in items:
                self._put((item,))
                if self._stopped.is_set():
                    return
        except BaseException as error:  # noqa: BLE001 it is raised again where the items are taken
            self._put(error)
        else:
            self._put(None)

    def _put(self, found: tuple[T] | BaseException | None) -> None:
        """Hand an item over, unless nobody takes them any more."""
        while not self._stopped.is_set():
            try:
                self._items.put(found, timeout=0.2)
            except queue.Full:
                continue
            return
