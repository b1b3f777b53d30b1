"""Dates: one moment however it was written, and None for what is none."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spamfilter.text.dates import parse_date

DAY = datetime(2026, 3, 4, tzinfo=UTC)
MINUTE = DAY.replace(hour=10, minute=5)
SECOND = MINUTE.replace(second=6)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        pytest.param("2026-03-04T10:05:06Z", SECOND, id="rings: ISO 8601"),
        pytest.param("2026-03-04T11:05:06.000+01:00", SECOND, id="rings: an offset is undone"),
        pytest.param("2026-03-04T05:05:06-0500", SECOND, id="rings: an offset without a colon"),
        pytest.param("2026-03-04 10:05", MINUTE, id="rings: no zone is UTC"),
        pytest.param("2026-03-04", DAY, id="rings: a day is its first second"),
        pytest.param("20260304100506", SECOND, id="rings: 14 digits"),
        pytest.param("20260304", DAY, id="rings: 8 digits"),
        pytest.param("Wed, 04 Mar 2026 10:05:06 GMT", SECOND, id="rings: RFC 822"),
        pytest.param("Wed, 4 Mar 26 05:05:06 EST", SECOND, id="rings: RFC 822 with two digits and a zone's name"),
        pytest.param("Wed, 04 Mar 2026 15:35:06 +0530 (IST)", SECOND, id="rings: a comment behind the zone"),
        pytest.param("Wed Mar  4 10:05:06 2026", SECOND, id="rings: asctime"),
        pytest.param("March 4, 2026 10:05 am", MINUTE, id="rings: English, American order"),
        pytest.param("4th March 2026", DAY, id="rings: English, British order"),
        pytest.param("1772618706", SECOND, id="rings: seconds since 1970"),
        pytest.param("1772618706000", SECOND, id="rings: milliseconds since 1970"),
        pytest.param("", None, id="silent: nothing"),
        pytest.param("yesterday", None, id="silent: a word"),
        pytest.param("2026", None, id="silent: a year is no date"),
        pytest.param("03/04/2026", None, id="silent: March or April"),
        pytest.param("31 February 2026", None, id="silent: no such day"),
        pytest.param("2026-03-04T25:00:00Z", None, id="silent: no such hour"),
        pytest.param("2026-03-04T10:05:06+99:00", None, id="silent: no such zone"),
        pytest.param("Maybe 4, 2026", None, id="silent: no such month"),
        pytest.param("0001-01-01T00:00:00Z", None, id="silent: a default value"),
        pytest.param("9999-12-31T23:59:59-12:00", None, id="silent: past the calendar"),
        pytest.param("٢٠٢٦-٠٣-٠٤", None, id="silent: other digits"),
        pytest.param("4 March 2026" + " x" * 200, None, id="silent: a whole sentence"),
    ],
)
def test_date(text, moment):
    assert parse_date(text) == moment


@given(st.text(max_size=60) | st.text(alphabet="0123456789-:+TZ .,/marchWed", max_size=60))
def test_anything_is_utc_or_none(text):
    moment = parse_date(text)
    assert moment is None or moment.tzinfo is UTC


@given(st.integers(-2_000_000_000, 4_000_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC)))
def test_what_python_writes_is_read(moment):
    assert parse_date(moment.isoformat()) == moment
