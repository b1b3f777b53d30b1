"""The pages for people, and the interface for programs, through a real server."""

from __future__ import annotations

import json
import re

import jsonschema
import pytest
from newsstand import COPIED, FARM, ORIGINAL, OWN, PAPER, entry, rss
from selectolax.lexbor import LexborHTMLParser
from stories import LIGHTHOUSE, REWRITTEN, UNRELATED
from upstream import answer

from spamfilter import Config, Label, Page, SpamFilter
from spamfilter.cleaning import clean
from spamfilter.schema import verdict_schema
from spamfilter.serving.checking import Checker
from spamfilter.serving.explaining import Explainer

NASTY = '"><script>alert(1)</script><img src=x onerror=alert(2)>'


@pytest.fixture
def proxy(serve, upstream):
    """A proxy that has seen a paper's feed and that of a farm."""
    upstream.pages |= {"/paper": answer(rss(ORIGINAL)), "/farm": answer(rss(COPIED, OWN))}
    running = serve()
    for path in ("/paper", "/farm"):
        assert running.feed(upstream.url + path).status == 200
    return running


def assert_self_contained(reply):
    """Nothing is loaded or run, and the page fits a phone."""
    tree = LexborHTMLParser(reply.body)
    assert tree.css("script, img, iframe, object, embed, link, base, svg") == []
    for node in tree.css("*"):
        assert not [name for name in node.attributes if name.startswith("on") or name in ("src", "srcset", "style", "action ")]
        assert (node.attributes.get("href") or "#").startswith(("#", "http://", "https://", "/"))
    assert tree.css_first('meta[name="viewport"]') is not None
    assert "default-src 'none'" in reply.headers["Content-Security-Policy"]


def test_why_an_entry_was_held(proxy):
    reply = proxy.ask(f"/report?url={FARM}/light-goes-out")
    assert reply.status == 200
    assert_self_contained(reply)
    assert "It was held" in reply.text
    assert f'href="{FARM}/light-goes-out"' in reply.text
    assert f'href="{PAPER}/lighthouse"' in reply.text
    assert reply.text.count("Gannet Point") >= 2, "both texts are there"
    assert '<a class="go" href="#b1">' in reply.text


def test_why_an_entry_was_let_through(proxy):
    for url, words in ((f"{FARM}/other", "Nothing that is remembered resembles it"), (f"{PAPER}/lighthouse", "It was let through")):
        reply = proxy.ask(f"/report?url={url}")
        assert reply.status == 200
        assert_self_contained(reply)
        assert words in reply.text


@pytest.mark.parametrize(("query", "status"), [("", 400), ("?url=", 400), ("?url=https%3A%2F%2Fquay.example%2F", 404)])
def test_a_report_that_cannot_be_made(proxy, query, status):
    reply = proxy.ask(f"/report{query}")
    assert reply.status == status
    assert_self_contained(reply)


def test_nothing_of_an_entry_or_a_question_is_markup(serve, upstream):
    title = NASTY.replace("<", "&lt;").replace(">", "&gt;")
    hostile = entry("n", f"{FARM}/nasty?a=%22%3E%3Cscript%3E", title, (*LIGHTHOUSE, NASTY.replace("<", "&lt;").replace(">", "&gt;")))
    upstream.pages |= {"/paper": answer(rss(ORIGINAL)), "/farm": answer(rss(hostile))}
    proxy = serve()
    for path in ("/paper", "/farm"):
        proxy.feed(upstream.url + path)
    reply = proxy.ask(f"/report?url={FARM}/nasty%3Fa%3D%2522%253E%253Cscript%253E")
    assert reply.status == 200
    assert_self_contained(reply)
    assert "alert(1)" in reply.text, "it is shown, as text"
    for path in ("/report?url=", "/?mode=drop&url=", "/?mode=", "/feed?mode=drop&url=", "/feed?url=http%3A%2F%2Fa.example&mode="):
        reply = proxy.ask(path + NASTY.replace("<", "%3C").replace(">", "%3E").replace('"', "%22").replace(" ", "%20"))
        if reply.headers["Content-Type"].startswith("text/html"):
            assert_self_contained(reply)
        else:
            assert (reply.headers["Content-Type"], reply.headers["X-Content-Type-Options"]) == ("text/plain; charset=utf-8", "nosniff")


def test_the_form_makes_an_address(proxy):
    reply = proxy.ask("/")
    assert_self_contained(reply)
    modes = [node.attributes["value"] for node in LexborHTMLParser(reply.body).css("input[type=radio]")]
    assert modes == ["drop", "tag", "prefix", "spam-only"]
    made = proxy.ask("/?url=https%3A%2F%2Fquay.example%2Ffeed%3Fa%3D1%26b%3D2&mode=prefix")
    assert_self_contained(made)
    address = LexborHTMLParser(made.body).css_first("input[readonly]").attributes["value"]
    base = f"http://127.0.0.1:{proxy.port}"
    assert address == f"{base}/feed?mode=prefix&url=https%3A%2F%2Fquay.example%2Ffeed%3Fa%3D1%26b%3D2"
    assert proxy.ask("/?url=javascript%3Aalert(1)").status == 400


def record(lines, **facts):
    return {"id": "https://quay.example/feed#1", "url": "https://quay.example/1", "text": "\n".join(lines)} | facts


def test_a_verdict_for_a_program(proxy):
    reply = proxy.check(record(LIGHTHOUSE, title="A light goes out", published="2026-03-09T08:00:00Z"))
    assert (reply.status, reply.headers["Content-Type"]) == (200, "application/json")
    verdict = reply.json
    jsonschema.validate(verdict, verdict_schema())
    assert (verdict["label"], verdict["kind"], verdict["id"]) == ("spam", "copy", "https://quay.example/feed#1")
    assert f"{PAPER}/lighthouse" in [match["url"] for match in verdict["matches"]]
    assert verdict["source"] is None


def test_what_is_asked_again_keeps_its_label(proxy):
    first, again = (proxy.check(record(REWRITTEN)).json for _ in range(2))
    assert first["label"] == again["label"] != "ok"
    assert again["reasons"][-1]["code"] == "rule.as_before"
    assert f"{PAPER}/lighthouse" in [match["url"] for match in again["matches"]]
    counted = proxy.check(record((*REWRITTEN, "Read 1,204 times."))).json
    assert counted["label"] == first["label"]
    changed = proxy.check(record((*REWRITTEN, *UNRELATED))).json
    assert changed["label"] == "ok"


def test_what_is_asked_again_passes_when_its_host_is_allowed():
    with SpamFilter(Config(allow_hosts=("quay.example",))) as spam_filter:
        asked = record(REWRITTEN)
        spam_filter.learn(Page(asked["text"], id=asked["id"], url=asked["url"]), label=Label.SPAM)
        answer = Checker(spam_filter, Explainer(spam_filter)).check(json.dumps(asked).encode())
    assert json.loads(answer.body)["label"] == "ok"


def test_only_looking_remembers_nothing(proxy):
    before = proxy.ask("/healthz").json["remembered"]
    assert proxy.check(record(REWRITTEN), "?learn=false").status == 200
    assert proxy.check({"text": "\n".join(REWRITTEN)}).status == 200, "nor what has no name"
    assert proxy.ask("/healthz").json["remembered"] == before
    assert proxy.check(record(REWRITTEN)).status == 200
    assert proxy.ask("/healthz").json["remembered"] == before + 1


def test_a_text_too_short_to_judge(proxy):
    verdict = proxy.check(record(("The fair is on Sunday.",))).json
    assert (verdict["label"], verdict["error"]) == ("unjudged", None)


@pytest.mark.parametrize(
    ("body", "headers", "status", "code"),
    [
        pytest.param(b"{", {}, 400, "json", id="half a record"),
        pytest.param(b"", {}, 400, "json", id="nothing"),
        pytest.param(b"\xff\xfe", {}, 400, "json", id="no text"),
        pytest.param(b"[" * 100_000, {}, 400, "json", id="too deep"),
        pytest.param(b"[]", {}, 422, "record", id="no record"),
        pytest.param(b"{}", {}, 422, "record", id="without a text"),
        pytest.param(b'{"text": 7}', {}, 422, "record", id="a number for a text"),
        pytest.param(b'{"text": "x"}', {"Content_Type": "text/plain"}, 415, "type", id="what a page of the web can send"),
        pytest.param(b'{"text": "' + b"x" * (5 << 20) + b'"}', {}, 413, "large", id="too large"),
    ],
)
def test_a_record_that_is_refused(proxy, body, headers, status, code):
    reply = proxy.check(body, **headers)
    assert (reply.status, reply.json["error"]["code"]) == (status, code)


def test_the_same_entry_by_both_ways(proxy, upstream):
    """What `/feed` has seen is known to `/v1/check` by feed and guid."""
    markup = re.search(r"<description>(.*?)</description>", COPIED, re.DOTALL)[1].replace("&lt;", "<").replace("&gt;", ">")
    asked = {"feed": f"{upstream.url}/farm", "guid": "c1", "url": f"{FARM}/light-goes-out", "html": markup}
    verdict = proxy.check(asked).json
    assert (verdict["label"], verdict["reasons"][-1]["code"]) == ("spam", "rule.as_before")
    assert proxy.ask("/healthz").json["remembered"] == 3


def test_the_interface_describes_itself(proxy):
    described = proxy.ask("/openapi.json").json
    assert described["openapi"].startswith("3.1")
    operation = described["paths"]["/v1/check"]["post"]
    schema = {"$ref": "#/components/schemas/Verdict", "components": described["components"]}
    jsonschema.Draft202012Validator.check_schema(described["components"]["schemas"]["Verdict"])
    jsonschema.Draft202012Validator(schema).validate(proxy.check(record(LIGHTHOUSE), "?learn=false").json)
    assert set(operation["responses"]) == {"200", "400", "408", "413", "415", "422", "503"}
    wrong = {"$ref": "#/components/schemas/Error", "components": described["components"]}
    jsonschema.Draft202012Validator(wrong).validate(proxy.check(b"{").json)
    assert set(described["paths"]) == {"/v1/check", "/feed", "/report", "/healthz"}


def test_health(proxy):
    told = proxy.ask("/healthz").json
    assert told["status"] == "ok"
    assert set(told["model"]) == {"version", "sha256"}


def test_entries_of_pages_and_feeds_are_the_same_text():
    """What the tests above rest on: the story's markup cleans to the story."""
    assert clean("".join(f"<p>{line}</p>" for line in LIGHTHOUSE)).text == "\n".join(LIGHTHOUSE)
