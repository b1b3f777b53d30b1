"""Miniflux: marks what was made from somebody else's article as read, or tags its title. A worker beside the server.

    python -m spamfilter.adapters.hooks.miniflux poll [--every SECONDS | --once]
    python -m spamfilter.adapters.hooks.miniflux webhook [--host 127.0.0.1] [--port 8485]

From the environment: MINIFLUX_URL and MINIFLUX_API_KEY (Settings > API Keys), for the webhook MINIFLUX_WEBHOOK_SECRET (Settings >
Integrations > Webhook), SPAMFILTER_ACTION `drop` (the default: what was judged spam is marked as read, nothing is ever
removed) or `tag` (`[spam]` and `[suspect]` before the title), and the filter's own options.
"""

from __future__ import annotations

import http.client
import json
import os
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from spamfilter.errors import ConfigError, InputError, SpamFilterError
from spamfilter.feeds.document import FeedEntry
from spamfilter.feeds.filtering import Judging
from spamfilter.feeds.memory import data_folder, feed_config
from spamfilter.feeds.naming import named_pages
from spamfilter.filter import SpamFilter
from spamfilter.page import Page
from spamfilter.report.plain import plain
from spamfilter.text.dates import parse_date
from spamfilter.verdict import ACCUSED, Label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

BATCH = 100  # entries asked for at once
PATIENCE = 30.0  # seconds for one call of the API
MOST_ANSWER = 128 << 20  # bytes; a hundred entries with pictures in them
EVERY = 300.0  # seconds between two polls


def say(message: str) -> None:
    """One plain line on standard error."""
    sys.stderr.write(f"{plain(message, 500)}\n")
    sys.stderr.flush()


def trouble(error: Exception) -> str:
    """What went wrong in words; an error that is none of ours with its name."""
    return str(error) if isinstance(error, SpamFilterError) else f"internal error: {type(error).__name__}: {error}"


@dataclass(frozen=True, slots=True)
class Settings:
    """Where Miniflux is and what to do there; `secret` signs its webhooks."""

    url: str
    api_key: str
    secret: str = ""
    action: str = "drop"

    @classmethod
    def load(cls, environ: Mapping[str, str] | None = None) -> Settings:
        """Those of the environment. Raises ConfigError, which names what is missing or wrong."""
        environ = os.environ if environ is None else environ
        url, key = environ.get("MINIFLUX_URL", "").rstrip("/"), environ.get("MINIFLUX_API_KEY", "").strip()
        action = environ.get("SPAMFILTER_ACTION") or "drop"
        if urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname:
            raise ConfigError("MINIFLUX_URL", f"{url!r} is no http or https address")
        if not key or not key.isascii() or not key.isprintable():
            raise ConfigError("MINIFLUX_API_KEY", "is missing: Miniflux makes one under Settings > API Keys")
        if action not in ("drop", "tag"):
            raise ConfigError("SPAMFILTER_ACTION", f"{action!r} is neither drop nor tag")
        return cls(url, key, environ.get("MINIFLUX_WEBHOOK_SECRET", "").strip(), action)


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follows no redirect: the key is for the server that was named, and for no other."""

    def redirect_request(self, *_: Any) -> None:
        """No request to follow it."""


class Api:
    """The calls of Miniflux' API that are needed. They raise InputError when the server does not answer or refuses."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._opener = urllib.request.build_opener(_Stay())

    def unread(self, after: int) -> list[dict[str, Any]]:
        """Unread entries with a higher id, the lowest first; at most BATCH. Raises InputError for an answer that is none of Miniflux's."""
        answer = self._call("GET", f"/v1/entries?status=unread&order=id&direction=asc&limit={BATCH}&after_entry_id={after}")
        entries = answer.get("entries") if isinstance(answer, dict) else None
        if not isinstance(entries, list):
            raise InputError(self._settings.url, "answers without entries: is it Miniflux?")
        return [entry for entry in entries if isinstance(entry, dict)]

    def mark_read(self, numbers: Sequence[int]) -> None:
        """Mark these entries as read."""
        self._call("PUT", "/v1/entries", {"entry_ids": list(numbers), "status": "read"})

    def rename(self, number: int, title: str) -> None:
        """Give an entry another title (Miniflux 2.0.49)."""
        self._call("PUT", f"/v1/entries/{number}", {"title": title})

    def _call(self, method: str, path: str, body: object = None) -> object:
        headers = {"X-Auth-Token": self._settings.api_key, "Content-Type": "application/json", "Accept": "application/json"}
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self._settings.url}{path}", data, headers, method=method)  # noqa: S310 checked in Settings
        try:
            with self._opener.open(request, timeout=PATIENCE) as response:
                answer = response.read(MOST_ANSWER + 1)
        except urllib.error.HTTPError as error:
            with error:
                raise InputError(self._settings.url, f"answers {error.code} to {method} {path.partition('?')[0]}") from None
        except (OSError, http.client.HTTPException) as error:
            raise InputError(self._settings.url, f"does not answer ({error})") from None
        if len(answer) > MOST_ANSWER:
            raise InputError(self._settings.url, f"answers with more than {MOST_ANSWER >> 20} MB")
        try:
            return json.loads(answer) if answer else None
        except (ValueError, RecursionError):
            raise InputError(self._settings.url, "answers with something that is no JSON: is it Miniflux?") from None


class Worker:
    """Judges Miniflux' entries and acts on what was found."""

    def __init__(self, settings: Settings, spam_filter: SpamFilter, api: Api | None = None) -> None:
        self._settings, self._filter, self._api = settings, spam_filter, api or Api(settings)

    def handle(self, entries: Iterable[Mapping[str, Any]], feed: Mapping[str, Any] | None = None) -> int:
        """Judge entries, which may name their own `feed`; how many were acted on.

        Raises InputError where Miniflux fails, IndexStoreError where the index does: nothing was lost, and it may be tried again.
        """
        sound = [
            (number, entry, page) for entry in entries for number, page in [_page(entry, feed)] if number is not None and page is not None
        ]
        verdicts = Judging(self._filter).judge([page for _, _, page in sound])
        found = [(number, entry, verdict.label) for (number, entry, _), verdict in zip(sound, verdicts, strict=True)]
        if self._settings.action == "drop":
            spam = [number for number, _, label in found if label is Label.SPAM]
            if spam:
                self._api.mark_read(spam)
            return len(spam)
        marked = [(number, str(entry.get("title") or ""), label) for number, entry, label in found if label in ACCUSED]
        renamed = [(number, title, label) for number, title, label in marked if not title.startswith(f"[{label}]")]
        for number, title, label in renamed:
            self._api.rename(number, f"[{label}] {title}".rstrip())
        return len(renamed)

    def poll(self, last: int) -> int:
        """Judge everything that is unread and newer than the entry `last`; the newest entry that was judged.

        What was judged before is not lost when a later call fails: raises as `handle`, with the place kept in `reached`.
        """
        self.reached = last
        while entries := self._api.unread(self.reached):
            numbers = [number for entry in entries if (number := _number(entry)) is not None]
            self.handle(entries)
            if not numbers or max(numbers) <= self.reached:  # a server that does not understand `after_entry_id`
                break
            self.reached = max(numbers)
        return self.reached


def _number(entry: Mapping[str, Any]) -> int | None:
    number = entry.get("id")
    return number if isinstance(number, int) and not isinstance(number, bool) and number > 0 else None


def _page(entry: Mapping[str, Any], feed: Mapping[str, Any] | None) -> tuple[int | None, Page | None]:
    """The entry's number and its page, under the name of its feed; None where it has none."""
    number, own = _number(entry), entry.get("feed")
    source = own if isinstance(own, dict) else feed or {}
    text = {key: value for key in ("content", "title", "url", "published_at", "hash") if isinstance(value := entry.get(key), str)}
    if number is None or "content" not in text:
        return number, None
    date = parse_date(text["published_at"]) if "published_at" in text else None
    page = Page(text["content"], url=text.get("url"), title=text.get("title"), published=date)
    # Miniflux sends a digest of the guid in the place of the guid.
    named = FeedEntry(page, 0, 0, guid=text.get("hash"), link=page.url, title=page.title)
    address = source.get("feed_url")
    got = next(named_pages((named,), address if isinstance(address, str) and address else f"miniflux:{entry.get('feed_id')}", ""))
    return number, got if isinstance(got, Page) else None


class Place:
    """The newest entry that was judged, in a file of its own for each server."""

    def __init__(self, settings: Settings, folder: Path | None = None) -> None:
        host = urlsplit(settings.url).netloc.rpartition("@")[2].replace(":", "_")
        self._path = (folder or data_folder()) / f"miniflux-{host}.json"

    def read(self) -> int:
        """Its number; 0 where nothing was judged yet, or the file says nothing."""
        try:
            told = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return 0
        last = told.get("last") if isinstance(told, dict) else None
        return last if isinstance(last, int) and last > 0 else 0

    def write(self, last: int) -> None:
        """Keep it; a file that cannot be written is said, for then everything is judged again next time."""
        part = self._path.with_suffix(".part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps({"last": last}), encoding="utf-8")
            part.replace(self._path)
        except OSError as error:
            say(f"{self._path}: cannot be written: {error.strerror}")


def poll_once(worker: Worker, place: Place) -> bool:
    """Judge what is new and remember how far that went; whether all of it succeeded. Trouble is said."""
    before = place.read()
    try:
        worker.poll(before)
    except Exception as error:  # noqa: BLE001 a worker that runs for months must not end by one entry
        say(f"{trouble(error)}; tried again next time")
        return False
    finally:
        if worker.reached != before:
            place.write(worker.reached)
    return True


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the worker; the exit code: 2 for a setting, a model or an index that cannot be used, 1 for a poll that failed with --once."""
    from .miniflux_webhook import options, serve  # noqa: PLC0415 it stands on this module

    chosen = options(__doc__ or "").parse_args(arguments)
    try:
        settings = Settings.load()
        if chosen.command == "webhook" and not settings.secret:
            raise ConfigError("MINIFLUX_WEBHOOK_SECRET", "is missing: Miniflux shows it under Settings > Integrations > Webhook")
        with SpamFilter(feed_config()) as spam_filter:
            worker = Worker(settings, spam_filter)
            if chosen.command == "webhook":
                serve(worker, settings.secret, chosen.host, chosen.port)
                return 0
            place = Place(settings)
            done = poll_once(worker, place)
            while not chosen.once:
                time.sleep(chosen.every)
                done = poll_once(worker, place)
            return 0 if done else 1
    except SpamFilterError as error:
        say(f"spamfilter: {error}")
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
