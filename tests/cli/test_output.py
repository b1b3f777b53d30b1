import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from spamfilter.cli import main
from spamfilter.cli.output import Output
from spamfilter.errors import InputError
from spamfilter.report.writers import WRITERS


def end_early(output, data, error):
    with output as stream:
        stream.write(data)
        raise error


def test_a_file_appears_when_it_is_whole(tmp_path):
    path = tmp_path / "out.jsonl"
    with Output(str(path)) as stream:
        stream.write(b"one\n")
        stream.flush()
        assert not path.exists()
        assert (tmp_path / "out.jsonl.part").read_bytes() == b"one\n"
    assert path.read_bytes() == b"one\n"
    assert [p.name for p in tmp_path.iterdir()] == ["out.jsonl"]


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError])
def test_a_run_that_ends_early_leaves_what_it_wrote_under_another_name(tmp_path, capsys, error):
    path = tmp_path / "out.jsonl"
    with pytest.raises(error):
        end_early(Output(str(path)), b"one\n", error)
    assert not path.exists()
    assert (tmp_path / "out.jsonl.part").read_bytes() == b"one\n"
    assert "out.jsonl.part" in capsys.readouterr().err


def test_a_run_that_ends_before_its_first_record_leaves_nothing(tmp_path, capsys):
    with pytest.raises(ValueError, match="no"), Output(str(tmp_path / "out.jsonl")):
        raise ValueError("no")
    assert list(tmp_path.iterdir()) == []
    assert capsys.readouterr().err == ""


def test_a_file_that_exists_stays_as_it_is(tmp_path):
    path = tmp_path / "out.jsonl"
    path.write_text("precious")
    with pytest.raises(InputError, match="--force"), Output(str(path)):
        pytest.fail("must not be entered")
    assert path.read_text() == "precious"
    assert [p.name for p in tmp_path.iterdir()] == ["out.jsonl"]


def test_a_file_that_appeared_meanwhile_stays_too(tmp_path):
    path = tmp_path / "out.jsonl"
    output = Output(str(path))
    output.__enter__().write(b"ours")
    path.write_text("somebody else's")
    with pytest.raises(InputError, match="--force"):
        output.__exit__(None, None, None)
    assert path.read_text() == "somebody else's"
    assert (tmp_path / "out.jsonl.part").read_bytes() == b"ours"


def test_force_overwrites_but_only_at_the_end(tmp_path):
    path = tmp_path / "out.jsonl"
    path.write_text("old")
    with pytest.raises(KeyboardInterrupt):
        end_early(Output(str(path), force=True), b"new", KeyboardInterrupt)
    assert path.read_text() == "old"
    with Output(str(path), force=True) as stream:
        stream.write(b"new")
    assert path.read_text() == "new"


@pytest.mark.parametrize(
    ("name", "force", "says"),
    [
        pytest.param("missing/out.jsonl", False, "No such file", id="no such folder"),
        pytest.param("folder", False, "is a folder", id="a folder"),
        pytest.param("folder", True, "is a folder", id="a folder, by force"),
        pytest.param("a\0b", False, "cannot be written", id="a zero"),
        pytest.param("x" * 300, False, "too long", id="a name too long"),
        pytest.param("link", False, "--force", id="a link that leads nowhere"),
    ],
)
def test_refused(tmp_path, name, force, says):
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    with pytest.raises(InputError, match=says), Output(str(tmp_path / name), force=force):
        pytest.fail("must not be entered")
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="links")
def test_a_link_in_the_place_of_the_part_is_not_followed(tmp_path):
    (tmp_path / "victim").write_text("precious")
    (tmp_path / "out.part").symlink_to(tmp_path / "victim")
    with pytest.raises(InputError, match="cannot be written"), Output(str(tmp_path / "out")):
        pytest.fail("must not be entered")
    assert (tmp_path / "victim").read_text() == "precious"


@pytest.mark.skipif(sys.platform == "win32", reason="a device")
def test_a_device_is_written_directly():
    with Output(os.devnull) as stream:
        stream.write(b"gone")
    assert not os.path.exists(f"{os.devnull}.part")  # noqa: PTH110 no Path of a device


@pytest.mark.parametrize("path", [None, "-"])
def test_standard_output(capfdbinary, path):
    with Output(path) as stream:
        stream.write(b"\xc3\xa9\n")
        stream.flush()
    assert capfdbinary.readouterr().out == b"\xc3\xa9\n"


NEW_FORMAT = """
import sys
from spamfilter.cli import main
from spamfilter.report.writers import WRITERS, JsonLinesWriter
WRITERS["ids"] = ("__main__", "IdWriter")

class IdWriter(JsonLinesWriter):
    def write(self, verdict):
        self._stream.write(f"{verdict.id}\\n".encode())

main(sys.argv[1:])
"""


def test_a_format_is_one_class_and_one_line(lines, source, other):
    named = lines("in.jsonl", {**source, "id": "one"}, {**other, "id": "two"})
    command = [sys.executable, "-c", NEW_FORMAT, "audit", named, "--format", "ids"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stdout.split()) == (0, ["one", "two"]), done.stderr


def test_only_known_formats_can_be_asked_for(lines, source):
    done = CliRunner().invoke(main, ["audit", lines("in.jsonl", source), "--format", "tablets"])
    assert done.exit_code == 2
    assert all(f"'{name}'" in done.stderr for name in WRITERS)
