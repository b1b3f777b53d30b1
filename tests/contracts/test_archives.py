"""What every archive adapter keeps to, with the files of the corpus as samples."""

import io
import json
import re
import tracemalloc
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spamfilter import plugins
from spamfilter.archives import Stream, read
from spamfilter.archives.reading import GENERIC, adapters
from spamfilter.errors import InputError
from spamfilter.page import BadRecord, Page

CORPUS = Path(__file__).parents[1] / "corpus"
NAMES = plugins.names("archives")
STATED = re.compile(r'"archive": "(\w+)"')
ONE_PAGE = ("html", "text")  # formats of which a file is one page


def samples(folder: str, name: str) -> list[Path]:
    """The files of the corpus that say that they are of this format."""
    found = []
    for path in sorted((CORPUS / folder).iterdir()):
        beside = path.with_name(path.name + ".expect")
        text = beside.read_text(encoding="utf-8") if beside.exists() else path.read_bytes()[:3000].decode("latin-1")
        stated = STATED.search(text)
        if path.suffix != ".expect" and stated and stated[1] == name:
            found.append(path)
    return found


SAMPLES = {name: samples("ok", name) for name in NAMES}
ALL = [pytest.param(name, path, id=f"{name}: {path.name}") for name, paths in SAMPLES.items() for path in paths]


def head(data: bytes) -> bytes:
    return Stream(io.BytesIO(data), "sample").head()


def pages(name: str, data: bytes) -> list[Page | BadRecord]:
    """What the adapter makes of these bytes; InputError is what it may raise."""
    stream = Stream(io.BytesIO(data), "sample")
    try:
        found = list(plugins.load("archives", name).pages(stream))
    except InputError:
        return []
    return [*found, *stream.take_damages()]


@pytest.mark.parametrize("name", NAMES)
def test_there_is_a_sample(name):
    assert SAMPLES[name], f"tests/corpus/ok has no file that says it is {name}"


def test_the_generic_ones_are_asked_last():
    assert tuple(adapters())[-len(GENERIC) :] == GENERIC
    assert sorted(adapters()) == sorted(NAMES)


@pytest.mark.parametrize(("name", "path"), ALL)
def test_a_sample_is_recognised_by_its_own(name, path):
    start = head(path.read_bytes())
    asked = [each for each, adapter in adapters().items() if adapter.recognise(start)]
    assert asked[0] == name
    # Text takes what nobody else wants; all the others know their own and no more.
    assert [each for each in asked if each != "text"] == ([name] if name != "text" else [])


@pytest.mark.parametrize("suffix", [".html", ".jsonl", ".warc.gz", ".xml", ".txt", ""])
@pytest.mark.parametrize("name", NAMES)
def test_the_suffix_says_nothing(name, suffix, tmp_path):
    path = SAMPLES[name][0]
    copy = tmp_path / f"sample{suffix}"
    copy.write_bytes(path.read_bytes())
    facts = [[(page.url, page.id, page.title, page.published, page.markup) for page in read([str(at)])] for at in (path, copy)]
    assert facts[0] == facts[1]


@pytest.mark.parametrize(("name", "path"), ALL)
def test_the_same_input_gives_the_same_pages(name, path):
    data = path.read_bytes()
    assert pages(name, data) == pages(name, data)


@pytest.mark.parametrize(("name", "path"), ALL)
def test_a_named_type_is_believed(name, path):
    assert list(read([str(path)], input_type=name)) == list(read([str(path)]))


@pytest.mark.parametrize(("name", "path"), ALL)
def test_every_page_has_a_source_and_a_name_that_can_be_written(name, path):
    for page in read([str(path)]):
        assert isinstance(page, Page)
        assert page.source is not None
        assert page.name.encode("utf-8")
        assert all(moment is None or moment.tzinfo for moment in (page.published, page.fetched))


@pytest.mark.parametrize("name", NAMES)
def test_zipped_it_holds_the_same_pages(name):
    data = SAMPLES[name][0].read_bytes()
    plain, zipped = pages(name, data), pages(name, zlib.compress(data, wbits=31))
    assert [page.markup for page in plain] == [page.markup for page in zipped]


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ONE_PAGE])
def test_one_bad_record_does_not_lose_the_others(name):
    wants = []
    for path in samples("broken", name):
        found = list(read([str(path)]))
        wants.append({type(item) for item in found} == {Page, BadRecord})
    assert any(wants), f"tests/corpus/broken has no {name} with a page and a bad record"


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=40, deadline=None)
@given(data=st.binary(max_size=400))
def test_bytes_are_read_or_refused(name, data):
    assert isinstance(plugins.load("archives", name).recognise(data), bool)
    assert pages(name, data) is not None


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=40, deadline=None)
@given(cut=st.data())
def test_a_sample_that_was_damaged_is_read_or_refused(name, cut):
    data = bytearray(cut.draw(st.sampled_from(SAMPLES[name])).read_bytes())
    for _ in range(cut.draw(st.integers(1, 4))):
        at = cut.draw(st.integers(0, len(data)))
        data[at : at + cut.draw(st.integers(0, 40))] = cut.draw(st.binary(max_size=20))
    for item in pages(name, bytes(data)):
        assert item.name.encode("utf-8")


@pytest.fixture(scope="module")
def spaces() -> bytes:
    """200 MB of spaces in 200 kB."""
    squeeze = zlib.compressobj(9, wbits=31)
    return b"".join(squeeze.compress(b" " * (1 << 20)) for _ in range(200)) + squeeze.flush()


@pytest.mark.parametrize("name", NAMES)
def test_a_bomb_is_stopped(name, spaces):
    data = SAMPLES[name][0].read_bytes()
    start = b'{"version": "https://jsonfeed.org/version/1", "items": [' if name == "jsonfeed" else data[: data.find(b"\n") + 1]
    bomb = io.BytesIO(zlib.compress(start, wbits=31) + spaces)
    tracemalloc.start()
    found = list(read(["-"], input_type=name, stdin=bomb))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert any(isinstance(item, BadRecord) for item in found)
    assert peak < 160 << 20


def test_expectations_are_json():
    for path in CORPUS.rglob("*.expect"):
        assert json.loads(path.read_text(encoding="utf-8"))["from"]
