"""A file is opened only when it is a sound index; nothing else is ever changed."""

import os
import random
import sqlite3
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from spamfilter.errors import IndexStoreError
from spamfilter.index import Index, store

NOBODY = 65534


def pragma(path, statement):
    with sqlite3.connect(path, isolation_level=None) as connection:
        connection.execute(statement)
    connection.close()


def rewrite(path, change):
    path.write_bytes(change(path.read_bytes()))


def scramble(raw):
    pages = bytearray(raw)
    random.Random(1).shuffle(block := pages[8192:12288])
    pages[8192:12288] = block
    return bytes(pages)


DAMAGES = {
    "empty": (lambda p: p.write_bytes(b""), "is empty"),
    "one byte": (lambda p: p.write_bytes(b"S"), "no index"),
    "a page of HTML": (lambda p: p.write_text("<html><p>Not here</p></html>" * 20), "no index"),
    "gzip": (lambda p: rewrite(p, lambda raw: b"\x1f\x8b\x08" + raw), "no index"),
    "another application": (lambda p: pragma(p, "PRAGMA application_id=7"), "another application"),
    "no application": (lambda p: pragma(p, "PRAGMA application_id=0"), "another application"),
    "a newer version": (lambda p: pragma(p, "PRAGMA user_version=5"), "newer spamfilter .format 5, this one reads 4.; upgrade"),
    "the version before": (lambda p: pragma(p, "PRAGMA user_version=3"), "older spamfilter .format 3, this one reads 4.; build it anew"),
    "cut off": (lambda p: rewrite(p, lambda raw: raw[: len(raw) // 2]), "cut off"),
    "the first page alone": (lambda p: rewrite(p, lambda raw: raw[:4096]), "cut off"),
    "a page scrambled": (lambda p: rewrite(p, scramble), "damaged"),
    "the schema scrambled": (lambda p: rewrite(p, lambda raw: raw[:110] + bytes(3000) + raw[3110:]), "damaged"),
    "a trigger": (lambda p: pragma(p, "CREATE TRIGGER t AFTER INSERT ON article BEGIN DELETE FROM body; END"), "other tables"),
    "a view": (lambda p: pragma(p, "CREATE VIEW v AS SELECT load_extension('x')"), "other tables"),
    "a table too many": (lambda p: pragma(p, "CREATE TABLE more (x)"), "other tables"),
    "a table too few": (lambda p: pragma(p, "DROP TABLE body"), "other tables"),
}


@pytest.mark.parametrize("name", DAMAGES)
@pytest.mark.parametrize("create", [True, False])
def test_a_bad_file_is_named_and_left_as_it_was(filled, name, create):
    damage, message = DAMAGES[name]
    damage(filled)
    before = filled.read_bytes()
    with pytest.raises(IndexStoreError, match=message) as caught:
        Index(str(filled), create=create)
    assert caught.value.path == str(filled)
    assert str(filled) in str(caught.value)
    assert filled.read_bytes() == before
    assert [p.name for p in filled.parent.iterdir()] == [filled.name]


@pytest.mark.parametrize("seed", range(40))
def test_flipped_bits_are_refused_or_named_or_harmless(filled, writer, seed):
    pick = random.Random(seed)
    raw = bytearray(filled.read_bytes())
    for _ in range(pick.choice((1, 5, 50))):
        raw[pick.randrange(len(raw))] ^= 1 << pick.randrange(8)
    filled.write_bytes(raw)
    try:
        memory = Index(str(filled))
    except IndexStoreError:
        assert filled.read_bytes() == raw
        return
    with memory:
        problems = memory.check()
        for look in (
            lambda: memory.candidates(writer.article("q")),
            lambda: memory.get_many([f"a{n}" for n in range(60)]),
            memory.stats,
            lambda: memory.add(writer.article("new"), first_seen=None),
            lambda: memory.remove(["a1", "a2"]),
        ):
            try:
                look()
            except IndexStoreError:
                assert problems


def test_no_path_where_none_is_to_be_made(tmp_path):
    with pytest.raises(IndexStoreError, match="does not exist"):
        Index(str(tmp_path / "none.db"), create=False)
    with pytest.raises(IndexStoreError, match=r"folder .* does not exist"):
        Index(str(tmp_path / "no" / "folder.db"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", ["folder", "pipe", "link to nothing", "NUL"])
def test_what_is_no_file_is_refused_at_once(tmp_path, kind):
    path = tmp_path / "x"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "link to nothing":
        path.symlink_to(tmp_path / "nothing")
    with pytest.raises(IndexStoreError):
        Index("x\0y" if kind == "NUL" else str(path))


@pytest.fixture
def nobody():
    """Work as somebody whom permissions bind; root is not bound by them."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    yield
    os.seteuid(0)


@pytest.fixture
def shut(filled):
    """An index in a folder that nobody may write to."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "shut.db")
        path.write_bytes(filled.read_bytes())
        path.chmod(stat.S_IREAD | stat.S_IRGRP | stat.S_IROTH)
        Path(folder).chmod(0o555)
        yield path
        Path(folder).chmod(0o755)


def test_a_folder_that_nobody_can_write_is_read(shut, writer, nobody):
    with Index(str(shut)) as memory:
        assert len(list(memory.ids())) == 60
        assert memory.check() == []
        assert memory.get("a3") is not None
        with pytest.raises(IndexStoreError, match="cannot be written"):
            memory.add(writer.article("new"), first_seen=None)
        with pytest.raises(IndexStoreError, match="cannot be written"):
            memory.remove(["a3"])
    assert len(list(shut.parent.iterdir())) == 1


def test_a_locked_index_is_waited_for_then_named(filled, writer, monkeypatch):
    monkeypatch.setattr(store, "BUSY_SECONDS", 0.1)
    other = sqlite3.connect(filled, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Index(str(filled)) as memory:
        with pytest.raises(IndexStoreError, match="another process"):
            memory.add(writer.article("new"), first_seen=None)
        assert len(list(memory.ids())) == 60  # reading goes on
        other.execute("ROLLBACK")
        memory.add(writer.article("new"), first_seen=None)
        assert memory.get("new")
    other.close()


PROCESS = """
import sys
from spamfilter.article import Article
from spamfilter.index import Index
path, name = sys.argv[1:]
with Index(path) as memory:
    for n in range(40):
        memory.add(Article.from_lines([f"Word{name}{n} of {name} and the common harbour of all"], name=f"{name}{n}"), first_seen=None)
        memory.add(Article.from_lines([f"Shared{n} by both in turn"], name=f"both{n}"), first_seen=None)
"""


def test_processes_write_side_by_side(tmp_path):
    path = str(tmp_path / "new.db")
    running = [subprocess.Popen([sys.executable, "-c", PROCESS, path, name]) for name in "xyz"]
    assert [process.wait() for process in running] == [0, 0, 0]
    with Index(path) as memory:
        assert set(memory.ids()) == {f"{name}{n}" for name in (*"xyz", "both") for n in range(40)}
        assert memory.check() == []


def test_a_run_that_was_cut_short_leaves_a_file_that_opens(filled, writer):
    """What a kill leaves: pages in the log that are not in the file yet."""
    memory = Index(str(filled))
    memory.add(writer.article("new"), first_seen=None)
    copy = filled.with_name("copy.db")
    copy.write_bytes(filled.read_bytes())
    Path(f"{copy}-wal").write_bytes(Path(f"{filled}-wal").read_bytes())
    memory.close()
    with Index(str(copy)) as found:
        assert found.get("new")
        assert found.check() == []
