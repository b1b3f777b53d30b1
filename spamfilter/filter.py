"""The filter: one object that learns, judges, audits and compares."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import blake2b
from typing import TYPE_CHECKING, Self

from spamfilter.again import has_changed, is_part, kept_label, seen_with
from spamfilter.article import Article
from spamfilter.cleaning import clean_page
from spamfilter.config import Config
from spamfilter.errors import CleaningError, InputError
from spamfilter.index import Index, Remembered
from spamfilter.index.entry import storable
from spamfilter.judging import Judge
from spamfilter.match import Match
from spamfilter.matching.clusters import Link, links_of, name_originals, with_origin
from spamfilter.matching.finder import align, find_matches
from spamfilter.page import BadRecord, Page
from spamfilter.scoring.model import load_model
from spamfilter.text.language import language_of
from spamfilter.unshown import unshown
from spamfilter.verdict import Kind, Label, Trouble, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import TracebackType

PORTION = 250_000  # characters of text that are remembered in one transaction
_MOST_VERSIONS = 8  # texts of one page against which the others of a mutual audit are judged


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two articles side by side: the verdict on `a` judged against `b`, and their match (None where a text is unreadable)."""

    a: Article
    b: Article
    verdict: Verdict
    match: Match | None


class SpamFilter:
    """Judges articles against those it remembers.

    Opens the model and the index of the config; raises ModelError or IndexStoreError when one of them cannot be used.
    Safe to use from several threads. A context manager: closing it closes the index. `index` is what it remembers, `judging` what
    turns an article and its matches into a verdict.
    """

    def __init__(self, config: Config | None = None) -> None:
        self.config = config or Config()
        self.judging = Judge(load_model(self.config.model), self.config)
        self.index = Index(self.config.index, texts=self.config.texts)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the index."""
        self.index.close()

    def judge(self, page: Page | Article | str | BadRecord) -> Verdict:
        """The verdict on one page; what cannot be read is `unjudged` with its error, never an exception.

        Raises TypeError for what is neither a page, an article nor plain text (bytes and HTML go into a `Page`), and for a page whose
        times are none. So do the other methods.
        """
        article = self._article(page)
        return article if isinstance(article, Verdict) else self._judge_article(article)[0]

    def learn(self, page: Page | Article | str, *, vouched: bool = False, label: Label | None = None) -> Article | None:
        """Remember a page as seen; the article, or None where the page has no text.

        `vouched`: the caller says that it is an original. `label`: what it was judged.
        """
        article = self._article(page)
        return None if isinstance(article, Verdict) else self._remember(article, vouched=vouched, label=label)

    def _remember(self, article: Article, *, vouched: bool = False, label: Label | None = None) -> Article | None:
        if not article.paragraphs:
            return None
        try:
            self.index.add(article, first_seen=self._first_seen(article), vouched=vouched, label=label)
        except InputError:  # a text longer than the index keeps: it was judged, and cannot be a source
            return None
        return article

    def _remember_all(self, found: Iterable[tuple[Article, Label | None]], *, vouched: bool = False) -> None:
        """Remember articles a portion at a time: nobody who writes too waits while the next ones are read."""
        for portion in _portions(found):
            with self.index.batch():
                for article, label in portion:
                    self._remember(article, label=label, vouched=vouched)

    def audit(
        self, pages: Iterable[Page | BadRecord], *, references: Iterable[Page | BadRecord] = (), mutual: bool = False
    ) -> Iterator[Verdict]:
        """A verdict for each page, in input order.

        `references` are learned first and not judged. A page is queried before it is learned (`Config.learn`); with `mutual`
        each is judged against all the others, so that the order makes no difference, and all are learned at the end: their
        cleaned texts are kept in memory meanwhile. What this audit itself has just learned was not seen before the page that is
        judged: which of two files is read first proves nothing.
        """
        began = datetime.now(UTC)
        sound = (self._article(reference) for reference in references if not isinstance(reference, BadRecord))
        self._remember_all(((article, None) for article in sound if isinstance(article, Article)), vouched=True)
        if mutual:
            yield from self._audit_mutual(pages)
            return
        for page in pages:
            article = self._article(page)
            if isinstance(article, Verdict):
                yield article
                continue
            verdict, known = self._judge_article(article, began)
            if self.config.learn:
                self._remember(article, label=kept_label(article, known, verdict.label))
            yield verdict

    def compare(self, a: Page | Article | str, b: Page | Article | str) -> Comparison:
        """The verdict on `a` as if `b` were all that was ever seen."""
        first, second = self._article(a), self._article(b)
        if isinstance(first, Verdict) or isinstance(second, Verdict):
            empty = Article(id="-", paragraphs=())
            verdict = first if isinstance(first, Verdict) else second if isinstance(second, Verdict) else None
            assert verdict is not None
            return Comparison(
                empty if isinstance(first, Verdict) else first, empty if isinstance(second, Verdict) else second, verdict, None
            )
        if first.id == second.id:
            first, second = replace(first, id=f"{first.id} (a)"), replace(second, id=f"{second.id} (b)")
        match = Match(second, align(first, second))
        verdict, judged = self.judging.judge(first, (match,))
        return Comparison(first, second, verdict, judged[0])

    def _audit_mutual(self, pages: Iterable[Page | BadRecord]) -> Iterator[Verdict]:
        """Judge against all others, which stand in a memory of this run alone; what is kept learns them when all are judged.

        Likely originals are named when all are judged: no verdict comes before.
        """
        read = [replace(found) if isinstance(found, Article) else found for found in map(self._article, pages)]  # without cached views
        verdicts: list[Verdict] = []
        kept: list[tuple[Article, Label | None]] = []
        links: list[Link] = []
        with Index(None) as others:
            page_of = _enter(others, read, self.index)
            names = frozenset(page_of.values())
            for article in read:
                if isinstance(article, Verdict):
                    verdicts.append(article)
                    continue
                fresh = replace(article)
                with self.index.reading():
                    before = [match for match in self._matches(self.index, fresh) if match.article.id not in names]
                    known = self.index.same_page(article)
                    notes = unshown(fresh, self.index, self.config.candidates, names)
                found = (
                    replace(match, article=match.article.stating(id=page_of[match.article.id])) for match in self._matches(others, fresh)
                )
                verdict, judged = self.judging.judge(fresh, (*before, *(match for match in found if match.article.id != fresh.id)), known)
                verdicts.append(verdict.noting(*notes))
                kept.append((article, kept_label(article, known, verdict.label)))
                links += links_of(fresh, judged, self.judging.suspect)
        origins = name_originals(links)
        for verdict in verdicts:
            yield with_origin(verdict, origins[verdict.id]) if verdict.id in origins else verdict
        if self.config.learn:
            self._remember_all(kept)

    def _judge_article(self, article: Article, began: datetime | None = None) -> tuple[Verdict, Remembered | None]:
        """The verdict, and what the index knew of the page; of matches first seen since `began` that moment is not told."""
        with self.index.reading():
            known, matches = self.index.same_page(article), self._matches(self.index, article)
            notes = unshown(article, self.index, self.config.candidates)
        if began is not None:
            fresh = {m.article.id for m in matches if m.known_since and m.known_since >= began}
            matches = tuple(replace(m, first_seen=None, text_seen=None) if m.article.id in fresh else m for m in matches)
        verdict, _ = self.judging.judge(article, matches, known)
        return verdict.noting(*notes), known

    def _matches(self, index: Index, article: Article) -> tuple[Match, ...]:
        return find_matches(index, article, candidates=self.config.candidates, aligned=self.config.aligned)

    def _article(self, page: Page | Article | str | BadRecord) -> Article | Verdict:
        """The cleaned article with its language, or the verdict that says why there is none."""
        if isinstance(page, BadRecord):
            trouble = Trouble(page.code, page.message)
            return Verdict(id=page.name, label=Label.UNJUDGED, kind=Kind.UNKNOWN, url=page.url, source=page.source, error=trouble)
        if isinstance(page, Article):
            article = page
        else:
            if isinstance(page, str):
                page = Page(markup=page, id=_text_id(page))
            if not isinstance(page, Page):
                raise TypeError(f"{type(page).__name__} is no Page, Article or plain text; markup, also as bytes, goes into Page(markup=…)")
            try:
                article = clean_page(page, self.config.cleaner)
            except CleaningError as error:
                trouble = Trouble(error.code, str(error))
                return Verdict(
                    id=page.name, label=Label.UNJUDGED, kind=Kind.UNKNOWN, url=page.url, title=page.title, source=page.source, error=trouble
                )
        name = self._known_name(article)
        published, fetched = _zoned("published", article.published), _zoned("fetched", article.fetched)
        return article.stating(id=name, language=language_of(article), published=published, fetched=fetched)

    def _known_name(self, article: Article) -> str:
        """The id of an article; of one that is named by its file, the name under which the index has the same text of the same file."""
        if article.source is None or article.id != article.source.name:
            return article.id
        known = self.index.get_many((article.id, *article.source.other_names))
        return article.id if article.id in known else next((name for name in known if not has_changed(article, known[name])), article.id)

    def _first_seen(self, article: Article) -> datetime | None:
        """The record's own fetch date, else now where the index is kept, else nothing."""
        return article.fetched or (datetime.now(UTC) if self.config.index is not None else None)


def _portions(found: Iterable[tuple[Article, Label | None]]) -> Iterator[list[tuple[Article, Label | None]]]:
    """The same in portions of about PORTION characters."""
    portion, size = [], 0
    for article, label in found:
        portion.append((article, label))
        size += article.paragraphs[-1].end if article.paragraphs else 0
        if size >= PORTION:
            yield portion
            portion, size = [], 0
    if portion:
        yield portion


def _enter(memory: Index, read: Iterable[Article | Verdict], known: Index) -> dict[str, str]:
    """Remember the articles that were read, with what is known of them already; the ids of the pages by those in the memory.

    A page that was read with several texts stands there once for each that is another one. All in the order of their ids and texts: so
    that the order of the inputs is nothing.
    """
    texts: dict[str, dict[tuple[str, ...], Article]] = {}
    for article in read:
        if isinstance(article, Article) and article.paragraphs:
            versions, lines = texts.setdefault(article.id, {}), tuple(part.text for part in article.paragraphs)
            versions[lines] = min(versions.get(lines, article), article, key=_facts)
    pages: dict[str, str] = {}
    with memory.batch():
        for name in sorted(texts):
            before = known.get(name)
            for number, article in enumerate(_versions([texts[name][lines] for lines in sorted(texts[name], reverse=True)])):
                own = f"{name} \N{MIDDLE DOT} {number}" if number else name
                while own != name and own in texts:
                    own += "\N{MIDDLE DOT}"
                pages[storable(own)] = name
                seen, label, vouched = (seen_with(article, before), before.label, before.vouched) if before else (None, None, False)
                with contextlib.suppress(InputError):  # a text longer than an index keeps: it is judged, and cannot be a source
                    memory.add(replace(article, id=own), first_seen=seen or article.fetched, label=label, vouched=vouched)
    return pages


def _versions(articles: list[Article]) -> list[Article]:
    """Those of the texts of one page that are others than the ones before them, _MOST_VERSIONS at most."""
    kept: list[Article] = []
    for article in articles:
        if len(kept) < _MOST_VERSIONS and not any(is_part(article.text, one.text) and is_part(one.text, article.text) for one in kept):
            kept.append(article)
    return kept


def _facts(article: Article) -> tuple[str, ...]:
    """What tells records of one text apart, the earliest first."""
    return tuple(str(fact or "~") for fact in (article.published, article.fetched, article.url, article.title))


def _zoned(name: str, moment: datetime | None) -> datetime | None:
    """A caller's time without a zone as UTC, as dates on pages are read; raises TypeError for what is no time."""
    if not isinstance(moment, datetime | None):
        raise TypeError(f"`{name}` of a page is a datetime, not {moment!r:.50}")
    return moment.replace(tzinfo=UTC) if moment is not None and moment.tzinfo is None else moment


def _text_id(text: str) -> str:
    """An id for a text that came without one: the same text, the same id."""
    return f"text:{blake2b(text.encode('utf-8', 'surrogatepass'), digest_size=8).hexdigest()}"
