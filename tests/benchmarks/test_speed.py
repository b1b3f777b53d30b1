"""The speed benchmark measures what it says, and says what it lacks."""

import gzip
import json
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "speed.py"


def run(*arguments):
    return subprocess.run([sys.executable, SCRIPT, *map(str, arguments)], capture_output=True, text=True, check=False)


def test_without_its_data_it_ends_with_2_and_names_the_folder(tmp_path):
    result = run("--data", tmp_path / "nothing")
    assert result.returncode == 2
    assert str(tmp_path / "nothing") in result.stderr
    assert result.stdout == ""


def test_it_measures_a_small_corpus(tmp_path):
    folder = tmp_path / "rewrite"
    folder.mkdir()
    with gzip.open(folder / "corpus.jsonl.gz", "wt", encoding="utf-8") as file:
        for n in range(60):
            text = " ".join(f"Bridge{n} harbour{n * 7} council{n % 9} of Velmarin{k}" for k in range(12))
            print(json.dumps({"id": f"a{n}", "text": text}), file=file)
    result = run("--data", tmp_path, "--no-judge", "-o", tmp_path / "speed.json")
    assert result.returncode == 0, result.stderr
    figures = json.loads((tmp_path / "speed.json").read_text())["spamfilter"]
    assert figures["docs"] == 60
    assert figures["query_calls"] == 3
    assert figures["recall_at_20"] == {"verbatim": 1.0}
    assert "spamfilter" in result.stdout
