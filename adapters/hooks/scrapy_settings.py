"""The settings of the Scrapy hook, read once and checked before the crawl begins."""

from __future__ import annotations

import contextlib
import logging
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scrapy.utils.project import data_path

from spamfilter import Config
from spamfilter.config import OF_SCRAPY, mistyped
from spamfilter.errors import ConfigError, IndexStoreError, SpamFilterError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scrapy.settings import BaseSettings

PREFIX = "SPAMFILTER_"
INDEX_FILE = "spamfilter.db"  # in the project's data folder, beside Scrapy's own caches
# Every option of the filter is a setting, some under the names that Scrapy's users know; the index has a rule of its own.
_CALLED = {"spam_threshold": "THRESHOLD", "allow_hosts": "ALLOW_DOMAINS", "block_hosts": "BLOCK_DOMAINS"}
OPTIONS = {_CALLED.get(field.name, field.name.upper()): field.name for field in fields(Config) if field.name != "index"}
_NOTHING = ("none", "")

logger = logging.getLogger(__name__)


class Action(StrEnum):
    """What happens to an item that is judged."""

    TAG = "tag"
    DROP = "drop"
    QUARANTINE = "quarantine"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of an item that are read; empty where they are to be found by their names."""

    text: tuple[str, ...] = ()
    url: str | None = None
    title: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class HostRule:
    """A host is convicted when at least `count` of its articles are spam, and at least this `share` of them."""

    count: int
    share: float

    def convicts(self, spam: int, articles: int) -> bool:
        """Whether so many spam articles among so many are enough."""
        return spam >= self.count and spam >= self.share * articles


@dataclass(frozen=True, slots=True)
class Options:
    """Everything that the settings say; `config` is what the filter gets. Its index is None where memory is turned off."""

    config: Config
    action: Action
    field: str
    fields: Fields
    quarantine_uri: str
    drop_log_level: str
    raises: bool
    rule: HostRule


@contextlib.contextmanager
def refusing() -> Iterator[None]:
    """Say in one line why the crawl does not start, and let the error stop it (NotConfigured would let it go on unfiltered)."""
    try:
        yield
    except SpamFilterError as error:
        logger.critical("spamfilter: %s. The crawl does not start (SPAMFILTER_ENABLED = False crawls without the filter)", error)
        raise


def is_enabled(settings: BaseSettings) -> bool:
    """Whether the hook is wanted at all."""
    return _flag(settings, "ENABLED", default=True)


def read_options(settings: BaseSettings) -> Options:
    """The options that the settings ask for; what they leave open comes from the environment and `spamfilter.toml`.

    Raises ConfigError, which names the setting and what it may be.
    """
    return Options(
        config=_config(settings),
        action=Action(_choice(settings, "ACTION", tuple(Action), Action.TAG)),
        field=_word(settings, "FIELD") or "spamfilter",
        fields=Fields(_words(settings, "TEXT_FIELDS"), *(_word(settings, f"{name}_FIELD") for name in ("URL", "TITLE", "DATE"))),
        quarantine_uri=_word(settings, "QUARANTINE_URI") or "spam-%(name)s-%(time)s.jsonl",
        drop_log_level=_level(settings),
        raises=_choice(settings, "ON_ERROR", ("pass", "raise"), "pass") == "raise",
        rule=_rule(settings),
    )


def mistyped_settings(settings: BaseSettings) -> dict[str, str]:
    """Settings that nobody reads, each with the one that is likely meant: a slip of the pen, or an option under its other name."""
    others = {PREFIX + option.upper(): PREFIX + name for name, option in OPTIONS.items() if name != option.upper()}
    return dict(mistyped(settings, (*OPTIONS, "INDEX", "ACTION", *OF_SCRAPY))) | {key: others[key] for key in others if key in settings}


def flag_set(settings: BaseSettings, name: str) -> bool | None:
    """A switch of the hook; None where the settings do not name it."""
    return None if settings.get(PREFIX + name) is None else _flag(settings, name, default=False)


def _config(settings: BaseSettings) -> Config:
    flags = {}
    for name, option in OPTIONS.items():
        value = settings.get(PREFIX + name)
        if value is not None:
            flags[option] = list(_words(settings, name)) if option.endswith("_hosts") else value
    wants_none, path = _index(settings)
    try:
        config = Config.load({**flags, "index": "none" if wants_none else path})
    except ConfigError as error:
        named = {option: PREFIX + name for name, option in OPTIONS.items() if option in flags} | {"index": PREFIX + "INDEX"}
        message = str(error).removeprefix(f"{error.name}: ").replace(" (command line)", "")
        raise ConfigError(named.get(error.name, error.name), message) from None
    if config.index is None and not wants_none:
        config = Config.load({**flags, "index": _own_index()})
    if config.index is not None and not config.learn and not Path(config.index).exists():
        raise IndexStoreError(
            config.index, "does not exist, and SPAMFILTER_LEARN is off: make it with `spamfilter index add --index FILE …`"
        )
    return config


def _index(settings: BaseSettings) -> tuple[bool, str | None]:
    """Whether the settings turn memory off, and the file that they name."""
    if PREFIX + "INDEX" not in settings:
        return False, None
    value = settings[PREFIX + "INDEX"]
    off = value is None or (isinstance(value, str) and value.strip().lower() in _NOTHING)
    return off, None if off else value


def _own_index() -> str:
    """The file in the project's data folder (`.scrapy`), which is made if need be."""
    path = Path(data_path(INDEX_FILE))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise IndexStoreError(
            path, f"its folder cannot be made ({error.strerror}); set SPAMFILTER_INDEX to a file that you may write"
        ) from None
    return str(path)


def _rule(settings: BaseSettings) -> HostRule:
    try:
        rule = HostRule(settings.getint(PREFIX + "HOST_COUNT", 5), settings.getfloat(PREFIX + "HOST_SHARE", 0.8))
    except (TypeError, ValueError) as error:
        raise ConfigError(PREFIX + "HOST_COUNT or _HOST_SHARE", f"is no number ({error})") from None
    if rule.count < 1:
        raise ConfigError(PREFIX + "HOST_COUNT", f"{rule.count} is not 1 or more")
    if not 0 < rule.share <= 1:
        raise ConfigError(PREFIX + "HOST_SHARE", f"{rule.share} is not above 0 and at most 1")
    return rule


def _level(settings: BaseSettings) -> str:
    level = (_word(settings, "DROP_LOG_LEVEL") or "DEBUG").upper()
    if level not in logging.getLevelNamesMapping():
        raise ConfigError(PREFIX + "DROP_LOG_LEVEL", f"{level!r} is no level of the log; there are: DEBUG, INFO, WARNING, ERROR, CRITICAL")
    return level


def _choice(settings: BaseSettings, name: str, allowed: tuple[str, ...], default: str) -> str:
    value = settings.get(PREFIX + name, default)
    word = value.strip().lower() if isinstance(value, str) else value
    if word not in allowed:
        raise ConfigError(PREFIX + name, f"{value!r} is none of: {', '.join(allowed)}")
    return str(word)


def _flag(settings: BaseSettings, name: str, *, default: bool) -> bool:
    try:
        return settings.getbool(PREFIX + name, default)
    except ValueError:
        raise ConfigError(PREFIX + name, f"{settings.get(PREFIX + name)!r} is neither True nor False") from None


def _word(settings: BaseSettings, name: str) -> str | None:
    value: Any = settings.get(PREFIX + name)
    if value is None:
        return None
    text = str(value) if isinstance(value, (str, Path)) else ""
    if not text.strip():
        raise ConfigError(PREFIX + name, f"{value!r} is not a name")
    return text


def _words(settings: BaseSettings, name: str) -> tuple[str, ...]:
    value: Any = settings.get(PREFIX + name)
    if value is None:
        return ()
    words = value.replace(",", " ").split() if isinstance(value, str) else value
    if not isinstance(words, (list, tuple, set, frozenset)) or not all(isinstance(word, str) and word.strip() for word in words):
        raise ConfigError(PREFIX + name, f"{value!r} is not a list of names")
    return tuple(words) if not isinstance(words, (set, frozenset)) else tuple(sorted(words))
