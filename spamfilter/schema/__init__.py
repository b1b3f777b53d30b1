"""The JSON Schema of a verdict."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any


def verdict_schema() -> dict[str, Any]:
    """The schema (JSON Schema 2020-12) that every verdict line fulfils, as it ships in `verdict.json`."""
    schema: dict[str, Any] = json.loads(files(__name__).joinpath("verdict.json").read_text(encoding="utf-8"))
    return schema
