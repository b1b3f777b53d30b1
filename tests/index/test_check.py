"""`check` finds what was broken on purpose, and nothing where nothing is."""

import re
import sqlite3
import zlib

import pytest

from spamfilter.errors import IndexStoreError
from spamfilter.index import Index


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        pytest.param("UPDATE article SET title = 'x'", None, id="silent: another title"),
        pytest.param(
            "UPDATE body SET packed = CAST(packed || x'00' AS BLOB) WHERE n = 5", None, id="silent: a byte behind the packed text"
        ),
        pytest.param("UPDATE body SET packed = x'00112233' WHERE n = 5", "a4: a text that does not unpack", id="rings: a text"),
        pytest.param(
            "UPDATE body SET packed = (SELECT packed FROM body WHERE n = 6) WHERE n = 5", "a4: .* digest", id="rings: two texts exchanged"
        ),
        pytest.param("UPDATE body SET digest = x'00' WHERE n = 5", "a4: .* digest", id="rings: a digest"),
        pytest.param("DELETE FROM body WHERE n = 5", "a4: a text that is no text", id="rings: a text is missing"),
        pytest.param("DELETE FROM article WHERE n = 5", "text 5 belongs to no article", id="rings: an article is missing"),
        pytest.param("DELETE FROM posting WHERE key = (SELECT max(key) FROM posting)", "do not lead to it", id="rings: a list is missing"),
        pytest.param(
            "UPDATE posting SET docs = CAST(x'00000063' || docs AS BLOB) WHERE key = (SELECT max(key) FROM posting)",
            "no article",
            id="rings: a stranger listed",
        ),
        pytest.param("UPDATE posting SET docs = x'0000' WHERE key = (SELECT max(key) FROM posting)", "2 bytes", id="rings: half an entry"),
        pytest.param("INSERT INTO posting VALUES (-4, 0, x'00000005')", "no list", id="rings: a key that cannot be"),
        pytest.param("UPDATE article SET keys = x'0000000001' WHERE n = 5", "a4: its keys are not", id="rings: other keys"),
        pytest.param("UPDATE article SET keys = x'00' WHERE n = 5", "a4: a list of keys that is none", id="rings: half a key"),
    ],
)
def test_planted_damage_is_found(filled, damage, message):
    connection = sqlite3.connect(filled, isolation_level=None)
    connection.execute(damage)
    connection.close()
    with Index(str(filled)) as memory:
        problems = memory.check()
    if message is None:
        assert problems == []
    else:
        assert len(problems) <= 20
        assert re.search(message, "\n".join(problems))


def test_a_text_that_would_fill_the_memory_is_not_unpacked(filled):
    bomb = zlib.compress(b"[" + b'"",' * (20 << 20) + b'""]')
    connection = sqlite3.connect(filled, isolation_level=None)
    connection.execute("UPDATE body SET packed = ? WHERE n = 5", (bomb,))
    connection.close()
    with Index(str(filled)) as memory:
        assert "unpacks to more than" in "\n".join(memory.check())
        with pytest.raises(IndexStoreError, match="a4"):
            memory.get("a4")
