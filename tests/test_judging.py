"""Judging: what is taken is named, and the rules that spare the honest hold."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from judged import SOURCE, adds_up, codes, copy, judge
from stories import (
    BROKEN,
    EARLIER,
    GERMAN,
    INDEPENDENT,
    LATER,
    LIGHTHOUSE,
    REWRITTEN,
    SPANISH,
    UNRELATED,
    article,
)
from strategies import pairs, texts

from spamfilter import Article, SpamFilter
from spamfilter.article import Removed
from spamfilter.match import Direction
from spamfilter.verdict import Kind, Label


@pytest.mark.parametrize(
    ("page", "label", "kind"),
    [
        pytest.param(copy(), Label.SPAM, Kind.COPY, id="rings: verbatim"),
        pytest.param(copy((*LIGHTHOUSE, *UNRELATED[:1])), Label.SPAM, Kind.COPY, id="rings: with another's teaser under it"),
        pytest.param(copy(INDEPENDENT), Label.OK, Kind.ORIGINAL, id="silent: another report of the same event"),
        pytest.param(copy(UNRELATED), Label.OK, Kind.ORIGINAL, id="silent: another subject"),
    ],
)
def test_labels_and_kinds(page, label, kind):
    verdict = judge(page, SOURCE)
    assert (verdict.label, verdict.kind) == (label, kind)
    adds_up(verdict)


def test_a_copy_names_its_source_and_shows_it():
    verdict = judge(copy(), SOURCE)
    (found,) = verdict.matches
    assert (found.id, found.url, found.direction) == ("courier", SOURCE.url, Direction.FROM)
    (passage,) = found.passages
    assert verdict.text[slice(*passage.a)] == found.text[slice(*passage.b)]
    assert verdict.model is not None
    assert "direction" in codes(verdict)


def test_a_rewrite_is_accused_more_than_an_independent_report():
    rewrite, report = (judge(copy(lines), SOURCE) for lines in (REWRITTEN, INDEPENDENT))
    assert rewrite.label in (Label.SPAM, Label.SUSPECT)
    assert rewrite.kind is Kind.REWRITE
    assert rewrite.score > report.score


@pytest.mark.parametrize(
    ("ours", "theirs", "label", "direction"),
    [
        pytest.param(LATER, EARLIER, Label.SPAM, Direction.FROM, id="rings: the later of two"),
        pytest.param(EARLIER, LATER, Label.OK, Direction.TO, id="silent: the earlier of two"),
        pytest.param(None, None, Label.SUSPECT, Direction.UNKNOWN, id="silent: no dates, suspect at most"),
        pytest.param(EARLIER, EARLIER, Label.SUSPECT, Direction.UNKNOWN, id="silent: the same moment, suspect at most"),
        pytest.param(
            EARLIER + timedelta(seconds=59), EARLIER, Label.SUSPECT, Direction.UNKNOWN, id="silent: less than a minute, suspect at most"
        ),
        pytest.param(EARLIER, None, Label.SUSPECT, Direction.UNKNOWN, id="silent: only the page has a date, suspect at most"),
        pytest.param(None, EARLIER, Label.SUSPECT, Direction.UNKNOWN, id="silent: only the match has a date, suspect at most"),
    ],
)
def test_direction_caps_the_label(ours, theirs, label, direction):
    verdict = judge(copy(published=ours), replace(SOURCE, published=theirs))
    assert (verdict.label, verdict.matches[0].direction) == (label, direction)
    capped = {Direction.TO: "rule.direction_to", Direction.UNKNOWN: "rule.direction_unknown"}.get(direction)
    assert capped is None or [reason.share for reason in verdict.evidence if reason.code == capped] == [0.0]
    adds_up(verdict)


def test_a_copys_own_date_does_not_help_against_a_reference():
    with SpamFilter() as spam_filter:
        spam_filter.learn(replace(SOURCE, published=None), vouched=True)
        assert spam_filter.judge(copy(published=EARLIER)).label is Label.SPAM


@pytest.mark.parametrize(
    ("ours", "theirs", "kind"),
    [
        pytest.param("https://courier.example/2", "https://courier.example/1", Kind.UPDATE, id="rings: one host"),
        pytest.param(
            "https://www.courier.example/2", "http://Courier.Example/1", Kind.UPDATE, id="rings: www, scheme and capitals are nothing"
        ),
        pytest.param("https://courier.test/2", "https://courier.example/1", Kind.COPY, id="silent: another host"),
        pytest.param(None, "https://courier.example/1", Kind.COPY, id="silent: no address"),
        pytest.param(None, None, Kind.COPY, id="silent: no addresses"),
        pytest.param("ftp://courier.example/2", "ftp://courier.example/1", Kind.COPY, id="silent: no pages"),
    ],
)
def test_ones_own_earlier_text(ours, theirs, kind):
    verdict = judge(copy(url=ours), replace(SOURCE, url=theirs))
    assert verdict.kind is kind
    assert verdict.label is (Label.OK if kind is Kind.UPDATE else Label.SPAM)
    assert ("rule.same_host" in codes(verdict)) == (kind is Kind.UPDATE)


def test_a_claimed_address_is_no_own_host():
    assert judge(copy(canonical=SOURCE.url), SOURCE).label is Label.SPAM


@pytest.mark.parametrize("known", [copy(), copy(name="older", url="https://farm.test/1")], ids=["same id", "same address"])
def test_the_same_page_again_is_never_spam(known):
    verdict = judge(copy(), SOURCE, known)
    assert (verdict.label, verdict.kind) == (Label.OK, Kind.COPY)
    assert "rule.same_page" in codes(verdict)
    adds_up(verdict)


@pytest.mark.parametrize(
    ("page", "sources", "before", "label"),
    [
        pytest.param(copy(), (SOURCE,), LIGHTHOUSE[:-1], Label.OK, id="grown, beside a source"),
        pytest.param(copy(), (SOURCE,), UNRELATED, Label.SUSPECT, id="beside a source, which the former text did not resemble"),
        pytest.param(copy(), (), UNRELATED, Label.OK, id="with nothing like it"),
    ],
)
def test_the_same_page_with_another_text_is_an_update(page, sources, before, label):
    verdict = judge(page, *sources, article(before, page.id, url=page.url))
    assert (verdict.label, verdict.kind) == (label, Kind.UPDATE)
    assert ("rule.other_text" if label is Label.SUSPECT else "rule.same_page") in codes(verdict)
    adds_up(verdict)


CREDIT = Removed("This article was originally published by courier.example and is republished with permission.", "boilerplate.source")


def garbled(text):
    """Every fifth word another."""
    words = text.split(" ")
    return " ".join("thing" if n % 5 == 4 else word for n, word in enumerate(words))


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        pytest.param(copy(removed=(CREDIT,)), Kind.SYNDICATED, id="rings: verbatim and credited"),
        pytest.param(
            copy((*LIGHTHOUSE, "This story first appeared on courier.example.")),
            Kind.SYNDICATED,
            id="rings: credited in the text's last line",
        ),
        pytest.param(copy(tuple(map(garbled, LIGHTHOUSE)), removed=(CREDIT,)), None, id="silent: garbled under a credit"),
        pytest.param(copy(REWRITTEN, removed=(CREDIT,)), None, id="silent: reworded under a credit"),
        pytest.param(
            copy(removed=(CREDIT._replace(text="Originally published by gazette.example."),)), None, id="silent: somebody else's credit"
        ),
        pytest.param(copy(removed=(CREDIT._replace(code="boilerplate.related"),)), None, id="silent: a teaser that names the source"),
        pytest.param(copy(), None, id="silent: no credit"),
    ],
)
def test_a_credit_excuses_nearly_verbatim_copies_only(page, kind):
    verdict = judge(page, SOURCE)
    if kind is Kind.SYNDICATED:
        assert (verdict.label, verdict.kind) == (Label.OK, kind)
        assert any(reason.quotes for reason in verdict.evidence if reason.code == "rule.credited")
    else:
        assert verdict.label in (Label.SPAM, Label.SUSPECT)
        assert verdict.kind is not Kind.SYNDICATED


@pytest.mark.parametrize(
    ("url", "hosts", "listed"),
    [
        pytest.param("https://farm.test/1", ("farm.test",), True, id="rings: the host"),
        pytest.param("https://news.farm.test/1", ("farm.test",), True, id="rings: below the host"),
        pytest.param("https://FARM.test/1", ("Farm.Test",), True, id="rings: capitals are nothing"),
        pytest.param("https://otherfarm.test/1", ("farm.test",), False, id="silent: a host that ends alike"),
        pytest.param("https://farm.test.example/1", ("farm.test",), False, id="silent: a host that begins alike"),
        pytest.param("https://other.example/farm.test", ("farm.test",), False, id="silent: in the path"),
        pytest.param(None, ("farm.test",), False, id="silent: no address"),
    ],
)
def test_lists_of_hosts(url, hosts, listed):
    allowed = judge(copy(url=url), SOURCE, allow_hosts=hosts)
    blocked = judge(copy(UNRELATED, url=url), SOURCE, block_hosts=hosts)
    assert (allowed.label, blocked.label) == ((Label.OK, Label.SUSPECT) if listed else (Label.SPAM, Label.OK))
    assert ("rule.allowed_host" in codes(allowed), "rule.blocked_host" in codes(blocked)) == (listed, listed)
    assert judge(copy(url=url), SOURCE, block_hosts=hosts).label is Label.SPAM
    adds_up(allowed)
    adds_up(blocked)


def test_a_blocked_host_is_suspect_on_an_empty_index_too():
    assert judge(copy(UNRELATED), block_hosts=("farm.test",)).label is Label.SUSPECT


@pytest.mark.parametrize(
    ("count", "label"), [pytest.param(24, Label.UNJUDGED, id="silent: 24 words"), pytest.param(25, Label.SPAM, id="rings: 25 words")]
)
def test_short_texts_are_not_judged(count, label):
    verdict = judge(copy(" ".join("\n".join(LIGHTHOUSE).split()[:count])), replace(SOURCE))
    assert verdict.words == count
    assert (verdict.label is Label.UNJUDGED) == (label is Label.UNJUDGED)
    assert ("text.short" in codes(verdict)) == (label is Label.UNJUDGED)
    assert verdict.error is None


def test_a_broken_text_alone_is_suspect_at_most_and_a_short_one_is_not_asked():
    verdict = judge(copy(BROKEN * 3), SOURCE, suspect_threshold=0.0001, spam_threshold=0.001)
    assert (verdict.label, verdict.kind) == (Label.SUSPECT, Kind.GARBLED)
    assert "rule.no_source" in codes(verdict)
    adds_up(verdict)
    short = judge(copy(BROKEN[:2]), SOURCE, suspect_threshold=0.0001, spam_threshold=0.001)
    assert short.label is Label.OK
    assert judge(copy(UNRELATED), SOURCE).label is Label.OK


@pytest.mark.parametrize(("lines", "language"), [(GERMAN, "de"), (SPANISH, "es")], ids=["German", "Spanish"])
def test_other_languages_copies_only(lines, language):
    original = Article.from_lines(lines, name="original", url="https://blatt.example/1", published=EARLIER)
    verbatim = Article.from_lines(lines, name="farm", url="https://farm.test/1", published=LATER)
    taken = judge(verbatim, original)
    assert (taken.label, taken.kind, taken.language) == (Label.SPAM, Kind.COPY, language)
    adds_up(taken)
    alone = judge(original, SOURCE)
    assert (alone.label, alone.language, alone.error) == (Label.UNJUDGED, language, None)
    assert [reason.code for reason in alone.evidence] == ["language"]
    assert repr(language) in alone.evidence[0].message


def test_a_part_of_a_foreign_text_is_judged_too_and_a_garbled_foreign_text_not():
    original = Article.from_lines(GERMAN, name="original", url="https://blatt.example/1", published=EARLIER)
    own = "Auf dem Markt von Altenbrück hat am Sonntag ein Chor gesungen, und die Leute haben bis in die Nacht auf dem Platz getanzt."
    part = Article.from_lines((own, *GERMAN[1:3], own), name="farm", url="https://farm.test/1", published=LATER)
    assert judge(part, original).label in (Label.SPAM, Label.SUSPECT)
    mixed = Article.from_lines(map(garbled, GERMAN), name="farm", url="https://farm.test/1", published=LATER)
    assert judge(mixed, original).label is Label.UNJUDGED


def test_the_worst_match_decides_and_comes_first():
    page = copy((*LIGHTHOUSE, *UNRELATED))
    verdict = judge(
        page, replace(SOURCE, url="https://farm.test/0"), article(UNRELATED, "baker", url="https://baker.example/1", published=EARLIER)
    )
    assert verdict.label in (Label.SPAM, Label.SUSPECT)
    assert verdict.matches[0].id == "baker"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pairs)
def test_any_text_gets_a_verdict_that_adds_up_and_the_same_twice(pair):
    with SpamFilter() as spam_filter:
        known = Article.from_lines(pair[0].splitlines(), name="known", published=EARLIER)
        spam_filter.learn(known)
        page = Article.from_lines(pair[1].splitlines(), name="page", published=LATER)
        verdict = spam_filter.judge(page)
        adds_up(verdict)
        assert spam_filter.judge(Article.from_lines(pair[1].splitlines(), name="page", published=LATER)) == verdict
        assert verdict.label is not Label.UNJUDGED or verdict.evidence


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts)
def test_any_string_gets_a_verdict(text):
    with SpamFilter() as spam_filter:
        verdict = spam_filter.judge(text)
        adds_up(verdict)
        assert verdict.label is not Label.UNJUDGED or verdict.evidence or verdict.error


def test_mutilated_copies_keep_adding_up():
    drawn = random.Random(5)
    words = "\n".join(LIGHTHOUSE).split(" ")
    with SpamFilter() as spam_filter:
        spam_filter.learn(SOURCE)
        for kept in (0.95, 0.8, 0.6, 0.3):
            page = copy(" ".join(word for word in words if drawn.random() < kept), name=f"kept {kept}")
            adds_up(spam_filter.judge(page))
