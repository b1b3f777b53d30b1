"""The source is among the candidates, in any language and however little was taken, and a look costs no more in a large index."""

from datetime import UTC, datetime

import pytest

from spamfilter.index import Index, postings
from spamfilter.index.keys import LEAST_WORDS, MOST_RUNS, MOST_WORDS, article_keys, keys_of_texts
from spamfilter.index.levels import CAP

REPORT = """The harbour of Velmarin will stay closed to large ships for three weeks, the port authority said on Monday, after divers
found a crack eleven metres long in the gate of the northern lock. Harbour master Orla Dunnock told reporters that the crack had
been growing since the autumn storms and that engineers could no longer promise the gate would hold at spring tide.
Two tugs and a floating crane left the yard at Brellow on Sunday evening and are expected to reach the lock by Wednesday. The gate
weighs ninety tonnes and was cast in 1931; no yard on this coast has built one like it since.
Fishing boats may still use the southern entrance, Dunnock said, but the ferry to Isle Corran will run from the coal pier, where
passengers must allow twenty minutes for the walk from the railway station.
The chamber of commerce put the cost to local firms at four million crowns. "Every day the grain ships wait outside costs the
millers a week's wages," its chairman Tobin Hale said. He asked the ministry in Carrow to pay for half of the repair.
A spokeswoman for the ministry said the request had arrived and would be answered within the month."""

SUMMARY = """Velmarin's port has shut its northern lock after an eleven-metre crack was discovered. Repairs to the 1931 gate need
a crane from Brellow, while Corran ferry passengers go from the coal pier. Chairman Tobin Hale wants Carrow to share the bill."""

PARAPHRASE = """Big vessels cannot enter Velmarin for about three weeks because the gate of the northern lock is cracked, according to
the authority that runs the port. The damage, found by divers, is eleven metres in length; Orla Dunnock, the harbour master, says it has
spread since last autumn's storms, and her engineers doubt that it survives a spring tide. A floating crane and a pair of tugs set off
from Brellow on Sunday and should arrive on Wednesday. Cast in 1931, the gate is ninety tonnes heavy. Smaller fishing craft can go in by
the south. Ferries bound for Isle Corran leave the coal pier instead. Firms in the town will lose four million crowns, the chamber of
commerce reckons, and its chairman Tobin Hale has written to Carrow to ask that the ministry carry half."""

OTHER_TONGUES = {
    "German": "Der Stadtrat von Brellheim hat am Dienstag beschlossen, die alte Mühle am Fluss für eine symbolische Münze an ihre "
    "Mieter zu verkaufen. Elf Jahre lang hatten beide Seiten verhandelt, ohne dass jemand den Überblick behalten hätte. Bürgermeisterin "
    "Ilse Tannhof sprach von einem guten Tag für das Viertel. "
    "Die Mieter wollen das Mühlrad bis zum Herbst wieder in Gang setzen und dort Brot backen.",
    "Spanish": "El ayuntamiento de Peñalta decidió el martes vender el viejo molino junto al río a sus inquilinos por una moneda "
    "simbólica. Las dos partes habían negociado once años sin que nadie recordara ya el comienzo de la disputa. La alcaldesa Inés "
    "Tarazal habló de un buen día para el barrio. Los inquilinos quieren poner en marcha la rueda antes del otoño y hornear allí pan.",
    "Russian": "Городской совет Белогорска решил во вторник продать старую мельницу у реки её жильцам за символическую монету. Переговоры "
    "длились одиннадцать лет, и никто уже не помнил, с чего они начались. Мэр Ольга Тихорецкая назвала решение хорошим днём для квартала. "
    "Жильцы обещают до осени снова запустить колесо и печь на мельнице хлеб.",
    "Chinese": "白河市议会星期二决定以一枚硬币的价格把河边的老磨坊卖给住户。谈判持续了十一年，早已没有人记得最初的分歧。市长林秋雨说这是"
    "街区的好日子。住户们打算在秋天之前让水车重新转动起来，并在磨坊里烤面包卖给邻居和游客。",
}


def names(candidates):
    return [c.id for c in candidates]


@pytest.fixture(scope="module")
def crowd(new_writer):
    """The report among 300 others, and an article in each of the other languages."""
    writer = new_writer(3)
    with Index(None) as index:
        with index.batch():
            for n in range(300):
                index.add(writer.article(f"other{n}"), first_seen=None)
                if n == 150:
                    index.add(writer.of("report", REPORT), first_seen=None)
            for tongue, text in OTHER_TONGUES.items():
                index.add(writer.of(tongue, text), first_seen=None)
        yield index


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(REPORT, True, id="rings: a copy"),
        pytest.param(SUMMARY, True, id="rings: a summary of 50 words"),
        pytest.param(PARAPHRASE, True, id="rings: a paraphrase"),
        pytest.param(" ".join(REPORT.split()[60:90]), True, id="rings: thirty words in a row"),
        pytest.param(" ".join(REPORT.split()[-30:]), True, id="rings: the last thirty words"),
        pytest.param("The the of and to in a is it that was for on as with he be at by.", False, id="silent: function words"),
        pytest.param("Quarrelsome zebras yodelled", False, id="silent: nothing in common"),
        pytest.param("", False, id="silent: empty"),
    ],
)
def test_the_source_is_found(crowd, writer, text, found):
    candidates = crowd.candidates(writer.of("q", text))
    assert (names(candidates)[:1] == ["report"]) == found
    assert [c.score for c in candidates] == sorted((c.score for c in candidates), reverse=True)


@pytest.mark.parametrize("tongue", OTHER_TONGUES)
def test_a_copy_in_another_language_is_found_inside_another_text(crowd, writer, tongue):
    text = OTHER_TONGUES[tongue]
    middle = text[len(text) // 4 : -len(text) // 4]
    assert names(crowd.candidates(writer.of("q", f"{writer.text(60)}\n{middle}\n{writer.text(60)}")))[0] == tongue


def test_every_source_of_a_stitched_page_is_found(index, writer):
    articles = [writer.article(f"a{n}", 300) for n in range(200)]
    with index.batch():
        for article in articles:
            index.add(article, first_seen=None)
    taken = (3, 77, 150, 199)
    stitched = "\n".join(" ".join(articles[n].text.split()[100:190]) for n in taken)
    assert {f"a{n}" for n in taken} <= set(names(index.candidates(writer.of("q", stitched))))


def test_the_own_id_is_never_a_candidate(crowd, writer):
    assert "report" not in names(crowd.candidates(writer.of("report", REPORT)))
    assert names(crowd.candidates(writer.of("report 2", REPORT)))[0] == "report"


@pytest.mark.parametrize("limit", [0, 1, 5, 1000])
def test_the_limit_holds(crowd, writer, limit):
    found = crowd.candidates(writer.of("q", writer.text()), limit)
    assert len(found) <= limit
    assert found == crowd.candidates(writer.of("q2", writer.of("x", "").text), limit) or found
    assert list(found) == sorted(found, key=lambda c: (-c.score, c.id))


def test_the_order_of_learning_and_the_batches_make_no_difference(writer):
    articles = [writer.article(f"a{n}", 80) for n in range(50)]
    query = writer.of("q", "\n".join(a.paragraphs[0].text for a in articles[10:30]))
    with Index(None) as one, Index(None) as other:
        for article in articles:
            one.add(article, first_seen=None)
        with other.batch():
            for article in reversed(articles):
                other.add(article, first_seen=None)
        assert one.candidates(query) == other.candidates(query)
        assert len(one.candidates(query)) == 20


def test_equal_candidates_come_by_the_day_they_were_seen_then_by_id(index, writer):
    text = writer.text()
    for name, day in (("d", None), ("c", 5), ("b", 2), ("a", 5)):
        index.add(writer.of(name, text), first_seen=day and datetime(2026, 1, day, tzinfo=UTC))
    assert names(index.candidates(writer.of("q", text))) == ["b", "a", "c", "d"]


def test_what_a_query_reads_is_bounded_however_many_copies_there_are(index, writer):
    text = writer.text()
    with index.batch():
        for n in range(150):
            index.add(writer.of(f"copy{n:03}", text), first_seen=None)
    votes = index._postings.votes(article_keys(writer.of("q", text)))
    assert len(votes.found) == CAP
    assert len(votes.at) == CAP * len(set(votes.run.tolist()))
    assert index.check() == []


@pytest.mark.parametrize("waiting", [2048, 7])
def test_a_flood_hides_neither_the_oldest_nor_the_newest(index, writer, monkeypatch, waiting):
    monkeypatch.setattr(postings, "MOST_RECENT", waiting)
    text = writer.text()
    own = writer.text(40)
    index.add(writer.of("first", f"{text}\n{own}"), first_seen=None)
    with index.batch():
        for n in range(300):
            index.add(writer.of(f"flood{n}", text), first_seen=None)
    index.add(writer.of("last", text), first_seen=None)
    found = names(index.candidates(writer.of("q", text), 200))
    assert {"first", "last"} <= set(found)
    assert names(index.candidates(writer.of("q", f"{text}\n{own}")))[0] == "first"
    index.remove(f"flood{n}" for n in range(300))
    assert names(index.candidates(writer.of("q", text)))[:2] in (["first", "last"], ["last", "first"])
    assert index.check() == []


@pytest.mark.parametrize(
    ("words", "least", "most"),
    [
        pytest.param(3, 4, 32, id="a line"),
        pytest.param(100, 20, 200, id="a short text: all its words"),
        pytest.param(500, LEAST_WORDS, MOST_WORDS, id="an article"),
        pytest.param(40_000, MOST_WORDS, MOST_WORDS + 4 * MOST_RUNS, id="a book"),
    ],
)
def test_the_number_of_keys_is_bounded(writer, words, least, most):
    keys = article_keys(writer.article("a", words))
    numbers = keys.numbers.tolist()
    assert least <= len(numbers) <= most
    assert numbers == sorted(set(numbers))
    assert all(0 <= number < 2**40 for number in numbers)
    assert all(0 < weight <= 11.3 for weight in keys.weights.tolist())


def test_keys_are_the_same_in_every_process(writer):
    assert article_keys(writer.of("a", "Velmarin zebra 1931")).numbers.tolist() == PINNED


PINNED = [159381186794, 724164284545, 1042328378217]


def test_a_text_of_a_million_different_words_costs_no_more_than_a_book(index, writer):
    endless = " ".join(f"w{n:x}" for n in range(400_000))
    book = " ".join(endless.split()[:100_000])
    assert article_keys(writer.of("a", endless)).numbers.tolist() == article_keys(writer.of("b", book)).numbers.tolist()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param(REPORT, REPORT.upper().replace("'S", "'s"), True, id="rings: capitals"),
        pytest.param(REPORT, REPORT.replace("'", "’"), True, id="rings: curled apostrophes"),
        pytest.param(REPORT, REPORT.replace(" ", "\n\t "), True, id="rings: other blanks"),
        pytest.param(REPORT + " " + "x" * 70, REPORT + " " + "x" * 1000, True, id="rings: words that are longer than what counts of them"),
        pytest.param(REPORT, REPORT.replace("Dunnock", "Dunmore"), False, id="silent: another name"),
    ],
)
def test_texts_of_the_same_words_have_the_same_keys(writer, one, other, same):
    first, second = (article_keys(writer.of("a", text)) for text in (one, other))
    assert (first.numbers.tolist() == second.numbers.tolist()) is same


@pytest.mark.parametrize("seed", range(4))
def test_many_texts_at_once_have_the_keys_of_each(new_writer, seed):
    writer = new_writer(seed)
    pick = writer.random
    texts = [writer.text(pick.choice((1, 20, 60, 118, 122, 300, 500, 900))) for _ in range(40)]
    texts += [
        "",
        " ",
        *OTHER_TONGUES.values(),
        REPORT,
        writer.text(3330),
        writer.text(3500),
        writer.text(9000),
        "the the",
        "the of and " * 60,
    ]
    texts += [" ".join(REPORT.split()[:words]) for words in (4, 5, 28, 29, 30, 31, 32, 119, 120, 121)]
    pick.shuffle(texts)
    together = [numbers.tolist() for numbers in keys_of_texts(texts)]
    assert together == [article_keys(writer.of("a", text)).numbers.tolist() for text in texts]
    looked_at = [writer.of("a", text) for text in texts]
    assert all(len(article.words) >= 0 for article in looked_at)
    assert together == [article_keys(article).numbers.tolist() for article in looked_at]
    assert keys_of_texts([]) == []
