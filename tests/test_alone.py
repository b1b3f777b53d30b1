"""The tests leave alone what the user has set and remembers, and it does not sway them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

CONFTEST = Path(__file__).parent / "conftest.py"
ASK = """
import os, runpy, sys
runpy.run_path(sys.argv[1])
from spamfilter.feeds.memory import data_folder
print(data_folder())
print([name for name in os.environ if name.startswith("SPAMFILTER_")])
"""


def test_neither_the_user_s_options_nor_their_memory_are_there(tmp_path):
    told = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data"), "SPAMFILTER_INDEX": "mine.db", "SPAMFILTER_THRESHOLD": "0.9"}
    command = [sys.executable, "-c", ASK, str(CONFTEST)]
    done = subprocess.run(command, env=os.environ | told, capture_output=True, text=True, timeout=60, check=False)
    folder, left = done.stdout.splitlines()
    assert left == "[]"
    assert tmp_path not in Path(folder).parents
