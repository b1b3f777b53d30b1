"""`spamfilter model`: shows what a model is, and finds what is wrong with one."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from click.testing import CliRunner

from spamfilter.cli import main
from spamfilter.feature import View
from spamfilter.features import features_of
from spamfilter.scoring.model import load_model, save_model


def run(*arguments):
    return CliRunner().invoke(main, ["model", *arguments])


@pytest.fixture
def copied(alone):
    """The shipped model, saved anew."""
    shipped = load_model()
    facts = {key: value for key, value in shipped.facts.items() if key not in ("format", "heads", "sha256")}
    assert save_model("m.npz", shipped.heads, facts) == shipped.sha256
    return alone / "m.npz"


def test_the_shipped_model_is_sound():
    done = run("verify")
    assert done.exit_code == 0
    assert load_model().sha256 in done.stdout


def test_show_tells_version_digest_thresholds_and_features():
    done, shipped = run("show"), load_model()
    assert done.exit_code == 0
    bars = [f"above {bar:.4f}" for told in shipped.facts["thresholds"].values() for bar in (told["suspect"], told["spam"]) if bar]
    assert len(bars) == 3
    for part in (shipped.version, shipped.sha256, *bars, "spam never", "chosen for", "head match", "head text"):
        assert part in done.stdout
    for view in View:
        assert all(feature.name in done.stdout for feature in features_of(view))
    assert json.loads(run("show", "--json").stdout) == shipped.facts


def test_either_file_names_the_model(copied):
    assert run("verify", "m.npz").stdout == run("verify", "m.json").stdout == run("verify").stdout


@pytest.mark.parametrize("suffix", [".npz", ".json"])
@pytest.mark.parametrize("command", ["verify", "show"])
def test_a_damaged_model_is_named_and_left_as_it_is(copied, command, suffix):
    file = copied.with_suffix(suffix)
    raw = file.read_bytes()
    file.write_bytes(raw[: len(raw) // 2])
    done = run(command, "m.npz")
    assert done.exit_code == 2
    assert f"m{suffix}" in done.stderr
    assert done.stdout == ""
    assert file.read_bytes() == raw[: len(raw) // 2]


def test_a_changed_threshold_is_found(copied):
    told = json.loads(copied.with_suffix(".json").read_text())
    told["thresholds"]["match"]["spam"] = 0.999
    copied.with_suffix(".json").write_text(json.dumps(told))
    done = run("verify", "m.npz")
    assert done.exit_code == 2
    assert "digest" in done.stderr


def test_a_feature_that_nobody_measures_is_found(copied):
    shipped = load_model()
    head = shipped.heads[View.MATCH]
    strange = replace(head, features=("order.nothing", *head.features[1:]))
    facts = {key: value for key, value in shipped.facts.items() if key not in ("format", "heads", "sha256")}
    save_model("m.npz", {**shipped.heads, View.MATCH: strange}, facts)
    done = run("verify", "m.npz")
    assert done.exit_code == 2
    assert "order.nothing" in done.stderr


def test_a_path_with_nothing_there():
    done = run("verify", "nothing.npz")
    assert done.exit_code == 2
    assert "nothing.npz" in done.stderr
