"""References: what a caller vouches for is learned and not judged, wherever it stands."""

from __future__ import annotations

import json
import os

import pytest
from click.testing import CliRunner

from spamfilter.cli import main


def labels(*arguments):
    done = CliRunner().invoke(main, ["audit", *arguments])
    assert done.exit_code == 0
    return {found["url"]: found["label"] for found in map(json.loads, done.stdout.splitlines())}


def test_references_are_learned_and_not_judged(lines, source, copy, other):
    assert labels(lines("in.jsonl", other, copy), "--references", lines("refs.jsonl", source)) == {other["url"]: "ok", copy["url"]: "spam"}


@pytest.mark.parametrize("flags", [(), ("--mutual",)], ids=" ".join)
def test_a_reference_that_stands_among_the_inputs_is_not_judged(lines, source, copy, other, flags):
    lines("in.jsonl", other, copy)
    lines("refs.jsonl", source)
    assert labels(".", "--references", "./refs.jsonl", *flags) == {other["url"]: "ok", copy["url"]: "spam"}
    assert labels("refs.jsonl", "--references", os.path.abspath("refs.jsonl")) == {}  # noqa: PTH100 as a user calls it
