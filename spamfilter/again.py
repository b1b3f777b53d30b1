"""Again: pages that were met before under their own id or address."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from spamfilter.hosts import is_listed
from spamfilter.index.held import is_version
from spamfilter.reasons import note
from spamfilter.verdict import ACCUSED, Evidence, Kind, Label

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from spamfilter.article import Article
    from spamfilter.index import Remembered
    from spamfilter.verdict import Verdict

SAME = 0.8  # of a text's words: counters, dates and adverts change from fetch to fetch and are less


def by_page(article: Article, known: Remembered | None, label: Label, kind: Kind, notes: list[Evidence]) -> tuple[Label, Kind]:
    """Label and kind of a page that may have been met before: it is never accused, and with another text it is an update."""
    changed = known is not None and has_changed(article, known)
    if known is None or (label is Label.OK and not changed):
        return label, kind
    if changed and label is not Label.OK and known.article.paragraphs and not is_version(article, known.article):
        notes.append(note("rule.other_text", "this page held another text when it was met before, hardly anything of which is left"))
        return Label.SUSPECT, Kind.UPDATE
    what = "updated" if changed else "met again"
    if kept := still_accused(article, known):
        what += f", {kept} when it was judged first"
    notes.append(note("rule.same_page", f"this page is known under its own id or address: {what}"))
    return Label.OK, Kind.UPDATE if changed else kind


def kept_label(article: Article, known: Remembered | None, label: Label) -> Label:
    """What a judged page is remembered as: with the text under which it was accused before, as that."""
    return still_accused(article, known) or label


def still_accused(article: Article, known: Remembered | None, allowed: Iterable[str] = ()) -> Label | None:
    """The label with which a page was accused when it had nearly this text; None for one that is vouched for, or whose host is allowed."""
    if known is None or known.vouched or known.label not in ACCUSED or is_listed(article.url, allowed):
        return None
    now, then = article.text, known.article.text
    return known.label if is_part(now, then) and is_part(then, now) else None


def as_before(verdict: Verdict, label: Label) -> Verdict:
    """The verdict with the label of the first time, for a host that meets the same pages all the time: what it dropped stays away."""
    return replace(verdict, label=label).noting(note("rule.as_before", f"called {label} when it was first met: the label stays"))


def seen_with(article: Article, known: Remembered) -> datetime | None:
    """Since when a page has had the text that it has now, as far as the index knows."""
    if has_changed(article, known) and known.article.paragraphs and not is_version(article, known.article):
        return None
    return known.text_seen or known.first_seen


def has_changed(article: Article, known: Remembered) -> bool:
    """Whether a page tells something else than when it was met before."""
    return known.article.text.split() != article.text.split()


def is_part(text: str, whole: str) -> bool:
    """Whether nearly all words of a text stand in another: it is the same, or its beginning, with a new date or advert at most."""
    words, others = Counter(text.split()), Counter(whole.split())
    return (words & others).total() >= SAME * words.total()
