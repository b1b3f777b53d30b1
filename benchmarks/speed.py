"""Speed of the index and of a whole judgement, beside peers in the same run.

    python benchmarks/speed.py --data DIR [--docs 10000] [--tool BENCH] [--peers datasketch,…]

DIR/rewrite/corpus.jsonl.gz holds the texts. BENCH is a script with the commands `corpus` (recombines texts into a corpus
of any size with planted rewrites) and `run` (measures peers on it); without it the texts themselves are the corpus and
there are no peers. All times are CPU times of one process; tokenising is part of every figure.

Everything is measured in several rounds, and its best round counts, ours and a peer's: other work on a machine takes the
caches away for seconds or minutes, and what a text costs by itself is the least that it cost.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spamfilter.article import Article
from spamfilter.index import Index
from spamfilter.process import collect_seldom

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

RESULTS = Path(__file__).parent / "results" / "speed.json"
TOGETHER = 500  # documents in one transaction
LENGTHS = range(400, 601)  # words of the texts that are judged: about five hundred
JUDGED = 800  # so many texts at least, from as many corpora as it takes: of 470 the 99th percentile came out between 9.0 and 10.3 ms
ROUNDS = 5  # processes that judge each text, minutes apart. With three side by side the 99th percentile was 9.5 or 13.0 ms, by the hour
WARM = 300  # other texts that are judged before: a filter in a crawl has seen most words, and what it knows of them it keeps
SEED_LEVEL = "seed"  # queries without a known source


def main() -> int:
    """Run what the command line asks for; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with rewrite/corpus.jsonl.gz")
    parser.add_argument("--docs", type=int, default=10_000, help="documents in the corpus (with --tool)")
    parser.add_argument("--tool", type=Path, help="script that makes the corpus and runs the peers")
    parser.add_argument("--peers", default="datasketch", help="names that the tool knows, or none")
    parser.add_argument("--work", type=Path, help="folder to keep the corpus in, instead of a temporary one")
    parser.add_argument("-o", "--output", type=Path, default=RESULTS, help="where the figures go as JSON")
    parser.add_argument("--no-judge", action="store_true", help="measure the index alone")
    parser.add_argument("--measure", action="store_true", help=argparse.SUPPRESS)  # our own process, as each peer has one
    options = parser.parse_args()
    if options.measure:
        collect_seldom()  # as the command line and the worker do
        print(json.dumps(measure(options.work, judging=not options.no_judge)))
        return 0
    texts = options.data / "rewrite" / "corpus.jsonl.gz"
    if not texts.is_file():
        print(f"{options.data}: holds no rewrite/corpus.jsonl.gz; the benchmark needs it", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        work = options.work or Path(folder)
        work.mkdir(parents=True, exist_ok=True)
        corpora = make_corpora(texts, work, options)
        peers: list[dict[str, Any]] = []
        runs: dict[Path, list[dict[str, Any]]] = {corpus: [] for corpus in corpora}
        for _ in range(1 if options.no_judge else ROUNDS):
            peers += run_peers(work, options) if options.tool and options.peers != "none" else []
            for corpus in corpora:
                runs[corpus].append(own_process(corpus, options))
    spent = [times for found in runs.values() for times in zip(*(run.pop("judge_cpu_ms", []) for run in found), strict=True)]
    ours = max(runs[work], key=lambda run: run["index_docs_per_cpu_s"])
    peers = list({peer["peer"]: peer for peer in sorted(peers, key=lambda peer: peer["index_cpu_dps"])}.values())
    if spent:
        ours |= {f"judge_{name}": value for name, value in _summary([min(times) for times in spent]).items()}
        ours["judge_single_cpu_ms_p99"] = _summary([time for times in spent for time in times])["cpu_ms_p99"]
        ours |= {"judge_corpora": len(corpora), "judge_rounds": ROUNDS}
    report(ours, peers)
    keep(ours, peers, options.output)
    return 0


def make_corpora(texts: Path, work: Path, options: argparse.Namespace) -> list[Path]:
    """Folders of as many corpora as it takes for JUDGED texts; one where none is judged, or without the tool."""
    corpora, count = [work], 0
    while True:
        make_corpus(texts, corpora[-1], options)
        count += len(_judged(list(_rows(corpora[-1] / "queries.jsonl"))))
        if options.no_judge or not options.tool or not 0 < count < JUDGED:
            return corpora
        corpora.append(work / str(len(corpora) + 1))


def make_corpus(texts: Path, work: Path, options: argparse.Namespace) -> None:
    """`docs.jsonl` and `queries.jsonl` in the working folder, unless it has them."""
    if (work / "docs.jsonl").exists():
        return
    work.mkdir(exist_ok=True)
    with gzip.open(texts, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    if options.tool is None:
        with (work / "docs.jsonl").open("w") as docs, (work / "queries.jsonl").open("w") as queries:
            for row in rows:
                print(json.dumps({"id": row["id"], "text": row["text"]}), file=docs)
            for row in rows[::20]:
                print(json.dumps({"id": f"q{row['id']}", "truth": row["id"], "level": "verbatim", "text": row["text"]}), file=queries)
        return
    raw = work / "raw"
    raw.mkdir(exist_ok=True)
    for row in rows:
        (raw / f"{row['id'].replace('/', '_')}.txt").write_text(row["text"], encoding="utf-8")
    seeds = options.data / "seeds"
    call(options.tool, "corpus", "--raw", raw, *(("--seeds", seeds) if seeds.is_dir() else ()), "--out", work, "--docs", options.docs)


def run_peers(work: Path, options: argparse.Namespace) -> list[dict[str, Any]]:
    """What the tool measured of each peer."""
    (work / "results.jsonl").unlink(missing_ok=True)
    print(call(options.tool, "run", "--out", work, "--peers", options.peers), file=sys.stderr)
    lines = (work / "results.jsonl").read_text().splitlines() if (work / "results.jsonl").exists() else []
    return [json.loads(line) for line in lines]


def own_process(work: Path, options: argparse.Namespace) -> dict[str, Any]:
    """What this package measures of itself in a process of its own."""
    flags = ["--measure", "--work", work, "--data", options.data, *(["--no-judge"] if options.no_judge else [])]
    found: dict[str, Any] = json.loads(call(__file__, *flags).splitlines()[-1])
    return found


def call(script: str | Path, *arguments: object) -> str:
    """Standard output of a Python script; its standard error is ours."""
    command = [sys.executable, str(script), *map(str, arguments)]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def measure(work: Path, *, judging: bool) -> dict[str, Any]:
    """Build an index of the corpus, ask it, judge with it."""
    docs, queries = list(_rows(work / "docs.jsonl")), list(_rows(work / "queries.jsonl"))
    path = work / "speed.db"
    for name in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
        name.unlink(missing_ok=True)
    before = _resident()
    began = time.process_time()
    with Index(str(path)) as index:
        for at in range(0, len(docs), TOGETHER):
            with index.batch():
                for row in docs[at : at + TOGETHER]:
                    index.add(_article(row), first_seen=None)
        built = time.process_time() - began
        figures = {"docs": len(docs), "index_docs_per_cpu_s": len(docs) / built, "rss_mb": _resident() - before, **_ask(index, queries)}
        figures["text_mb"] = index.stats().text_bytes / 2**20
    figures["disk_mb"] = path.stat().st_size / 2**20
    return figures | (_judge(path, queries) if judging else {})


def _judge(path: Path, queries: list[dict[str, Any]]) -> dict[str, Any]:
    """CPU milliseconds of whole judgements of plain texts of about five hundred words."""
    from spamfilter import Config, SpamFilter  # noqa: PLC0415 after the index's memory was measured
    from spamfilter.errors import ModelError  # noqa: PLC0415 the memory is measured with nothing loaded before

    texts = _judged(queries)
    try:
        spam_filter = SpamFilter(Config(index=str(path), learn=False))
    except ModelError as error:
        print(f"judging is not measured: {error}", file=sys.stderr)
        return {}
    with spam_filter:
        others = (row["text"] for row in queries if row["text"] not in texts)  # rewrites, which ask for what copies do not
        for text in (*(row["text"] for row in itertools.islice(_rows(path.parent / "docs.jsonl"), WARM)), *others):
            spam_filter.judge(text)
        return {"judge_cpu_ms": _times(spam_filter.judge, texts)}


def _judged(queries: list[dict[str, Any]]) -> list[str]:
    """The texts that are judged."""
    return [row["text"] for row in queries if row["level"] != SEED_LEVEL and len(row["text"].split()) in LENGTHS]


def _ask(index: Index, queries: list[dict[str, Any]]) -> dict[str, Any]:
    """Times of a look for candidates, and how often the true source is among the first twenty."""
    found, total = Counter[str](), Counter[str]()

    def ask(row: dict[str, Any]) -> None:
        candidates = index.candidates(_article(row))
        total[row["level"]] += 1
        found[row["level"]] += row["truth"] in {candidate.id for candidate in candidates}

    spent = _times(ask, [row for row in queries if row["level"] != SEED_LEVEL])
    return {f"query_{name}": value for name, value in _summary(spent).items()} | {
        "recall_at_20": {level: round(found[level] / total[level], 3) for level in sorted(total)}
    }


def _times(work: Callable[[Any], object], items: Iterable[Any]) -> list[float]:
    """CPU milliseconds of each call."""
    spent = []
    for item in items:
        began = time.process_time()
        work(item)
        spent.append((time.process_time() - began) * 1e3)
    return spent


def _summary(spent: list[float]) -> dict[str, float]:
    """The median and the 99th percentile of some times, and how many there are."""
    return {"cpu_ms_median": statistics.median(spent), "cpu_ms_p99": statistics.quantiles(spent, n=100)[98], "calls": len(spent)}


def _article(row: dict[str, Any]) -> Article:
    return Article.from_lines(row["text"].split("\n"), name=row["id"])


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def _resident() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def report(ours: dict[str, Any], peers: list[dict[str, Any]]) -> None:
    """Print the table."""
    base = next((peer["index_cpu_dps"] for peer in peers if peer["peer"] == "datasketch"), None)
    print(f"{'peer':<28}{'index docs/CPU-s':>18}{'ratio':>8}{'query CPU ms':>14}{'p99':>8}{'MB RSS':>9}{'MB disk':>9}  recall@20")
    rows = [
        (f"{p['peer']} {p['version']}", p["index_cpu_dps"], 1e3 / p["query_cpu_qps"], None, p["rss_mb"], p["disk_mb"], p["recall20"])
        for p in peers
    ]
    median, high = ours["query_cpu_ms_median"], ours["query_cpu_ms_p99"]
    rows.append(("spamfilter", ours["index_docs_per_cpu_s"], median, high, ours["rss_mb"], ours["disk_mb"], ours["recall_at_20"]))
    for name, rate, query, p99, rss, disk, recall in rows:
        ratio = f"{rate / base:.2f}x" if base else "-"
        last = f"{p99:.2f}" if p99 is not None else "-"
        print(f"{name:<28}{rate:>18,.0f}{ratio:>8}{query:>14.2f}{last:>8}{rss:>9.0f}{disk:>9.1f}  {recall}")
    print(f"spamfilter's disk: {ours['text_mb']:.1f} MB of it are the texts, which the peers do not keep; peers' query time is the mean")
    if "judge_calls" in ours:
        lengths = f"{LENGTHS[0]} to {LENGTHS[-1]} words"
        median, high = ours["judge_cpu_ms_median"], ours["judge_cpu_ms_p99"]
        print(f"judging {ours['judge_calls']} texts of {lengths}, the least of {ROUNDS} times each: {median:.2f} ms median,", end=" ")
        print(f"{high:.2f} ms p99; of all times {ours['judge_single_cpu_ms_p99']:.2f} ms p99")


def keep(ours: dict[str, Any], peers: list[dict[str, Any]], path: Path) -> None:
    """Write the figures as JSON, with the machine they were measured on."""
    machine = {"python": platform.python_version(), "system": platform.system(), "machine": platform.machine(), "cores": os.cpu_count()}
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps({"machine": machine, "spamfilter": ours, "peers": peers}, indent=1, sort_keys=True) + "\n")
    print(f"kept in {path}")


if __name__ == "__main__":
    sys.exit(main())
