"""The benchmark of a cold start runs what is installed: compiled modules, and every rewrite is found."""

import json
import os
import runpy
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "feed_start.py"


def test_what_is_measured_is_compiled(monkeypatch):
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("SPAMFILTER_LEARN", "false")
    found = runpy.run_path(str(SCRIPT))["COMPILED"]
    assert "PYTHONDONTWRITEBYTECODE" not in found
    assert found["SPAMFILTER_LEARN"] == "false"


def test_every_entry_is_found_and_the_limit_counts():
    command = [sys.executable, SCRIPT, "--runs", "1", "--padding", "5", "--most", "0"]
    result = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ)
    found = json.loads(result.stdout)
    assert (result.returncode, found["entries"], found["left"]) == (1, 20, [0, 0, 0]), result.stderr
