"""The worker: a second process that judges while this one does something else."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from collections import deque
from concurrent.futures import Future, wait
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, Any, Self

from spamfilter.errors import SpamFilterError, WorkerError
from spamfilter.process import ONE_THREAD
from spamfilter.working.tasks import Answer, line_of, options_record, read_answer, read_error, record_in, task_record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spamfilter.config import Config
    from spamfilter.page import BadRecord
    from spamfilter.working.tasks import Task

PATIENCE = 120.0  # seconds without a word; ten million characters take less than a tenth of that
TICKS = 10  # looks at the worker in that time: a computer that slept has missed none
MOST_SENT = 256  # tasks that a worker holds at once
MOST_DEATHS = 10  # in a row, without an answer in between: then there is no sense in another worker
# A module that lies in the host's own folder must not stand in for one of Python's: its path comes last.
_START = "import sys; sys.path += sys.argv[1:]; from spamfilter.working.__main__ import main; main()"


@dataclass(slots=True)
class _Entry:
    """A task on its way."""

    number: int
    task: Task | BadRecord
    future: Future[Answer] = field(default_factory=Future)


class Worker:
    """Judges in a process of its own; safe to use from several threads. A context manager: leaving it ends the process.

    A worker that dies, hangs for `patience` seconds or says what nobody understands is replaced. What it held is sent to the
    next one, a task at a time, so that a task by which workers die is found out: it fails, and the others are judged.
    Once this process is gone, the worker ends by itself.

    Raises the SpamFilterError for which the worker refuses to begin, and WorkerError where it cannot be started.
    """

    def __init__(
        self, config: Config, *, texts_of: Sequence[str] = (), patience: float = PATIENCE, command: Sequence[str] | None = None
    ) -> None:
        self._options = line_of(options_record(config, tuple(texts_of)))
        self._command = list(command or (sys.executable, "-P", "-c", _START, *filter(None, sys.path)))
        self._patience = patience
        self._change = threading.Condition()
        self._waiting: deque[_Entry] = deque()
        self._sent: deque[_Entry] = deque()
        self._number = 0
        self._careful = 0  # so many tasks are sent one by one: one of them may have killed a worker
        self._deaths = 0
        self._ticks = 0  # of silence
        self._begun = self._input_closed = False  # of the process that runs
        self._closing = False
        self._failure: SpamFilterError | None = None  # for which there is no worker any more
        self._ended: Future[None] = Future()
        self._process = self._start()
        ready: Future[None] = Future()
        for target, *values in ((self._read, ready), (self._write,), (self._watch,)):
            threading.Thread(target=target, args=values, name="spamfilter-worker", daemon=True).start()
        try:
            ready.result()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close().result()

    @property
    def pid(self) -> int:
        """The number of the process that judges at the moment."""
        return self._process.pid

    def submit(self, task: Task | BadRecord) -> Future[Answer]:
        """The answer to come; answers come in the order of their tasks, from a thread of the worker's own. Never waits.

        It fails with what the worker could not do, or with a WorkerError where there is no worker to do it.
        """
        with self._change:
            self._number += 1
            entry = _Entry(self._number, task)
            entry.future.set_running_or_notify_cancel()  # it cannot be called back: the worker may have learned it already
            if self._failure is None and not self._closing:
                self._waiting.append(entry)
                self._change.notify_all()
                return entry.future
        entry.future.set_exception(self._failure or WorkerError("the worker was closed"))
        return entry.future

    def close(self) -> Future[None]:
        """Take no more tasks, answer those that were submitted, and end; done when the process has ended. Never waits itself."""
        with self._change:
            self._closing = True
            self._change.notify_all()
        return self._ended

    def _start(self) -> subprocess.Popen[bytes]:
        """A process; Ctrl-C at the terminal does not reach it."""
        if not sys.executable:
            raise WorkerError("the worker cannot be started: this Python does not say where its program lies")
        try:
            return subprocess.Popen(  # noqa: S603 our own Python with our own module
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                start_new_session=os.name == "posix",
                env=ONE_THREAD | os.environ,
            )
        except OSError as error:
            raise WorkerError(f"the worker cannot be started ({error.strerror or error})") from error

    def _read(self, ready: Future[None]) -> None:
        """Hand out the answers of one process after the other, until the last one has ended."""
        again = True
        while again:
            failure = self._hear(self._process, ready)
            again = self._bury(self._process, failure, ready)
        self._ended.set_result(None)

    def _hear(self, process: subprocess.Popen[bytes], ready: Future[None]) -> SpamFilterError | None:
        """Hand out the answers of a process until it ends; why it refused to begin, or what it said that cannot be understood."""
        assert process.stdin is not None
        assert process.stdout is not None
        with contextlib.suppress(OSError):  # it is gone, and the end of its output says so
            process.stdin.write(self._options)
            process.stdin.flush()
        try:
            for line in process.stdout:
                record = record_in(line)
                if self._begun:
                    self._hand_out(record)
                    continue
                if "refused" in record:
                    return read_error(record["refused"])
                with self._change:
                    self._begun, self._ticks = bool(record["ready"]), 0
                    self._change.notify_all()
                if not ready.done():
                    ready.set_result(None)
        except Exception as error:  # noqa: BLE001 whatever stands there, it is no answer
            return WorkerError(f"the worker said what cannot be understood ({type(error).__name__}: {error})")
        return None

    def _hand_out(self, record: dict[str, Any]) -> None:
        """The answer to the task that is longest on its way; raises ValueError for the answer to any other."""
        with self._change:
            entry = self._sent[0] if self._sent else None
        if entry is None or record["n"] != entry.number:
            raise ValueError(f"an answer to {record['n']!r}, which was not asked")
        answer: Answer | SpamFilterError
        try:
            answer = read_answer(record)
        except SpamFilterError as error:
            answer = error
        with self._change:
            self._sent.popleft()
            self._ticks = self._deaths = 0
            self._careful = max(0, self._careful - 1)
            self._change.notify_all()
        if isinstance(answer, Answer):
            entry.future.set_result(answer)
        else:
            entry.future.set_exception(answer)

    def _bury(self, process: subprocess.Popen[bytes], failure: SpamFilterError | None, ready: Future[None]) -> bool:
        """See to what an ended process held; whether there is another one now."""
        if failure is not None:
            process.kill()
        code = process.wait()
        for pipe in filter(None, (process.stdin, process.stdout)):
            with contextlib.suppress(OSError):  # what was left to write
                pipe.close()
        is_silent = self._ticks > TICKS
        failure = failure or WorkerError(
            f"the worker said nothing for {self._patience:.0f} s" if is_silent else f"the worker ended by itself (exit code {code})", code
        )
        if not ready.done():
            ready.set_exception(failure)
            return self._give_up(failure)
        with self._change:
            is_done = self._closing and not self._sent and not self._waiting
            guilty = self._sent.popleft() if self._careful and self._sent else None
            self._careful += len(self._sent) - (guilty is not None)
            self._waiting.extendleft(reversed(self._sent))
            self._sent.clear()
            self._deaths += 1
            self._ticks = 0
            self._begun = self._input_closed = False
        if guilty is not None:
            guilty.future.set_exception(failure)
        if is_done or self._deaths > MOST_DEATHS:
            return self._give_up(failure)
        try:
            self._process = self._start()
        except WorkerError as error:
            return self._give_up(error)
        return True

    def _give_up(self, failure: SpamFilterError) -> bool:
        """Fail whatever waits, and all that will come; False."""
        with self._change:
            self._failure = failure
            left = [*self._sent, *self._waiting]
            self._sent.clear()
            self._waiting.clear()
            self._change.notify_all()
        for entry in left:
            entry.future.set_exception(failure)
        return False

    def _write(self) -> None:
        """Send the tasks, as many as the worker may hold; at the end close its input."""
        while (found := self._next()) is not None:
            pipe, entry = found
            with contextlib.suppress(OSError, ValueError):  # it is gone, its pipe closed: whoever reads its output sees to that
                if entry is None:
                    pipe.close()
                else:
                    pipe.write(line_of(task_record(entry.number, entry.task)))
                    pipe.flush()

    def _next(self) -> tuple[IO[bytes], _Entry | None] | None:
        """The next task and where to send it; no task where the input is to be closed, None where all is over."""
        with self._change:
            while self._failure is None:
                pipe = self._process.stdin
                assert pipe is not None
                if self._begun and self._waiting and len(self._sent) < (1 if self._careful else MOST_SENT):
                    self._sent.append(self._waiting.popleft())
                    return pipe, self._sent[-1]
                if self._begun and self._closing and not self._waiting and not self._input_closed:
                    self._input_closed = True
                    return pipe, None
                self._change.wait()
        return None

    def _watch(self) -> None:
        """Kill a process from which nothing was heard for too long while it had something to say."""
        while not wait((self._ended,), self._patience / TICKS).done:
            with self._change:
                self._ticks = self._ticks + 1 if self._sent or self._closing or not self._begun else 0
                is_silent = self._ticks > TICKS
            if is_silent:
                self._process.kill()
