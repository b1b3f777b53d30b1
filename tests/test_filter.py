"""The filter: what it learns, in which order, and that the order makes no difference where none was given."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

import pytest
from stories import EARLIER, INDEPENDENT, LATER, LIGHTHOUSE, REWRITTEN, UNRELATED, article

from spamfilter import Config, Page, SpamFilter
from spamfilter.errors import IndexStoreError, ModelError
from spamfilter.feature import View
from spamfilter.index import Index
from spamfilter.match import Direction
from spamfilter.page import BadRecord, Source
from spamfilter.scoring.model import load_model, save_model
from spamfilter.verdict import Kind, Label


def page(name, lines, published=None, **facts):
    return Page(markup="\n".join(lines), id=name, url=f"https://{name}.example/1", published=published, content_type="text/plain", **facts)


ORIGINAL, COPY = page("courier", LIGHTHOUSE, EARLIER), page("farm", LIGHTHOUSE, LATER)
REWRITE, REPORT, OTHER = page("mill", REWRITTEN, LATER), page("herald", INDEPENDENT, LATER), page("baker", UNRELATED, EARLIER)
PAGES = (ORIGINAL, COPY, REWRITE, REPORT, OTHER)


def audit(pages, references=(), *, mutual=False, **options):
    with SpamFilter(Config(**options)) as spam_filter:
        return list(spam_filter.audit(pages, references=references, mutual=mutual))


def labels(verdicts):
    return {verdict.id: verdict.label for verdict in verdicts}


def test_a_page_is_queried_before_it_is_learned():
    assert labels(audit((ORIGINAL, COPY, OTHER))) == {"courier": Label.OK, "farm": Label.SPAM, "baker": Label.OK}
    late = audit((COPY, ORIGINAL))
    assert labels(late) == {"farm": Label.OK, "courier": Label.OK}  # an original is not accused by its own copy


def test_without_learning_nothing_is_known():
    assert set(labels(audit(PAGES, learn=False)).values()) == {Label.OK}


@pytest.mark.parametrize("options", [{"mutual": True}, {"learn": False}], ids=["mutual", "no learning"])
def test_the_order_of_the_inputs_makes_no_difference(options):
    orders = list(permutations(PAGES))[:: 13 if options.get("mutual") else 29]
    first, *others = ({verdict.id: verdict for verdict in audit(order, references=(OTHER,), **options)} for order in orders)
    assert len(first) == len(PAGES)
    for verdicts in others:
        assert verdicts == first


def test_mutual_finds_a_copy_whichever_comes_first():
    for order in (PAGES, PAGES[::-1]):
        found = labels(audit(order, mutual=True))
        assert found["farm"] is Label.SPAM
        assert found["courier"] is found["herald"] is found["baker"] is Label.OK
        assert found["mill"] in (Label.SPAM, Label.SUSPECT)


def test_mutual_without_dates_accuses_neither():
    undated = audit((page("courier", LIGHTHOUSE), page("farm", LIGHTHOUSE)), mutual=True)
    assert set(labels(undated).values()) == {Label.SUSPECT}


def test_others_may_write_while_references_are_read(tmp_path, monkeypatch):
    monkeypatch.setattr("spamfilter.index.store.BUSY_SECONDS", 0.05)
    monkeypatch.setattr("spamfilter.filter.PORTION", 1000)
    path = str(tmp_path / "shared.db")
    with Index(path) as other, SpamFilter(Config(index=path)) as spam_filter:

        def references():
            for n in range(6):
                other.add(article(UNRELATED, name=f"other{n}"), first_seen=None)
                yield page(f"reference{n}", LIGHTHOUSE)

        assert list(spam_filter.audit((), references=references())) == []
        assert sorted(other.ids()) == sorted([*(f"other{n}" for n in range(6)), *(f"reference{n}" for n in range(6))])


def test_references_are_learned_first_vouched_for_and_not_judged():
    undated = page("courier", LIGHTHOUSE)
    with SpamFilter() as spam_filter:
        (verdict,) = spam_filter.audit((page("farm", LIGHTHOUSE),), references=(undated, BadRecord(Source("x"), "json", "broken")))
        assert (verdict.id, verdict.label) == ("farm", Label.SPAM)
        assert spam_filter.index.get("courier").vouched
        assert not spam_filter.index.get("farm").vouched
        assert spam_filter.index.get("farm").label is Label.SPAM


@pytest.mark.parametrize("mutual", [False, True], ids=["in turn", "mutual"])
@pytest.mark.parametrize(
    ("again", "kept"),
    [
        pytest.param((*LIGHTHOUSE, "Read 1,204 times by 37 readers."), Label.SPAM, id="a counter"),
        pytest.param(UNRELATED, Label.OK, id="another text"),
    ],
)
def test_what_was_accused_is_remembered_as_that_while_little_of_it_changes(mutual, again, kept):
    with SpamFilter() as spam_filter:
        spam_filter.learn(page("courier", LIGHTHOUSE), vouched=True)
        spam_filter.learn(page("farm", LIGHTHOUSE), label=Label.SPAM)
        (verdict,) = spam_filter.audit((page("farm", again),), mutual=mutual)
        assert (verdict.label, verdict.kind) == (Label.OK, Kind.UPDATE)
        assert spam_filter.index.get("farm").label is kept


@pytest.mark.parametrize("mutual", [False, True], ids=["in turn", "mutual"])
def test_a_page_that_shows_another_text_now_was_not_first_with_it(mutual):
    with SpamFilter() as spam_filter:
        spam_filter.learn(page("farm", UNRELATED, fetched=EARLIER - timedelta(days=60)))
        pages = (page("farm", LIGHTHOUSE, fetched=LATER), ORIGINAL)
        found = {verdict.id: verdict for verdict in spam_filter.audit(pages, mutual=mutual)}
    assert found["courier"].label is not Label.SPAM
    assert found["courier"].matches[0].direction is not Direction.FROM


@pytest.mark.parametrize("mutual", [False, True], ids=["in turn", "mutual"])
def test_a_reference_may_be_among_the_pages_and_is_vouched_for_all_the_same(mutual):
    courier, farm = page("courier", LIGHTHOUSE), page("farm", LIGHTHOUSE)
    for pages in ((courier, farm), (farm, courier)):
        found = {verdict.id: (verdict.label, verdict.kind) for verdict in audit(pages, references=(courier,), mutual=mutual)}
        assert found == {"courier": (Label.OK, Kind.ORIGINAL), "farm": (Label.SPAM, Kind.COPY)}


def test_bad_records_and_empty_pages_keep_their_place():
    found = audit((ORIGINAL, BadRecord(Source("feed.jsonl", line=2), "json", "no record", id="two"), Page(markup="", id="three"), COPY))
    assert [verdict.id for verdict in found] == ["courier", "two", "three", "farm"]
    for verdict in found[1:3]:
        assert verdict.label is Label.UNJUDGED
        assert verdict.error is not None
    assert found[3].label is Label.SPAM


@pytest.mark.parametrize("given", [b"<p>bytes</p>", None, 5, {"text": "a record"}, [ORIGINAL]], ids=lambda given: type(given).__name__)
def test_what_is_no_page_is_refused_in_words(given):
    with SpamFilter() as spam_filter:
        for call in (
            spam_filter.judge,
            spam_filter.learn,
            lambda page: spam_filter.compare(page, "a text"),
            lambda page: list(spam_filter.audit([page])),
        ):
            with pytest.raises(TypeError, match=rf"{type(given).__name__} is no Page, Article or plain text"):
                call(given)


@pytest.mark.parametrize("name", ["published", "fetched"])
@pytest.mark.parametrize("given", ["2026-03-01", date(2026, 3, 1), 1_772_000_000])
def test_a_time_that_is_none_is_named(name: str, given: object) -> None:
    with SpamFilter() as spam_filter, pytest.raises(TypeError, match=f"`{name}` of a page is a datetime, not "):
        spam_filter.judge(Page("A text.", **{name: given}))


def test_a_page_whose_markup_is_none_is_unjudged_and_the_run_goes_on():
    empty, sound = audit((Page(markup=None, id="empty"), ORIGINAL))
    assert (empty.id, empty.label, sound.label) == ("empty", Label.UNJUDGED, Label.OK)
    assert "NoneType is neither text nor bytes" in empty.error.message


def test_verdicts_are_the_same_from_many_threads():
    with SpamFilter() as spam_filter:
        spam_filter.learn(ORIGINAL)
        expected = [spam_filter.judge(p) for p in PAGES]
        with ThreadPoolExecutor(4) as pool:
            assert list(pool.map(spam_filter.judge, PAGES * 4)) == expected * 4


def test_a_text_can_be_given_other_facts_while_others_look_at_it():
    shared = article(LIGHTHOUSE)

    class Name(str):
        """The name of a view; whoever looks whether it is a certain one finds that another thread has added one meanwhile."""

        __slots__ = ()

        def __hash__(self):
            vars(shared)[f"view {len(vars(shared))}"] = None
            return 0

    vars(shared).update({Name("own"): None, "text": shared.text})
    other = shared.stating(title="Later")
    assert (other.title, vars(other)["text"]) == ("Later", shared.text)


def test_texts_without_names_are_told_apart():
    with SpamFilter() as spam_filter:
        spam_filter.learn("\n".join(LIGHTHOUSE))
        spam_filter.learn("\n".join(UNRELATED))
        assert len(spam_filter.index) == 2
        assert spam_filter.judge("\n".join((*LIGHTHOUSE, "A last line of its own."))).matches
        assert spam_filter.judge("\n".join(LIGHTHOUSE)).label is Label.OK  # the same text is the same page


def test_what_is_remembered_outlives_the_filter(tmp_path):
    config = Config(index=str(tmp_path / "seen.db"))
    with SpamFilter(config) as spam_filter:
        spam_filter.learn(ORIGINAL)
    with SpamFilter(config) as spam_filter:
        verdict = spam_filter.judge(COPY)
        assert (verdict.label, verdict.matches[0].id) == (Label.SPAM, "courier")
        assert verdict.matches[0].first_seen is not None


def test_which_of_two_undated_files_an_audit_reads_first_proves_nothing(tmp_path):
    original, copy = page("courier", LIGHTHOUSE), page("farm", LIGHTHOUSE)
    for pages in ((original, copy), (copy, original)):
        with SpamFilter(Config(index=str(tmp_path / f"{pages[0].id}.db"))) as spam_filter:
            first, second = spam_filter.audit(pages)
            assert (first.label, second.label) == (Label.OK, Label.SUSPECT)
            assert second.matches[0].direction is Direction.UNKNOWN
            assert spam_filter.index.get(pages[0].id).first_seen is not None  # and the next audit may go by it
            (later,) = spam_filter.audit((page("new", LIGHTHOUSE),))
            assert later.label is Label.SPAM


def test_two_articles_side_by_side():
    with SpamFilter() as spam_filter:
        found = spam_filter.compare(COPY, ORIGINAL)
        assert (found.verdict.label, found.verdict.kind) == (Label.SPAM, Kind.COPY)
        assert found.match is not None
        assert found.match.score == pytest.approx(found.verdict.score)
        assert len(spam_filter.index) == 0
        assert spam_filter.compare(OTHER, ORIGINAL).verdict.label is Label.OK
        assert spam_filter.compare(COPY, "").match is None
        same = article(LIGHTHOUSE, "one")
        assert spam_filter.compare(same, same).match is not None


def test_alone_or_among_others_the_score_of_a_pair_is_the_same():
    with SpamFilter() as spam_filter:
        spam_filter.learn(ORIGINAL)
        alone = spam_filter.judge(COPY)
        for n in range(20):
            spam_filter.learn(page(f"other{n}", [f"{line} ({n})" for line in UNRELATED]))
        among = spam_filter.judge(COPY)
        assert spam_filter.compare(COPY, ORIGINAL).verdict.score == alone.score == among.score


def test_what_cannot_be_used_is_refused(tmp_path):
    with pytest.raises(ModelError, match=r"nothing\.npz"):
        SpamFilter(Config(model=str(tmp_path / "nothing.npz")))
    (tmp_path / "seen.db").write_bytes(b"no index" * 200)
    with pytest.raises(IndexStoreError, match=r"seen\.db"):
        SpamFilter(Config(index=str(tmp_path / "seen.db")))


def test_a_model_that_asks_for_what_nobody_measures_is_refused_before_it_judges(tmp_path):
    shipped = load_model()
    head = shipped.heads[View.MATCH]
    facts = {key: value for key, value in shipped.facts.items() if key not in ("format", "heads", "sha256")}
    strange = replace(head, features=("order.of_old", *head.features[1:]))
    save_model(tmp_path / "m.npz", {**shipped.heads, View.MATCH: strange}, facts)
    with pytest.raises(ModelError, match=r"m\.npz: asks for features .* order\.of_old"):
        SpamFilter(Config(model=str(tmp_path / "m.npz")))


def filed(path, lines):
    return Page(markup="\n".join(lines), content_type="text/plain", source=Source(path))


@pytest.mark.parametrize(
    ("first", "second", "lines", "one"),
    [
        pytest.param("pages/a.txt", "{here}/pages/a.txt", LIGHTHOUSE, True, id="rings: by its absolute path"),
        pytest.param("{here}/pages/a.txt", "pages/a.txt", LIGHTHOUSE, True, id="rings: from the folder above"),
        pytest.param("{here}/a.txt", "../{folder}/a.txt", LIGHTHOUSE, True, id="rings: there and back"),
        pytest.param("pages/a.txt", "{here}/pages/a.txt", UNRELATED, False, id="silent: another text"),
        pytest.param("pages/a.txt", "{here}/other/a.txt", LIGHTHOUSE, False, id="silent: another file of that name"),
        pytest.param("pages/a.txt", "/elsewhere/pages/a.txt", LIGHTHOUSE, False, id="silent: another folder"),
    ],
)
def test_a_file_is_one_page_by_whatever_path_it_is_called(tmp_path, monkeypatch, *, first, second, lines, one):
    monkeypatch.chdir(tmp_path)
    first, second = (path.format(here=tmp_path, folder=tmp_path.name) for path in (first, second))
    with SpamFilter(Config(index="seen.db")) as spam_filter:
        list(spam_filter.audit((filed(first, LIGHTHOUSE),)))
        (verdict,) = spam_filter.audit((filed(second, lines),))
        assert (verdict.id, len(spam_filter.index)) == ((first, 1) if one else (second, 2))
        assert (verdict.label is Label.OK) == (one or lines is UNRELATED)
        assert verdict.source == Source(second)


def test_a_folder_that_is_gone_hinders_nobody(tmp_path, monkeypatch):
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert labels(audit((filed("a.txt", UNRELATED),))) == {"a.txt": Label.OK}


def test_a_text_without_words_is_compared():
    with SpamFilter(Config()) as spam_filter:
        assert spam_filter.compare("...", "\n".join(LIGHTHOUSE)).verdict.label is Label.UNJUDGED
