"""Damaged and hostile model files: each is refused by name, and nothing of it is run."""

from __future__ import annotations

import io
import pickle
import zipfile
from pathlib import Path

import numpy as np
import pytest
from smallmodel import refused, repack

from spamfilter.errors import ModelError
from spamfilter.scoring.model import MOST_BYTES, load_model


class Trap:
    """Unpickled, it makes a file."""

    def __init__(self, marker):
        self.marker = str(marker)

    def __reduce__(self):
        return Path.touch, (Path(self.marker),)


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
