"""A real proxy in front of a real upstream, both on ports that the system chose."""

from __future__ import annotations

import contextlib

import pytest
from proxies import running
from upstream import Upstream


@pytest.fixture
def serve():
    """Starts proxies that end with the test."""
    with contextlib.ExitStack() as stack:
        yield lambda **options: stack.enter_context(running(**options))


@pytest.fixture
def upstream():
    with Upstream() as server:
        yield server
