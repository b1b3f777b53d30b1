"""docs/scrapy.md agrees with the code, and its recipes run."""

import json
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from stories import LIGHTHOUSE, REWRITTEN, UNRELATED

pytest.importorskip("scrapy")

from spamfilter import plugins

ROOT = Path(__file__).resolve().parents[2]
DOCS = (ROOT / "docs" / "scrapy.md").read_text(encoding="utf-8")
CODE = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "adapters" / "hooks").glob("scrapy*.py")))
ROWS = dict(re.findall(r"^\| `([^`]+)` \| (.*?) \|", DOCS, flags=re.MULTILINE))


def blocks(heading, language="python"):
    """The blocks of code under a heading."""
    section = re.search(rf"^#+ {re.escape(heading)}\n(.*?)(?=^#+ |\Z)", DOCS, flags=re.MULTILINE | re.DOTALL)[1]
    return re.findall(rf"^```{language}\n(.*?)^```$", section, flags=re.MULTILINE | re.DOTALL)


def test_every_setting_has_a_row_and_every_row_a_setting():
    parts = re.findall(r'_(?:flag|choice|word|words|level|require|set)\(\w+(?:\.settings)?, "([A-Z_]+)"', CODE)
    parts += re.findall(r'PREFIX \+ "([A-Z_]+)"', CODE) + list(plugins.load("hooks", "scrapy_settings").OPTIONS)
    parts += ["URL_FIELD", "TITLE_FIELD", "DATE_FIELD"]
    settings = {name for name in ROWS if name.startswith("SPAMFILTER_")}
    assert settings == {f"SPAMFILTER_{part}" for part in parts}


def test_every_stat_has_a_row():
    stats = set(re.findall(r'_count\(f?"([a-z_/]+)', CODE)) | set(re.findall(r'"spamfilter/([a-z_/]+)', CODE))
    shown = {
        name.removeprefix("spamfilter/").rpartition("/")[0] + "/" if name.split("/")[-1].isupper() else name.removeprefix("spamfilter/")
        for name in ROWS
        if name.startswith("spamfilter/")
    }
    assert {stat for stat in stats if stat != "error/"} - {"action/off", "action/tag", ""} <= shown | {"error/"}
    assert {"checked", "label/", "action/", "reason/", "seconds"} <= shown


def test_the_fields_that_are_found_are_named():
    items = plugins.load("hooks", "scrapy_items")
    for setting, names in (
        ("TEXT_FIELDS", items._TEXTS),
        ("URL_FIELD", items._URLS),
        ("TITLE_FIELD", items._TITLES),
        ("DATE_FIELD", items._DATES),
    ):
        row = next(line for line in DOCS.splitlines() if line.startswith(f"| `SPAMFILTER_{setting}`"))
        found = [word for word in re.findall(r"`(\w+)`", row) if not word.startswith("SPAMFILTER_")]
        assert found == list(names)


def test_every_path_to_a_class_leads_there():
    hook = plugins.load("hooks", "scrapy")
    names = set(re.findall(r"spamfilter\.adapters\.hooks\.scrapy\.(\w+)", DOCS))
    assert len(names) >= 5
    assert all(hasattr(hook, name) for name in names)
    assert set(hook.__all__) - {"SpamItem"} <= set(re.findall(r"\w+", DOCS))


def test_the_recipe_of_two_feeds(crawls, tmp_path):
    space = {}
    exec(blocks("A clean feed and one to look through")[0], space)
    feeds = {str(tmp_path / name): feed for name, feed in space["FEEDS"].items()}
    code = f"""
class S(scrapy.Spider):
    name = "news"
    start_urls = ["data:,x"]

    def parse(self, response):
        for host, day, lines in (("paper", 1, {LIGHTHOUSE!r}), ("farm", 3, {REWRITTEN!r}), ("bakery", 2, {UNRELATED!r})):
            yield {{"url": f"https://{{host}}.example/1", "date": f"2026-03-0{{day}}", "text": "\\n".join(lines)}}
"""
    settings = {"ADDONS": space["ADDONS"], "FEEDS": feeds, "SPAMFILTER_INDEX": str(tmp_path / "seen.db")}
    assert crawls.run({"name": "a", "code": code, "settings": settings}).a.failure is None
    urls = {
        name: [json.loads(line)["url"] for line in (tmp_path / name).read_text().splitlines()] for name in ("clean.jsonl", "spam.jsonl")
    }
    assert urls == {"clean.jsonl": ["https://paper.example/1", "https://bakery.example/1"], "spam.jsonl": ["https://farm.example/1"]}


def page(lines, day):
    body = "".join(f"<p>{line}</p>" for line in lines)
    return f'<html><body><article><h1>Light</h1><time datetime="2026-03-0{day}T08:00:00Z">then</time>{body}</article></body></html>'


def test_the_recipe_for_crawlee(site, tmp_path):
    pytest.importorskip("crawlee")
    site.pages |= {"/paper": page(LIGHTHOUSE, 1), "/farm": page(REWRITTEN, 3)}
    (recipe,) = blocks("Crawlee for Python")
    (handler,) = re.findall(r"async def handle.*?(?=\n\n)", recipe, flags=re.DOTALL)
    assert len(handler.splitlines()) <= 10
    run = """
import json

async def both():
    for host, name in (("127.0.0.1", "paper"), ("localhost", "farm")):
        items = await crawl([f"http://{host}:PORT/{name}"])
        print(json.dumps([(item["url"].rpartition("/")[2], item["verdict"]["label"]) for item in items]))

asyncio.run(both())
"""
    (tmp_path / "recipe.py").write_text(recipe + run.replace("PORT", str(site.port)))
    done = subprocess.run([sys.executable, "recipe.py"], cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("[[") or line == "[]"]
    assert lines[0] == [["paper", "ok"]]
    assert ["farm", "spam"] not in lines[-1]
    assert "farm" not in [name for name, _ in lines[-1]]
    listed = subprocess.run(
        [sys.executable, "-m", "spamfilter", "index", "dump", "--index", "seen.db"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert [name.rpartition("/")[2] for name in listed.stdout.split()] == ["paper", "farm"]


def test_the_recipe_for_fundus(tmp_path):
    fundus = pytest.importorskip("fundus", exc_type=ImportError)
    from fundus.parser.data import ArticleBody, TextSequence
    from fundus.scraping.html import HTML, SourceInfo

    def article(url, lines, day):
        moment = datetime(2026, 3, day, tzinfo=UTC)
        html = HTML(url, url, "", moment, SourceInfo("paper"))
        return fundus.Article(html=html, title="Light", body=ArticleBody(TextSequence(lines), []), publishing_date=moment)

    space = {}
    exec(blocks("fundus")[0], space)
    articles = [article("https://paper.example/1", LIGHTHOUSE, 1), article("https://farm.example/1", REWRITTEN, 3)]
    assert list(space["without_spam"](articles, str(tmp_path / "seen.db"))) == articles[:1]
