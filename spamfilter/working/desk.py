"""The desk: where a worker judges tasks and remembers them."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from spamfilter import plugins
from spamfilter.again import as_before, still_accused
from spamfilter.article import Article
from spamfilter.cleaning import clean_page
from spamfilter.errors import CleaningError, SpamFilterError
from spamfilter.filter import SpamFilter
from spamfilter.page import BadRecord, Page
from spamfilter.text.language import language_of
from spamfilter.working.tasks import error_record

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from spamfilter.config import Config
    from spamfilter.verdict import Verdict
    from spamfilter.working.tasks import Task

# Judged in one transaction: others who write the same file wait so long, some hundredths of a second an article.
MOST_CHARACTERS = 200_000


@dataclass(frozen=True, slots=True)
class _Cleaned:
    """A task without its furniture, or what there is in its place; and the seconds that took."""

    article: Article | BadRecord | Page
    seconds: float


class Desk:
    """Judges tasks one after the other, each against those before it. A context manager: leaving it closes the index.

    `texts_of`: the labels whose verdicts bring the cleaned text along. Raises a SpamFilterError where model, index or cleaner
    cannot be used.
    """

    def __init__(self, config: Config, texts_of: Collection[str] = ()) -> None:
        plugins.load("cleaners", config.cleaner)
        self._filter = SpamFilter(config)
        self._texts_of = texts_of
        self._learns = config.learn and config.index is not None
        if self._learns:
            self._filter.index.require_writable()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._filter.close()

    def answer(self, tasks: Sequence[Task | BadRecord]) -> list[dict[str, Any]]:
        """An answer's record for each task; what it tells of is safe in the index."""
        cleaned = [self._cleaned(task) for task in tasks]
        texts = [one.article.text for one in cleaned if isinstance(one.article, Article)]
        if self._learns and len(texts) > 1 and sum(map(len, texts)) <= MOST_CHARACTERS:
            try:
                with self._filter.index.batch():  # so that the disk is waited for once
                    return [self._answer(one) for one in cleaned]
            except Exception:  # noqa: BLE001, S110 nothing of it was kept: each task finds out for itself what is wrong
                pass
        return [self._answer_alone(one) for one in cleaned]

    def _cleaned(self, task: Task | BadRecord) -> _Cleaned:
        began = time.thread_time()
        article = task if isinstance(task, BadRecord) else clean_task(task, self._filter.config.cleaner)
        if isinstance(article, Article):  # judged and learned as one, it is looked at once
            article = article.stating(language=language_of(article))
        return _Cleaned(article, time.thread_time() - began)

    def _answer_alone(self, cleaned: _Cleaned) -> dict[str, Any]:
        """The answer, in a transaction of its own; whatever goes wrong stands in it."""
        try:
            began = time.thread_time()
            verdict = self._judge(cleaned.article)
            try:
                self._learn(cleaned.article, verdict)
            except SpamFilterError as error:  # the verdict holds all the same
                return self._record(verdict, cleaned.seconds + time.thread_time() - began) | {"trouble": error_record(error)}
            return self._record(verdict, cleaned.seconds + time.thread_time() - began)
        except Exception as error:  # noqa: BLE001 one article must not end the worker
            return {"failed": error_record(error)}

    def _answer(self, cleaned: _Cleaned) -> dict[str, Any]:
        began = time.thread_time()
        verdict = self._judge(cleaned.article)
        self._learn(cleaned.article, verdict)
        return self._record(verdict, cleaned.seconds + time.thread_time() - began)

    def _judge(self, article: Article | BadRecord | Page) -> Verdict:
        verdict = self._filter.judge(article)
        if not isinstance(article, Article):
            return verdict
        label = still_accused(article, self._filter.index.same_page(article), self._filter.config.allow_hosts)
        return verdict if label is None else as_before(verdict, label)

    def _learn(self, article: Article | BadRecord | Page, verdict: Verdict) -> None:
        if self._learns and isinstance(article, Article):
            self._filter.learn(article, label=verdict.label)

    def _record(self, verdict: Verdict, seconds: float) -> dict[str, Any]:
        return {"verdict": verdict.as_record(with_text=verdict.label in self._texts_of), "seconds": seconds}


def clean_task(task: Task, cleaner: str) -> Article | Page:
    """The article of a task; of several texts each is cleaned for itself, for one may be HTML and the next plain.

    Where none of them holds an article, the first as it came: the filter says so in its verdict.
    """
    pages = [Page(text, task.url, task.id, task.title, task.published, task.fetched) for text in task.texts]
    articles = []
    for page in pages:
        try:
            articles.append(clean_page(page, cleaner))
        except CleaningError:
            continue
    if not articles:
        return pages[0]
    return articles[0] if len(pages) == 1 else _joined(articles)


def _joined(articles: Sequence[Article]) -> Article:
    """One article of several, with the facts of the first that states them; places in the single texts mean nothing any more."""
    lines = [paragraph.text for article in articles for paragraph in article.paragraphs]
    first = articles[0]
    facts: dict[str, Any] = {
        name: next((value for article in articles if (value := getattr(article, name)) is not None), None)
        for name in ("title", "published", "canonical", "language")
    }
    removed = tuple(passage._replace(at=None) for article in articles for passage in article.removed)
    return Article.from_lines(lines, name=first.id, url=first.url, fetched=first.fetched, removed=removed, **facts)
