"""The shelf: what an index hands out from memory is what stands in its file."""

from dataclasses import replace

from stories import LIGHTHOUSE, REWRITTEN

from spamfilter.article import Article
from spamfilter.index import Index
from spamfilter.index.shelf import MOST_ARTICLES, MOST_CHARACTERS, Shelf
from spamfilter.verdict import Label

URL = "https://gannet-post.example/1"
STORY = Article.from_lines(LIGHTHOUSE, name=URL, url=URL, title="Light", language="en")


def test_a_text_that_was_looked_at_keeps_its_words(tmp_path):
    with Index(str(tmp_path / "seen.db")) as memory:
        memory.add(STORY, first_seen=None)
        words = memory.get(URL).article.words
        assert memory.get(URL).article.words is words


def test_what_another_process_changed_is_seen(tmp_path):
    with Index(str(tmp_path / "seen.db")) as memory, Index(str(tmp_path / "seen.db")) as other:
        memory.add(STORY, first_seen=None, label=Label.OK)
        assert memory.get(URL).article == STORY
        other.add(replace(STORY, title="Dark"), first_seen=None, label=Label.SPAM)
        assert (memory.get(URL).article.title, memory.get(URL).label) == ("Dark", Label.SPAM)
        changed = Article.from_lines(REWRITTEN, name=URL, url=URL)
        other.add(changed, first_seen=None)
        assert memory.get(URL).article == changed
        assert memory.get(URL).article.text == "\n".join(REWRITTEN)
        other.remove((URL,))
        assert memory.get(URL) is None


def test_one_text_under_two_names_is_two_articles(tmp_path):
    copy = replace(STORY, id="https://farm.example/1", url="https://farm.example/1", title=None)
    with Index(str(tmp_path / "seen.db")) as memory:
        memory.add(STORY, first_seen=None)
        memory.add(copy, first_seen=None)
        assert [memory.get(article.id).article for article in (STORY, copy, STORY)] == [STORY, copy, STORY]


def test_it_holds_so_many_and_none_that_is_huge():
    shelf = Shelf()
    for number in range(MOST_ARTICLES + 1):
        shelf.put(number, STORY)
        shelf.put(0, STORY)
    shelf.put("huge", Article.from_lines(["a" * (MOST_CHARACTERS + 1)]))
    shelf.put("empty", Article.from_lines([]))
    assert [shelf.get(digest) is None for digest in (0, 1, 2, MOST_ARTICLES, "huge", "empty")] == [False, True, False, False, True, True]


def test_texts_of_a_full_lexicon_make_room(monkeypatch):
    from spamfilter.text import lexicon

    shelf, article = Shelf(), Article.from_lines(["The ferry to Isle Corran will run from the coal pier."])
    assert article.words.lexicon is lexicon.current_lexicon()
    shelf.put("one", article)
    assert shelf.get("one") is article
    fresh = [lexicon.Lexicon()]
    monkeypatch.setattr(lexicon, "_shelf", lambda: fresh)
    assert shelf.get("one") is None
    assert shelf.get("one") is None
