"""Working: a process of its own that judges beside a host which has other things to do.

    with Worker(Config(index="seen.db")) as worker:
        answer = worker.submit(Task(("<p>…</p>",), url="https://example.org/a")).result()

Lines of JSON go both ways. First the options, answered by `ready` or by the reason why not; then tasks, answered in their order.
An article is remembered before its answer is written. Neither numpy nor a model is loaded on this side.
"""

from spamfilter.working.tasks import Answer, Task
from spamfilter.working.worker import Worker

__all__ = ["Answer", "Task", "Worker"]
