"""The example project crawls as its README says."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("scrapy")

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "scrapy"


def test_the_example_crawls_as_its_readme_says(tmp_path, monkeypatch):
    for name in ("SPAMFILTER_INDEX", "SPAMFILTER_MODEL", "http_proxy", "HTTP_PROXY"):
        monkeypatch.delenv(name, raising=False)
    project = tmp_path / "project"
    shutil.copytree(EXAMPLE, project, ignore=shutil.ignore_patterns("out", ".scrapy", "__pycache__"))
    readme = (EXAMPLE / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^scrapy (crawl .*)$", readme, flags=re.MULTILINE)
    assert len(commands) == 2
    for command in commands:
        done = subprocess.run(
            [sys.executable, "-m", "scrapy", *command.split()], cwd=project, capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == 0, done.stderr
        assert "ERROR" not in done.stderr
        assert "Warning" not in done.stderr
    found = {}
    for feed in ("clean", "spam"):
        for line in (project / "out" / f"{feed}.jsonl").read_text(encoding="utf-8").splitlines():
            item = json.loads(line)
            found[item["url"].removeprefix("http://").removesuffix(".html")] = (feed, item["spamfilter"])
    expected = dict(re.findall(r"^\| `(\S+)` \|.*\| `(\w+)` \|$", readme, flags=re.MULTILINE))
    assert {url: verdict["label"] for url, (_, verdict) in found.items()} == expected
    assert {url for url, (feed, _) in found.items() if feed == "spam"} == {url for url, label in expected.items() if label == "spam"}
    assert (len(found), len(expected)) == (7, 7)
    source = found["buzzdigest.example/bees-win"][1]["matches"][0]
    assert (source["url"], source["direction"]) == ("http://tarnholt-courier.example/bees.html", "from")
    assert found["ellermere-echo.example/train"][1]["kind"] == "syndicated"
