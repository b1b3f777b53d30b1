"""Filtering: an entry is judged once, what was there first is known first, and no feed speaks for another."""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape

import pytest
from stories import LIGHTHOUSE, REWRITTEN

from spamfilter import Config, SpamFilter
from spamfilter.feeds import Mode, filter_feed
from spamfilter.feeds.document import FeedDocument
from spamfilter.feeds.naming import named_pages
from spamfilter.feeds.state import FeedState
from spamfilter.verdict import Label

COURIER, FARM, PLANET = (f"https://{name}.example/feed" for name in ("courier", "farm", "planet"))
EARLIER, LATER = "Sun, 01 Mar 2026 08:00:00 GMT", "Tue, 03 Mar 2026 09:00:00 GMT"


def item(host, lines, date=None, guid="1", path="light"):
    body = escape("".join(f"<p>{line}</p>" for line in lines))
    dated = f"<pubDate>{date}</pubDate>" if date else ""
    return f"<item><guid>{guid}</guid><link>https://{host}.example/{path}</link><title>T</title>{dated}<description>{body}</description></item>"


def feed(*items, home="https://somewhere.example/"):
    return f"<rss><channel><link>{home}</link>{''.join(items)}</channel></rss>".encode()


ORIGINAL, TAKEN = item("courier", LIGHTHOUSE, EARLIER), item("farm", REWRITTEN, LATER)


@pytest.fixture
def seen(tmp_path):
    with SpamFilter(Config(index=str(tmp_path / "seen.db"))) as spam_filter:
        yield spam_filter


def labels(spam_filter, data, url=None, **extra):
    return [verdict.label.value for verdict in filter_feed(data, spam_filter, feed_url=url, **extra).verdicts]


def test_a_rewrite_goes_and_names_its_source(seen):
    filter_feed(feed(ORIGINAL), seen, feed_url=COURIER)
    done = filter_feed(feed(TAKEN, item("farm", ["short"], LATER, "2")), seen, feed_url=FARM)
    assert [verdict.label for verdict in done.verdicts] == [Label.SPAM, Label.UNJUDGED]
    assert done.verdicts[0].matches[0].url == "https://courier.example/light"
    assert (done.kept, done.dropped, done.marked, done.later) == (1, 1, 0, 0)
    assert done.data == feed(item("farm", ["short"], LATER, "2"))


@pytest.mark.parametrize(
    ("mode", "kept", "dropped", "marked"), [(Mode.DROP, 1, 1, 0), (Mode.TAG, 2, 0, 1), (Mode.PREFIX, 2, 0, 1), (Mode.SPAM_ONLY, 1, 1, 0)]
)
def test_one_feed_of_many_papers(seen, mode, kept, dropped, marked):
    done = filter_feed(feed(TAKEN, ORIGINAL), seen, mode=mode, feed_url=PLANET)
    assert [verdict.label.value for verdict in done.verdicts] == ["spam", "ok"], (
        "the newest comes first in a feed, the oldest is judged first"
    )
    assert (done.kept, done.dropped, done.marked) == (kept, dropped, marked)


@pytest.mark.parametrize("url", [FARM, None], ids=["with its address", "without"])
def test_what_was_dropped_stays_away(seen, url):
    filter_feed(feed(ORIGINAL), seen, feed_url=COURIER)
    assert [labels(seen, feed(TAKEN), url) for _ in range(3)] == [["spam"]] * 3


@pytest.mark.parametrize("url", [FARM, None], ids=["with its address", "without"])
@pytest.mark.parametrize("state", [True, False], ids=["with a state", "with the index alone"])
def test_an_edit_does_not_bring_it_back(seen, url, state, tmp_path):
    filter_feed(feed(ORIGINAL), seen, feed_url=COURIER)
    with FeedState(str(tmp_path / "state.db")) as kept:
        for lines in (REWRITTEN, REWRITTEN[:-1], ["Seen 1,204 times on Tuesday.", *REWRITTEN], REWRITTEN[:1]):
            assert labels(seen, feed(item("farm", lines, LATER)), url, state=kept if state else None) == ["spam"]


def test_an_edit_does_not_bring_back_what_has_no_guid(seen):
    swans, bread = ([f"The {what} of Overlissen are back, a month late and in a temper. " * 4] for what in ("swans", "bakers"))
    filter_feed(feed(ORIGINAL), seen, feed_url=COURIER)
    for lines in (REWRITTEN, bread):  # as in RSS 0.9x: the links tell the entries apart
        entries = feed(item("farm", lines, LATER), item("farm", swans, EARLIER, path="swans"))
        assert labels(seen, re.sub(rb"<guid>.*?</guid>", b"", entries), FARM) == ["spam", "ok"]


def test_one_link_without_guids_hides_nothing(seen):
    filter_feed(feed(ORIGINAL), seen, feed_url=COURIER)
    swans = item("farm", ["The swans of the mill pond have come back to Overlissen, a month late and in a temper. " * 4], EARLIER)
    assert labels(seen, re.sub(rb"<guid>.*?</guid>", b"", feed(swans, TAKEN)), FARM) == ["ok", "spam"]


def test_what_has_neither_guid_nor_link_keeps_its_name_beside_others():
    alone, beside = (feed(*(re.sub("<(guid|link)>.*?</.*?>", "", entry) for entry in some)) for some in ([TAKEN], [TAKEN, ORIGINAL]))
    names = [next(named_pages(FeedDocument.read(data).entries, FARM, "")).id for data in (alone, beside)]
    assert names[0] == names[1]


def test_what_was_judged_before_says_so(seen):
    filter_feed(feed(ORIGINAL), seen, feed_url=COURIER)
    filter_feed(feed(TAKEN), seen, feed_url=FARM)
    for data, url in ((feed(ORIGINAL), COURIER), (feed(TAKEN), FARM), (feed(TAKEN), f"{FARM}/news")):
        (verdict,) = filter_feed(data, seen, feed_url=url).verdicts
        assert [reason.code for reason in verdict.evidence] == ["rule.as_before"]


@pytest.mark.parametrize("url", [FARM, f"{FARM}/news"], ids=["in the same feed", "in another one"])
@pytest.mark.parametrize("state", [True, False], ids=["with a state", "with the index alone"])
def test_what_was_dropped_comes_back_when_its_host_is_allowed(seen, url, state, tmp_path):
    with FeedState(str(tmp_path / "state.db")) as kept:
        filter_feed(feed(ORIGINAL), seen, feed_url=COURIER)
        assert labels(seen, feed(TAKEN), FARM, state=kept if state else None) == ["spam"]
        with SpamFilter(replace(seen.config, allow_hosts=("farm.example",))) as allowing:
            assert labels(allowing, feed(TAKEN), url, state=kept if state else None) == ["ok"]


def test_the_same_page_in_a_second_feed_of_its_paper(seen):
    filter_feed(feed(ORIGINAL), seen, feed_url=COURIER)
    assert labels(seen, feed(TAKEN), FARM) == labels(seen, feed(TAKEN), f"{FARM}/news") == ["spam"]


def test_a_part_of_the_same_page_in_a_second_feed_of_its_paper(seen):
    filter_feed(feed(ORIGINAL), seen, feed_url=COURIER)
    assert labels(seen, feed(TAKEN), FARM) == labels(seen, feed(item("farm", REWRITTEN[:2], LATER)), f"{FARM}/news") == ["spam"]


def test_what_was_let_through_stays(seen):
    labels(seen, feed(TAKEN), FARM)
    filter_feed(feed(ORIGINAL), seen, feed_url=COURIER)
    assert labels(seen, feed(TAKEN), FARM) == ["ok"]


@pytest.mark.parametrize("url", [FARM, None], ids=["with its address", "without"])
def test_a_guid_that_was_taken_too_hides_nothing(seen, url):
    filter_feed(feed(ORIGINAL, home="https://courier.example/"), seen, feed_url=COURIER if url else None)
    assert labels(seen, feed(TAKEN, home="https://courier.example/"), url) == ["spam"]


def test_a_farm_cannot_speak_for_a_paper(seen):
    filter_feed(feed(item("gazette", LIGHTHOUSE, EARLIER)), seen, feed_url="https://gazette.example/feed")
    forged = feed(item("courier", REWRITTEN, LATER, "7", "swans"), home="https://courier.example/")
    assert labels(seen, forged) == labels(seen, forged) == ["spam"]
    swans = ["The swans of the mill pond have come back to Overlissen, a month late and in a temper"] * 4
    assert labels(seen, feed(item("courier", swans, LATER, "7", "swans"), home="https://courier.example/")) != ["spam"]


def test_one_guid_for_many_entries_hides_nothing(seen):
    filter_feed(feed(ORIGINAL), seen, feed_url=COURIER)
    assert labels(seen, feed(TAKEN, item("farm", ["The first of them was harmless. " * 9], EARLIER)), FARM)[0] == "spam"


def test_one_link_for_many_entries_hides_nothing(seen):
    filter_feed(feed(ORIGINAL), seen, feed_url=COURIER)
    swans = item("farm", ["The swans of the mill pond have come back to Overlissen, a month late and in a temper. " * 4], EARLIER, "2")
    found = filter_feed(feed(TAKEN, swans), seen, feed_url=FARM).verdicts
    assert found[0].label is Label.SPAM
    assert found[0].url.startswith("https://farm.example/light#")


def test_what_is_too_short_is_asked_again_when_it_has_grown(seen):
    filter_feed(feed(ORIGINAL), seen, feed_url=COURIER)
    assert labels(seen, feed(item("farm", ["Skerrow says goodbye to its light."], LATER)), FARM) == ["unjudged"]
    assert labels(seen, feed(TAKEN), FARM) == ["spam"]


def test_without_learning_nothing_is_remembered(tmp_path):
    path = str(tmp_path / "seen.db")
    with SpamFilter(Config(index=path, learn=False)) as spam_filter:
        filter_feed(feed(ORIGINAL), spam_filter, feed_url=COURIER)
        assert len(spam_filter.index) == 0


def test_only_so_many_are_judged_in_a_run(seen, monkeypatch):
    monkeypatch.setattr("spamfilter.feeds.filtering.MOST_JUDGED", 1)
    monkeypatch.setattr("spamfilter.feeds.filtering.MOST_READ", 2)
    data = feed(
        *(
            item("courier", [f"The {word} of the pond came back to Overlissen, late and in a temper. " * 5], EARLIER, word, word)
            for word in ("swan", "duck", "teal")
        )
    )
    first, second = (filter_feed(data, seen, feed_url=COURIER) for _ in range(2))
    assert [[reason.code for reason in verdict.evidence][-1] == "feed.later" for verdict in first.verdicts] == [False, True, True]
    assert [[reason.code for reason in verdict.evidence][-1] == "feed.later" for verdict in second.verdicts] == [False, False, True]
    assert (first.later, second.later, first.data) == (2, 1, data)


def test_the_state_keeps_the_evidence(seen, tmp_path):
    filter_feed(feed(ORIGINAL), seen, feed_url=COURIER)
    with FeedState(str(tmp_path / "state.db")) as state:
        first = filter_feed(feed(TAKEN), seen, feed_url=FARM, state=state).verdicts
        again = filter_feed(feed(TAKEN), seen, feed_url=FARM, state=state).verdicts
    assert first == again
    assert again[0].text
    assert again[0].matches[0].text == first[0].matches[0].text != ""


@pytest.mark.parametrize("field", ["title", "link", "guid"])
def test_no_entry_is_so_long_that_the_others_pass_the_next_time(tmp_path, field):
    endless = item("farm", REWRITTEN[:3], LATER, "2", "two").replace(f"<{field}>", f"<{field}>{'a b ' * 1_300_000}")
    with FeedState(str(tmp_path / "state.db")) as state, SpamFilter(Config(index=None)) as spam_filter:
        judged = [labels(spam_filter, feed(TAKEN, endless, ORIGINAL), PLANET, state=state) for _ in range(2)]
    assert judged[0] == judged[1]
    assert judged[1][0::2] == ["spam", "ok"]


def test_the_state_is_enough_without_an_index(tmp_path):
    with FeedState(str(tmp_path / "state.db")) as state:
        with SpamFilter(Config()) as spam_filter:
            assert labels(spam_filter, feed(TAKEN, ORIGINAL), PLANET, state=state) == ["spam", "ok"]
        with SpamFilter(Config()) as spam_filter:
            assert labels(spam_filter, feed(TAKEN), PLANET, state=state) == ["spam"]


@pytest.mark.parametrize("url", [PLANET, None], ids=["with its address", "without"])
def test_entries_that_lead_nowhere_are_their_feed_s_own(seen, url):
    own, other = (re.sub("<link>.*?</link>", "", entry) for entry in (TAKEN.replace("<guid>1", "<guid>2"), ORIGINAL))
    assert labels(seen, feed(own, other), url) == ["ok", "ok"]
    assert labels(seen, feed(own, home="https://another.example/"), url and FARM) == ["spam"]


@pytest.mark.parametrize(
    ("text", "whole", "part"),
    [
        pytest.param("a b c d e", "a b c d e", True, id="rings: the same"),
        pytest.param("a b", "a b c d e", True, id="rings: its beginning"),
        pytest.param("a b c d 7", "a b c d 6", True, id="rings: a new number"),
        pytest.param("a b c 7 8", "a b c d 6", False, id="silent: too much is new"),
        pytest.param("a a a a a", "a b c d e", False, id="silent: the same word again"),
    ],
)
def test_part_of_a_text(text, whole, part):
    from spamfilter.again import is_part

    assert is_part(text, whole) is part


@pytest.mark.parametrize(
    ("dates", "order"),
    [
        pytest.param([LATER, EARLIER], [1, 0], id="by their dates"),
        pytest.param([EARLIER, LATER], [0, 1], id="whatever their places"),
        pytest.param([None, None, None], [2, 1, 0], id="the last first, where they have none"),
        pytest.param([LATER, None, EARLIER], [2, 1, 0], id="as old as the one behind it"),
        pytest.param([EARLIER, EARLIER], [1, 0], id="the last first, at the same time"),
    ],
)
def test_oldest_first(dates, order):
    from spamfilter.feeds import FeedDocument
    from spamfilter.feeds.filtering import oldest_first

    document = FeedDocument.read(feed(*(item("courier", ["x"], date) for date in dates)))
    assert oldest_first([entry.page for entry in document.entries], range(len(dates))) == order
