"""What the README says is run here: each line that a reader can paste, and the output that it shows."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", README, flags=re.MULTILINE | re.DOTALL))
BIN = Path(sys.executable).parent
WIDTH = "100"
SHOWN = "Appeal of police"  # the verdict that the README shows, by the beginning of its headline


def blocks(text, language="sh"):
    """The code blocks of one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL)


def run(line, folder=ROOT):
    """A line of the README with the Python that runs this test, its output as on a terminal of fixed width."""
    command = line.replace(".venv/bin/", f"{shlex.quote(str(BIN))}/")
    environment = {key: value for key, value in os.environ.items() if not key.startswith("SPAMFILTER_")}
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command],
        cwd=folder,
        env=environment | {"COLUMNS": WIDTH, "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def lines_to_run():
    """Each line of a shell block, but for the installing ones and for Test, which runs this very file."""
    shell = [line for title, text in SECTIONS.items() if title != "Test" for block in blocks(text) for line in block.splitlines()]
    return [line for line in shell if line and not re.search(r"-m venv|pip install|^#", line)]


def test_opens_with_one_sentence_then_try_it_then_test():
    title, sentence, rest = README.split("\n\n", 2)
    assert title == "# spamfilter"
    assert re.fullmatch(r"[^.!?\n]+\.", sentence)
    assert rest.startswith("## Try it\n")
    assert list(SECTIONS).index("Try it") < list(SECTIONS).index("Test")


@pytest.mark.parametrize("section", ["Try it", "Test"])
def test_one_block_from_a_fresh_clone(section):
    (block,) = blocks(SECTIONS[section])
    first, second, third = block.splitlines()
    folder = re.fullmatch(r"python3 -m venv (\.venv[\w-]*)", first)[1]
    assert second.startswith(f"{folder}/bin/pip install ")
    assert third.startswith(f"{folder}/bin/")


def test_the_environments_are_ignored_by_git():
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert ".venv*/" in ignored
    assert "build/" in ignored


@pytest.mark.parametrize("line", lines_to_run())
def test_line_runs(line):
    before = set(ROOT.iterdir())
    done = run(line)
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.strip()
    assert {path.name for path in set(ROOT.iterdir()) - before} <= {".pytest_cache", ".hypothesis"}


def test_the_lines_of_python_run(tmp_path, monkeypatch, capsys):
    shutil.copytree(ROOT / "examples" / "texts", tmp_path / "examples" / "texts")
    monkeypatch.chdir(tmp_path)
    (block,) = blocks(README, "python")
    exec(compile(block, "README.md", "exec"), {})
    assert capsys.readouterr().out.split()[0] in {"spam", "suspect"}


def test_try_it_shows_the_main_job():
    assert blocks(SECTIONS["Try it"])[0].splitlines()[-1] == ".venv/bin/spamfilter audit examples/archive --mutual"


def excerpt(output):
    """The verdict that is shown, and the summary, out of everything that a terminal shows."""
    lines = [line.rstrip() for line in output.splitlines()]
    verdicts = [n for n, line in enumerate(lines) if re.match(r" *(ok|suspect|spam|unjudged) +\S+ +[a-z]+ ", line)]
    first = next(n for n in verdicts if SHOWN in lines[n])
    last = next(n for n in verdicts if n > first)
    return "\n".join(["…", *lines[first:last], "…", *lines[lines.index("Summary") :]]) + "\n"


def test_the_output_shown_is_real():
    """UPDATE_README=1 writes the real one into the README."""
    done = run(f"{blocks(SECTIONS['Try it'])[0].splitlines()[-1]} --format text")
    real = excerpt(done.stdout)
    (shown,) = blocks(SECTIONS["Try it"], "text")
    if os.environ.get("UPDATE_README") == "1":
        (ROOT / "README.md").write_text(README.replace(f"```text\n{shown}```", f"```text\n{real}```"), encoding="utf-8")
        shown = real
    assert shown == real, "UPDATE_README=1 pytest tests/test_readme.py writes what the program says now"


def test_ci_runs_the_block_of_the_readme():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "block Test" in script
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_contributing_says_where_a_new_thing_goes():
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1].strip() for line in page.splitlines() if line.startswith(("| a", "| I want"))]
    assert rows == [
        "I want to add",
        "a feature",
        "a cleaner",
        "an archive format",
        "a feed reader or crawler",
        "a model",
        "an option",
    ]


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", *(f"docs/{path.name}" for path in sorted((ROOT / "docs").glob("*.md")))])
def test_links_between_pages_lead_somewhere(page):
    path = ROOT / page
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []
