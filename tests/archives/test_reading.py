"""Reading: which files are read, in which order, and what is said of those that are not."""

import io
import os
import socket
import threading

import pytest

from spamfilter.archives import read
from spamfilter.errors import InputError, PluginError
from spamfilter.page import BadRecord, Page

STORY = "The ferry to the Isle of Tarn leaves every forty minutes from the new berth at Brackwater.\n"


@pytest.fixture
def folder(tmp_path):
    for name in ("b.txt", "a/z.txt", "a.txt", "a/.hidden", ".git/config", "c/d/e.txt"):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text(STORY)
    return tmp_path / "in"


def names(found):
    return [os.path.basename(item.source.file) for item in found]  # noqa: PTH119 the name as it is written


def test_a_folder_is_walked_in_sorted_order_without_what_is_hidden(folder):
    inside = [page.source.file.removeprefix(f"{folder}/") for page in read([str(folder)])]
    assert inside == ["a/z.txt", "a.txt", "b.txt", "c/d/e.txt"]


def test_a_path_is_carried_as_it_was_given(folder, monkeypatch):
    monkeypatch.chdir(folder)
    assert [page.source.file for page in read(["./a", "b.txt"])] == ["./a/z.txt", "b.txt"]


def test_a_page_is_named_alike_however_its_file_is_called(folder, monkeypatch):
    monkeypatch.chdir(folder)
    names = [page.name for path in ("a/z.txt", "./a/z.txt", "a//z.txt", "c/../a", ".//a/") for page in read([path])]
    assert names == ["a/z.txt"] * 5


def test_a_page_alone_in_its_file_is_named_by_its_path(folder):
    (page,) = read([str(folder / "b.txt")])
    assert (page.id, page.url, page.name) == (None, None, str(folder / "b.txt"))


@pytest.mark.parametrize("path", ["missing", "missing/", "b.txt/x", "", "nul\0name"])
def test_a_named_path_that_is_not_there_is_refused_before_anything_is_read(folder, path):
    named = str(folder / path) if path else path
    with pytest.raises(InputError):
        read([str(folder), named])


def test_an_unknown_type_is_refused(folder):
    with pytest.raises(PluginError, match="jsonl"):
        read([str(folder)], input_type="tablet")


def test_a_link_that_leads_nowhere_is_refused_where_it_was_named_and_told_where_it_was_found(folder):
    (folder / "gone.txt").symlink_to("nowhere.txt")
    (folder / "out.txt").symlink_to("/etc/hostname")
    with pytest.raises(InputError):
        read([str(folder / "gone.txt")])
    found = list(read([str(folder)]))
    assert names(item for item in found if isinstance(item, BadRecord)) == ["out.txt"]


def test_links_inside_a_folder_make_no_second_copy_and_no_circle(folder):
    (folder / "again").symlink_to(folder)
    (folder / "c" / "same.txt").symlink_to(folder / "b.txt")
    assert names(read([str(folder)])) == ["z.txt", "a.txt", "b.txt", "e.txt"]


def test_a_link_that_was_named_is_followed(folder, tmp_path):
    (tmp_path / "link").symlink_to(folder)
    assert len(list(read([str(tmp_path / "link")]))) == 4


def test_what_is_no_file_is_not_opened(folder):
    os.mkfifo(folder / "pipe")
    with socket.socket(socket.AF_UNIX) as listener:
        try:
            listener.bind(str(folder / "socket"))
        except OSError:
            pytest.skip("the path is too long for a socket")
        bad = [item for item in read([str(folder), str(folder / "pipe"), "/dev/zero"]) if isinstance(item, BadRecord)]
    assert [item.message for item in bad] == [
        "is a pipe, not a file",
        "is a socket, not a file",
        "is a pipe, not a file",
        "is a device, not a file",
    ]


def test_a_name_that_is_no_text_can_be_written(folder):
    try:
        (folder / os.fsdecode(b"caf\xe9.txt")).write_text(STORY)
    except OSError:
        pytest.skip("this file system takes UTF-8 only")
    assert "caf\\xe9.txt" in names(read([str(folder)]))
    assert all(page.source.file.encode("utf-8") for page in read([str(folder)]))


def test_a_file_that_may_not_be_read_does_not_end_the_run(folder, monkeypatch):
    opened = os.open

    def deny(path, *rest, **more):
        if str(path).endswith("a.txt"):
            raise PermissionError(13, "Permission denied")
        return opened(path, *rest, **more)

    monkeypatch.setattr(os, "open", deny)
    found = list(read([str(folder)]))
    assert [item.message for item in found if isinstance(item, BadRecord)] == ["cannot be read: Permission denied"]
    assert sum(isinstance(item, Page) for item in found) == 3


def test_a_disk_that_fails_while_a_file_is_read_is_named():
    class Failing(io.BytesIO):
        def read1(self, size=-1):  # noqa: ARG002 as a file's
            if self.tell():
                raise OSError(5, "Input/output error")
            return super().read1(40)

    found = list(read(["-"], stdin=Failing(b'{"text": "one"}\n{"text": "two"}\n{"text": "three"}\n')))
    assert [type(item) for item in found] == [Page, Page, BadRecord]
    assert found[-1].message == "cannot be read on: Input/output error"


@pytest.mark.parametrize(
    ("files", "readable"),
    [
        pytest.param({"a.txt": STORY.encode()}, True, id="a page"),
        pytest.param({"a.txt": STORY.encode(), "b.png": b"\x89PNG\r\n"}, True, id="a page and a picture"),
        pytest.param({"a.xml": b"<rss><channel></channel></rss>"}, True, id="a feed with nothing in it"),
        pytest.param({"a.jsonl": b'{"text": 1}\n{"id": "x"}\n'}, False, id="broken lines alone"),
        pytest.param({"b.png": b"\x89PNG\r\n"}, False, id="a picture"),
        pytest.param({"empty.txt": b""}, False, id="an empty file"),
        pytest.param({}, False, id="an empty folder"),
    ],
)
def test_whether_anything_was_readable(tmp_path, files, readable):
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    reading = read([str(tmp_path)])
    list(reading)
    assert reading.readable is readable


def test_lines_from_a_pipe_are_read_as_they_come():
    out, into = os.pipe()
    with os.fdopen(out, "rb") as stdin:
        reading = read(["-"], stdin=stdin)
        os.write(into, b'{"id": "one", "text": "x"}\n')
        assert next(reading).id == "one"
        writer = threading.Timer(0.05, lambda: (os.write(into, b'{"id": "two", "text": "y"}'), os.close(into)))
        writer.start()
        assert [page.id for page in reading] == ["two"]
        writer.join()
