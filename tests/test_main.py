"""The entry point: what is set before anything heavy is loaded."""

from __future__ import annotations

import os
import sys

import pytest

from spamfilter import __main__ as entry


@pytest.mark.parametrize(("given", "expected"), [pytest.param(None, "1", id="one thread"), pytest.param("4", "4", id="as the user says")])
def test_threads_of_the_algebra(monkeypatch, given, expected):
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "0")  # so that it is as before afterwards
    monkeypatch.delenv("OPENBLAS_NUM_THREADS")
    if given is not None:
        monkeypatch.setenv("OPENBLAS_NUM_THREADS", given)
    monkeypatch.setattr(sys, "argv", ["spamfilter", "--version"])
    with pytest.raises(SystemExit) as left:
        entry.main()
    assert left.value.code == 0
    assert os.environ["OPENBLAS_NUM_THREADS"] == expected
