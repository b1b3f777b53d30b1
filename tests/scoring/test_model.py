"""Model files: what was written is read, and every kind of damage is refused by name, before anything in it is used."""

from __future__ import annotations

import io
import json
import math
import pickle
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from spamfilter.errors import ModelError
from spamfilter.feature import View
from spamfilter.scoring.linear import LinearHead
from spamfilter.scoring.model import FORMAT, MOST_BYTES, load_model, model_digest, replacing, save_model
from spamfilter.scoring.thresholds import Thresholds
from spamfilter.scoring.trees import Head

BARS = {"match": {"suspect": 0.6, "spam": 0.9}, "text": {"suspect": 0.4, "spam": None}}
FACTS = {"version": "7", "thresholds": BARS, "rates": {}, "training": {}}


def small_heads():
    trees = Head(
        features=("order.excess", "order.lift"),
        feature=np.array([0, -1, -1], dtype=np.int32),
        threshold=np.array([0.25, 0.0, 0.0]),
        left=np.array([1, 0, 0], dtype=np.int32),
        right=np.array([2, 0, 0], dtype=np.int32),
        value=np.array([0.1, -2.0, 2.0]),
        roots=np.array([0], dtype=np.int32),
        slope=1.0,
        intercept=0.5,
    )
    one = np.ones(1)
    return {View.MATCH: trees, View.TEXT: LinearHead(("rates.of",), one, one / 2, one * 0, one, -1.0)}


@pytest.fixture
def path(tmp_path):
    save_model(tmp_path / "m.npz", small_heads(), FACTS)
    return tmp_path / "m.npz"


class Trap:
    """Unpickled, it makes a file."""

    def __init__(self, marker):
        self.marker = str(marker)

    def __reduce__(self):
        return Path.touch, (Path(self.marker),)


def repack(path, change=None, facts=None, *, signed=True, method=zipfile.ZIP_DEFLATED):
    """The same model with arrays and facts changed, its digest made anew."""
    with np.load(path) as file:
        arrays = {name: file[name] for name in file.files}
    told = json.loads(path.with_suffix(".json").read_text())
    if change:
        change(arrays)
    if facts:
        facts(told)
    if signed:
        told["sha256"] = model_digest(arrays, told)
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, array in arrays.items():
            raw = io.BytesIO()
            np.save(raw, array)
            archive.writestr(f"{name}.npy", raw.getvalue())
    path.with_suffix(".json").write_text(json.dumps(told))


def refused(path, named=None):
    """The message with which a model is refused; it begins with the file at fault."""
    before = {file: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}
    with pytest.raises(ModelError) as error:
        load_model(str(path))
    assert error.value.path == str(named or path)
    assert str(error.value).startswith(str(named or path))
    assert before == {file: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}
    return str(error.value)


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


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
@pytest.mark.parametrize("suffix", [".npz", ".json"])
def test_a_pickle_is_refused_and_never_loaded(path, tmp_path, suffix, protocol):
    marker = tmp_path / "touched"
    raw = pickle.dumps(Trap(marker), protocol=protocol)
    path.with_suffix(suffix).write_bytes(raw)
    refused(path, path.with_suffix(suffix))
    refused(path.with_suffix(".json"), path.with_suffix(suffix))
    assert not marker.exists()
    pickle.loads(raw)
    assert marker.exists()  # the trap would have snapped


def test_an_array_of_objects_is_refused_and_never_loaded(path, tmp_path):
    marker = tmp_path / "touched"
    repack(path, lambda arrays: arrays.update({"match.value": np.array([Trap(marker)] * 3, dtype=object)}), signed=False)
    refused(path)
    assert not marker.exists()


def test_a_lone_array_is_refused(path):
    raw = io.BytesIO()
    np.save(raw, np.zeros(3))
    path.write_bytes(raw.getvalue())
    assert "never loaded" in refused(path)


@pytest.mark.parametrize("size", [0, 1, 4, 40, -30, -1])
@pytest.mark.parametrize("suffix", [".npz", ".json"])
def test_truncated(path, suffix, size):
    file = path.with_suffix(suffix)
    raw = file.read_bytes().rstrip() if suffix == ".json" else file.read_bytes()
    file.write_bytes(raw[:size])
    refused(path, file)


@pytest.mark.parametrize("suffix", [".npz", ".json"])
def test_missing_or_a_folder(path, suffix):
    file = path.with_suffix(suffix)
    file.unlink()
    assert ("cannot be read" if suffix == ".npz" else f"no {file.name} beside it") in refused(path)  # it names what was asked for
    file.mkdir()
    assert "cannot be read" in refused(path, file)


@pytest.mark.parametrize("suffix", [".npz", ".json"])
def test_too_large(path, suffix):
    with path.with_suffix(suffix).open("ab") as file:
        file.write(b" " * (MOST_BYTES + 1))
    assert "larger" in refused(path, path.with_suffix(suffix))


def test_a_bomb_is_refused_by_what_it_claims(path):
    repack(path, lambda arrays: arrays.update(more=np.zeros(MOST_BYTES // 8 + 1)))
    assert path.stat().st_size < MOST_BYTES / 100
    assert "unpacks to" in refused(path)


def test_a_member_that_calls_itself_encrypted(path):
    raw = bytearray(path.read_bytes())
    at = raw.index(b"PK\x01\x02")
    raw[at + 8] |= 1
    path.write_bytes(raw)
    assert "encrypted" in refused(path)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_damage_in_other_packings(path, method):
    repack(path, method=method)
    raw = path.read_bytes()
    at = raw.index(b".npy") + 4 + 12
    path.write_bytes(raw[:at] + b"\xff" * 24 + raw[at + 24 :])
    refused(path)


def test_an_array_that_claims_more_than_the_file_has(path):
    repack(path)
    with zipfile.ZipFile(path, "a") as archive:
        header = io.BytesIO()
        np.lib.format.write_array_header_1_0(header, {"descr": "<f8", "fortran_order": False, "shape": (10**15,)})
        archive.writestr("more.npy", header.getvalue())
    assert "damaged" in refused(path)


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_every_changed_byte_of_the_archive_is_noticed(path, method):
    """Either it is refused, or what it holds is the same to the last number."""
    repack(path, method=method)
    raw, sound = path.read_bytes(), load_model(str(path)).sha256
    for at in range(0, len(raw), 5):
        path.write_bytes(raw[:at] + bytes([raw[at] ^ (1, 0x5A, 0x80)[at % 3]]) + raw[at + 1 :])
        try:
            found = load_model(str(path)).sha256
        except ModelError as error:
            found = sound if error.path in (str(path), str(path.with_suffix(".json"))) else error.path
        assert found == sound


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
            lambda f: f.update(format="spamfilter-model/9", version="9"), "'spamfilter-model/9' version '9'", id="a future format"
        ),
        pytest.param(lambda f: f.pop("format"), "format", id="no format"),
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
