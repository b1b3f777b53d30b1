"""The one loader for training, quality and speed: which files a data folder holds, and what they are worth.

rewrite/    pairs and single texts of public research sets, labelled by their makers. No dates. Honest texts: reports of the same
            event (short ledes, news-cluster excerpts, whole articles of three papers) and unrelated articles; no wire reprints with
            credit, no press releases, no live-blogs. fnc1 is noisy and scored apart.
generated/  rewrites of free texts by offline generators; its honest texts are unrelated pages, hence easy.
honest/     one outlet's news of 2004-05: follow-ups and reports of one event, none made from another.
"""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass
from pathlib import Path

FAMILIES = ("detectrl", "imbd", "llmfake", "politifact++", "wmt", "pan13", "clough", "llm-summ", "allsides", "basil", "ecb+", "fnc1")


@dataclass(frozen=True, slots=True)
class Data:
    """The files of a data folder."""

    corpus: tuple[Path, ...]
    queries: tuple[Path, ...]
    garble: tuple[Path, ...]
    honest: tuple[Path, ...]

    @property
    def arguments(self) -> list[str]:
        """What `spamfilter train` is called with to learn from all of them."""
        options = (("-c", self.corpus), ("-q", self.queries), ("-g", self.garble), ("--honest", self.honest))
        return [word for option, paths in options for path in paths for word in (option, str(path))]

    @property
    def digest(self) -> str:
        """SHA-256 of every file, in order."""
        digest = hashlib.sha256()
        for path in (*self.corpus, *self.queries, *self.garble, *self.honest):
            digest.update(path.read_bytes())
        return digest.hexdigest()


def find(folder: str | Path) -> Data:
    """The files under `folder`; ends the program with status 2, naming the folder, where they are not."""
    folder = Path(folder)
    data = Data(
        corpus=(folder / "rewrite/corpus.jsonl.gz", folder / "generated/corpus.jsonl.gz"),
        queries=(folder / "rewrite/queries.jsonl.gz", folder / "generated/queries.jsonl.gz"),
        garble=(folder / "rewrite/garble.jsonl.gz",),
        honest=(folder / "honest/bbc.jsonl.gz",),
    )
    missing = [path for path in (*data.corpus, *data.queries, *data.garble, *data.honest) if not path.is_file()]
    if missing:
        print(f"{folder}: no data here ({missing[0]} is missing)", file=sys.stderr)
        raise SystemExit(2)
    return data
