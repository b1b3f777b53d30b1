"""What a user pays for an import, and who may know whom."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

import spamfilter

ROOT = Path(__file__).resolve().parent.parent
HEAVY = ("lxml", "numpy", "selectolax", "sklearn", "scipy", "rapidfuzz", "bs4", "joblib", "zstandard")
STORY = "The harbour board of Port Kessler met on Monday and decided, by four votes to three, to mend the clock on the quay. " * 6


def loaded(code):
    """The heavy packages that stand in sys.modules after the code ran in a Python of its own."""
    tail = f"\nimport sys, json; sys.__stdout__.write('\\n' + json.dumps([n for n in {HEAVY!r} if n in sys.modules]))"
    done = subprocess.run([sys.executable, "-c", code + tail], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


HELP = """
import sys
from spamfilter.__main__ import main
sys.argv = ["spamfilter", {arguments}]
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
"""


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("import spamfilter", id="silent: the package"),
        pytest.param("from spamfilter import Config, Page, Verdict, SpamFilterError, Label", id="silent: its small types"),
        pytest.param("from spamfilter import Config; Config.load({'candidates': 5}, {})", id="silent: options"),
        pytest.param(HELP.format(arguments="'--help'"), id="silent: --help"),
        pytest.param(HELP.format(arguments="'audit', '--help'"), id="silent: audit --help"),
        pytest.param(HELP.format(arguments="'--version'"), id="silent: --version"),
    ],
)
def test_starting_loads_nothing_heavy(code):
    assert loaded(code) == []


def test_the_check_sees_what_is_loaded():
    assert {"numpy", "bs4"} <= set(loaded("import numpy, bs4"))


def test_judging_never_loads_scikit_learn():
    code = f"""
from spamfilter import Page, SpamFilter
with SpamFilter() as spam_filter:
    spam_filter.judge(Page(markup="<html><body><p>{STORY}</p></body></html>", url="https://harbour-courier.example/clock"))
    verdict = spam_filter.judge(Page(markup={STORY!r}, url="https://trendpulse-daily.example/clock"))
    assert verdict.label, verdict
"""
    found = loaded(code)
    assert "numpy" in found
    assert not {"sklearn", "scipy", "lxml"} & set(found)


@pytest.mark.parametrize("name", spamfilter.__all__)
def test_every_public_name_is_there(name):
    value = getattr(spamfilter, name)
    assert value.__doc__
    assert value.__module__.startswith("spamfilter")


def test_a_name_nobody_exports():
    with pytest.raises(AttributeError, match="no attribute 'Spammer'"):
        _ = spamfilter.Spammer


def imports(path):
    """The dotted names that a file imports by statement, with their line."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def offenders(folder, forbidden):
    """Lines of a folder's files that import something forbidden."""
    return [
        f"{path.relative_to(ROOT)}:{line} imports {name}"
        for path in sorted((ROOT / folder).rglob("*.py"))
        for name, line in imports(path)
        if any(f"{name}.".startswith(f"{prefix}.") for prefix in forbidden)
    ]


@pytest.mark.parametrize(
    ("folder", "forbidden"),
    [
        pytest.param("spamfilter", ("spamfilter.adapters", "spamfilter.model", "adapters", "model"), id="the core knows no adapter"),
        pytest.param("spamfilter", ("sklearn", "pickle", "joblib.dump"), id="the core trains nothing and pickles nothing"),
        pytest.param("adapters", ("adapters", "model", "pickle", "sklearn"), id="adapters go by their full name"),
        pytest.param("model", ("adapters", "model", "pickle", "joblib.dump"), id="so does training"),
    ],
)
def test_who_imports_whom(folder, forbidden):
    assert offenders(folder, forbidden) == []


def test_the_offender_search_finds_one():
    assert offenders("tests", ("ast",)) != []
