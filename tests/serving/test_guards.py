"""Who is not served, and what is made of odd wishes."""

from __future__ import annotations

import gzip

import pytest
from newsstand import COPIED, ORIGINAL, OWN, SHORT, rss
from upstream import answer

FEED = rss(ORIGINAL, COPIED, OWN, SHORT)


@pytest.fixture
def stand(upstream):
    upstream.pages |= {path: answer(FEED) for path in ("/a", "/b", "/c")}
    return upstream


@pytest.mark.parametrize(
    ("accepted", "packed"),
    [
        pytest.param("gzip", True, id="packed: gzip"),
        pytest.param("GZIP ; Q=1", True, id="packed: by weight"),
        pytest.param("br, gzip;q=0.001", True, id="packed: by the least weight"),
        pytest.param("*", True, id="packed: anything"),
        pytest.param("gzip;q=0", False, id="plain: no weight"),
        pytest.param("gzip;q=0.", False, id="plain: none at all"),
        pytest.param("gzip;q=0.000, deflate", False, id="plain: none to three digits"),
        pytest.param("gzip;q=1.2.3", False, id="plain: no number"),
        pytest.param("gzip;q=..", False, id="plain: no digit"),
        pytest.param("gzip;q=2", False, id="plain: too much"),
        pytest.param("gzip;q=0.1234", False, id="plain: too many digits"),
        pytest.param("gzip;q=", False, id="plain: nothing"),
        pytest.param("xgzip", False, id="plain: another name"),
        pytest.param("", False, id="plain: no wish"),
    ],
)
def test_packing_by_wish(serve, stand, accepted, packed):
    reply = serve().feed(stand.url + "/a", Accept_Encoding=accepted)
    assert reply.status == 200
    assert (reply.headers.get("Content-Encoding") == "gzip") is packed
    assert (gzip.decompress(reply.body) if packed else reply.body).startswith(b"<?xml")
