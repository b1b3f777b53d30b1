"""What a process of this package's own sets for itself; as a library in another's it sets nothing."""

from __future__ import annotations

import gc

# The algebra under numpy starts a thread for every core where numpy is imported, and that costs a short command more processor time than
# all of them would ever save: no product here is large enough to be split (`spamfilter.matching.sentences`). To be set before that.
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1"}
_BETWEEN_COLLECTIONS = 50_000  # new objects; Python's own is 700


def collect_seldom() -> None:
    """Look for garbage in cycles seldom: judging makes none, and a look at what it keeps took up to 6 ms of one page's 10."""
    gc.set_threshold(_BETWEEN_COLLECTIONS)
