"""Model files: what was written is read, and every kind of damage is refused by name, before anything in it is used."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from smallmodel import FACTS, refused, repack, small_heads

from spamfilter.feature import View
from spamfilter.scoring.model import FORMAT, load_model, replacing, save_model
from spamfilter.scoring.thresholds import Thresholds


def test_what_was_written_is_read(path):
    model = load_model(str(path))
    assert model.version == "7"
    assert model.thresholds == {View.MATCH: Thresholds(0.6, 0.9), View.TEXT: Thresholds(0.4)}
    assert set(model.heads) == {View.MATCH, View.TEXT}
    for view, head in small_heads().items():
        row = np.full(len(head.features), 0.4)
        assert model.heads[view].score(row) == head.score(row)
        assert model.heads[view].features == head.features
    assert len(model.sha256) == 64


def test_either_file_names_the_model(path):
    assert load_model(str(path.with_suffix(".json"))).sha256 == load_model(str(path)).sha256


def test_the_same_model_gives_the_same_bytes(path, tmp_path):
    (tmp_path / "again").mkdir()
    digest = save_model(tmp_path / "again" / "m.npz", small_heads(), FACTS)
    assert digest == load_model(str(path)).sha256
    for suffix in (".npz", ".json"):
        assert path.with_suffix(suffix).read_bytes() == (tmp_path / "again" / f"m{suffix}").read_bytes()


def test_repacked_and_signed_it_is_a_model_again(path):
    repack(path)
    assert load_model(str(path)).version == "7"


def test_the_shipped_model_is_sound():
    model = load_model()
    match, text = model.thresholds[View.MATCH], model.thresholds[View.TEXT]
    assert 0 < match.suspect <= match.spam < 1
    assert 0 < text.suspect < text.spam == 1
    assert View.TEXT in model.heads
    assert all(head.problem() is None for head in model.heads.values())


@pytest.mark.parametrize(
    ("change", "says"),
    [
        pytest.param(lambda a: a["match.value"].__setitem__(0, math.nan), "finite", id="a weight that is no number"),
        pytest.param(lambda a: a["text.weight"].__setitem__(0, math.inf), "finite", id="a weight without end"),
        pytest.param(lambda a: a["match.left"].__setitem__(0, 0), "children", id="a cycle"),
        pytest.param(lambda a: a.update({"match.feature": np.array(-1)}), "length", id="a number for the nodes"),
        pytest.param(lambda a: a.update({"match.roots": np.zeros(200_000, np.int32)}), "another's", id="one tree walked without end"),
        pytest.param(lambda a: a["match.roots"].__setitem__(0, 3), "begins", id="a tree outside the nodes"),
        pytest.param(lambda a: a["match.feature"].__setitem__(0, 2), "feature", id="a feature nobody listed"),
        pytest.param(lambda a: a.update({"match.value": a["match.value"][:2]}), "length", id="a column too short"),
        pytest.param(lambda a: a.update({"match.value": a["match.value"].reshape(3, 1)}), "length", id="a column in two dimensions"),
        pytest.param(lambda a: a.update({"match.roots": np.array(0, dtype=np.int32)}), "begins", id="a number for a column"),
        pytest.param(lambda a: a.update({"match.value": np.array(["a", "b", "c"])}), "numbers", id="words for weights"),
        pytest.param(lambda a: a.update({"match.value": a["match.value"] + 1j}), "numbers", id="complex weights"),
        pytest.param(lambda a: a.update({"text.low": a["text.high"] + 1}), "bound", id="bounds the wrong way round"),
    ],
)
def test_arrays_that_are_wrong_though_signed(path, change, says):
    repack(path, change)
    assert says in refused(path)


def test_a_feature_that_is_listed_twice(path):  # its shares would be lost
    repack(path, facts=lambda f: f["heads"]["match"].update(features=["order.lift"] * 2))
    assert "twice" in refused(path)
    heads = small_heads()
    line = replace(heads[View.TEXT], features=("rates.of",) * 2, **{name: np.ones(2) for name in ("weight", "mean", "low", "high")})
    save_model(path, {**heads, View.TEXT: line}, FACTS)
    assert "twice" in refused(path)


def test_a_missing_column(path):
    repack(path, lambda arrays: arrays.pop("match.left"))
    assert "lacks" in refused(path, path.with_suffix(".json"))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        pytest.param(
            lambda f: f.update(format="spamfilter-model/9", version="9"), "'spamfilter-model/9', version '9'", id="a future format"
        ),
        pytest.param(lambda f: f.pop("format"), "states no format", id="no format"),
        pytest.param(lambda f: f.pop("heads"), "lacks", id="no heads"),
        pytest.param(lambda f: f.update(heads=[]), "lacks", id="heads that are a list"),
        pytest.param(lambda f: f.update(heads={}), "no head for matches", id="heads without one"),
        pytest.param(lambda f: f["heads"].pop("match"), "no head for matches", id="no head for matches"),
        pytest.param(lambda f: f["heads"].update(other=f["heads"]["match"]), "lacks", id="a head of another view"),
        pytest.param(lambda f: f["heads"].update(match=3), "lacks", id="a head that is a number"),
        pytest.param(lambda f: f["heads"]["match"].update(shape="forest"), "lacks", id="a shape nobody knows"),
        pytest.param(lambda f: f["heads"]["match"].update(shape=[]), "lacks", id="a shape that is a list"),
        pytest.param(lambda f: f["heads"]["match"].update(slope="steep"), "lacks", id="a slope in words"),
        pytest.param(lambda f: f["heads"]["match"].update(slope=10**400), "lacks", id="a slope of four hundred digits"),
        pytest.param(lambda f: f["heads"]["match"].update(features=None), "lacks", id="no features"),
        pytest.param(lambda f: f.update(thresholds=[0.5, 0.9]), "lacks", id="thresholds in a list"),
        pytest.param(lambda f: f["thresholds"].pop("text"), "lacks", id="a head without thresholds"),
        pytest.param(lambda f: f["thresholds"].update(match=0.5), "lacks", id="a number for thresholds"),
        pytest.param(lambda f: f["thresholds"]["match"].update(suspect=0.95), "suspect <= spam", id="thresholds the wrong way round"),
        pytest.param(lambda f: f["thresholds"]["match"].update(spam=1.0), "suspect <= spam", id="a threshold that nothing passes"),
        pytest.param(lambda f: f["thresholds"]["match"].update(spam=None), "suspect <= spam", id="matches that convict nobody"),
        pytest.param(lambda f: f["thresholds"]["match"].update(suspect=0), "suspect <= spam", id="a threshold that all pass"),
        pytest.param(lambda f: f["thresholds"]["text"].update(suspect=0), "head text", id="a threshold that all texts pass"),
        pytest.param(lambda f: f["thresholds"]["text"].update(suspect=1), "head text", id="a threshold that no text passes"),
    ],
)
def test_facts_that_are_wrong_though_signed(path, change, says):
    repack(path, facts=change)
    assert says in refused(path, path.with_suffix(".json"))


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"[" * 200_000, id="deep lists"),
        pytest.param(b'{"a":' * 100_000, id="deep objects"),
        pytest.param(b'{"format": "' + FORMAT.encode() + b'", "thresholds": {"spam": NaN}}', id="a number that is none"),
        pytest.param(b'{"format": "' + FORMAT.encode() + b'", "thresholds": {"spam": -Infinity}}', id="a number without end"),
        pytest.param(b'{"a": ' + b"9" * 10_000 + b"}", id="a number of ten thousand digits"),
        pytest.param(b"[]", id="a list"),
        pytest.param(b"null", id="nothing"),
        pytest.param(b"\xff\xfe{}", id="no UTF-8"),
        pytest.param(b"<html>not found</html>", id="a page"),
        pytest.param(b" ", id="white space"),
    ],
)
def test_json_that_is_none_of_ours(path, raw):
    path.with_suffix(".json").write_bytes(raw)
    refused(path, path.with_suffix(".json"))


def test_another_models_json(path, tmp_path):
    save_model(tmp_path / "n.npz", small_heads(), {**FACTS, "version": "8"})
    path.with_suffix(".json").write_bytes((tmp_path / "n.json").read_bytes())
    repack(path, lambda arrays: arrays["match.value"].__setitem__(1, -3.0), signed=False)
    assert "digest" in refused(path)


def test_a_weight_changed_by_hand(path):
    repack(path, lambda arrays: arrays["match.value"].__setitem__(1, 3.0), signed=False)
    assert "digest" in refused(path)


def test_a_threshold_changed_by_hand(path):
    repack(path, facts=lambda facts: facts["thresholds"]["match"].update(spam=0.99), signed=False)
    assert "digest" in refused(path)


def test_half_a_file_takes_nobodys_place(tmp_path):
    (tmp_path / "m.npz").write_bytes(b"whole")
    with pytest.raises(TypeError), replacing(tmp_path / "m.npz") as file:
        file.writelines([b"ha", "lf"])
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("m.npz", b"whole")]
    with replacing(tmp_path / "m.npz") as file:
        file.write(b"another")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("m.npz", b"another")]
