"""Properties are tried on the same examples in every run: a red run means that something changed, not that a die fell.

To look for new examples, `HYPOTHESIS_SEARCH=1 pytest`; what is found becomes a row of a table.
"""

import os
import signal

from hypothesis import settings

# No deadline either: how long an example takes is up to the computer, and a red run is not.
settings.register_profile("same", derandomize=True, database=None, deadline=None)
settings.load_profile("default" if os.environ.get("HYPOTHESIS_SEARCH") else "same")

# A shell that starts the tests in the background has them ignore interrupts, and every program they start with them.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
