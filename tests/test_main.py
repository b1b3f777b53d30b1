"""The entry point: what is set before anything heavy is loaded."""

from __future__ import annotations

import gc
import os
import sys

import pytest

from spamfilter import __main__ as entry


@pytest.fixture(autouse=True)
def collections():
    before = gc.get_threshold()
    yield before
    gc.set_threshold(*before)


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


def test_garbage_is_looked_for_seldom_and_still_is(monkeypatch, collections):
    monkeypatch.setattr(sys, "argv", ["spamfilter", "--version"])
    with pytest.raises(SystemExit):
        entry.main()
    assert collections[0] < gc.get_threshold()[0] < 10**6
    assert gc.get_threshold()[1:] == collections[1:]
    assert gc.isenabled()
