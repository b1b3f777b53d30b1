"""Build the shipped model anew from a data folder, measure it again, and say whether everything is as it is told.

    python model/rebuild.py --data DATA --scorer SCORER

In a checkout. Trains with the version and seed of the shipped model and compares the files bit for bit; runs the benchmarks behind the
model card (`quality.py` with both folds, `garble.py`, `scoring.py`), prints the card with all its figures, and ends with 1 where a file
differs or a floor breaks. `--write` puts the new files in the place of the shipped ones first. Twenty to thirty minutes on two cores.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from spamfilter.scoring.model import SUFFIXES

MODEL = Path(__file__).resolve().parent
BENCHMARKS = MODEL.parent / "benchmarks"
SHIPPED = MODEL / "rewrite.npz"
# One thread adds up in one order: the same sums to the last bit on every machine with as many cores or more.
ALONE = {**os.environ, "OMP_NUM_THREADS": "1"}


def train(data: str, out: Path, version: str | None, kept: list[str]) -> None:
    """Train on the folder's files with the seed of the shipped model, under its version or a new one."""
    sys.path.insert(0, str(BENCHMARKS))
    told = json.loads(SHIPPED.with_suffix(".json").read_text(encoding="utf-8"))
    command = [sys.executable, "-m", "spamfilter", "train", *importlib.import_module("corpus").find(data).arguments, *kept]
    command += ["--seed", str(told["training"]["seed"]), "--version", version or told["version"], "-o", str(out)]
    command += ["--jobs", str(os.cpu_count() or 1)]
    done = subprocess.run(command, check=False, env=ALONE)  # noqa: S603 its words come from this file and the caller
    if done.returncode:
        raise SystemExit(done.returncode)  # it has said why


def differing(built: Path, shipped: Path) -> list[str]:
    """The names of the shipped files that are not the built ones, byte for byte."""
    pairs = [(built.with_suffix(suffix), shipped.with_suffix(suffix)) for suffix in SUFFIXES]
    return [old.name for new, old in pairs if not old.is_file() or new.read_bytes() != old.read_bytes()]


def measure(data: str, scorer: str, kept: list[str]) -> list[str]:
    """Run every benchmark that the card quotes; the names of those that fail."""
    folds = ("quality.py", "--data", data, "--scorer", scorer, "--folds")
    runs = ((*folds, "family", *kept), (*folds, "source"), ("garble.py", "--data", data), ("scoring.py",), ("card.py",))
    failed = []
    for name, *rest in runs:
        print(f"\n== {name} {' '.join(rest)}", flush=True)  # noqa: T201 what a script tells
        if subprocess.run([sys.executable, str(BENCHMARKS / name), *rest], check=False, env=ALONE).returncode:  # noqa: S603 words of this file
            failed.append(f"{name} {' '.join(rest)}".strip())
    return failed


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, help="folder with rewrite/, generated/ and honest/")
    parser.add_argument("--scorer", required=True, help="the program that scores verdicts against labels")
    parser.add_argument("--write", action="store_true", help="put the built files in the place of the shipped ones")
    parser.add_argument("--version", help="with --write, the new model's version")
    parser.add_argument("--measured", help="keep measured features here between runs")
    args = parser.parse_args()
    if not BENCHMARKS.is_dir():
        parser.exit(2, f"{BENCHMARKS}: no such folder; this runs in a checkout\n")
    with tempfile.TemporaryDirectory(prefix="rebuild-") as folder:
        built = Path(folder) / SHIPPED.name
        kept = ["--measured", args.measured or str(Path(folder) / "measured.npz")]
        train(args.data, built, args.version if args.write else None, kept)
        if args.write:
            for suffix in SUFFIXES:
                shutil.copyfile(built.with_suffix(suffix), SHIPPED.with_suffix(suffix))
        faults = [f"{name} is not what the data gives" for name in differing(built, SHIPPED)]
        faults += [f"{name} failed" for name in measure(args.data, args.scorer, kept)]
    print((MODEL / "CARD.md").read_text(encoding="utf-8"))  # noqa: T201 what a script tells
    print("\n".join(faults) if faults else "every file as built, every floor holds")  # noqa: T201 what a script tells
    return int(bool(faults))


if __name__ == "__main__":
    raise SystemExit(main())
