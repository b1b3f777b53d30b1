"""A small model on disk, and what tests do to it."""

from __future__ import annotations

import io
import json
import zipfile

import numpy as np
import pytest

from spamfilter.errors import ModelError
from spamfilter.feature import View
from spamfilter.scoring.linear import LinearHead
from spamfilter.scoring.model import load_model, model_digest
from spamfilter.scoring.trees import Head

BARS = {"match": {"suspect": 0.6, "spam": 0.9}, "text": {"suspect": 0.4, "spam": None}}
FACTS = {"version": "7", "thresholds": BARS, "rates": {}, "training": {}}


def small_heads():
    """A tree for pairs and a line for texts."""
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
