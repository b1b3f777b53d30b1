"""What goes into the index comes out of it."""

import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spamfilter.article import Article
from spamfilter.errors import IndexStoreError, InputError
from spamfilter.hosts import site_of
from spamfilter.index import Index, entry
from spamfilter.verdict import Label

FIRST = datetime(2026, 3, 1, 12, tzinfo=UTC)
LATER = FIRST + timedelta(days=9)


def test_an_entry_comes_back_as_it_went_in(index, writer):
    article = writer.article("a", url="https://one.example/a", title="Über „Velmarin“", published=FIRST, language="en")
    index.add(article, first_seen=LATER, label=Label.SUSPECT, vouched=True)
    found = index.get("a")
    assert found.article == article
    assert found.article.paragraphs == article.paragraphs
    assert (found.first_seen, found.label, found.vouched) == (LATER, Label.SUSPECT, True)
    assert index.get("b") is None
    assert list(index.ids()) == ["a"]
    assert len(index) == 1


@pytest.mark.parametrize(("title", "text", "expected"), [("anew", None, True), (None, "anew", False)], ids=["other facts", "another text"])
def test_one_that_was_vouched_for_stays_so_while_its_text_does(index, writer, title, text, expected):
    article = writer.article("a")
    index.add(article, first_seen=FIRST, vouched=True)
    index.add(replace(article, title=title) if text is None else writer.of("a", text), first_seen=LATER, label=Label.OK)
    assert index.get("a").vouched is expected
    index.add(index.get("a").article, first_seen=LATER, vouched=True)
    assert index.get("a").vouched


def test_the_same_id_again_replaces_the_text_and_keeps_first_seen(index, writer):
    old, new = writer.article("a"), writer.article("a", title="anew")
    index.add(old, first_seen=FIRST)
    [before] = index.candidates(writer.of("q", old.text))
    index.add(new, first_seen=LATER, label=Label.OK)
    assert index.get("a").article == new
    assert index.get("a").first_seen == FIRST
    assert [c.id for c in index.candidates(writer.of("q", new.text))] == ["a"]
    assert sum(c.score for c in index.candidates(writer.of("q", old.text))) < before.score / 4
    assert len(index) == 1
    assert index.check() == []


def test_another_text_is_known_since_it_came(index, writer):
    old, new = writer.article("a"), writer.article("a")
    half = writer.of("a", old.text[: len(old.text) * 2 // 3] + " " + new.text[: len(new.text) // 4])
    index.add(old, first_seen=FIRST)
    days = [LATER + timedelta(days=day) for day in range(5)]
    for text, day, since in zip(
        (old, half, new, replace(new, title="anew"), old), days, (None, None, days[2], days[2], days[4]), strict=True
    ):
        index.add(text, first_seen=day)
        assert (index.get("a").first_seen, index.get("a").text_seen) == (FIRST, since)
    assert index.check() == []


def test_a_file_keeps_what_was_added(tmp_path, writer):
    path = str(tmp_path / "kept ü?#%.db")
    with Index(path) as memory:
        memory.add(writer.article("a"), first_seen=FIRST)
    with Index(path, create=False) as memory:
        assert list(memory.ids()) == ["a"]
    assert [p.name for p in tmp_path.iterdir()] == ["kept ü?#%.db"]


@pytest.mark.parametrize(
    ("name", "url", "found"),
    [
        pytest.param("a", None, "a", id="rings: the same id"),
        pytest.param("z", "https://one.example/b", "b", id="rings: the same recorded url"),
        pytest.param("a", "https://one.example/b", "a", id="rings: the id comes before the url"),
        pytest.param("z", "https://one.example/", None, id="silent: another page of that host"),
        pytest.param("z", None, None, id="silent: no url"),
    ],
)
def test_the_same_page_is_known_by_id_or_url(index, writer, name, url, found):
    index.add(writer.article("a"), first_seen=None)
    index.add(writer.article("b", url="https://one.example/b"), first_seen=None)
    same = index.same_page(writer.article(name, url=url))
    assert (same and same.article.id) == found


def test_a_batch_that_fails_leaves_nothing(index, writer):
    index.add(writer.article("a"), first_seen=None)
    new = writer.article("b")

    def work():
        with index.batch():
            index.add(new, first_seen=None)
            assert index.candidates(writer.of("q", new.text))[0].id == "b"  # a look writes what waits: that must go too
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        work()
    assert list(index.ids()) == ["a"]
    assert index.check() == []


def test_a_text_too_long_to_keep_is_refused_by_name(index, writer, monkeypatch):
    monkeypatch.setattr(entry, "MOST_TEXT", 1000)
    with pytest.raises(InputError, match="long one"):
        index.add(writer.article("long one"), first_seen=None)
    assert len(index) == 0


def test_many_threads_share_one_index(index, writer):
    articles = [writer.article(f"a{n}", 60) for n in range(40)]
    failed = []

    def work(part):
        try:
            for article in part:
                index.add(article, first_seen=FIRST)
                assert index.candidates(writer.of("q", article.text))[0].id == article.id
        except Exception as error:
            failed.append(error)
            raise

    threads = [threading.Thread(target=work, args=(articles[n::4],)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert len(index) == 40
    assert index.check() == []


def test_a_closed_index_says_so(writer):
    memory = Index(None)
    memory.close()
    memory.close()
    with pytest.raises(IndexStoreError, match="closed"):
        memory.add(writer.article("a"), first_seen=None)


def test_stats_count_what_is_there(index, writer):
    index.add(writer.article("a", url="https://one.example/a", published=FIRST), first_seen=FIRST, label=Label.SPAM)
    index.add(writer.article("b", url="ftp://two.example/b"), first_seen=LATER, vouched=True)
    found = index.stats()
    assert (found.articles, found.hosts, found.published, found.vouched) == (2, 1, 1, 1)
    assert found.labels == {"none": 1, "spam": 1}
    assert found.first_seen == (FIRST.isoformat(), LATER.isoformat())
    assert found.postings >= found.keys > 90


odd = st.text(st.characters(codec=None), max_size=40)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=odd, url=st.none() | odd, title=st.none() | odd, lines=st.lists(odd, max_size=6))
def test_any_article_can_be_kept(index, name, url, title, lines):
    article = Article.from_lines(lines, name=name, url=url, title=title)
    index.add(article, first_seen=None)
    assert index.get(name).article.paragraphs == article.paragraphs
    assert all(c.id != entry.storable(name) for c in index.candidates(article))


def test_the_labels_of_a_host(index, writer):
    for number, (host, label) in enumerate(
        (("farm", Label.SPAM), ("www.farm", Label.SPAM), ("farm", None), ("a.farm", Label.OK), ("far", Label.OK))
    ):
        index.add(writer.article(f"{number}", url=f"https://{host}.example/{number}"), first_seen=FIRST, label=label)
    assert index.labels_of("farm.example") == index.labels_of("WWW.Farm.example") == {Label.SPAM: 2, None: 1}
    assert index.labels_of("farm") == {}


@pytest.mark.parametrize(
    ("shown", "also", "counted"),
    [
        pytest.param("m.farm.example", "farm.example", 2, id="one: a phone edition"),
        pytest.param("amp.farm.example", "mobile.farm.example", 2, id="one: two editions"),
        pytest.param("www.farm.example", "shop.farm.example", 1, id="not one: a host below"),
        pytest.param("m.example", "www.example", 1, id="not one: what is left is no site"),
        pytest.param("m.co.example", "co.example", 1, id="not one: what is left is anybody's"),
    ],
)
def test_the_labels_of_a_site_are_those_of_all_its_editions(index, writer, shown, also, counted):
    for number, host in enumerate((shown, also)):
        index.add(writer.article(f"{number}", url=f"https://{host}/{number}"), first_seen=FIRST, label=Label.SPAM)
    assert index.labels_of(shown) == index.labels_of(site_of(f"https://{shown}/")) == {Label.SPAM: counted}


@pytest.fixture
def bare():
    with Index(None, texts=False) as memory:
        yield memory


def test_without_texts_articles_are_found_but_not_kept(bare, writer):
    articles = [writer.article(f"a{n}", url=f"https://one.example/{n}") for n in range(30)]
    with bare.batch():
        for article in articles:
            bare.add(article, first_seen=FIRST)
    assert bare.candidates(writer.of("q", articles[7].text))[0].id == "a7"
    found = bare.get("a7")
    assert (found.kept, found.article.paragraphs, found.article.url, found.first_seen) == (False, (), "https://one.example/7", FIRST)
    assert not any(word in raw for (raw,) in bare._rows("SELECT packed FROM body") for word in (b"harbour", b"council", b"bridge"))
    assert bare.keeps_keys_alone()
    assert bare.check() == []


def test_without_texts_a_new_text_takes_the_place_of_the_old(bare, writer):
    old, new = writer.article("a"), writer.article("a")
    bare.add(old, first_seen=FIRST)
    bare.add(new, first_seen=LATER)
    assert [c.id for c in bare.candidates(writer.of("q", new.text))] == ["a"]
    assert sum(c.score for c in bare.candidates(writer.of("q", old.text))) < 100
    assert bare.get("a").first_seen == FIRST
    assert bare.check() == []


def test_one_index_may_hold_both(tmp_path, writer):
    path = str(tmp_path / "both.db")
    one, other = writer.article("one"), writer.article("other")
    with Index(path, texts=False) as memory:
        memory.add(one, first_seen=None)
        memory.add(other, first_seen=None)
    with Index(path) as memory:
        memory.add(other, first_seen=None)
        assert (memory.get("one").kept, memory.get("other").kept) == (False, True)
        assert memory.check() == []
        assert {c.id for c in memory.candidates(writer.of("q", one.text + other.text))} == {"one", "other"}
    with Index(str(tmp_path / "texts.db")) as memory:
        memory.add(one, first_seen=None)
        assert not memory.keeps_keys_alone()
