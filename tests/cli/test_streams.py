"""Standard streams that are closed, full or gone, and files on a disk that is full: one plain line, the right exit code, no traceback."""

import json
import os
import resource
import subprocess
import sys

import pytest

posix = pytest.mark.skipif(sys.platform == "win32", reason="the shell and the devices of POSIX")
pytestmark = posix
FULL = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")  # noqa: PTH110 no Path of a device


@pytest.fixture
def shell(lines, source, copy):
    """Run a line of the shell in the folder of the test; `spamfilter` is this one."""
    lines("in.jsonl", source, copy)
    lines("copy.jsonl", copy)

    def run(line, **extra):
        line = line.replace("spamfilter", f"'{sys.executable}' -m spamfilter")
        return subprocess.run(["sh", "-c", line], capture_output=True, text=True, timeout=120, check=False, **extra)

    return run


@pytest.mark.parametrize(
    ("line", "code"),
    [
        pytest.param("spamfilter audit in.jsonl --fail-on spam >&-", 1, id="audit"),
        pytest.param("spamfilter audit in.jsonl -o out.jsonl >&-", 0, id="audit into a file"),
        pytest.param("spamfilter check in.jsonl >&-", 0, id="check"),
        pytest.param("spamfilter compare in.jsonl copy.jsonl >&-", 0, id="compare"),
        pytest.param("spamfilter index add in.jsonl --index seen.db >&-", 0, id="index add"),
        pytest.param("spamfilter feed --index none < in.jsonl >&-", 0, id="feed"),
        pytest.param("spamfilter --help >&-", 0, id="help"),
        pytest.param("spamfilter audit in.jsonl --fail-on spam 2>&-", 1, id="no standard error"),
        pytest.param("spamfilter audit missing 2>&-", 2, id="nor anything to say it on"),
        pytest.param("spamfilter audit - <&-", 2, id="no standard input"),
        pytest.param("spamfilter check - <&- >&- 2>&-", 2, id="nothing at all"),
    ],
)
def test_a_stream_that_is_closed_is_as_good_as_the_null_device(shell, line, code):
    done = shell(line)
    assert done.returncode == code, done.stderr
    assert "Error:" not in done.stderr


def test_what_is_written_nowhere_is_written_into_the_file_all_the_same(shell, alone):
    shell("spamfilter audit in.jsonl -o out.jsonl --index seen.db >&- 2>&-")
    assert [json.loads(line)["label"] for line in (alone / "out.jsonl").read_text().splitlines()] == ["ok", "spam"]
    assert shell("spamfilter index check --index seen.db").returncode == 0


@FULL
@pytest.mark.parametrize(
    "command",
    [
        "check in.jsonl",
        "check in.jsonl --json --with-text",
        "audit in.jsonl",
        "audit in.jsonl --format text",
        "audit in.jsonl -o -",
        "compare in.jsonl copy.jsonl",
        "compare in.jsonl copy.jsonl --html -",
        "index add in.jsonl --index seen.db",
        "model show --json",
        "--help",
        "--version",
    ],
)
def test_standard_output_on_a_full_disk_is_named(shell, command):
    done = shell(f"spamfilter {command} > /dev/full")
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == "spamfilter: standard output: cannot be written: No space left on device"
    assert "Traceback" not in done.stderr


@FULL
@pytest.mark.parametrize(("flag", "code"), [("", 0), ("--strict", 1)], ids=["as ever", "strict"])
def test_a_feed_that_cannot_be_written_is_named(shell, flag, code):
    done = shell(f"echo '<rss version=\"2.0\"><channel><title>a</title></channel></rss>' | spamfilter feed {flag} > /dev/full")
    assert done.returncode == code
    assert done.stderr.splitlines() == ["spamfilter: standard output: cannot be written: No space left on device"]


@FULL
def test_a_full_standard_error_loses_no_results(shell):
    done = shell("spamfilter audit in.jsonl missing.jsonl 2> /dev/full")
    assert done.returncode == 2
    done = shell("spamfilter check in.jsonl --json 2> /dev/full")
    assert (done.returncode, done.stdout.count("\n")) == (0, 2)


def small_files():
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))


@pytest.mark.parametrize("options", ["", "--with-text --format text"])
def test_a_file_on_a_full_disk_is_named_and_what_was_written_is_whole(shell, alone, lines, other, options):
    lines("in.jsonl", *({**other, "url": f"https://gazette.example/{n}"} for n in range(30)))
    done = shell(f"spamfilter audit in.jsonl -o out.jsonl {options}", preexec_fn=small_files)
    assert done.returncode == 2, done.stderr
    assert done.stderr.splitlines() == [
        "not finished: the results so far are in out.jsonl.part",
        "spamfilter: out.jsonl: cannot be written: File too large",
    ]
    assert not (alone / "out.jsonl").exists()
    written = (alone / "out.jsonl.part").read_bytes()
    assert written.endswith(b"\n")
    assert options or all(json.loads(line) for line in written.splitlines())


def test_a_file_that_fails_at_its_very_end_does_not_get_its_name(shell, alone):
    done = shell("spamfilter compare in.jsonl copy.jsonl --html out.html", preexec_fn=small_files)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == "spamfilter: out.html: cannot be written: File too large"
    assert not (alone / "out.html").exists()


@pytest.mark.parametrize("form", ["text", "jsonl"])
def test_a_reader_that_has_enough_is_no_error(shell, lines, other, form):
    lines("in.jsonl", *({**other, "url": f"https://gazette.example/{n}"} for n in range(30)))
    done = shell(f"{{ spamfilter audit in.jsonl --format {form}; echo $? >&2; }} | head -1")
    assert done.stdout.count("\n") == 1
    assert done.stderr == "0\n"
