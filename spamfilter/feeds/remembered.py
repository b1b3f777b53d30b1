"""Remembered verdicts: a verdict as JSON, with the texts that its passages count in, and back."""

from __future__ import annotations

import json
from dataclasses import replace

from spamfilter.verdict import ACCUSED, Verdict

TEXTS = 1  # matches whose text is kept: the one that decided
_TEXT_KEY = "texts"


def write_verdict(verdict: Verdict) -> str:
    """The verdict as one line of JSON; one that is spam or suspect with its text and that of its first match."""
    accused = verdict.label in ACCUSED
    record = verdict.as_record(with_text=accused)
    if accused:
        record[_TEXT_KEY] = [note.text for note in verdict.matches[:TEXTS]]
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def read_verdict(line: str) -> Verdict:
    """The verdict that a line of `write_verdict` holds. Raises ValueError for anything else."""
    try:
        record = json.loads(line)
        verdict, texts = Verdict.from_record(record), record.get(_TEXT_KEY, ())
        told = (replace(match, text=texts[n]) if n < len(texts) else match for n, match in enumerate(verdict.matches))
        return replace(verdict, matches=tuple(told))
    except (KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise ValueError(f"is no verdict: {type(error).__name__}: {error}") from None
