"""Retrieval: how often the true source is among the first candidates, by what was made of it.

    python benchmarks/retrieval.py --data DIR [--distractors 10000]

DIR/rewrite, and DIR/generated where there is one, hold `corpus.jsonl.gz` (id, text) and `queries.jsonl.gz` (label, source_id,
text); DIR/honest holds more articles that may be mixed up with them. Beside the labelled rewrites stand copies that are cut from
the texts here: 30, 40 and 60 words in a row, a third of an article inside another one, and pages stitched from three articles,
whose sources must all be found. `--distractors` adds recombined articles (benchmarks/recombine.py).
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import statistics
import sys
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parent))

from recombine import Recombiner

from spamfilter.article import Article
from spamfilter.index import Index

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

RESULTS = Path(__file__).parent / "results" / "retrieval.json"
FLOORS = {  # of the share found among the first twenty
    "copy": 0.99, "near_copy": 0.99, "spun": 0.99, "roundtrip": 0.99, "paraphrase": 0.98, "summary": 0.9,
    "cut 30": 0.99, "cut 40": 0.99, "cut 60": 0.99, "inside": 0.99, "stitched": 0.99,
}  # fmt: skip
RANKS = (1, 5, 20)
CUT = (30, 40, 60)  # words
SOME = 1000  # articles that are cut
STITCHED = 300  # pages of three stretches, and as many with one stretch inside another article
STRETCH = 90, 120  # words taken for a stitched page, and put inside another article
LONG = 250  # words of an article from which stretches are taken


@dataclass(frozen=True, slots=True)
class Query:
    """A text, what it is, and the articles of which it was made."""

    label: str
    sources: tuple[str, ...]
    text: str


def main() -> int:
    """Run what the command line asks for; 1 where a floor is not reached."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with rewrite/, and perhaps generated/ and honest/")
    parser.add_argument("--distractors", type=int, default=0, help="recombined articles to add")
    parser.add_argument("-o", "--output", type=Path, default=RESULTS, help="where the figures go as JSON")
    options = parser.parse_args()
    if not (options.data / "rewrite" / "corpus.jsonl.gz").is_file():
        print(f"{options.data}: holds no rewrite/corpus.jsonl.gz; the benchmark needs it", file=sys.stderr)
        return 2
    corpus = {row["id"]: row["text"] for name in ("rewrite", "generated") for row in _rows(options.data / name / "corpus.jsonl.gz")}
    for path in sorted((options.data / "honest").glob("*.jsonl.gz")):
        corpus |= {f"{path.name}/{n}": row["text"] for n, row in enumerate(_rows(path)) if row.get("text")}
    queries = [*labelled(options.data), *cut(corpus)]
    with Index(None) as index:
        _fill(index, corpus.items())
        if options.distractors:
            recombiner = Recombiner(corpus.values())
            _fill(index, ((f"distractor {n}", text) for n, text in enumerate(recombiner.articles(options.distractors))))
        figures = ask(index, queries) | {"articles": len(index)}
    report(figures)
    options.output.parent.mkdir(exist_ok=True)
    options.output.write_text(json.dumps(figures, indent=1, sort_keys=True) + "\n")
    low = [label for label, least in FLOORS.items() if label in figures["recall"] and figures["recall"][label]["20"] < least]
    if low:
        print(f"below the floor: {', '.join(low)}", file=sys.stderr)
    return bool(low)


def labelled(data: Path) -> Iterator[Query]:
    """The rewrites with a known source, and the independent reports of the same events."""
    for name in ("rewrite", "generated"):
        for row in _rows(data / name / "queries.jsonl.gz"):
            if row.get("source_id"):
                yield Query(row["label"], (row["source_id"],), row["text"])


def cut(corpus: dict[str, str]) -> Iterator[Query]:
    """Copies of parts of articles."""
    pick = random.Random(5)
    words = {name: text.split() for name, text in corpus.items()}
    for name in pick.sample(sorted(words), min(SOME, len(words))):
        for count in CUT:
            if len(words[name]) >= 2 * count:
                at = pick.randrange(len(words[name]) - count)
                yield Query(f"cut {count}", (name,), " ".join(words[name][at : at + count]))
    long = sorted(name for name in words if len(words[name]) > LONG)
    for _ in range(STITCHED if len(long) > 2 else 0):
        names = pick.sample(long, 3)
        yield Query("stitched", tuple(names), "\n".join(_stretch(words[name], STRETCH[0], pick) for name in names))
        inner, outer = pick.sample(long, 2)
        half = len(words[outer]) // 2
        text = "\n".join((" ".join(words[outer][:half]), _stretch(words[inner], STRETCH[1], pick), " ".join(words[outer][half:])))
        yield Query("inside", (inner,), text)


def _stretch(words: list[str], count: int, pick: random.Random) -> str:
    at = pick.randrange(len(words) - count)
    return " ".join(words[at : at + count])


def _fill(index: Index, texts: Iterable[tuple[str, str]]) -> None:
    with index.batch():
        for name, text in texts:
            index.add(Article.from_lines(text.split("\n"), name=name), first_seen=None)


def ask(index: Index, queries: list[Query]) -> dict[str, Any]:
    """For each label how often a source is among the first candidates; and what a look costs."""
    ranks: dict[str, list[int]] = defaultdict(list)
    spent = []
    for query in queries:
        article = Article.from_lines(query.text.split("\n"), name="query")
        began = time.process_time()
        found = [candidate.id for candidate in index.candidates(article, RANKS[-1])]
        spent.append((time.process_time() - began) * 1e3)
        ranks[query.label] += [found.index(source) + 1 if source in found else RANKS[-1] + 1 for source in query.sources]
    recall = {
        label: {"sources": len(at), **{str(most): round(sum(rank <= most for rank in at) / len(at), 4) for most in RANKS}}
        for label, at in sorted(ranks.items())
    }
    return {"recall": recall, "query_cpu_ms_median": statistics.median(spent)}


def report(figures: dict[str, Any]) -> None:
    """Print the table."""
    print(f"{figures['articles']:,} articles; a look {figures['query_cpu_ms_median']:.2f} ms CPU (median)")
    print(f"{'':<26}{'sources':>8}" + "".join(f"{'@' + str(most):>8}" for most in RANKS) + f"{'floor':>8}")
    for label, row in figures["recall"].items():
        floor = f"{FLOORS[label]:.2f}" if label in FLOORS else "-"
        print(f"{label:<26}{row['sources']:>8}" + "".join(f"{row[str(most)]:>8.3f}" for most in RANKS) + f"{floor:>8}")


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    if path.is_file():
        with gzip.open(path, "rt", encoding="utf-8") as file:
            yield from map(json.loads, file)


if __name__ == "__main__":
    sys.exit(main())
