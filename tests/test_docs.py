"""The pages under docs/ agree with the code: keys, options, and examples that run."""

from __future__ import annotations

import ast
import io
import itertools
import json
import re
import subprocess
import sys
from dataclasses import fields
from importlib import resources
from pathlib import Path

import click
import pytest

from spamfilter import Config, Page, clean
from spamfilter.archives import Stream
from spamfilter.article import Article
from spamfilter.cli import main
from spamfilter.scoring.model import load_model
from spamfilter.verdict import Kind, Label

DOCS = Path(__file__).resolve().parent.parent / "docs"


def words_in_code(page):
    """What stands between backticks on a page."""
    return set(re.findall(r"`([^`\n]+)`", (DOCS / page).read_text(encoding="utf-8")))


def examples():
    """The Python blocks of extending.md, by the first word of their docstring."""
    found = re.findall(r"^```python\n(.*?)^```$", (DOCS / "extending.md").read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    return {re.match(r'"""(\w+)', block)[1]: block for block in found}


def loaded(name):
    """The names that an example defines."""
    space = {"__name__": f"spamfilter.adapters.cleaners.docs_{name}", "__package__": "spamfilter.adapters.cleaners"}
    exec(compile(examples()[name], f"docs/extending.md: {name}", "exec"), space)
    return space


def commands(group=main, path=()):
    """Every command with its words, groups opened."""
    with click.Context(group) as context:
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            if isinstance(command, click.Group):
                yield from commands(command, (*path, name))
            else:
                yield " ".join((*path, name)), command


def test_every_key_of_the_schema_is_explained():
    schema = json.loads(resources.files("spamfilter.schema").joinpath("verdict.json").read_text(encoding="utf-8"))
    keys = set(schema["properties"]) | {key for part in ("reason", "match", "removed") for key in schema["$defs"][part]["properties"]}
    assert keys - words_in_code("verdict.md") == set()


def codes_of_reasons():
    """The codes that stand in the source where reasons are made; the command line's `note` writes to the screen."""
    for path in (*DOCS.parent.glob("spamfilter/**/*.py"), *DOCS.parent.glob("adapters/**/*.py")):
        if "cli" in path.parts:
            continue
        calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
        for call in calls:
            if getattr(call.func, "id", getattr(call.func, "attr", None)) in {"note", "Evidence", "_unjudged"}:
                words = (word.value for word in call.args if isinstance(word, ast.Constant) and isinstance(word.value, str))
                yield from itertools.islice(words, 1)


def test_every_rule_is_explained():
    codes = set(codes_of_reasons())
    assert {"rule.direction_to", "text.short", "feed.later", "index.unshown", "other"} <= codes
    assert codes - words_in_code("verdict.md") == set()


def test_the_rates_of_mistakes_are_those_of_the_model_that_ships():
    rates = load_model(None).facts["rates"]["match"]["independent_same_event"]
    told = re.findall(r"([0-9.]+) %", (DOCS / "why-flagged.md").read_text(encoding="utf-8"))
    assert [float(share) for share in told] == [round(100 * rates[label], 1) for label in ("spam", "suspect")]


def test_every_label_and_kind_is_explained():
    assert {str(word) for word in (*Label, *Kind)} - words_in_code("verdict.md") == set()


@pytest.mark.parametrize("option", [field.name for field in fields(Config)])
def test_every_field_of_config_is_explained(option):
    rows = [line for line in (DOCS / "options.md").read_text(encoding="utf-8").splitlines() if line.startswith(f"| `{option}`")]
    assert len(rows) == 1
    default = next(field.default for field in fields(Config) if field.name == option)
    shown = {None: "none", (): "none", True: "true", False: "false"}.get(default, default)
    assert f"| `{shown}` |" in rows[0]


@pytest.mark.parametrize(("name", "command"), [pytest.param(name, command, id=name) for name, command in commands()])
def test_every_command_and_its_options_are_explained(name, command):
    text = (DOCS / "options.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^### `spamfilter ([a-z ]+?)(?: [A-Z-][^\n`]*)?`\n(.*?)(?=^##|\Z)", text, flags=re.MULTILINE | re.DOTALL))
    section = sections[name]
    above = {field.name for field in fields(Config)} if "(#how-articles-are-judged)" in section else set()  # each has a row there
    for parameter in (parameter for parameter in command.params if parameter.name not in above):
        for option in (*parameter.opts, *parameter.secondary_opts):
            assert not option.startswith("-") or option in section, f"{option} of {name}"
    mentioned = set(re.findall(r"^\| `(--[a-z0-9-]+)", section, flags=re.MULTILINE))
    known = {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)}
    assert mentioned - known == set(), "options that the command does not have"
    assert command.help


@pytest.mark.parametrize(
    ("name", "folder"),
    [("Shouting", "spamfilter/features"), ("Paragraphs", "adapters/cleaners"), ("Clippings", "adapters/archives"), ("A", "adapters/hooks")],
)
def test_the_linter_finds_nothing_in_an_example_where_it_goes(name, folder):
    for command in (["check"], ["format", "--check"]):
        words = [sys.executable, "-m", "ruff", *command, "--stdin-filename", f"{folder}/example.py", "-"]
        done = subprocess.run(words, input=examples()[name], cwd=DOCS.parent, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout


def test_the_example_of_a_feature_measures():
    (feature,) = loaded("Shouting")["FEATURES"]
    assert feature.measure(Article.from_lines(["BREAKING news: the UN met"]), ()).value == pytest.approx(1 / 5)
    assert feature.measure(Article.from_lines([]), ()).value == 0


def test_the_example_of_a_cleaner_cleans():
    story = "The swans of the mill pond have come back to Overlissen, a month late and in a temper. "
    page = Page(f"<html><body><div>menu</div><p>{story}</p><p>{story.replace('swans', 'ducks')}</p></body></html>")
    assert [paragraph.text[:9] for paragraph in loaded("Paragraphs")["clean"](page).paragraphs] == ["The swans", "The ducks"]


def test_the_example_of_an_archive_reads():
    data = b"%% https://valley-ledger.example/a\nOne story.\n%%  \nWhose?\n%% https://valley-ledger.example/b\nAnother.\nIts end.\n"
    clippings = loaded("Clippings")
    assert clippings["recognise"](data)
    assert not clippings["recognise"](b"<html>")
    first, bad, last = clippings["pages"](Stream(io.BytesIO(data), "clippings.txt"))
    assert [(page.url[-1], page.source.line) for page in (first, last)] == [("a", 1), ("b", 5)]
    assert (bad.message, bad.source.line) == ("has no address", 3)
    assert last.markup.split() == [b"Another.", b"Its", b"end."]


def test_the_example_of_a_hook_tags_a_copy(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    hook = loaded("A")
    story = (DOCS.parent / "examples" / "texts" / "original.txt").read_text(encoding="utf-8")
    with hook["start"]() as spam_filter:
        assert "tags" not in hook["process"](spam_filter, {"link": "https://northmoor-gazette.example/clock", "body": story})
        spam_filter.learn(clean(story, url="https://northmoor-gazette.example/clock"))
        copy = hook["process"](spam_filter, {"link": "https://dailybriefly.example/clock", "body": story, "tags": ["news"]})
    assert copy["tags"][0] == "news"
    assert copy["tags"][1].startswith("spamfilter:")
    assert copy["made_from"] == "https://northmoor-gazette.example/clock"
