"""The benchmarks of retrieval and scale measure what they say, and say what they lack."""

import gzip
import importlib.util
import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "benchmarks"
_WORDS = """
bridge harbour council market teacher engine river winter budget meeting garden station letter hospital railway library
"""
WORDS = _WORDS.split()


def run(script, *arguments):
    return subprocess.run([sys.executable, FOLDER / script, *map(str, arguments)], capture_output=True, text=True, check=False)


def text(pick, sentences=40):
    made = (
        " ".join(["The", *pick.choices(WORDS, k=9), f"{pick.choice('ABC')}{pick.randrange(999):03}ville", "fell."])
        for _ in range(sentences)
    )
    return " ".join(made)


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    pick = random.Random(4)
    folder = tmp_path_factory.mktemp("data")
    (folder / "rewrite").mkdir()
    texts = [text(pick) for _ in range(30)]
    rows = {
        "corpus": [{"id": f"a{n}", "text": made} for n, made in enumerate(texts)],
        "queries": [
            {"label": "copy", "source_id": "a3", "text": texts[3]},
            {"label": "paraphrase", "source_id": "a4", "text": text(pick, 3)},
        ],
    }
    for name, lines in rows.items():
        with gzip.open(folder / "rewrite" / f"{name}.jsonl.gz", "wt", encoding="utf-8") as file:
            file.writelines(json.dumps(line) + "\n" for line in lines)
    return folder


@pytest.mark.parametrize("script", ["retrieval.py", "scale.py"])
def test_without_its_data_it_ends_with_2_and_names_the_folder(tmp_path, script):
    result = run(script, "--data", tmp_path / "nothing")
    assert result.returncode == 2
    assert str(tmp_path / "nothing") in result.stderr
    assert result.stdout == ""


def test_retrieval_counts_what_is_found_and_fails_below_a_floor(data, tmp_path):
    result = run("retrieval.py", "--data", data, "--distractors", "20", "-o", tmp_path / "r.json")
    figures = json.loads((tmp_path / "r.json").read_text())
    assert figures["articles"] == 50
    assert figures["recall"]["copy"] == {"sources": 1, "1": 1.0, "5": 1.0, "20": 1.0}
    assert {"cut 30", "stitched", "inside"} <= set(figures["recall"])
    missed = figures["recall"]["paraphrase"]["20"] < 1  # a text of other sentences, which nothing has to find
    assert result.returncode == int(missed)
    assert ("below the floor: paraphrase" in result.stderr) == missed


def test_scale_measures_each_size(data, tmp_path):
    result = run("scale.py", "--data", data, "--docs", "40,120", "-o", tmp_path / "s.json")
    assert result.returncode == 0, result.stderr
    figures = json.loads((tmp_path / "s.json").read_text())
    assert [row["docs"] for row in figures["sizes"]] == [40, 120]
    assert figures["sizes"][0]["recall_at_20"]["spun"] == 1.0
    assert "120 articles" in result.stdout


def test_recombined_articles_are_the_same_in_every_run_and_differ_from_one_another(monkeypatch):
    specification = importlib.util.spec_from_file_location("recombine", FOLDER / "recombine.py")
    recombine = importlib.util.module_from_spec(specification)
    monkeypatch.setitem(sys.modules, "recombine", recombine)
    specification.loader.exec_module(recombine)
    texts = [text(random.Random(n)) for n in range(12)]
    first, again = (list(recombine.Recombiner(texts).articles(20)) for _ in range(2))
    assert first == again
    assert len(set(first)) == 20
    assert all(300 <= len(article.split()) < 800 for article in first)
