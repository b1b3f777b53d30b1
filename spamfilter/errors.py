"""Everything this package raises on purpose.

    SpamFilterError
    ├── InputError            a path or record that cannot be read            .path .offset
    ├── FeedError             bytes that are no feed, or one that is damaged  .name
    ├── CleaningError         a page without an article in it                 .url
    ├── IndexStoreError       a file that is no index of ours, or is damaged  .path
    ├── ModelError            a file that is no model of ours, or is damaged  .path
    ├── ConfigError           an option nobody knows, or a value out of range .name
    ├── PluginError           an adapter that is missing or does not load     .name
    ├── FetchError            an address that was not or could not be fetched .url .status .retry_after
    └── WorkerError           a process beside this one that fails            .exit_code

Each carries what it is about, and its message names it too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from os import PathLike


class SpamFilterError(Exception):
    """The root: catch this to catch them all."""

    code = "error"


class InputError(SpamFilterError):
    """A path or a record that cannot be read."""

    code = "input"

    def __init__(self, path: str | PathLike[str], message: str, offset: int | None = None) -> None:
        self.path, self.offset = str(path), offset
        super().__init__(f"{self.path}{'' if offset is None else f' at byte {offset}'}: {message}")


class FeedError(SpamFilterError):
    """Bytes that are no feed, or one that is damaged or hostile: whoever filters it passes it on unchanged."""

    code = "feed"

    def __init__(self, name: str, message: str) -> None:
        self.name = name
        super().__init__(f"{name}: {message}")


class CleaningError(SpamFilterError):
    """A page in which no article text was found."""

    code = "cleaning"

    def __init__(self, url: str | None, message: str) -> None:
        self.url = url
        super().__init__(f"{url or 'page'}: {message}")


class IndexStoreError(SpamFilterError):
    """A file that is no index of ours, is of another version, or is damaged."""

    code = "index"

    def __init__(self, path: str | PathLike[str], message: str) -> None:
        self.path = str(path)
        super().__init__(f"{self.path}: {message}")


class ModelError(SpamFilterError):
    """A file that is no model of ours, is of another version, or is damaged."""

    code = "model"

    def __init__(self, path: str | PathLike[str], message: str) -> None:
        self.path = str(path)
        super().__init__(f"{self.path}: {message}")


class ConfigError(SpamFilterError):
    """An option nobody knows, or a value out of its range."""

    code = "config"

    def __init__(self, name: str, message: str) -> None:
        self.name = name
        super().__init__(f"{name}: {message}")


class PluginError(SpamFilterError):
    """An adapter that is missing or does not load."""

    code = "plugin"

    def __init__(self, name: str, message: str) -> None:
        self.name = name
        super().__init__(f"{name}: {message}")


class FetchError(SpamFilterError):
    """An address that was not fetched, because it is refused, or could not be, because the other side failed.

    `code` says which: `url` (no web address), `private` (leads where nobody but its owner should look), `lookup`, `connect`,
    `tls`, `timeout`, `large`, `redirect`, `status` (then `status` is the answer's, and `retry_after` the seconds it asked
    for), `protocol` (an answer that is not HTTP, is cut off or cannot be unpacked).
    """

    def __init__(self, url: str, code: str, message: str, *, status: int | None = None, retry_after: int | None = None) -> None:
        self.url, self.code, self.status, self.retry_after = url, code, status, retry_after
        super().__init__(f"{url}: {message}")


class WorkerError(SpamFilterError):
    """A process beside this one that cannot be started, died, hung or answered what nobody understands.

    `exit_code` is what it ended with, as `subprocess` has it; None where it did not end by itself.
    """

    code = "worker"

    def __init__(self, message: str, exit_code: int | None = None) -> None:
        self.exit_code = exit_code
        super().__init__(message)
