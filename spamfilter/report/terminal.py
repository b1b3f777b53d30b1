"""The terminal report: a verdict as a person reads it. Every function here is pure; nothing prints.

Nothing of a page reaches the screen unless `plain` made it harmless, and no string of a page is ever read as markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from spamfilter.report.passages import compare_words, cut, same_order, strongest
from spamfilter.report.plain import plain
from spamfilter.report.words import (
    FIRST,
    MADE,
    NO_MATCH,
    article_facts,
    covered,
    match_facts,
    name_pairs,
    reason_lines,
    related,
    removed_lines,
    rules_first,
    score_words,
    title_words,
    whereabouts,
)
from spamfilter.verdict import Kind, Label

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Collection, Iterable, Sequence

    from rich.console import RenderableType

    from spamfilter.article import Article
    from spamfilter.filter import Comparison
    from spamfilter.match import Passage
    from spamfilter.report.passages import Piece
    from spamfilter.report.tally import Tally
    from spamfilter.verdict import MatchNote, Verdict

REASONS = 5
PASSAGES = 3
NARROW = 64  # columns; below, two texts side by side have fewer than 30 each and are set one below the other
EVEN = 0.5  # a score from which a reader wonders why the label is ok
_EXCERPT = 320  # characters of a passage
_BAR = 6  # cells
_STYLE = {Label.SPAM: "bold white on red", Label.SUSPECT: "black on yellow", Label.OK: "bold green", Label.UNJUDGED: "bold dim"}


def verdict_line(verdict: Verdict) -> Text:
    """One line a verdict, for what needs no second look; what was not judged, or is ok in spite of its score, says why."""
    line = headline(verdict)
    rules = [e.message for e in rules_first(verdict)]
    if verdict.error is not None:
        line.append(f"  {plain(verdict.error.message, 200)}", "red")
    elif rules and (verdict.label is Label.UNJUDGED or (verdict.score or 0.0) >= EVEN):
        line.append(f"  {plain(rules[0], 200)}")
    line.append(f"  {whereabouts(verdict)}", "dim")
    return line


def verdict_view(verdict: Verdict, width: int) -> RenderableType:
    """The whole verdict: label and score, the source, why, the strongest passages side by side, names, what was removed."""
    parts: list[RenderableType] = [headline(verdict), Text(f"  {whereabouts(verdict)}", "dim")]
    if verdict.error is not None:
        parts.append(Text(f"  could not be read ({plain(verdict.error.code, 40)}): {plain(verdict.error.message, 400)}", "red"))
    body: list[RenderableType] = [*_matches(verdict.matches), *reasons(verdict)]
    if verdict.matches:
        best = verdict.matches[0]
        body += side_by_side(strongest(best.passages, PASSAGES), (verdict.text, best.text), ("this article", "the match"), width)
        body += _names(best.names)
    body += _removed(verdict)
    return Group(*parts, *(Padding(part, (0, 0, 0, 2)) for part in body), Text(""))


def headline(verdict: Verdict) -> Text:
    """Label, score, kind and title."""
    line = Text()
    line.append(f" {verdict.label.value:^8} ", _STYLE[verdict.label])
    line.append(f" {score_words(verdict.score):>5}  ", "bold")
    line.append(f"{'' if verdict.kind is Kind.UNKNOWN else verdict.kind.value:<10} ", "cyan")
    line.append(title_words(verdict.title, verdict.id), "bold")
    return line


def reasons(verdict: Verdict, told: Collection[str] = ()) -> list[RenderableType]:
    """A heading and a table of the strongest reasons with their shares of the log-odds; nothing where there are none."""
    lines = reason_lines(verdict, REASONS, told)
    if not verdict.evidence:
        return []
    most = max((abs(r.share) for r in lines if r.share is not None), default=0.0)
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True, width=_BAR if most else 0)
    table.add_column(overflow="fold")
    for reason in lines:
        message = Text(reason.message)
        if reason.quotes:
            message.append("  " + "  ".join(f"“{q}”" for q in reason.quotes), "dim")
        share = Text(reason.mark, "dim" if reason.share is None else "")
        table.add_row(share, _bar(reason.share or 0.0, most), message)
    return [_heading("Why"), table]


def side_by_side(
    passages: Sequence[Passage], texts: tuple[str, str], headings: tuple[str, str], width: int, *, title: str = "Strongest passages"
) -> list[RenderableType]:
    """Passages in two columns, or one below the other on a narrow terminal, words that differ underlined."""
    if not passages or not texts[0] or not texts[1]:
        return []
    narrow = width < NARROW
    table = Table(
        box=box.MINIMAL, show_header=not narrow, show_edge=False, pad_edge=False, header_style="dim", show_lines=True, expand=True
    )
    for heading in headings[: 1 if narrow else 2]:
        table.add_column(Text(heading, "dim"), ratio=1, overflow="fold")
    for passage in passages:
        a, b = (Text.assemble(*_marked(p)) for p in compare_words(cut(texts[0], passage.a, _EXCERPT), cut(texts[1], passage.b, _EXCERPT)))
        table.add_row(*((Group(_named(headings[0], a), _named(headings[1], b)),) if narrow else (a, b)))
    return [_heading(title), table]


def summary_view(tally: Tally) -> RenderableType:
    """What an audit found: labels, kinds, the most frequent sources, what could not be read."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    table.add_row(Text("articles"), Text(f"{tally.total - tally.unreadable:,}"))
    readable = tally.labels.copy()
    readable[Label.UNJUDGED] -= tally.unreadable
    table.add_row(Text("labels"), _counts({label.value: readable[label] for label in reversed(Label)}.items()))
    if tally.kinds:
        table.add_row(Text("kinds"), _counts(tally.kinds.most_common()))
    if tally.sources:
        table.add_row(Text("top sources"), _sources(tally.sources))
    if tally.unreadable:
        table.add_row(Text("unreadable"), Text(f"{tally.unreadable:,}", "red"))
    return Group(_heading("Summary"), Padding(table, (0, 0, 0, 2)))


def comparison_view(comparison: Comparison, width: int, shown: int = 8) -> RenderableType:
    """Two articles side by side: who is likely first and why, reasons, passages in the order of A, corrupted names."""
    a, b, match, verdict = comparison.a, comparison.b, comparison.match, comparison.verdict
    parts: list[RenderableType] = [_side("A", a), _side("B", b), Text(""), headline(verdict)]
    note = related(comparison)
    if match is None or note is None:
        return Group(*parts, Text(""), Text(NO_MATCH), *reasons(verdict))
    passages = note.passages
    parts += [_heading("Who is likely first"), Text(FIRST[note.direction])]
    parts += [Text(f"  – {plain(why, 300)}") for why in match.why]
    parts += reasons(verdict, match.why)
    if passages:
        parts += [_heading("Order"), Text(f"{same_order(passages)} of {len(passages)} passages come in the same order in both.")]
        shares = (covered(passages, "a", len(a.text)), covered(passages, "b", len(b.text)))
        parts.append(Text(f"They hold {shares[0]:.0%} of A and {shares[1]:.0%} of B."))
    chosen = sorted(strongest(passages, shown), key=lambda p: p.a)
    title = "Passages" if len(chosen) == len(passages) else f"The {len(chosen)} strongest passages"
    parts += side_by_side(chosen, (a.text, b.text), ("A", "B"), width, title=title)
    parts += _names(note.names)
    return Group(*parts)


def _side(name: str, article: Article) -> Text:
    line = Text.assemble((f"{name}  ", "bold cyan"))
    line.append(title_words(article.title, article.id), "bold")
    line.append(f"\n   {article_facts(article)}", "dim")
    return line


def _matches(matches: Sequence[MatchNote]) -> list[RenderableType]:
    parts: list[RenderableType] = []
    for at, note in enumerate(matches[:PASSAGES]):
        line = Text.assemble((f"{'' if at == 0 else 'also '}{MADE[note.direction]}  ", "magenta" if at == 0 else "dim"))
        line.append(title_words(note.title, note.id), "bold" if at == 0 else "")
        line.append(f"\n  {match_facts(note)}", "dim")
        parts.append(line)
    if len(matches) > PASSAGES:
        parts.append(Text(f"and {len(matches) - PASSAGES} more", "dim"))
    return parts


def _names(names: Sequence[tuple[str, str]]) -> list[RenderableType]:
    pairs = name_pairs(names, 8)
    if not pairs:
        return []
    return [_heading("Names that came out differently"), Text(", ".join(f"“{ours}” for “{theirs}”" for theirs, ours in pairs))]


def _removed(verdict: Verdict) -> list[RenderableType]:
    lines = removed_lines(verdict.removed)
    if not lines:
        return []
    text = Text(", ".join(f"{n} × {code} (“{first}”)" if first else f"{n} × {code}" for n, code, first in lines[:6]))
    text.append(f" and {len(lines) - 6} more kinds" if len(lines) > 6 else "")
    return [_heading("Removed before judging"), text]


def _heading(text: str) -> Text:
    return Text(f"\n{text}", "bold")


def _marked(pieces: Sequence[Piece]) -> Iterable[tuple[str, str]]:
    for at, piece in enumerate(pieces):
        if at:
            yield (" ", "")
        yield (piece.text, "underline" if piece.differs else "")


def _named(name: str, text: Text) -> Text:
    return Text.assemble((f"{name}: ", "dim"), text)


def _bar(share: float, most: float) -> Text:
    cells = round(_BAR * abs(share) / most) if most else 0
    return Text("▇" * cells, "red" if share > 0 else "green")


def _counts(counts: Iterable[tuple[str, int]]) -> Text:
    return Text(" · ".join(f"{n:,} {name}" for name, n in counts if n) or "–")


def _sources(sources: Counter[str]) -> Text:
    return Text("\n".join(f"{n:,} × {plain(name, 200)}" for name, n in sources.most_common(5)))
