"""`spamfilter train --update`: what a person says of judged articles is learned, once, and nothing else is forgotten."""

from __future__ import annotations

import importlib
import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from labelled import Press, labelled, write_rows
from threadpoolctl import threadpool_limits

from spamfilter import Config, Page, SpamFilter
from spamfilter.cli import main
from spamfilter.errors import ModelError
from spamfilter.feature import View
from spamfilter.scoring.linear import LinearHead
from spamfilter.scoring.model import load_model, save_model

FEEDBACK = ("--feedback", "said.csv", "--index", "seen.db")
SUFFIXES = (".npz", ".json", ".rows.npz")


def run(*arguments):
    with threadpool_limits(1):
        return CliRunner().invoke(main, ["train", *arguments])


def shuffled(press, text):
    """The sentences in another order, with a strange one in front: a rewrite of a kind that the model has not seen."""
    sentences = text.split(". ")
    press.random.shuffle(sentences)
    return press.sentence() + " " + ". ".join(part.rstrip(".") for part in sentences) + "."


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    """A small model, trained once."""
    folder = tmp_path_factory.mktemp("trained")
    write_rows(folder, labelled(count=30))
    names = [str(folder / f"{name}.jsonl") for name in ("corpus", "queries")]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(importlib.import_module("spamfilter.model.training"), "MADE", 40)
        for name, few in (("ROUNDS", 20), ("FITS", 2)):
            patch.setattr(importlib.import_module("spamfilter.model.fitting"), name, few)
        words = ("-c", names[0], "-q", names[1], "--measured", str(folder / "kept.npz"), "--version", "small", "-o", str(folder / "m.npz"))
        refused = run(*words)
        assert refused.exit_code == 2  # a training that falls below the floors
        assert "honest texts (at least 100)" in refused.stderr
        assert "--force" in refused.stderr
        assert not list(folder.glob("m.*"))
        done = run(*words, "--force")
    assert done.exit_code == 0, done.output
    return str(folder / "m.npz")


@pytest.fixture
def said(alone):
    """Feedback about the articles of an index: what is in `said.csv`, as a list of id and label."""
    press, told = Press(8), []
    with SpamFilter(Config(index="seen.db")) as spam_filter:
        for number in range(24):
            text = press.text()
            for name, page in (
                (f"s{number}", text),
                (f"taken{number}", shuffled(press, text)),
                (f"fair{number}", f"{text.split('. ')[0]}. {press.text()}"),
            ):
                spam_filter.learn(Page(markup=page, id=name))
            told += [(f"taken{number}", "spam"), (f"fair{number}", "ok")]
    write(alone, told)
    return told


def write(folder, lines, name="said.csv"):
    (folder / name).write_text("id,label\n" + "".join(f"{name},{label}\n" for name, label in lines), encoding="utf-8")


def contents(folder, name):
    return [(folder / name).with_suffix(suffix).read_bytes() for suffix in SUFFIXES]


def test_feedback_is_learned_and_the_first_trees_stay(trained, said, alone):
    done = run("--update", trained, *FEEDBACK, "-o", "new.npz")
    assert done.exit_code == 0, done.output
    before, after = load_model(trained), load_model("new.npz")
    old, new = before.heads[View.MATCH], after.heads[View.MATCH]
    np.testing.assert_array_equal(new.threshold[: len(old.threshold)], old.threshold)
    np.testing.assert_array_equal(new.roots[: len(old.roots)], old.roots)
    assert len(new.roots) > len(old.roots)
    texts, idle = after.facts["update"]["texts"], [int(line.split()[0]) for line in done.stderr.splitlines() if "teach nothing" in line]
    assert texts + sum(idle) == len(said)
    assert texts > 3 * len(said) // 4
    assert after.version == f"small+{texts}"
    assert {"yours paraphrase", "yours independent_same_event"} <= set(after.facts["rates"]["match"])
    # the scores of texts of the same kinds, which nobody labelled, lie further apart than before
    press = Press(77)
    gaps = []
    for name in (trained, "new.npz"):
        with SpamFilter(Config(index="other.db", model=name)) as spam_filter:
            press.random.seed(77)
            scores = {"taken": [], "fair": []}
            for _ in range(8):
                text = press.text()
                spam_filter.learn(Page(markup=text, id=text[:40]), vouched=True)
                scores["taken"].append(spam_filter.judge(shuffled(press, text)).score)
                scores["fair"].append(spam_filter.judge(f"{text.split('. ')[0]}. {press.text()}").score)
        gaps.append(np.mean(scores["taken"]) - np.mean(scores["fair"]))
    assert gaps[1] > gaps[0]


def test_the_same_feedback_twice_is_once(trained, said, alone):
    write(alone, [*reversed(said), *said[:5]], "twice.csv")
    for name, base, files in (
        ("one", trained, FEEDBACK),
        ("again", trained, (*FEEDBACK, "--feedback", "twice.csv")),
        ("on-top", "one.npz", FEEDBACK),
    ):
        assert run("--update", base, *files, "-o", f"{name}.npz").exit_code == 0
    assert contents(alone, "one.npz") == contents(alone, "again.npz") == contents(alone, "on-top.npz")


def test_one_half_after_the_other_is_the_whole(trained, said, alone):
    assert run("--update", trained, *FEEDBACK, "--force", "-o", "whole.npz").exit_code == 0
    for part, base, lines in (("half", trained, said[::2]), ("both", "half.npz", said[1::2])):
        write(alone, lines)
        assert run("--update", base, *FEEDBACK, "--force", "-o", f"{part}.npz").exit_code == 0
    assert contents(alone, "both.npz") == contents(alone, "whole.npz")


def test_labelled_files_update_too(trained, alone):
    write_rows(alone, labelled(seed=6, count=12))
    done = run("--update", trained, "-c", "corpus.jsonl", "-q", "queries.jsonl", "--force", "-o", "new.npz")
    assert done.exit_code == 0, done.output
    assert json.loads((alone / "new.json").read_text())["update"]["taken"] == 24


def test_an_id_like_a_number_of_the_memory_replaces_nothing(trained, alone):
    memory = importlib.import_module("spamfilter.model.memory")
    rows = labelled(seed=6, count=12)
    rows["queries"] = [{**row, "id": f"#{number}"} for number, row in enumerate(rows["queries"])]
    write_rows(alone, rows)
    assert run("--update", trained, "-c", "corpus.jsonl", "-q", "queries.jsonl", "--force", "-o", "new.npz").exit_code == 0
    before, after = (memory.load_memory(path, load_model(path).facts).rows.set for path in (trained, "new.npz"))
    assert (after != memory.YOURS).sum() == len(before)


def test_a_query_of_a_label_that_nobody_knows_is_refused(trained, alone):
    rows = labelled(seed=6, count=3)
    rows["queries"][1]["label"] = "spam"  # as feedback has it: it would be learned as honest
    write_rows(alone, rows)
    done = run("--update", trained, "-c", "corpus.jsonl", "-q", "queries.jsonl", "--force", "-o", "new.npz")
    assert done.exit_code == 2
    assert "queries.jsonl: row 2: 'spam'" in done.stderr
    assert not (alone / "new.npz").exists()


def test_a_model_without_trees_is_not_updated(trained, said, alone):
    head = LinearHead(("order.excess",), np.ones(1), np.ones(1), np.zeros(1), np.ones(1), 0.0)
    bars = {"suspect": 0.4, "spam": 0.9}
    save_model("line.npz", {View.MATCH: head}, {"version": "1", "thresholds": {"match": bars}, "rates": {}, "training": {}})
    done = run("--update", "line.npz", *FEEDBACK, "-o", "new.npz")
    assert done.exit_code == 2
    assert "line.npz" in done.stderr


@pytest.mark.parametrize(
    ("harm", "named"),
    [
        pytest.param(lambda facts: facts.pop("training"), "m.rows.npz", id="no word of its rows"),
        pytest.param(lambda facts: facts.update(update={"first": {"nodes": 3}}), "m.npz", id="an update of nothing"),
    ],
)
def test_a_model_that_says_too_little_of_itself_is_not_updated(trained, said, alone, harm, named):
    model, source = load_model(trained), Path(trained)
    facts = {key: value for key, value in model.facts.items() if key not in ("format", "heads", "sha256")}
    harm(facts)
    save_model("m.npz", model.heads, facts)
    (alone / "m.rows.npz").write_bytes(source.with_suffix(".rows.npz").read_bytes())
    done = run("--update", "m.npz", *FEEDBACK, "-o", "new.npz")
    assert done.exit_code == 2
    assert named in done.stderr


def test_feedback_that_turns_the_world_upside_down_is_refused(trained, alone):
    with SpamFilter(Config(index="seen.db")) as spam_filter:
        press, lines = Press(4), []
        for number in range(40):
            text = press.text()
            spam_filter.learn(Page(markup=text, id=f"s{number}"))
            spam_filter.learn(Page(markup=press.spun(press.spun(text)), id=f"spun{number}"))
            lines.append((f"spun{number}", "ok"))
    write(alone, lines)
    done = run("--update", trained, *FEEDBACK, "-o", "new.npz")
    assert done.exit_code == 2, done.output
    assert "of the taken texts of the first training are spam (1.000 before, at least 0.980)" in done.stderr
    assert not list(alone.glob("new.*"))
    forced = run("--update", trained, *FEEDBACK, "--force", "-o", "new.npz")
    assert forced.exit_code == 0
    assert "below a floor" in forced.stderr
    load_model("new.npz")


def test_a_copy_is_not_learned_as_honest(trained, said, alone):
    with SpamFilter(Config(index="seen.db")) as spam_filter:
        press = Press(5)
        text = press.text()
        spam_filter.learn(Page(markup=text, id="source"))
        spam_filter.learn(Page(markup=f"{text} {press.sentence()}", id="copied"))
    assert run("--update", trained, *FEEDBACK, "-o", "without.npz").exit_code == 0
    write(alone, [*said, ("copied", "ok")])
    done = run("--update", trained, *FEEDBACK, "-o", "with.npz")
    assert "a fifth of its phrases" in done.stderr
    assert contents(alone, "with.npz") == contents(alone, "without.npz")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("id,label\nfair1,ok\ntaken1,spam\nfair1,spam\n", "line 4: 'fair1' is 'spam', and said.csv line 2", id="two minds"),
        pytest.param("name,label\nfair1,ok\n", "line 1", id="no column for the id"),
        pytest.param("id,label\nfair1\n", "line 2", id="no label"),
        pytest.param("id,label\nfair1,maybe\n", "line 2", id="a label nobody knows"),
        pytest.param("id,label\n,ok\n", "line 2", id="no id"),
        pytest.param("", "line 1", id="an empty file"),
        pytest.param("id,label\n", "no text in it", id="nothing but a heading"),
        pytest.param("id,label\nnobody,ok\n", "no text in it", id="an article that nobody knows"),
    ],
)
def test_feedback_that_is_none(trained, said, alone, text, says):
    (alone / "said.csv").write_text(text, encoding="utf-8")
    done = run("--update", trained, *FEEDBACK, "-o", "new.npz")
    assert done.exit_code == 2
    assert says in done.stderr
    assert not (alone / "new.npz").exists()


def test_articles_that_teach_nothing_are_counted_and_named(trained, said, alone):
    with SpamFilter(Config(index="seen.db")) as spam_filter:
        spam_filter.learn(Page(markup=" ".join(f"odd{number}bird" for number in range(60)), id="lonely"))
    strangers = [f"nobody{number}" for number in range(7)]
    write(alone, [*said, *((name, "ok") for name in strangers), ("lonely", "ok")])
    done = run("--update", trained, *FEEDBACK, "-o", "new.npz")
    assert done.exit_code == 0, done.output
    told = [line for line in done.stderr.splitlines() if "teach nothing" in line]
    assert told[:2] == [
        f"7 of the labelled articles teach nothing: not in the index with its text ({', '.join(strangers[:5])} and 2 more)",
        "1 of the labelled articles teach nothing: resembles nothing in the index (lonely)",
    ]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_model_that_is_there_is_overwritten_only_when_that_is_said(trained, said, alone, suffix):
    there = (alone / "new.npz").with_suffix(suffix)
    there.write_bytes(b"mine")
    refused = run("--update", trained, *FEEDBACK, "-o", "new.npz")
    assert refused.exit_code == 2
    assert f"new{suffix}: exists already; --force overwrites it" in refused.stderr
    assert there.read_bytes() == b"mine"
    assert run("--update", trained, *FEEDBACK, "-o", "new.npz", "--force").exit_code == 0
    load_model("new.npz")


def test_an_index_that_is_not_there_is_named(trained, said, alone):
    (alone / "seen.db").unlink()
    done = run("--update", trained, *FEEDBACK, "-o", "new.npz")
    assert done.exit_code == 2
    assert "seen.db" in done.stderr
    assert not (alone / "seen.db").exists()


@pytest.mark.parametrize("harm", ["missing", "another's", "damaged"])
def test_a_model_without_its_rows_is_not_updated(trained, said, alone, harm):
    memory = importlib.import_module("spamfilter.model.memory")
    for suffix in SUFFIXES:
        source = Path(trained).with_suffix(suffix)
        (alone / "m.npz").with_suffix(suffix).write_bytes(source.read_bytes())
    path, facts = alone / "m.rows.npz", load_model("m.npz").facts
    if harm == "missing":
        path.unlink()
    elif harm == "damaged":
        path.write_bytes(path.read_bytes()[:-40])
    else:
        kept = memory.load_memory("m.npz", facts)
        memory.save_memory("m.npz", kept.take(np.arange(len(kept.log_odds)) > 0))
    with pytest.raises(ModelError) as error:
        memory.load_memory("m.npz", facts)
    assert error.value.path == "m.rows.npz"
    done = run("--update", "m.npz", *FEEDBACK, "-o", "new.npz")
    assert done.exit_code == 2
    assert "m.rows.npz" in done.stderr
