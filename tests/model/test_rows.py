"""Rows: what training measures is what judging measures, to the last bit; a broken line is named."""

from __future__ import annotations

import gzip
import importlib
import json
from contextlib import nullcontext

import numpy as np
import pytest
from labelled import labelled
from stories import GERMAN, INDEPENDENT, LIGHTHOUSE, REWRITTEN, UNRELATED

from spamfilter import Config, Page, SpamFilter
from spamfilter.errors import InputError
from spamfilter.feature import View
from spamfilter.features import features_of, measure
from spamfilter.judging import Judge
from spamfilter.matching.alignment import MOST_CHARACTERS

rows = importlib.import_module("spamfilter.model.rows")

BOOK = " ".join(f"{line} Chapter {n} of the story of Skerrow ends." for n in range(60) for line in LIGHTHOUSE)
CORPUS = [
    {"id": "courier", "text": "\n".join(LIGHTHOUSE), "set": "own"},
    {"id": "baker", "text": "\n".join(UNRELATED), "set": "own"},
    {"id": "blatt", "text": "\n".join(GERMAN), "set": "own"},
    {"id": "book", "text": BOOK, "set": "own"},
]
QUERIES = [
    {"id": "farm", "text": "\n".join((*LIGHTHOUSE, "Read more: Click here")), "label": "copy", "source_id": "courier", "set": "own"},
    {"id": "mill", "text": "\n".join(REWRITTEN), "label": "paraphrase", "source_id": "courier", "set": "own"},
    {"id": "herald", "text": "\n".join(INDEPENDENT), "label": "independent_same_event", "event": "light", "set": "own"},
    {"id": "long", "text": BOOK.replace("Skerrow", "Skerow"), "label": "spun", "source_id": "book", "set": "own"},
]


def seen_by_judging(monkeypatch):
    """What the judge measures while a filter judges the same rows: values by query and match."""
    found, score = {}, Judge._score

    def spy(self, article, match, **facts):
        weighed = score(self, article, match, **facts)
        found[article.id, match.article.id] = [weighed[1][1][feature.name].value for feature in features_of(View.MATCH)]
        return weighed

    monkeypatch.setattr(Judge, "_score", spy)
    with SpamFilter(Config()) as spam_filter:
        for row in CORPUS:
            spam_filter.learn(Page(markup=row["text"], id=row["id"], content_type="text/plain"))
        for row in QUERIES:
            spam_filter.judge(Page(markup=row["text"], id=row["id"], content_type="text/plain"))
    return found


def test_training_and_judging_measure_the_same(monkeypatch):
    judged = seen_by_judging(monkeypatch)
    made = rows.measure_pairs(CORPUS, QUERIES, (), seed=0, jobs=1)
    full = made.take(made.view == "full")
    trained = {(q, o): values.tolist() for q, o, values in zip(full.query.tolist(), full.other.tolist(), full.values, strict=True)}
    assert {("farm", "courier"), ("mill", "courier"), ("long", "book")} <= set(judged)
    assert trained == judged


def test_texts_alone_are_measured_the_same():
    made = rows.measure_texts(QUERIES, jobs=1)
    for row, values in zip(QUERIES, made.values, strict=True):
        with SpamFilter() as spam_filter:
            article = spam_filter.learn(Page(markup=row["text"], id=row["id"], content_type="text/plain"))
        judged = measure(article.head(MOST_CHARACTERS), (), View.TEXT)
        assert [finding.value for finding in judged.values()] == values.tolist()


def test_columns_say_what_each_row_is():
    made = rows.measure_pairs(CORPUS, QUERIES, (), seed=0, jobs=1)
    told = made.take(made.view != "split")
    for query, other, label, true in zip(told.query, told.other, told.label, told.true, strict=True):
        assert true == ((query, other) in {("farm", "courier"), ("mill", "courier"), ("long", "book")})
        assert (label in rows.TAKEN) == (query in ("farm", "mill", "long"))
    assert made.values.shape == (len(made.query), len(features_of(View.MATCH)))
    assert np.isfinite(made.values).all()
    assert set(made.set.tolist()) == {"own"}


def test_a_source_that_was_not_found_is_measured_all_the_same():
    lost = [{"id": "lost", "text": "\n".join(UNRELATED), "label": "summary", "source_id": "blatt", "set": "own"}]
    made = rows.measure_pairs(CORPUS, lost, (), seed=0, jobs=1)
    assert [other for other, true in zip(made.other.tolist(), made.true.tolist(), strict=True) if true] == ["blatt"]


def test_the_number_of_workers_makes_no_difference():
    some = labelled(count=30)
    one, two = (rows.measure_pairs(some["corpus"], some["queries"], (), seed=0, jobs=jobs) for jobs in (1, 2))
    for name in rows.Rows.__slots__:
        np.testing.assert_array_equal(getattr(one, name), getattr(two, name))


def test_labelled_files_plain_and_zipped(tmp_path):
    raw = "".join(json.dumps(row) + "\n\n" for row in QUERIES).encode()
    (tmp_path / "plain.jsonl").write_bytes(raw)
    (tmp_path / "zipped").write_bytes(gzip.compress(raw))
    assert rows.read_labelled(tmp_path / "plain.jsonl") == rows.read_labelled(tmp_path / "zipped") == QUERIES


@pytest.mark.parametrize(
    ("line", "says"),
    [
        pytest.param("{broken", "line 2", id="no JSON"),
        pytest.param("[1, 2]", "line 2", id="a list"),
        pytest.param('{"text": "a"}', "line 2", id="no id"),
        pytest.param('{"id": "a"}', "line 2", id="no text"),
        pytest.param("7", "line 2", id="a number"),
    ],
)
def test_a_broken_line_is_named(tmp_path, line, says):
    file = tmp_path / "queries.jsonl"
    file.write_text(f'{{"id": "a", "text": "b"}}\n{line}\n')
    with pytest.raises(InputError, match=says) as error:
        rows.read_labelled(file)
    assert error.value.path == str(file)


@pytest.mark.parametrize(("label", "known"), [("paraphrase", True), ("human", True), ("llm", True), ("frob", False), ("", False)])
def test_a_label_that_nobody_knows_is_refused(tmp_path, label, known):
    file = tmp_path / "queries.jsonl"
    file.write_text("".join(json.dumps({"id": f"{n}", "text": "b", "label": name}) + "\n" for n, name in enumerate(("copy", label))))
    with nullcontext() if known else pytest.raises(InputError, match=f"row 2: '{label}' is no label"):
        assert len(rows.read_queries(file)) == 2


@pytest.mark.parametrize("raw", [b"\xff\xfe\x00", gzip.compress(b"{}" * 100)[:-9]], ids=["no UTF-8", "truncated gzip"])
def test_a_file_that_cannot_be_read_is_named(tmp_path, raw):
    (tmp_path / "queries.jsonl").write_bytes(raw)
    with pytest.raises(InputError, match=r"queries\.jsonl"):
        rows.read_labelled(tmp_path / "queries.jsonl")
