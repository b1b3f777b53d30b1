"""Tasks and answers, and how they stand on a line of JSON."""

from __future__ import annotations

import base64
import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from spamfilter import errors
from spamfilter.config import Config
from spamfilter.errors import SpamFilterError, WorkerError
from spamfilter.page import BadRecord, Source
from spamfilter.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Task:
    """An article to judge: its texts in their order, each HTML or plain, and the facts beside them. Times have a time zone."""

    texts: tuple[str | bytes, ...]
    url: str | None = None
    id: str | None = None
    title: str | None = None
    published: datetime | None = None
    fetched: datetime | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a task: the verdict and its record, seconds of processor time, and what went wrong when it was to be remembered."""

    verdict: Verdict
    record: dict[str, Any]
    seconds: float
    trouble: SpamFilterError | None = None


def line_of(record: dict[str, Any]) -> bytes:
    """A record as a line; halves of surrogate pairs stand in it as they are."""
    return json.dumps(record, separators=(",", ":")).encode("ascii") + b"\n"


def record_in(line: bytes) -> dict[str, Any]:
    """What stands on a line; raises ValueError where that is no record, or the line was cut short."""
    record = json.loads(line)
    if not isinstance(record, dict) or not line.endswith(b"\n"):
        raise ValueError("is no record")
    return record


def options_record(config: Config, texts_of: tuple[str, ...]) -> dict[str, Any]:
    """The first line to a worker: how to judge, and the labels whose verdicts bring the cleaned text along."""
    return {"config": asdict(config), "texts_of": texts_of}


def read_options(record: dict[str, Any]) -> tuple[Config, frozenset[str]]:
    """The same, read again."""
    return Config(**record["config"]), frozenset(record["texts_of"])


def task_record(number: int, task: Task | BadRecord) -> dict[str, Any]:
    """A task, or what could not be read, under its number as a record."""
    if isinstance(task, BadRecord):
        return {"n": number, "bad": [task.source.file, task.code, task.message, task.id, task.url]}
    record: dict[str, Any] = {name: value for name in ("url", "id", "title") if (value := getattr(task, name)) is not None}
    record |= {name: value.isoformat() for name in ("published", "fetched") if (value := getattr(task, name)) is not None}
    texts = [{"base64": base64.b64encode(text).decode("ascii")} if isinstance(text, bytes) else text for text in task.texts]
    return record | {"n": number, "texts": texts}


def read_task(record: dict[str, Any]) -> Task | BadRecord:
    """The same, read again."""
    if "bad" in record:
        file, *rest = record["bad"]
        return BadRecord(Source(file), *rest)
    texts = tuple(text if isinstance(text, str) else base64.b64decode(text["base64"]) for text in record["texts"])
    times = {name: datetime.fromisoformat(record[name]) for name in ("published", "fetched") if name in record}
    return Task(texts, record.get("url"), record.get("id"), record.get("title"), **times)


def read_answer(record: dict[str, Any]) -> Answer:
    """The answer in a record.

    Raises the SpamFilterError that it tells of, and ValueError, TypeError or KeyError for what is no answer.
    """
    if "failed" in record:
        raise read_error(record["failed"])
    told, trouble = record["verdict"], record.get("trouble")
    verdict = Verdict.from_record(told)
    told.pop("text", None)
    return Answer(verdict, told, float(record["seconds"]), None if trouble is None else read_error(trouble))


def error_record(error: Exception) -> dict[str, Any]:
    """An error by its name, its message and what it carries; one that is not ours becomes a WorkerError."""
    if not isinstance(error, SpamFilterError):
        error = WorkerError(f"{type(error).__name__}: {error}")
    return {"name": type(error).__name__, "message": str(error), "facts": vars(error)}


def read_error(record: dict[str, Any]) -> SpamFilterError:
    """The same error, to be raised on this side."""
    kind = getattr(errors, str(record["name"]), None)
    if not (isinstance(kind, type) and issubclass(kind, SpamFilterError)):
        kind = WorkerError
    error = kind.__new__(kind)  # each kind is made from other arguments, and its message was made there
    error.args = (str(record["message"]),)
    vars(error).update(record["facts"])
    return error
