"""Lines that look like none of the article: weighed by what they look like and where they stand."""

import gzip
import importlib
import json
import math

import pytest

from spamfilter import clean, plugins
from spamfilter.cleaning.doubt import THRESHOLD, Weights, doubt_lines, shipped_weights, weigh_lines
from spamfilter.cleaning.road import find_codes

TRUE = [
    "The council of Orre voted on Monday to keep the old mill, which has stood empty for thirty years.",
    "Two farmers had offered to take the building and to keep grain in it, the mayor said.",
    "The vote was narrow: seven members were for it, six against it, and one stayed away that night.",
    "Work on the roof shall begin in spring, when the storks that nest on it have left for their summer fields.",
]
BODY = "".join(f"<p>{line}</p>" for line in TRUE)


def stream_of(extra):
    return plugins.load("cleaners", "selectolax").blocks(f"<html><body><article><h1>Mill stays</h1>{BODY}{extra}</article></body></html>")


def weighed(extra):
    stream = stream_of(extra)
    inside, codes, _ = find_codes(stream, "Mill stays")
    blocks = [stream.blocks[n] for n in inside]
    return [(blocks[at].text, shipped_weights().doubt(features)) for at, features in weigh_lines(blocks, codes, stream.containers)]


def test_an_invitation_behind_the_text_is_doubted_more_than_a_link_in_a_sentence():
    inside = weighed("<p>The plans lie open in the <a href=/h>town hall</a> until June, where people may read them every day.</p>")
    behind = weighed('<div class="cta"><a href=/s>Discover our flour range</a> and share</div>')
    assert len(inside) == len(behind) == 1
    assert behind[0][1] > THRESHOLD > inside[0][1]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(
            "<p>" + "The mill has many friends in the town and they meet to share news of it there " * 4 + "</p>", id="silent: long"
        ),
        pytest.param("<p>The storks had left.</p>", id="silent: neither link nor cue"),
    ],
)
def test_what_is_never_weighed(line):
    assert weighed(line) == []


def test_doubt_takes_no_page_apart():
    stream = stream_of("<p><a href=/x>Start your free trial</a></p>" * 40)
    inside, codes, _ = find_codes(stream, "Mill stays")
    before = list(codes)
    doubt_lines(stream, inside, codes, Weights(9.0, {}))
    assert codes == before


def test_what_was_doubted_is_named():
    markup = f'<html><body><article>{BODY}<div class="cta"><a href=/s>Discover our flour range</a> and share</div></article></body></html>'
    article = clean(markup)
    assert article.text == "\n".join(TRUE)
    assert [(r.text, r.code) for r in article.removed] == [("Discover our flour range and share", "boilerplate.doubtful")]


def test_the_weights_of_the_release_are_sound():
    weights = shipped_weights()
    assert 50 <= len(weights.weights) <= 300
    assert all(math.isfinite(w) and abs(w) < 20 for w in weights.weights.values())
    assert 0 <= weights.doubt({}) <= 1
    assert weights.doubt({"words": 1e9}) in (0.0, pytest.approx(0, abs=1e-12), pytest.approx(1, abs=1e-12))


def test_training_learns_what_marks_a_foreign_line(tmp_path):
    furniture = importlib.import_module("spamfilter.model.furniture")
    lines = [
        furniture.Line(f"p{n}", f"host{n % 27}", {"words": 1.0 + n % 3, "place.after": float(n % 2), "cue.more": 1.0}, n % 2 == 1)
        for n in range(90)
    ]
    weights = furniture.fit(lines)
    assert weights.weights["place.after"] > 1
    assert weights.doubt({"place.after": 1.0, "words": 2.0, "cue.more": 1.0}) > 0.6 > weights.doubt({"words": 2.0, "cue.more": 1.0})
    found, foreign, taken, true = furniture.judge_folds(lines)
    assert (found, foreign, taken, true) == (45, 45, 0, 45)
    (tmp_path / "html").mkdir()
    gold = {"id": "a", "text": "\n".join(TRUE), "url": "https://courier.example/a"}
    (tmp_path / "gold.jsonl").write_text(json.dumps(gold) + "\n", encoding="utf-8")
    page = f"<article>{BODY}<p><a href=/s>Discover our flour range</a> and share</p></article>"
    (tmp_path / "html" / "a.html.gz").write_bytes(gzip.compress(page.encode()))
    read = list(furniture.read_lines(tmp_path))
    assert [(line.page, line.group, line.foreign) for line in read] == [("a", "courier.example", True)]
