"""Cleaning, measured: text against true text, furniture left, dates and speed, beside peers in the same run.

    python benchmarks/cleaning.py --data DIR [--peers trafilatura,resiliparse,htmldate] [--sets scrapinghub,wcxb_article,farm]

DIR holds a folder for each set, or `extraction/SET`: `gold.jsonl` (`id`, `text`, and of made pages `furniture`) and
`html/<id>.html.gz`. `dates.jsonl` beside this script names pages of such sets and the days on which they say that they were
published, read by a person: ids and days only. A page whose day depends on the zone may have two.

F1: 4-grams of words, precision and recall averaged over pages. lost: lines of the true text of which less than half came
through. furniture: strings of furniture that are left. Times are CPU times of one process, pages interleaved between systems,
the best of the rounds; only their ratios mean anything on another computer. Not measured here: memory.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import json
import logging
import platform
import re
import statistics
import sys
import time
import warnings
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spamfilter import clean
from spamfilter.errors import CleaningError

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent
RESULTS = HERE / "results" / "cleaning.json"
DATES = HERE / "dates.jsonl"
SETS = "scrapinghub,wcxb_article,farm"


def main() -> int:
    """Run what the command line asks for; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with the sets")
    parser.add_argument("--sets", default=SETS, help="names of sets")
    parser.add_argument("--peers", default="", help="of trafilatura, resiliparse, htmldate; those that are not installed are left out")
    parser.add_argument("--rounds", type=int, default=2, help="times that each page is cleaned; the best counts")
    parser.add_argument("-o", "--output", type=Path, default=RESULTS, help="where the figures go as JSON")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    folders = {name: folder for name in options.sets.split(",") if (folder := find_set(options.data, name))}
    if not folders:
        print(f"{options.data}: holds none of the sets {options.sets}; the benchmark needs one", file=sys.stderr)
        return 2
    systems: dict[str, Callable[[str], str]] = {"spamfilter": ours}
    systems |= {name: peer for name in options.peers.split(",") if name != "htmldate" and (peer := load_peer(name))}
    report: dict[str, Any] = {"python": platform.python_version(), "sets": {}}
    for name, folder in folders.items():
        report["sets"][name] = measure_set(folder, systems, options.rounds)
        print(name, json.dumps(report["sets"][name], indent=1))
    report["dates"] = measure_dates(options.data, beside="htmldate" in options.peers)
    print("dates", json.dumps(report["dates"], indent=1))
    options.output.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    return 0


def find_set(data: Path, name: str) -> Path | None:
    """The folder of a set, None where there is none."""
    return next((folder for folder in (data / name, data / "extraction" / name) if (folder / "gold.jsonl").is_file()), None)


def read(folder: Path, name: str) -> str:
    """A page's markup."""
    with gzip.open(folder / "html" / f"{name}.html.gz", "rt", encoding="utf-8", errors="replace") as file:
        return file.read()


def ours(markup: str) -> str:
    """The text that this project finds."""
    try:
        return clean(markup).text
    except CleaningError:
        return ""


def load_peer(name: str) -> Callable[[str], str] | None:
    """A peer as a function from markup to text, None where it is not installed."""
    try:
        if name == "trafilatura":
            extract = importlib.import_module("trafilatura").extract
            return lambda markup: extract(markup, include_comments=False) or ""
        if name == "resiliparse":
            plain = importlib.import_module("resiliparse.extract.html2text").extract_plain_text
            return lambda markup: plain(markup, main_content=True, alt_texts=False, links=False, comments=False)
    except ImportError as error:
        print(f"{name} is not measured: {error}", file=sys.stderr)
    return None


def measure_set(folder: Path, systems: dict[str, Callable[[str], str]], rounds: int) -> dict[str, Any]:
    """The figures of each system on one set."""
    rows = [row for row in map(json.loads, (folder / "gold.jsonl").read_bytes().splitlines()) if row.get("text")]
    rows = [row for row in rows if row.get("variant", "html") == "html" and (folder / "html" / f"{row['id']}.html.gz").exists()]
    times: dict[str, list[float]] = defaultdict(list)
    scores: dict[str, list[dict[str, float]]] = defaultdict(list)
    for row in rows:
        markup = read(folder, row["id"])
        best = dict.fromkeys(systems, float("inf"))
        for turn in range(rounds):
            for name, system in systems.items():
                start = time.process_time()
                text = system(markup)
                best[name] = min(best[name], time.process_time() - start)
                if turn == 0:
                    scores[name].append(score(row, text))
        for name, seconds in best.items():
            times[name].append(seconds)
    return {name: summary(scores[name], times[name], sum(times["trafilatura"])) for name in systems}


def summary(scores: list[dict[str, float]], times: list[float], reference: float) -> dict[str, Any]:
    """The figures of one system on one set."""
    precision = statistics.fmean(s["precision"] for s in scores)
    recall = statistics.fmean(s["recall"] for s in scores)
    ordered = sorted(times)
    return {
        "pages": len(scores),
        "f1": round(2 * precision * recall / (precision + recall), 4),
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "lost": round(sum(s["lost"] for s in scores) / sum(s["lines"] for s in scores), 4),
        "furniture": round(sum(s["furniture"] for s in scores) / max(1, sum(s["strings"] for s in scores)), 4),
        "times_trafilatura": round(reference / sum(times), 2) if reference else None,
        "p50_ms": round(1e3 * ordered[len(ordered) // 2], 2),
        "p99_ms": round(1e3 * ordered[int(len(ordered) * 0.99)], 2),
    }


def score(row: dict[str, Any], text: str) -> dict[str, float]:
    """Precision and recall of one page, its lines and how many are lost, its furniture and how much is left."""
    gold, found = runs(words(row["text"])), runs(words(text))
    hits = sum((gold & found).values())
    lines = [part for line in row["text"].split("\n") if len(part := words(line)) >= 3]
    flat = f" {' '.join(words(text))} "
    allowed = f" {' '.join(words(row['text']))} {' '.join(words(row.get('title') or ''))} "
    strings = [" ".join(words(f["text"])) for f in row.get("furniture", ())]
    return {
        "precision": hits / sum(found.values()) if found else 0.0,
        "recall": hits / sum(gold.values()) if gold else 0.0,
        "lines": len(lines),
        "lost": sum(not came_through(line, flat, found) for line in lines),
        "strings": len(strings),
        "furniture": sum(f" {s} " in flat and f" {s} " not in allowed for s in strings if s),
    }


def words(text: str) -> list[str]:
    """The words of a text."""
    return re.findall(r"\w+", text)


def runs(found: list[str]) -> Counter[tuple[str, ...]]:
    """The runs of four words; of a shorter text, itself."""
    if len(found) < 4:
        return Counter([tuple(found)] if found else [])
    return Counter(zip(*(found[n:] for n in range(4)), strict=False))


def came_through(line: list[str], flat: str, found: Counter[tuple[str, ...]]) -> bool:
    """Whether a true line stands in the output, or half of its runs do."""
    if f" {' '.join(line)} " in flat:
        return True
    own = runs(line)
    return len(line) >= 5 and sum(run in found for run in own) >= 0.5 * len(own)


def measure_dates(data: Path, *, beside: bool) -> dict[str, Any]:
    """How many dates are right, wrong, missing, or given where the page states none."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    peer = importlib.import_module("htmldate").find_date if beside else None
    for row in map(json.loads, DATES.read_text(encoding="utf-8").splitlines()):
        folder = find_set(data, row["set"])
        if folder is None:
            continue
        markup = read(folder, row["id"])
        published = clean(markup).published
        found["spamfilter"][verdict(row["dates"], published.date().isoformat() if published else None)] += 1
        if peer:
            found["htmldate"][verdict(row["dates"], peer(markup, original_date=True))] += 1
    return {name: dict(counts) | {"share": round(counts["right"] / counts.total(), 4)} for name, counts in found.items()}


def verdict(true: list[str], given: str | None) -> str:
    """What a date is: right (none where none is stated, too), wrong, missing or invented."""
    if not true:
        return "invented" if given else "right"
    return "missing" if given is None else "right" if given in true else "wrong"


if __name__ == "__main__":
    sys.exit(main())
