"""What the benchmark of the Scrapy hook crawls."""

import gzip
import importlib.util
import json
from pathlib import Path

import pytest

from spamfilter import clean

pytest.importorskip("scrapy")

PATH = Path(__file__).resolve().parents[2] / "benchmarks" / "scrapy_overhead.py"


@pytest.fixture(scope="module")
def overhead():
    spec = importlib.util.spec_from_file_location("scrapy_overhead", PATH)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_articles_are_the_same_each_time_and_every_tenth_is_a_copy(overhead, tmp_path):
    (tmp_path / "rewrite").mkdir()
    given = " ".join(f"warden{n} counted herons." for n in range(100))
    with gzip.open(tmp_path / "rewrite" / "corpus.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps({"text": text}) + "\n" for text in ("too short", given))
    first, second = (list(overhead.articles(20, tmp_path)) for _ in range(2))
    assert first == second
    assert first[0]["text"] == given
    words = [set(article["text"].split()) for article in first]
    shared = [max((len(words[n] & words[m]) / len(words[n]) for m in range(n)), default=0) for n in range(20)]
    assert [n for n, share in enumerate(shared) if share > 0.7] == [9, 19]


def test_a_page_holds_its_article_and_its_links(overhead):
    article = next(iter(overhead.articles(1, None)))
    page = overhead.page(article, 3, 500)
    assert clean(page).text == article["text"]
    assert page.count(b'<a href="/') == overhead.LINKS
    assert len(page) > overhead.FURNITURE
