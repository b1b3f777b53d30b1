"""The interface for programs, described."""

from __future__ import annotations

from typing import Any

import spamfilter
from spamfilter.feeds.editing import Mode
from spamfilter.schema import verdict_schema
from spamfilter.serving.checking import MOST_BODY

_TEXT = {"type": "string"}
_URL = {"name": "url", "in": "query", "required": True, "schema": {"type": "string", "format": "uri"}}
_MODE = {"name": "mode", "in": "query", "schema": {"type": "string", "enum": [str(mode) for mode in Mode], "default": "drop"}}
_RECORD = {
    "type": "object",
    "description": "An article. One of text, html, content, body, raw_content and maintext holds its words.",
    "properties": {
        "id": {**_TEXT, "description": "What it is remembered under; else its url. An entry of a feed needs none."},
        "feed": {
            **_TEXT,
            "format": "uri",
            "description": "The address of the feed that it is an entry of: it is remembered as /feed does.",
        },
        "guid": {**_TEXT, "description": "What that feed calls the entry."},
        "url": {**_TEXT, "format": "uri"},
        "title": _TEXT,
        "published": {**_TEXT, "description": "A date as ISO 8601 or as in mail."},
        "text": {**_TEXT, "description": "Plain text."},
        "html": {**_TEXT, "description": "Markup."},
        "content": {**_TEXT, "description": "Plain text or markup: which of the two, the content decides."},
    },
}


def description() -> dict[str, Any]:
    """The OpenAPI 3.1 document."""
    schema = verdict_schema()
    definitions = schema.pop("$defs", {})
    schemas = {"Verdict": _moved(schema), "Article": _RECORD, "Error": _error()} | {
        name: _moved(part) for name, part in definitions.items()
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "spamfilter",
            "version": spamfilter.__version__,
            "description": "Judges articles against everything seen before: what they match, with the evidence. Runs on this computer.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": {
            "/v1/check": {"post": _check()},
            "/feed": {"get": _get("A feed, filtered", [_URL, _MODE], "application/rss+xml", {"400", "403", "502", "503", "504"})},
            "/report": {
                "get": _get("Why an entry was held, with both texts side by side", [_URL], "text/html", {"400", "404", "503", "504"})
            },
            "/healthz": {"get": _get("Whether it works, with which model, and how much it remembers", [], "application/json", {"503"})},
        },
        "components": {"schemas": schemas},
    }


def _check() -> dict[str, Any]:
    learn = {"name": "learn", "in": "query", "schema": {"type": "boolean", "default": True}, "description": "Whether to remember it."}
    codes = {
        "400": "no JSON",
        "408": "not sent in time",
        "413": f"more than {MOST_BODY} bytes",
        "415": "not sent as application/json",
        "422": "no article in it",
    }
    answers = {
        code: _answer(words, "application/json", "Error") for code, words in {**codes, "503": "the memory fails, or no time"}.items()
    }
    return {
        "operationId": "check",
        "summary": "The verdict on one article",
        "description": "An article that is met again with the same text keeps the label that it got.",
        "parameters": [learn],
        "requestBody": {"required": True, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Article"}}}},
        "responses": {"200": _answer("the verdict", "application/json", "Verdict"), **answers},
    }


def _get(summary: str, parameters: list[dict[str, Any]], media: str, errors: set[str]) -> dict[str, Any]:
    answers = {code: {"description": "an error in words"} for code in sorted(errors)}
    return {"summary": summary, "parameters": parameters, "responses": {"200": {"description": "done", "content": {media: {}}}, **answers}}


def _answer(words: str, media: str, name: str) -> dict[str, Any]:
    return {"description": words, "content": {media: {"schema": {"$ref": f"#/components/schemas/{name}"}}}}


def _error() -> dict[str, Any]:
    fields = {"type": "object", "required": ["code", "message"], "properties": {"code": _TEXT, "message": _TEXT}}
    return {"type": "object", "required": ["error"], "properties": {"error": fields}}


def _moved(part: Any) -> Any:
    """The same with references that lead to the components."""
    if isinstance(part, dict):
        kept = {key: _moved(value) for key, value in part.items() if key not in ("$schema", "$id")}
        return kept | ({"$ref": kept["$ref"].replace("#/$defs/", "#/components/schemas/")} if isinstance(kept.get("$ref"), str) else {})
    return [_moved(one) for one in part] if isinstance(part, list) else part
