"""The comparison as one HTML file: no script, nothing from elsewhere, everything of a page escaped."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from spamfilter.report.page_style import STYLE
from spamfilter.report.passages import compare_words, same_order
from spamfilter.report.plain import plain, web_link
from spamfilter.report.words import (
    FIRST,
    NO_MATCH,
    article_facts,
    covered,
    name_pairs,
    reason_lines,
    related,
    removed_lines,
    score_words,
    title_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spamfilter.article import Article
    from spamfilter.filter import Comparison
    from spamfilter.match import Passage
    from spamfilter.verdict import Verdict

REASONS = 12
NAMES = 40
_SAME, _NEAR = 0.95, 0.7  # similarity from which a passage is shown as the same, as nearly the same
_COMPARED = 1500  # characters of a passage whose words are compared: word by word is quadratic
# Nothing may be loaded or run, whatever a mistake in here would let through.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


@dataclass(frozen=True, slots=True)
class Spot:
    """One passage as it stands in one of the texts: its number, its characters, its colour."""

    number: int
    start: int
    end: int
    colour: str
    other: str


def comparison_page(comparison: Comparison) -> str:
    """The whole HTML document: verdict, who is likely first, reasons, names, both texts with their passages linked pairwise."""
    a, b, verdict = comparison.a, comparison.b, comparison.verdict
    title = f"{title_words(a.title, a.id, 80)} | {title_words(b.title, b.id, 80)}"
    return "\n".join(
        (
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">',
            f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>",
            _head(verdict),
            _first(comparison),
            f'<div class="facts-grid"><section>{_reasons(comparison)}</section>',
            f"<section>{_names(comparison)}{_removed(verdict)}</section></div>",
            _texts(comparison),
            _foot(verdict),
            "</body>\n</html>\n",
        )
    )


def spots(passages: Sequence[Passage], side: str, text: str, other: str) -> tuple[Spot, ...]:
    """The passages as they stand in the text of side `a` or `b`: numbered in the order of A, clipped so that none overlap.

    One that lies wholly in another keeps its number, without characters, so that every link has its end.
    """
    opposite = "b" if side == "a" else "a"
    found = []
    for number, passage in enumerate(_in_order(passages), 1):
        (start, end), there = getattr(passage, side), getattr(passage, opposite)
        colour = "same" if passage.similarity >= _SAME else "near" if passage.similarity >= _NEAR else "loose"
        found.append(Spot(number, max(0, start), min(len(text), end), colour, other[max(0, there[0]) : max(0, there[1])]))
    found.sort(key=lambda s: (s.start, s.end))
    clipped, at = [], 0
    for spot in found:
        start = min(max(spot.start, at), len(text))
        at = max(at, spot.end)
        clipped.append(Spot(spot.number, start, max(start, spot.end), spot.colour, spot.other))
    return tuple(clipped)


def _in_order(passages: Iterable[Passage]) -> list[Passage]:
    return sorted(passages, key=lambda p: (p.a, p.b))


def _head(verdict: Verdict) -> str:
    label = verdict.label.value
    return (
        f'<h1>Two articles side by side</h1>\n<div class="verdict"><span class="badge {label}">{label}</span>'
        f"<span>score {escape(score_words(verdict.score))}</span><span>{escape(verdict.kind.value)}</span>"
        f'<span class="soft">A judged against B</span></div>'
    )


def _first(comparison: Comparison) -> str:
    """Who is likely first and why, how much of each text the passages hold, in what order."""
    note = related(comparison)
    if comparison.match is None or note is None:
        return f'<div class="first"><strong>{escape(NO_MATCH)}</strong></div>'
    passages = note.passages
    why = "".join(f"<li>{escape(plain(w, 300))}</li>" for w in comparison.match.why)
    shares = (covered(passages, "a", len(comparison.a.text)), covered(passages, "b", len(comparison.b.text)))
    facts = (
        f"{len(passages)} passages hold {shares[0]:.0%} of A and {shares[1]:.0%} of B; "
        f"{same_order(passages)} of them come in the same order in both."
        if passages
        else "No single passage is alike; the reasons below rest on the texts as wholes."
    )
    listed = f"<ul>{why}</ul>" if why else ""
    return f'<div class="first"><strong>{escape(FIRST[note.direction])}</strong>{listed}</div>\n<p>{escape(facts)}</p>'


def _reasons(comparison: Comparison) -> str:
    verdict, told = comparison.verdict, comparison.match.why if comparison.match and related(comparison) else ()
    if not verdict.evidence:
        return ""
    rows = []
    for reason in reason_lines(verdict, REASONS, told):
        quotes = f'<br><span class="soft">{escape("  ".join(f"“{q}”" for q in reason.quotes))}</span>' if reason.quotes else ""
        rows.append(f'<tr><td class="share">{reason.mark}</td><td>{escape(reason.message)}{quotes}</td></tr>')
    note = '<p class="soft">The shares add up to the log-odds of the score.</p>'
    return f"<h2>Why</h2>\n<table><tr><th>share</th><th>reason</th></tr>{''.join(rows)}</table>\n{note}"


def _names(comparison: Comparison) -> str:
    notes = comparison.verdict.matches
    pairs = name_pairs(notes[0].names, NAMES) if notes else ()
    if not pairs:
        return ""
    rows = "".join(f"<tr><td>{escape(ours)}</td><td>{escape(theirs)}</td></tr>" for theirs, ours in pairs)
    return f"<h2>Names that came out differently</h2>\n<table><tr><th>in A</th><th>in B</th></tr>{rows}</table>"


def _removed(verdict: Verdict) -> str:
    lines = removed_lines(verdict.removed)
    if not lines:
        return ""
    rows = "".join(f'<tr><td class="share">{n}</td><td>{escape(code)}</td><td>{escape(first)}</td></tr>' for n, code, first in lines)
    return f"<h2>Removed from A before judging</h2>\n<table><tr><th>pieces</th><th>kind</th><th>first words</th></tr>{rows}</table>"


def _texts(comparison: Comparison) -> str:
    notes = comparison.verdict.matches
    passages = notes[0].passages if notes else ()
    legend = (
        '<h2>The texts</h2>\n<p class="legend soft"><mark class="same">the same</mark><mark class="near">nearly the same</mark>'
        '<mark class="loose">alike</mark><u>words that differ</u>. A passage\'s number leads to the same passage in the other text.</p>'
        if passages
        else "<h2>The texts</h2>"
    )
    a, b = comparison.a, comparison.b
    sides = _text("a", a, spots(passages, "a", a.text, b.text)), _text("b", b, spots(passages, "b", b.text, a.text))
    return f'{legend}\n<div class="texts">\n{sides[0]}\n{sides[1]}\n</div>'


def _text(side: str, article: Article, marked: Sequence[Spot]) -> str:
    link = web_link(article.url)
    facts = escape(article_facts(article))
    if link:
        shown = escape(plain(link, 300))
        facts = facts.replace(shown, f'<a rel="noopener noreferrer nofollow" href="{escape(link)}">{shown}</a>', 1)
    body = "\n".join(f'<p dir="auto">{_paragraph(side, p.text, p.start, marked)}</p>' for p in article.paragraphs)
    heading = f"{side.upper()} · {escape(title_words(article.title, article.id))}"
    return f'<article class="text">\n<header><h2>{heading}</h2><div class="facts">{facts}</div></header>\n{body}\n</article>'


def _paragraph(side: str, text: str, offset: int, marked: Sequence[Spot]) -> str:
    """One paragraph with its marks; a passage that runs on from the paragraph before is marked here too, but numbered there."""
    other = "b" if side == "a" else "a"
    # One without characters, at the very first of them, is shown too: its number is where the other text's link leads.
    inside = [s for s in marked if (s.end > offset or s.start == offset) and s.start <= offset + len(text)]
    pieces, at = [], 0
    for spot in inside:
        start, end = max(0, spot.start - offset), min(len(text), spot.end - offset)
        pieces.append(escape(plain_part(text[at:start])))
        begins = spot.start >= offset
        name, number = (
            (f' id="{side}{spot.number}"', f'<a class="go" href="#{other}{spot.number}">{spot.number}</a>') if begins else ("", "")
        )
        pieces.append(f'<mark class="{spot.colour}"{name}>{number}{_underlined(text[start:end], spot)}</mark>')
        at = end
    pieces.append(escape(plain_part(text[at:])))
    return "".join(pieces)


def plain_part(text: str) -> str:
    """A part of a line as `plain` has it, with a blank kept where it began or ended with one."""
    inner = plain(text)
    return f"{' ' if text[:1].isspace() else ''}{inner}{' ' if inner and text[-1:].isspace() else ''}"


def _underlined(text: str, spot: Spot) -> str:
    """A passage with the words underlined that its counterpart has not; as it is where it is too long to compare or the same."""
    if len(text) > _COMPARED or len(spot.other) > _COMPARED:
        return escape(plain_part(text))
    pieces = compare_words(plain(text), plain(spot.other))[0]
    return " ".join(f"<u>{escape(p.text)}</u>" if p.differs else escape(p.text) for p in pieces)


def _foot(verdict: Verdict) -> str:
    model = f" Model {plain(verdict.model[0], 40)} ({plain(verdict.model[1], 12)})." if verdict.model else ""
    return (
        "<footer>The score says how surely A was made from B, or both from a common source, without credit. It says nothing of who or what "
        f"typed either text.{escape(model)} Made by spamfilter.</footer>"
    )
