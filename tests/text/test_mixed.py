"""Mixed pages: the English in a page of another language keeps its places, and is judged as English is."""

import pytest
from stories import INDEPENDENT, LIGHTHOUSE, REWRITTEN, UNRELATED

from spamfilter import SpamFilter
from spamfilter.article import Article
from spamfilter.text.language import language_of
from spamfilter.text.mixed import english_in
from spamfilter.verdict import Label

FOREIGN = {
    "zh": "春天到了，菜园里的土还很凉，邻居说要等到五月才能种豆子，可是他自己上个星期就把水桶和梯子都搬出来了。",
    "ru": "Весной земля в огороде ещё холодная, и сосед говорит, что бобы можно сажать только в мае, хотя сам он уже вынес все вёдра.",
    "de": "Im Frühjahr ist die Erde im Garten noch kalt, und der Nachbar sagt, dass man die Bohnen erst im Mai setzen darf, wenn er kommt.",
    "ar": "في الربيع تبقى التربة باردة في الحديقة، ويقول الجار إن الفول لا يزرع قبل شهر مايو، مع أنه أخرج كل الدلاء من قبل.",
}


def foreign(code, lines):
    return [f"{FOREIGN[code]} ({n})" for n in range(lines)]


def page(*parts, name="page"):
    article = Article.from_lines([line for part in parts for line in part], name=name)
    return article.stating(language=language_of(article))


@pytest.fixture(scope="module")
def spam_filter():
    with SpamFilter() as made:
        made.learn(page(LIGHTHOUSE, name="lighthouse"), vouched=True)
        yield made


@pytest.mark.parametrize("code", FOREIGN)
def test_english_keeps_its_places(code):
    article = page(foreign(code, 9), LIGHTHOUSE, foreign(code, 9))
    assert article.language == code
    found = english_in(article)
    assert found.language == "en"
    assert found.text.split() == "\n".join(LIGHTHOUSE).split()
    assert len(found.text) == len(article.text)
    at = article.text.index(LIGHTHOUSE[3])
    assert found.text[at : at + len(LIGHTHOUSE[3])] == LIGHTHOUSE[3]


def test_other_scripts_within_a_line_are_blanked():
    article = page([f"{line} {FOREIGN['zh']}{FOREIGN['zh']}" for line in LIGHTHOUSE])
    assert article.language == "zh"
    assert english_in(article).text.replace("。", "").split() == "\n".join(LIGHTHOUSE).split()


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param((LIGHTHOUSE,), id="silent: English throughout"),
        pytest.param((LIGHTHOUSE, foreign("zh", 1)), id="silent: mostly English"),
        pytest.param((foreign("zh", 20),), id="silent: none"),
        pytest.param((foreign("de", 20), LIGHTHOUSE[:1]), id="silent: a line"),
        pytest.param((foreign("ru", 120), LIGHTHOUSE), id="silent: a small part of the page"),
        pytest.param((), id="silent: empty"),
    ],
)
def test_where_there_is_little_or_nothing_else(parts):
    assert english_in(page(*parts)) is None


@pytest.mark.parametrize("code", FOREIGN)
@pytest.mark.parametrize("text", [LIGHTHOUSE, REWRITTEN], ids=["copy", "rewrite"])
def test_other_languages_behind_or_between_hide_nothing(spam_filter, text, code):
    lines = len(text)
    for article in (page(text, foreign(code, 2 * lines)), page(*([line, *foreign(code, 2)] for line in text))):
        verdict = spam_filter.judge(article)
        assert (verdict.label, verdict.matches[0].id) == (Label.SPAM, "lighthouse")
        said = article.text[slice(*verdict.matches[0].passages[0].a)]
        assert any(said[:30] in line for line in text)


@pytest.mark.parametrize("code", FOREIGN)
@pytest.mark.parametrize("text", [INDEPENDENT, UNRELATED], ids=["independent report", "other story"])
def test_honest_pages_in_two_languages_are_none(spam_filter, text, code):
    verdict = spam_filter.judge(page(text, foreign(code, 2 * len(text))))
    assert verdict.label in (Label.OK, Label.UNJUDGED)
