"""What strangers wrote is read once: no opener of a comment, a tag or a value sends a reader to the end of the text again and again."""

import subprocess
import sys
from pathlib import Path

import pytest
from openers import READERS

PROGRAM = Path(__file__).parents[1] / "openers.py"


@pytest.mark.parametrize("reader", READERS)
def test_repeated_openers_are_read_once(reader):
    # A search holds the interpreter's lock until it is done: only a process of its own can be stopped.
    done = subprocess.run([sys.executable, str(PROGRAM), reader], capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, (done.stdout.splitlines()[-1:], done.stderr)
