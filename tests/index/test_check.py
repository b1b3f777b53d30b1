"""`check` finds what was broken on purpose, and nothing where nothing is."""

import contextlib
import re
import sqlite3

import pytest
import zstandard

from spamfilter.article import Article
from spamfilter.errors import IndexStoreError
from spamfilter.index import Index

SWAPPED = "04000000020000000500000005000000"
FACTS = (  # what no index writes, and every question about the article stumbles over
    ("CAST(x'ff41' AS TEXT)", "cannot be read to the end: .*decode", "id url host title published language first_seen label claims"),
    ("x'41'", "article a4: bytes where a text belongs", "url host title language"),
    ("'May'", "article a4: .*'May'", "published first_seen label"),
    ("x'41'", "article a4: ", "published first_seen label claims"),
)


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
        pytest.param(
            "DELETE FROM posting WHERE at = (SELECT max(at) FROM posting)", "keys do not lead to it", id="rings: lists are missing"
        ),
        pytest.param("DELETE FROM recent WHERE n = 58", "article 58: .* keys do not lead to it", id="rings: what is recent is missing"),
        pytest.param("DELETE FROM dead", None, id="silent: nothing was removed"),
        pytest.param("INSERT INTO dead VALUES (5)", "article a4: counts as removed", id="rings: an article counts as removed"),
        pytest.param(
            "UPDATE body SET (packed, digest) = (SELECT packed, digest FROM body WHERE n = 6) WHERE n = 5",
            "lead to article 5, which has no such key",
            id="rings: the whole text of another",
        ),
        pytest.param("UPDATE recent SET n = 99 WHERE n = 58", "lead to no article", id="rings: a stranger listed"),
        pytest.param("UPDATE recent SET n = 57 WHERE n = 58", "lead to article 57, which has no such key", id="rings: another one listed"),
        pytest.param(
            "INSERT INTO recent SELECT seq + 99, n, keys FROM recent WHERE n = 58", "to article 58, which", id="rings: listed twice"
        ),
        pytest.param(
            "UPDATE posting SET entries = x'0000' WHERE at = (SELECT max(at) FROM posting)",
            "entries or keys that is none",
            id="rings: half",
        ),
        pytest.param(
            "UPDATE posting SET entries = 7 WHERE at = (SELECT max(at) FROM posting)", "entries or keys that is none", id="rings: a number"
        ),
        pytest.param("UPDATE posting SET entries = x'' WHERE at = (SELECT max(at) FROM posting)", "without entries", id="rings: empty"),
        pytest.param(
            f"UPDATE posting SET entries = x'{SWAPPED}' WHERE at = (SELECT max(at) FROM posting)",
            "out of order",
            id="rings: two keys swapped",
        ),
        pytest.param(
            f"UPDATE posting SET entries = x'{65 * '02000000'}{65 * '05000000'}' WHERE at = (SELECT max(at) FROM posting)",
            "longer than 64",
            id="rings: too long a list",
        ),
        pytest.param("UPDATE recent SET keys = x'00' WHERE n = 58", "entries or keys that is none", id="rings: half a key"),
        *(
            pytest.param(f"UPDATE article SET {column} = {value} WHERE n = 5", message, id=f"rings: {column} is {value}")
            for value, message, columns in FACTS
            for column in columns.split()
        ),
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


def test_of_many_articles_every_one_is_looked_at(tmp_path):
    path = tmp_path / "many.db"
    with Index(str(path)) as memory, memory.batch():
        for n in range(4050):
            memory.add(Article.from_lines([f"alder{n} birch{n} cedar{n % 7} dogwood {n}"], name=f"a{n}"), first_seen=None)
    with Index(str(path)) as memory:
        assert memory.check() == []
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        (n,) = connection.execute("SELECT n FROM article WHERE id = 'a4001'").fetchone()
        assert connection.execute("DELETE FROM recent WHERE n = ?", (n,)).rowcount == 1
    with Index(str(path)) as memory:
        assert memory.check() == [f"article {n}: 2 of its 7 keys do not lead to it"]


def test_a_text_that_would_fill_the_memory_is_not_unpacked(filled):
    bomb = zstandard.compress(b"[" + b'"",' * (20 << 20) + b'""]')
    connection = sqlite3.connect(filled, isolation_level=None)
    connection.execute("UPDATE body SET packed = ? WHERE n = 5", (bomb,))
    connection.close()
    with Index(str(filled)) as memory:
        assert "may unpack to more than" in "\n".join(memory.check())
        with pytest.raises(IndexStoreError, match="a4"):
            memory.get("a4")
