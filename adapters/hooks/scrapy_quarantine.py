"""The quarantine: items that were dropped, with their verdicts, in a file that `spamfilter release` reads."""

from __future__ import annotations

import base64
import json
import logging
import os
import re
import shutil
from datetime import UTC, datetime
from pathlib import Path, PureWindowsPath
from typing import IO, TYPE_CHECKING, Any
from urllib.parse import urlsplit

from itemadapter import ItemAdapter
from scrapy.exceptions import NotConfigured
from scrapy.extensions.feedexport import FileFeedStorage, StdoutFeedStorage
from scrapy.utils.defer import maybe_deferred_to_future
from scrapy.utils.misc import build_from_crawler, load_object
from scrapy.utils.project import data_path
from scrapy.utils.serialize import ScrapyJSONEncoder
from twisted.internet.defer import Deferred

from spamfilter.errors import ConfigError
from spamfilter.quarantine import held_record

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from spamfilter.verdict import Verdict

_SETTING = "SPAMFILTER_QUARANTINE_URI"
# As Scrapy itself does since 2.19: any other percent sign, as in %20, stands for itself.
_PLACEHOLDER = re.compile(r"%\([^)]+\)[-+ #0]*(?:\d+|\*)?(?:\.(?:\d+|\*))?[diouxXeEfFgGcrsa]")
_CREDENTIALS = re.compile(r"^([a-z0-9+.-]+://)[^/@]*@", re.IGNORECASE)
_OPTIONS = {"format": "jsonlines", "encoding": "utf8"}  # what a storage is told of its feed

logger = logging.getLogger(__name__)


class Quarantine:
    """One JSON object a line, as `spamfilter.quarantine` has it, behind any URI that Scrapy's feeds know.

    A line has left this process before `write` returns; storages that upload (S3, GCS, FTP) do so in `close`.
    Raises ConfigError for a URI that no storage is there for.
    """

    def __init__(self, crawler: Crawler, template: str) -> None:
        self._crawler = crawler
        uri = _uri(template, crawler)
        self._storage = _storage(crawler, uri)
        self._shown = _shown(uri)
        self._file: IO[bytes] | None = None
        self._torn = False

    def write(self, item: Any, verdict: Verdict) -> None:
        """Keep an item; raises OSError, TypeError or ValueError where it could not be kept: then it must not be dropped."""
        line = json.dumps(held_record(ItemAdapter(item).asdict(), verdict), cls=_Encoder).encode() + b"\n"
        if self._file is None:
            self._file = self._storage.open(self._crawler.spider)
        try:
            self._file.write(b"\n" + line if self._torn else line)
            self._file.flush()
            self._torn = False
        except OSError as error:
            self._torn = True  # half a line may stand there: the next one begins on its own
            raise OSError(error.errno, error.strerror, self._shown) from error

    async def close(self) -> None:
        """Hand the file to its storage. When that fails, what was kept stays in a file on this computer, which the log names."""
        file, self._file = self._file, None
        if file is None:
            return
        aside = self._aside(file)
        try:
            stored = self._storage.store(file)
            if isinstance(stored, Deferred):
                await maybe_deferred_to_future(stored)
            elif stored is not None:
                await stored
        except Exception as error:
            where = f"what was kept lies in {aside}" if aside else "look at the file itself"
            logger.error("spamfilter: the quarantine could not be stored at %s (%s); %s", self._shown, error, where)  # noqa: TRY400 one line
            raise
        if aside:
            aside.unlink(missing_ok=True)

    def _aside(self, file: IO[bytes]) -> Path | None:
        """A second copy of a file that its storage deletes when it has tried to upload it; None of one that stays where it is."""
        name = getattr(file, "name", None)
        if isinstance(self._storage, (FileFeedStorage, StdoutFeedStorage)) or not isinstance(name, str) or not Path(name).is_file():
            return None
        try:
            folder = Path(data_path("spamfilter-quarantine"))
            folder.mkdir(parents=True, exist_ok=True)
            copy = folder / f"{Path(name).name}.jsonl"
            shutil.copyfile(name, copy)
        except OSError as error:
            logger.warning("spamfilter: no second copy of the quarantine (%s)", error)
            return None
        return copy


class _Encoder(ScrapyJSONEncoder):
    """JSON of whatever items hold; bytes as text where they are UTF-8, else in base64."""

    def default(self, o: Any) -> Any:
        if isinstance(o, (bytes, bytearray, memoryview)):
            raw = bytes(o)
            try:
                return raw.decode()
            except UnicodeDecodeError:
                return {"base64": base64.b64encode(raw).decode()}
        if isinstance(o, os.PathLike):
            return os.fspath(o)
        return super().default(o)


def _uri(template: str, crawler: Crawler) -> str:
    """The URI with its placeholders filled in as in `FEEDS`."""
    spider = crawler.spider
    now = datetime.now(UTC)
    params: dict[str, Any] = {name: getattr(spider, name) for name in dir(spider) if f"%({name})" in template}
    params["time"] = now.replace(microsecond=0).isoformat().replace(":", "-")
    params |= {"batch_time": now.isoformat().replace(":", "-"), "batch_id": 1}
    own = crawler.settings["FEED_URI_PARAMS"]
    if own:
        assert spider is not None
        params = load_object(own)({"name": spider.name, **params}, spider) or params
    parts, at = [], 0
    for found in _PLACEHOLDER.finditer(template):
        parts += [template[at : found.start()].replace("%", "%%"), found.group()]
        at = found.end()
    try:
        return "".join((*parts, template[at:].replace("%", "%%"))) % params
    except (KeyError, TypeError, ValueError) as error:
        raise ConfigError(
            _SETTING, f"{template!r} cannot be filled in ({error!r}); %(name)s, %(time)s and what the spider has are there"
        ) from None


def _shown(uri: str) -> str:
    """The URI without name and password, which no log shows."""
    return _CREDENTIALS.sub(r"\1", uri)


def _storage(crawler: Crawler, uri: str) -> Any:
    """Scrapy's storage for a URI."""
    known = {scheme: path for scheme, path in crawler.settings.getwithbase("FEED_STORAGES").items() if path is not None}
    scheme = "file" if PureWindowsPath(uri).drive else urlsplit(uri).scheme
    if scheme not in known:
        raise ConfigError(_SETTING, f"no feed storage is there for {scheme}://; there are: {', '.join(filter(None, known))}")
    try:
        return build_from_crawler(load_object(known[scheme]), crawler, uri, feed_options=dict(_OPTIONS))
    except (NotConfigured, ValueError, AssertionError) as error:
        raise ConfigError(_SETTING, f"{_shown(uri)} cannot be used ({error})") from None
