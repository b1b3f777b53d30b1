"""What an update of a model is worth on data it never saw, and what it costs on the data it knew.

    python benchmarks/updates.py --data DATA [--sets llmfake,ecb+] [--measured FILE]

A model is trained without some data sets and then given half of their sources, as labelled files; both models judge the other half,
and a tenth of everything else. The results are shares of texts by label.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import corpus as corpora  # noqa: E402 the loader beside this file
from quality import SPAMFILTER, read, run, write  # noqa: E402 the same steps
from rates import TAKEN  # noqa: E402 the labels that are made from something

JUDGED = ("id", "url", "title", "published", "text")
ELSEWHERE = 10  # one in so many of the other texts is judged


def part_of(row: dict[str, Any], parts: int) -> int:
    """The same number, below `parts`, for all texts of one source or event."""
    group = str(row.get("source_id") or row.get("event") or row["id"])
    return int(hashlib.blake2b(group.encode(), digest_size=4).hexdigest(), 16) % parts


def judge(model: Path, queries: Path, corpus: Path) -> dict[str, str]:
    """The labels that a model gives, by id."""
    out = model.with_suffix(".jsonl")
    words = ("audit", str(queries), "--references", str(corpus), "--no-learn", "--model", str(model), "--format", "jsonl", "--force")
    run(*SPAMFILTER, *words, "-o", str(out))
    return {verdict["id"]: verdict["label"] for verdict in map(json.loads, out.read_text(encoding="utf-8").splitlines())}


def figures(rows: list[dict[str, Any]], labels: dict[str, str]) -> dict[str, Any]:
    """Texts, and the share called `spam`, of the taken and of the honest ones."""
    found = {}
    for name, kind in (("taken", True), ("honest", False)):
        told = [labels[row["id"]] == "spam" for row in rows if (row["label"] in TAKEN) is kind]
        found[name] = {"n": len(told), "spam": round(sum(told) / max(1, len(told)), 4)}
    return found


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, help="folder with rewrite/, generated/ and honest/")
    parser.add_argument("--sets", default="llmfake,ecb+", help="what the first training does not see")
    parser.add_argument("--measured", help="keep measured features here between runs")
    args = parser.parse_args()
    data = corpora.find(args.data)
    rows = read(data.queries[0])
    strange = [row for row in rows if str(row["set"]).startswith(tuple(args.sets.split(",")))]
    known = [row for row in rows if row not in strange and part_of(row, ELSEWHERE) == 0]
    given, kept = ([row for row in strange if part_of(row, 2) == half] for half in (0, 1))
    with tempfile.TemporaryDirectory(prefix="updates-") as folder:
        scratch = Path(folder)
        first, updated = scratch / "first.npz", scratch / "updated.npz"
        measured = args.measured or str(scratch / "measured.npz")
        run(*SPAMFILTER, "train", *data.arguments, "--leave-out", args.sets, "--measured", measured, "-o", str(first))
        queries = write(scratch / "given.jsonl", given)
        words = ("--update", str(first), "-c", str(data.corpus[0]), "-q", str(queries), "--force")
        run(*SPAMFILTER, "train", *words, "-o", str(updated))
        asked = write(scratch / "asked.jsonl", [{key: row[key] for key in JUDGED if row.get(key)} for row in (*kept, *known)])
        labels = {model.stem: judge(model, asked, data.corpus[0]) for model in (first, updated)}
    found = {"given": len(given)}
    for name, part in (("the other half", kept), ("known data", known)):
        found[name] = {model: figures(part, told) for model, told in labels.items()}
        for model, cells in found[name].items():
            print(f"{name:15s} {model:8s} " + "   ".join(f"{kind} {cell['spam']:.3f} of {cell['n']}" for kind, cell in cells.items()))
    path = HERE / "results" / "updates.json"
    results = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    path.write_text(json.dumps({**results, args.sets: found}, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
