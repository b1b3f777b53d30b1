"""The day that a page shows beside its heading."""

import pytest

from spamfilter import clean
from spamfilter.cleaning.dateline import address_date, day_in

BODY = "<p>The mill on the Orre burned down, and the town has argued about the ruin ever since, says the clerk of the council.</p>" * 3


@pytest.mark.parametrize(
    ("line", "language", "day"),
    [
        pytest.param("May 3, 2024", "en", "2024-05-03", id="rings: English"),
        pytest.param("By Ilse Brandt | Fri, 3 May 2024, 10:30 IST", None, "2024-05-03", id="rings: a byline"),
        pytest.param("Sept. 3rd, 2024", None, "2024-09-03", id="rings: short month"),
        pytest.param("Publicado el 3 de mayo de 2024", "es", "2024-05-03", id="rings: Spanish"),
        pytest.param("Publié le 3 août 2024", "fr", "2024-08-03", id="rings: French"),
        pytest.param("Veröffentlicht am 3. März 2024 um 15:28 Uhr", "de", "2024-03-03", id="rings: German"),
        pytest.param("03.05.2024", None, "2024-05-03", id="rings: dots"),
        pytest.param("Jumat, 3 Agustus 2024", "id", "2024-08-03", id="rings: Indonesian"),
        pytest.param("3 Ağustos 2024 Cumartesi", "tr", "2024-08-03", id="rings: Turkish"),
        pytest.param("Publicado em 3 de março de 2024", "pt", "2024-03-03", id="rings: Portuguese"),
        pytest.param("प्रकाशित: 3 मार्च 2024", "hi", "2024-03-03", id="rings: Hindi"),
        pytest.param("3/5/2024", "es", "2024-05-03", id="rings: strokes, day first"),
        pytest.param("5/23/2024", "en", "2024-05-23", id="rings: strokes, month first"),
        pytest.param("2024-05-03", None, "2024-05-03", id="rings: ISO"),
        pytest.param("Published May 3, 2024. Updated May 9, 2024", None, "2024-05-03", id="rings: the first of two"),
        pytest.param("Updated May 3, 2024", None, None, id="silent: a change"),
        pytest.param("Zuletzt aktualisiert: 03.05.2024", "de", None, id="silent: a change in German"),
        pytest.param("3/5/2024", "en", None, id="silent: two days it may be"),
        pytest.param("31 February 2024", None, None, id="silent: no such day"),
        pytest.param("May 2024", None, None, id="silent: no day"),
        pytest.param("version 6.4.102", None, None, id="silent: a version"),
        pytest.param("12 Bears 2024", None, None, id="silent: no month"),
    ],
)
def test_days_in_lines(line, language, day):
    found = day_in(line, language)
    assert (found and found.date().isoformat()) == day


@pytest.mark.parametrize(
    ("address", "day"),
    [
        pytest.param("https://courier.example/2024/05/03/mill", "2024-05-03", id="rings: a path"),
        pytest.param("https://courier.example/news/2024-05-03/mill", "2024-05-03", id="rings: with dashes"),
        pytest.param("https://courier.example/2024/05/mill", None, id="silent: no day"),
        pytest.param("https://courier.example/2024/13/45/", None, id="silent: no such day"),
        pytest.param(None, None, id="silent: none"),
    ],
)
def test_days_in_addresses(address, day):
    found = address_date(address)
    assert (found and found.date().isoformat()) == day


@pytest.mark.parametrize(
    ("before", "after", "day"),
    [
        pytest.param("", "<div>3 May 2024</div>", "2024-05-03", id="rings: behind the heading"),
        pytest.param("<div>3 May 2024</div>", "", "2024-05-03", id="rings: before it"),
        pytest.param("", "<div>Updated 3 May 2024</div>", None, id="silent: changed"),
        pytest.param("", f"{BODY * 4}<div>3 May 2024</div>", None, id="silent: far below"),
        pytest.param("", '<div>Updated <time datetime="2024-05-03">3 May</time></div>', None, id="silent: the moment of a change"),
    ],
)
def test_days_beside_the_heading(before, after, day):
    published = clean(f"<html><body>{before}<h1>Mill ruin divides the town</h1>{after}{BODY}</body></html>").published
    assert (published and published.date().isoformat()) == day
