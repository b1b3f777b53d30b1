"""How well the filter tells rewrites from honest reports, on rows that its model never saw.

    python benchmarks/quality.py --data DATA --scorer eval_rewrite.py --folds family

One model a fold is trained by `spamfilter train --leave-out`, judges the fold's rows (honest ones too) by `spamfilter audit`, and the
pooled verdicts are scored by the scorer. `family` leaves out whole data sets, `source` a fifth of the sources with all their rewrites.
Fails below `floors.json`; exits 2 where the data or the scorer is missing.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import corpus as corpora  # noqa: E402 the loader beside this file
import rates  # noqa: E402 a module beside this file

SOURCE_FOLDS = 5
LEAST_ROWS = 100  # a figure of fewer rows has no floor: one row would break it
SPAMFILTER = (sys.executable, "-m", "spamfilter")


def read(path: Path) -> list[dict[str, Any]]:
    """Rows of a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def write(path: Path, rows: list[dict[str, Any]]) -> Path:
    """The rows as JSON Lines."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def fold_of(row: dict[str, Any], folds: str) -> str:
    """The name that leaves this row out of training: its family, or its fifth of the sources."""
    if folds == "family":
        return next((family for family in corpora.FAMILIES if str(row.get("set")).startswith(family)), "")
    group = str(row.get("source_id") or row.get("doc") or row.get("event") or row["id"])
    return f"fold{int(hashlib.blake2b(group.encode(), digest_size=4).hexdigest(), 16) % SOURCE_FOLDS}:"


def prepare(data: corpora.Data, folds: str, scratch: Path) -> tuple[list[str], list[dict[str, Any]]]:
    """The training arguments (sets renamed after their fold where folds go by source) and the rows to judge."""
    arguments: list[str] = []
    for option, paths in (("-c", data.corpus), ("-q", data.queries), ("-g", data.garble), ("--honest", data.honest)):
        for number, path in enumerate(paths):
            target = path
            if folds == "source" and option != "-c":
                rows = [{**row, "set": fold_of(row, folds) + str(row.get("set"))} for row in read(path)]
                target = write(scratch / f"{option.strip('-')}{number}.jsonl", rows)
            arguments += [option, str(target)]
    return arguments, read(data.queries[0])


def run(*command: str) -> None:
    """Run a command; end the program with its output where it fails."""
    alone = {**os.environ, "OMP_NUM_THREADS": "1"}  # folds run side by side: threads of each would wait for one another
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=alone)
    if done.returncode:
        sys.exit(f"{' '.join(command)}\nended with {done.returncode}:\n{done.stderr[-2000:]}")


def train_fold(name: str, train: list[str], scratch: Path) -> Path:
    """The model of a fold, which saw none of its rows."""
    model = scratch / f"{name.strip(':')}.npz"
    if not model.exists():
        run(*SPAMFILTER, "train", *train, "--leave-out", name, "-o", str(model))
    return model


def judge_fold(name: str, rows: list[dict[str, Any]], train: list[str], data: corpora.Data, scratch: Path) -> list[dict[str, Any]]:
    """Verdicts on one fold's rows by its model."""
    model, queries, out = train_fold(name, train, scratch), scratch / f"{name.strip(':')}.jsonl", scratch / f"{name.strip(':')}.out"
    write(queries, [{key: row[key] for key in ("id", "url", "title", "published", "text") if row.get(key) is not None} for row in rows])
    run(
        *SPAMFILTER,
        "audit",
        str(queries),
        "--references",
        str(data.corpus[0]),
        "--no-learn",
        "--model",
        str(model),
        "--format",
        "jsonl",
        "-o",
        str(out),
    )
    print(f"  {name.strip(':')}: {len(rows)} rows judged", flush=True)
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


def figures(report: dict[str, Any]) -> dict[str, tuple[float, int]]:
    """Share found at 1 % false alarms and the number of rows, by label and by family."""
    found = {f"label {label}": (cell["tpr_at_1_fpr"], cell["n"]) for label, cell in report["labels"].items()}
    for family in corpora.FAMILIES:
        cells = [cell for key, cell in report["by"].items() if key.split(" | ")[1].startswith(family)]
        if cells:
            count = sum(cell["n"] for cell in cells)
            found[f"family {family}"] = (sum(cell["tpr_at_1_fpr"] * cell["n"] for cell in cells) / count, count)
    return found


def check_floors(folds: str, digest: str, found: dict[str, float], *, update: bool, allow_regression: bool) -> int:
    """0 where every figure stands at or above its floor; `update` raises floors, lowering one needs `allow_regression`."""
    path = HERE / "floors.json"
    floors = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    known = floors.get(folds, {"digest": digest, "floors": {}})
    if known["digest"] != digest:
        print(f"the data changed (digest {digest[:12]}, floors are of {known['digest'][:12]}): floors are not compared")
        return 0
    below = {key: (found.get(key, 0.0), floor) for key, floor in known["floors"].items() if found.get(key, 0.0) < floor}
    for key, (value, floor) in below.items():
        print(f"BELOW ITS FLOOR  {key}: {value:.3f} < {floor:.3f}")
    if update:
        lowered = allow_regression and below
        known["floors"] = {
            key: round(value - 0.01 if lowered else max(value - 0.01, known["floors"].get(key, 0.0)), 3) for key, value in found.items()
        }
        floors[folds] = known
        path.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return 1 if below and not allow_regression else 0


def options() -> argparse.Namespace:
    """What the command line asks for; ends the program with status 2 where the scorer is missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, help="folder with rewrite/, generated/ and honest/")
    parser.add_argument("--scorer", required=True, type=Path, help="the program that scores verdicts against labels")
    parser.add_argument("--folds", choices=("source", "family"), default="source")
    parser.add_argument("--measured", type=Path, help="keep measured features here between runs")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--update", action="store_true", help="raise the floors to 0.01 below these figures")
    parser.add_argument("--allow-regression", action="store_true", help="let floors sink; say why in CHANGELOG.md")
    args = parser.parse_args()
    if not args.scorer.is_file():
        parser.exit(2, f"{args.scorer}: no such program\n")
    return args


def main() -> int:
    """Run the command line."""
    args = options()
    data = corpora.find(args.data)
    with tempfile.TemporaryDirectory(prefix="quality-") as folder:
        scratch = Path(folder)
        train, rows = prepare(data, args.folds, scratch)
        train += ["--measured", str(args.measured or scratch / "measured.npz"), "--jobs", str(args.jobs)]
        by_fold: dict[str, list[dict[str, Any]]] = {}
        for row in rows:
            by_fold.setdefault(fold_of(row, args.folds), []).append(row)
        train_fold(min(by_fold), train, scratch)  # measures all rows; every other fold reads what it kept
        with ThreadPoolExecutor(args.jobs) as pool:
            judged = list(pool.map(lambda name: judge_fold(name, by_fold[name], train, data, scratch), sorted(by_fold)))
        pooled = [verdict for part in judged for verdict in part]
        verdicts = write(scratch / "verdicts.jsonl", pooled)
        out = HERE / "results" / f"quality-{args.folds}.json"
        command = [
            sys.executable,
            str(args.scorer),
            "--corpus",
            str(data.corpus[0]),
            "--queries",
            str(data.queries[0]),
            "--verdicts",
            str(verdicts),
        ]
        print(subprocess.run([*command, "--by", "set", "--json", str(out)], capture_output=True, text=True, check=True).stdout)
    report = json.loads(out.read_text(encoding="utf-8"))
    report["details"] = rates.details(rows, pooled, report["threshold"])
    out.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    found = figures(report)
    for key, (value, count) in found.items():
        print(f"{key:28s} {value:.3f}  of {count}")
    many = {key: round(value, 4) for key, (value, count) in found.items() if count >= LEAST_ROWS}
    return check_floors(args.folds, data.digest, many, update=args.update, allow_regression=args.allow_regression)


if __name__ == "__main__":
    raise SystemExit(main())
