"""The cleaning benchmark measures what it says, and says what it lacks."""

import gzip
import json
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "cleaning.py"
TRUE = "The council of Orre voted on Monday to keep the old mill, which has stood empty for thirty years.\nNobody had hoped for it."


def run(*arguments):
    return subprocess.run([sys.executable, SCRIPT, *map(str, arguments)], capture_output=True, text=True, check=False)


def test_without_its_data_it_ends_with_2_and_names_the_folder(tmp_path):
    result = run("--data", tmp_path / "nothing")
    assert result.returncode == 2
    assert str(tmp_path / "nothing") in result.stderr


def test_it_measures_a_small_set(tmp_path):
    pages = tmp_path / "farm" / "html"
    pages.mkdir(parents=True)
    body = "".join(f"<p>{line}</p>" for line in TRUE.split("\n"))
    (pages / "a.html.gz").write_bytes(gzip.compress(f"<article>{body}<p>Advertisement</p></article>".encode()))
    gold = {"id": "a", "text": TRUE, "title": "Mill", "furniture": [{"text": "Advertisement", "code": "ad"}]}
    (tmp_path / "farm" / "gold.jsonl").write_text(json.dumps(gold) + "\n", encoding="utf-8")
    result = run("--data", tmp_path, "-o", tmp_path / "cleaning.json", "--rounds", "1")
    assert result.returncode == 0, result.stderr
    figures = json.loads((tmp_path / "cleaning.json").read_text())["sets"]["farm"]["spamfilter"]
    assert (figures["pages"], figures["f1"], figures["lost"], figures["furniture"]) == (1, 1.0, 0.0, 0.0)


def test_the_labels_hold_ids_and_days_alone():
    rows = [json.loads(line) for line in SCRIPT.with_name("dates.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(rows) >= 150
    assert {tuple(row) for row in rows} == {("set", "id", "dates")}
    assert all(len(day) == 10 for row in rows for day in row["dates"])
