"""Every file of the corpus is read as the comment it opens with, or the `.expect` beside it, says."""

import json
import re
from pathlib import Path

import pytest

from spamfilter.archives import read
from spamfilter.page import BadRecord, Page

CORPUS = Path(__file__).parents[1] / "corpus"
COMMENT = re.compile(rb"<!-- from: [^;]{3,80}; expect: (\{.*?\}) -->", re.DOTALL)


def expected(path: Path) -> dict:
    beside = path.with_name(path.name + ".expect")
    if beside.exists():
        return json.loads(beside.read_text(encoding="utf-8"))
    comment = COMMENT.search(path.read_bytes()[:3000])
    assert comment, f"{path.name} says neither where it is from nor what to expect"
    return json.loads(comment[1])


FILES = sorted(path for path in CORPUS.rglob("*.*") if path.is_file() and path.suffix != ".expect")


@pytest.mark.parametrize("path", [pytest.param(path, id=f"{path.parent.name}/{path.name}") for path in FILES])
def test_a_file_is_read_as_it_says(path):
    want = expected(path)
    if "pages" not in want:
        pytest.skip("says nothing of how it is read")
    reading = read([str(path)])
    found = list(reading)
    pages = [item for item in found if isinstance(item, Page)]
    bad = [item for item in found if isinstance(item, BadRecord)]
    assert len(pages) == want["pages"]
    assert [item.code for item in bad] == [code for code, _ in want["bad"]]
    assert all(words in item.message for item, (_, words) in zip(bad, want["bad"], strict=True))
    assert all(item.source.file == str(path) for item in found)
    assert reading.readable == bool(pages or not bad)
    assert len({page.name for page in pages}) == len(pages)
    facts = {
        "names": [page.name for page in pages],
        "urls": [page.url for page in pages],
        "published": [page.published and page.published.isoformat() for page in pages],
        "records": [page.source.record for page in pages],
        "offsets": [page.source.offset for page in pages],
        "bad_lines": [item.source.line for item in bad],
        "same_markup": len({page.markup for page in pages}) == 1,
    }
    assert {name: facts[name] for name in want if name in facts} == {name: want[name] for name in want if name in facts}
    assert all(want["never"] not in f"{page.title}{page.markup}" for page in pages if "never" in want)


def test_offsets_lead_to_the_record():
    path = CORPUS / "ok" / "rss-named-jsonl.jsonl"
    data = path.read_bytes()
    assert [data[page.source.offset :].startswith(b"<item>") for page in read([str(path)])] == [True, True]
