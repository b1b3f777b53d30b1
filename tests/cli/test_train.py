"""`spamfilter train` from a tiny labelled set to a model that judges."""

from __future__ import annotations

import importlib
import json

import pytest
from click.testing import CliRunner
from labelled import labelled, write_rows
from threadpoolctl import threadpool_limits

from spamfilter import Config, Label, Page, SpamFilter
from spamfilter.cli import main
from spamfilter.scoring.model import load_model

FILES = ("--corpus", "corpus.jsonl", "--queries", "queries.jsonl", "--garble", "garble.jsonl", "--force")  # too few for the floors


def run(*arguments):
    with threadpool_limits(1):  # scikit-learn's threads wait for one another, for minutes on a busy machine
        return CliRunner().invoke(main, list(arguments))


@pytest.fixture
def data(alone, monkeypatch):
    """The labelled files, and few formulaic texts beside them."""
    monkeypatch.setattr(importlib.import_module("spamfilter.model.training"), "MADE", 40)
    for name, few in (("ROUNDS", 20), ("FITS", 2)):
        monkeypatch.setattr(importlib.import_module("spamfilter.model.fitting"), name, few)
    rows = labelled(count=30)
    write_rows(alone, rows)
    return rows


def test_a_model_is_trained_verified_and_judges(data, alone):
    done = run("train", *FILES, "--version", "tiny", "-o", "m.npz")
    assert done.exit_code == 0, done.output
    assert "below a floor: thresholds were chosen on" in done.stderr
    assert "thresholds" in done.stdout
    assert "copy" in done.stdout
    assert run("model", "verify", "m.npz").exit_code == 0
    model = load_model("m.npz")
    assert model.version == "tiny"
    assert model.facts["training"]["sets"]
    fresh = labelled(seed=99, count=4)
    with SpamFilter(Config(model="m.npz")) as spam_filter:
        for row in fresh["corpus"]:
            spam_filter.learn(Page(markup=row["text"], id=row["id"]), vouched=True)
        for row in fresh["queries"]:
            verdict = spam_filter.judge(Page(markup=row["text"], id=row["id"]))
            if row["label"] == "copy":
                assert verdict.label in (Label.SPAM, Label.SUSPECT)
                assert verdict.matches[0].id == row["source_id"]
            elif "source_id" not in row:
                assert verdict.label is not Label.SPAM


def test_the_same_data_and_seed_give_the_same_bytes(data, alone):
    for name in ("one", "two"):
        assert run("train", *FILES, "--seed", "3", "--measured", f"{name}-kept.npz", "-o", f"{name}.npz").exit_code == 0
    assert run("train", *FILES, "--seed", "3", "--measured", "one-kept.npz", "-o", "three.npz").exit_code == 0
    for suffix in (".npz", ".json"):
        assert (alone / f"one{suffix}").read_bytes() == (alone / f"two{suffix}").read_bytes() == (alone / f"three{suffix}").read_bytes()


def test_nothing_is_learned_from_a_set_left_out(data, alone):
    assert run("train", *FILES, "--leave-out", "west,sou", "-o", "m.npz").exit_code == 0
    told = json.loads((alone / "m.json").read_text())["training"]
    assert told["left_out"] == ["sou", "west"]
    assert {"east", "north"} <= set(told["sets"])
    assert not {"west", "south"} & set(told["sets"])


@pytest.mark.parametrize(
    ("name", "line", "says"),
    [
        pytest.param("corpus.jsonl", "{", "line 31", id="no JSON"),
        pytest.param("queries.jsonl", '{"id": "x", "label": "copy"}', "line 121", id="no text"),
        pytest.param("garble.jsonl", "[]", "line 61", id="no object"),
    ],
)
def test_a_broken_line_is_named(data, alone, name, line, says):
    with (alone / name).open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    done = run("train", *FILES, "-o", "m.npz")
    assert done.exit_code == 2
    assert name in done.stderr
    assert says in done.stderr
    assert not (alone / "m.npz").exists()


def test_a_model_that_is_there_stays(data, alone):
    (alone / "m.npz").write_bytes(b"mine")
    done = run("train", *FILES[:-1], "-o", "m.npz")
    assert done.exit_code == 2
    assert "m.npz: exists already; --force overwrites it" in done.stderr
    assert (alone / "m.npz").read_bytes() == b"mine"
    assert run("train", *FILES, "-o", "m.npz").exit_code == 0
    load_model("m.npz")


def test_a_missing_file_is_named(data, alone):
    done = run("train", "-c", "nothing.jsonl", "-q", "queries.jsonl", "-o", "m.npz")
    assert done.exit_code == 2
    assert "nothing.jsonl" in done.stderr


@pytest.mark.parametrize(
    ("words", "says"),
    [
        pytest.param((), "--corpus and --queries", id="no files"),
        pytest.param(("-c", "corpus.jsonl"), "--corpus and --queries", id="no queries"),
        pytest.param((*FILES, "--feedback", "f.csv"), "--update", id="feedback without a model"),
        pytest.param(("--update", "shipped"), "--feedback", id="an update with nothing"),
        pytest.param(("--update", "shipped", "--feedback", "f.csv"), "--index", id="feedback without an index"),
        pytest.param((*FILES, "--index", "i.db"), "--update", id="an index without a model"),
        pytest.param(
            ("--update", "shipped", "-c", "corpus.jsonl", "-q", "queries.jsonl", "--index", "i.db"),
            "--feedback",
            id="an index without feedback",
        ),
        pytest.param(
            ("--update", "shipped", "--feedback", "f.csv", "--index", "i.db", "--honest", "h.jsonl"),
            "--queries",
            id="honest texts without queries",
        ),
        pytest.param(("--update", "shipped", *FILES), "--garble", id="an update of what it does not touch"),
    ],
)
def test_what_goes_with_what(data, alone, words, says):
    done = run("train", *words, "-o", "m.npz")
    assert done.exit_code == 2
    assert says in done.stderr
    assert not (alone / "m.npz").exists()
