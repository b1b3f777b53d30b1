"""Rebuilding: a file that differs is named, and so is a folder without data."""

from __future__ import annotations

import importlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SUFFIXES = (".npz", ".json", ".rows.npz")
SCRIPT = Path(__file__).parents[2] / "model" / "rebuild.py"


@pytest.fixture
def shipped(tmp_path):
    for suffix in SUFFIXES:
        shutil.copyfile(SCRIPT.with_name(f"rewrite{suffix}"), tmp_path / f"rewrite{suffix}")
    return tmp_path / "rewrite.npz"


@pytest.mark.parametrize("suffix", [None, *SUFFIXES], ids=lambda suffix: f"rings: {suffix}" if suffix else "silent: the same")
def test_a_file_that_differs_is_named(shipped, suffix):
    rebuild = importlib.import_module("spamfilter.model.rebuild")
    if suffix:
        with shipped.with_suffix(suffix).open("ab") as file:
            file.write(b" ")
    assert rebuild.differing(shipped, rebuild.SHIPPED) == ([f"rewrite{suffix}"] if suffix else [])
    assert rebuild.differing(rebuild.SHIPPED, shipped) == ([f"rewrite{suffix}"] if suffix else [])


def test_a_file_that_is_not_there_differs(shipped):
    rebuild = importlib.import_module("spamfilter.model.rebuild")
    shipped.with_suffix(".json").unlink()
    assert rebuild.differing(rebuild.SHIPPED, shipped) == ["rewrite.json"]


def test_a_folder_without_data_is_named(tmp_path):
    command = [sys.executable, str(SCRIPT), "--data", str(tmp_path), "--scorer", str(SCRIPT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert str(tmp_path) in done.stderr
    assert done.stdout == ""
