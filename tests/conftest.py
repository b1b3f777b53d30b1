"""Properties are tried on the same examples in every run: a red run means that something changed, not that a die fell.

To look for new examples, `HYPOTHESIS_SEARCH=1 pytest`; what is found becomes a row of a table.
"""

import atexit
import os
import shutil
import signal
import tempfile

from hypothesis import settings

# No deadline either: how long an example takes is up to the computer, and a red run is not.
settings.register_profile("same", derandomize=True, database=None, deadline=None)
settings.load_profile("default" if os.environ.get("HYPOTHESIS_SEARCH") else "same")

# What the user has set and remembers sways no test, and no test writes there: programs that tests start find an empty home.
home = tempfile.mkdtemp(prefix="spamfilter-tests-")
atexit.register(shutil.rmtree, home, ignore_errors=True)
for name in [name for name in os.environ if name.startswith(("SPAMFILTER_", "XDG_"))]:
    del os.environ[name]
os.environ["HOME"] = home

# A shell that starts the tests in the background has them ignore interrupts, and every program they start with them.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
