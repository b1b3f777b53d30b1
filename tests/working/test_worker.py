"""The worker as its host sees it: a real process, that is killed, stopped, and replaced by one with a fault."""

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from stories import LIGHTHOUSE, REWRITTEN, UNRELATED

from spamfilter import Config, Label
from spamfilter.errors import IndexStoreError, ModelError, PluginError, WorkerError
from spamfilter.index import Index
from spamfilter.page import BadRecord, Source
from spamfilter.working import Task, Worker
from spamfilter.working import worker as worker_module

SOON = 120  # seconds: a test that fails must not hang
# The worker itself, with a fault that one of these words in a text brings about.
FAULTY = """
import os
from spamfilter.working import __main__ as own
from spamfilter.working.desk import Desk

class Faulty(Desk):
    def answer(self, tasks):
        texts = [text for task in tasks for text in getattr(task, "texts", ())]
        if any("DIE" in text for text in texts):
            os._exit(3)
        if any("PRINT" in text for text in texts):
            print("a library prints")
        if any("BABBLE" in text for text in texts):
            os.write(own_output, b'[' * 100_000 + b'\\n')
        return super().answer(tasks)

_dup = os.dup
def dup(number):
    global own_output
    own_output = _dup(number)
    return own_output
os.dup, own.Desk = dup, Faulty
own.main()
"""
START_FAULTS = {
    "nothing": "raise SystemExit(4)",
    "garbage": "print('Traceback: no', flush=True); import time; time.sleep(600)",
    "half": "print('{\"ready\"', end='', flush=True)",
    "deep": "print('[' * 100_000, flush=True)",
    "other": "print('{\"hello\": 1}', flush=True)",
}


def task(host, lines, day=1):
    return Task(("\n".join(lines),), url=f"https://{host}.example/1", published=datetime(2026, 3, day, tzinfo=UTC))


def faulty(config):
    return Worker(config, command=(sys.executable, "-c", FAULTY))


def own(number, word="warden"):
    """A task with words of its own."""
    return task(f"h{number}", [f"In district{number}x{n} the {word}{number}y{n} counted {n} herons by gate{number}z{n}." for n in range(7)])


@pytest.fixture
def config(tmp_path):
    return Config(index=str(tmp_path / "seen.db"))


def remembered(config):
    with Index(config.index) as memory:
        assert memory.check() == []
        return list(memory.ids())


def test_what_is_submitted_is_judged_and_learned_in_order(config):
    with Worker(config, texts_of=(Label.SPAM,)) as worker:
        futures = [worker.submit(task(*one)) for one in (("original", LIGHTHOUSE, 1), ("farm", REWRITTEN, 3), ("bakery", UNRELATED, 3))]
        answers = [future.result(SOON) for future in futures]
    assert [answer.verdict.label for answer in answers] == [Label.OK, Label.SPAM, Label.OK]
    assert answers[1].verdict.text == "\n".join(REWRITTEN)
    assert answers[1].record["matches"][0]["url"] == "https://original.example/1"
    assert remembered(config) == ["https://original.example/1", "https://farm.example/1", "https://bakery.example/1"]


def test_thousands_of_tasks_keep_their_order(config):
    order = []
    with Worker(config) as worker:
        futures = [worker.submit(BadRecord(Source("item"), "record", f"no text {number}")) for number in range(4000)]
        for number, future in enumerate(futures):
            future.add_done_callback(lambda _, number=number: order.append(number))
        assert [future.result(SOON).verdict.error.message for future in futures] == [f"no text {number}" for number in range(4000)]
    assert order == sorted(order)


def test_odd_texts_come_through(config):
    texts = {
        "huge": "The tide table of the year says low water. " * 250_000,
        "bytes": f"<html><meta charset=latin-1><p>{'Café Skerrow shows its tide table again. ' * 20}".encode("latin-1"),
        "surrogate": f"A lone half \ud83d stands in it. {' '.join(LIGHTHOUSE)}",
        "separators": "\u2028\x85\x00\r\n".join(UNRELATED),
    }
    with Worker(config) as worker:
        futures = {name: worker.submit(Task((text,), url=f"https://{name}.example/\udcff")) for name, text in texts.items()}
        answers = {name: future.result(SOON) for name, future in futures.items()}
    assert {name: answer.verdict.url for name, answer in answers.items()} == {name: f"https://{name}.example/\udcff" for name in texts}
    assert {answer.verdict.label for answer in answers.values()} <= {Label.OK, Label.SUSPECT}
    assert len(remembered(config)) == 4


@pytest.mark.parametrize(
    ("options", "error"),
    [
        pytest.param({"model": "absent.npz"}, ModelError, id="no model"),
        pytest.param({"index": __file__}, IndexStoreError, id="a file that is no index"),
        pytest.param({"cleaner": "soap"}, PluginError, id="no cleaner"),
    ],
)
def test_a_worker_that_refuses_says_why(options, error):
    with pytest.raises(error, match="|".join(map(str, options.values()))):
        Worker(Config(**options))


@pytest.mark.parametrize("fault", START_FAULTS)
def test_a_process_that_is_no_worker_is_not_waited_for(config, fault):
    with pytest.raises(WorkerError, match=r"ended by itself \(exit code 4\)|cannot be understood"):
        Worker(config, command=(sys.executable, "-c", START_FAULTS[fault]))


def test_a_program_that_is_not_there(config, tmp_path):
    with pytest.raises(WorkerError, match="cannot be started"):
        Worker(config, command=(str(tmp_path / "absent"),))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a system where a process can be killed")
def test_a_worker_that_is_killed_is_replaced_and_nothing_is_lost(config):
    with Worker(config) as worker:
        futures = [worker.submit(own(number)) for number in range(60)]
        futures[2].result(SOON)
        first = worker.pid
        os.kill(first, signal.SIGKILL)
        answers = [future.result(SOON) for future in futures]
        assert worker.pid != first
    assert [answer.verdict.url for answer in answers] == [f"https://h{number}.example/1" for number in range(60)]
    assert sorted(remembered(config)) == sorted(f"https://h{number}.example/1" for number in range(60))


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="needs a system where a process can be stopped")
def test_a_worker_that_hangs_is_replaced(config):
    with Worker(config, patience=8) as worker:
        worker.submit(own(0)).result(SOON)
        first = worker.pid
        os.kill(first, signal.SIGSTOP)
        assert worker.submit(own(1)).result(SOON).verdict.url == "https://h1.example/1"
        assert worker.pid != first
    assert remembered(config) == ["https://h0.example/1", "https://h1.example/1"]


@pytest.mark.parametrize(
    ("word", "said"),
    [
        pytest.param("DIE", r"ended by itself \(exit code 3\)", id="dies"),
        pytest.param("BABBLE", "cannot be understood", id="babbles"),
    ],
)
def test_only_the_task_by_which_workers_die_fails(config, word, said):
    with faulty(config) as worker:
        futures = [worker.submit(own(number, word if number == 3 else "warden")) for number in range(6)]
        with pytest.raises(WorkerError, match=said):
            futures[3].result(SOON)
        answers = [future.result(SOON) for number, future in enumerate(futures) if number != 3]
    assert [answer.verdict.url for answer in answers] == [f"https://h{number}.example/1" for number in (0, 1, 2, 4, 5)]
    assert sorted(remembered(config)) == sorted(answer.verdict.url for answer in answers)


def test_a_worker_that_cannot_work_at_all_is_given_up(config, monkeypatch):
    monkeypatch.setattr(worker_module, "MOST_DEATHS", 2)
    with faulty(config) as worker:
        futures = [worker.submit(own(number, "DIE")) for number in range(8)]
        for future in (*futures, worker.submit(own(8))):
            with pytest.raises(WorkerError):
                future.result(SOON)


def test_what_a_library_prints_disturbs_nobody(config, capfd):
    with faulty(config) as worker:
        assert worker.submit(own(0, "PRINT")).result(SOON).verdict.label is Label.OK
    assert "a library prints" in capfd.readouterr().err


def test_after_the_end_tasks_fail_at_once(config):
    worker = Worker(config)
    last = worker.submit(own(0))
    worker.close().result(SOON)
    assert last.result(0).verdict.label is Label.OK, "what was submitted before is answered"
    with pytest.raises(WorkerError):
        worker.submit(own(1)).result(0)
    worker.close().result(0)


HOST = """
import sys, time
from spamfilter import Config
from spamfilter.working import Task, Worker

print("begun", flush=True)  # twice, if a worker ran this file once more
worker = Worker(Config(index=sys.argv[1]))
assert worker.submit(Task(("too little",), url="https://gannet-post.example/1")).result().verdict.label == "unjudged"
heavy = {"numpy", "selectolax", "bs4", "rapidfuzz", "sklearn", "joblib"} & set(sys.modules)
print(heavy or "nothing heavy", flush=True)
time.sleep(600)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a system where a process can be killed")
def test_a_worker_ends_with_its_host_and_burdens_it_with_nothing(config, tmp_path):
    (tmp_path / "host.py").write_text(HOST)
    (tmp_path / "queue.py").write_text("raise ImportError('this is not the queue of Python')")
    command = (sys.executable, "-P", "host.py", config.index)
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=tmp_path) as host:
        said = [host.stdout.readline().strip(), host.stdout.readline().strip()]
        host.kill()
        left = host.communicate(timeout=SOON)  # the worker writes to the same standard error: that ends when both have ended
    assert (said, left) == (["begun", "nothing heavy"], ("", ""))
    assert remembered(config) == ["https://gannet-post.example/1"]
