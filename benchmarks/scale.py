"""The index at scale: how fast it grows, how large it gets, and what a look costs with so many articles in it.

    python benchmarks/scale.py --data DIR [--docs 10000,100000,1000000] [--no-texts] [--datasketch 10000]

DIR/rewrite/corpus.jsonl.gz holds texts, which are recombined to as many articles as are asked for (benchmarks/recombine.py), one
at a time. One index grows and is measured at each size. Times are CPU times of this process, without the making of the articles;
tokenising is part of every figure. `--datasketch N` measures MinHashLSH (128 permutations, three words a shingle, threshold 0.5)
in the same run, on the first N articles.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import os
import platform
import random
import re
import statistics
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parent))

from processes import resident
from recombine import Recombiner

from spamfilter.article import Article
from spamfilter.index import Index

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

RESULTS = Path(__file__).parent / "results" / "scale.json"
TOGETHER = 500  # articles in one transaction
QUERIES = 100  # of each kind
SPUN = 4  # of so many words of a spun query one is another
KEPT = 2500  # articles, spread over all that have come so far, of which the queries are made


def main() -> int:
    """Run what the command line asks for; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with rewrite/corpus.jsonl.gz")
    parser.add_argument("--docs", default="10000,100000", help="sizes, rising")
    parser.add_argument("--datasketch", type=int, default=0, metavar="N", help="measure it too, with so many articles")
    parser.add_argument("--no-texts", action="store_true", help="an index that keeps no texts")
    parser.add_argument("--work", type=Path, help="folder that keeps the index, instead of a temporary one")
    parser.add_argument("-o", "--output", type=Path, default=RESULTS, help="where the figures go as JSON")
    options = parser.parse_args()
    texts = options.data / "rewrite" / "corpus.jsonl.gz"
    if not texts.is_file():
        print(f"{options.data}: holds no rewrite/corpus.jsonl.gz; the benchmark needs it", file=sys.stderr)
        return 2
    with gzip.open(texts, "rt", encoding="utf-8") as file:
        recombiner = Recombiner(json.loads(line)["text"] for line in file)
    before = resident(os.getpid())
    peer = measure_datasketch(recombiner, options.datasketch) if options.datasketch else None
    sizes = sorted(map(int, options.docs.split(",")))
    with tempfile.TemporaryDirectory() as folder:
        rows, work = [], options.work or Path(folder)
        work.mkdir(parents=True, exist_ok=True)
        for row in grow(recombiner, work / "scale.db", sizes, texts=not options.no_texts):
            rows.append(row | {"rss_mb": row["rss_mb"] - before})
            report(rows, peer)
            keep(rows, peer, options)
    return 0


def grow(recombiner: Recombiner, path: Path, sizes: list[int], *, texts: bool) -> Iterator[dict[str, Any]]:
    """What is measured at each size."""
    path.unlink(missing_ok=True)
    coming = enumerate(recombiner.articles(sizes[-1]))
    pick = random.Random(3)
    kept: dict[int, str] = {}
    done, spent = 0, 0.0
    with Index(str(path), texts=texts) as index:
        for size in sizes:
            last = 0.0
            while done < size:
                part = list(islice(coming, min(TOGETHER, size - done)))
                began = time.process_time()
                with index.batch():
                    for n, text in part:
                        index.add(_article(f"d{n}", text), first_seen=None)
                last += time.process_time() - began
                done += len(part)
                kept |= {n: text for n, text in part if pick.random() < KEPT / size}
            spent += last
            yield measure(index, path, done, kept, recombiner) | {"index_docs_per_cpu_s": done / spent, "built_cpu_s": spent}


def measure(index: Index, path: Path, size: int, kept: dict[int, str], recombiner: Recombiner) -> dict[str, Any]:
    """Sizes, and times of looks with copies of a few sentences, spun articles and new ones."""
    pick = random.Random(size)
    some = pick.sample(sorted(kept), min(QUERIES, len(kept)))
    cut = [(f"d{n}", " ".join(kept[n].split()[40:80])) for n in some]
    spun = [(f"d{n}", " ".join(recombiner.word(pick) if pick.randrange(SPUN) == 0 else word for word in kept[n].split())) for n in some]
    new = [("", text) for text in recombiner.articles(QUERIES, seed=size)]
    spent: dict[str, list[float]] = {}
    found: dict[str, int] = {}
    for kind, queries in (("cut", cut), ("spun", spun), ("new", new)):
        _look(index, queries[:10])  # the first looks fill caches
        spent[kind], found[kind] = _look(index, queries)
    times = [*spent["spun"], *spent["new"]]
    disk = sum(file.stat().st_size for file in path.parent.iterdir())
    return {
        "docs": size,
        "disk_mb": disk / 2**20,
        "text_mb": index._rows("SELECT sum(length(packed)) FROM body")[0][0] / 2**20,  # noqa: SLF001 stats() would read every list
        "rss_mb": resident(os.getpid()),
        "query_cpu_ms_median": statistics.median(times),
        "query_cpu_ms_p99": statistics.quantiles(times, n=100)[98],
        "query_cpu_ms_median_of_40_words": statistics.median(spent["cut"]),
        "recall_at_20": {kind: found[kind] / len(some) for kind in ("cut", "spun")},
    }


def _look(index: Index, queries: list[tuple[str, str]]) -> tuple[list[float], int]:
    """CPU milliseconds of each look, and how many found what they were made of among the first twenty."""
    spent, found = [], 0
    for name, text in queries:
        article = _article("query", text)
        began = time.process_time()
        candidates = index.candidates(article)
        spent.append((time.process_time() - began) * 1e3)
        found += name in {candidate.id for candidate in candidates}
    return spent, found


def measure_datasketch(recombiner: Recombiner, size: int) -> dict[str, Any]:
    """The same of MinHashLSH, in memory."""
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415 only who asks for it needs it

    word = re.compile(r"[A-Za-z0-9]+(?:['’-][A-Za-z0-9]+)*")

    def signature(text: str) -> Any:
        words = [form.lower() for form in word.findall(text)]
        made = MinHash(num_perm=128)
        made.update_batch({" ".join(words[n : n + 3]).encode() for n in range(max(1, len(words) - 2))})
        return made

    lsh = MinHashLSH(threshold=0.5, num_perm=128)
    texts = list(enumerate(recombiner.articles(size)))
    built = _timed(lambda: [lsh.insert(n, signature(text)) for n, text in texts])
    looked = _timed(lambda: [lsh.query(signature(text)) for _, text in texts[:QUERIES]])
    return {"docs": size, "index_docs_per_cpu_s": size / built, "query_cpu_ms_mean": looked / QUERIES * 1e3}


def _timed(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def _article(name: str, text: str) -> Article:
    return Article.from_lines(text.split("\n"), name=name)


def exponent(rows: list[dict[str, Any]]) -> float | None:
    """By which power of the size a look's median cost grows from the first to the last size."""
    if len(rows) < 2:
        return None
    first, last = rows[0], rows[-1]
    return math.log(last["query_cpu_ms_median"] / first["query_cpu_ms_median"]) / math.log(last["docs"] / first["docs"])


def report(rows: list[dict[str, Any]], peer: dict[str, Any] | None) -> None:
    """Print the last row."""
    row = rows[-1]
    ratio = f" ({row['index_docs_per_cpu_s'] / peer['index_docs_per_cpu_s']:.2f}x datasketch)" if peer else ""
    print(
        f"{row['docs']:>9,} articles: {row['index_docs_per_cpu_s']:,.0f} added a CPU-second{ratio}, {row['disk_mb']:.0f} MB on disk"
        f" ({row['text_mb']:.0f} MB texts or keys), {row['rss_mb']:.0f} MB resident, a look {row['query_cpu_ms_median']:.2f} ms,"
        f" p99 {row['query_cpu_ms_p99']:.2f} ms, recall@20 {row['recall_at_20']}, growth exponent {exponent(rows) or 0:.2f}",
        flush=True,
    )


def keep(rows: list[dict[str, Any]], peer: dict[str, Any] | None, options: argparse.Namespace) -> None:
    """Write the figures as JSON, with the machine they were measured on."""
    machine = {"python": platform.python_version(), "system": platform.system(), "machine": platform.machine(), "cores": os.cpu_count()}
    figures = {"machine": machine, "texts": not options.no_texts, "sizes": rows, "growth_exponent": exponent(rows), "datasketch": peer}
    options.output.parent.mkdir(exist_ok=True)
    options.output.write_text(json.dumps(figures, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    sys.exit(main())
