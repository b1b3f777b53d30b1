"""Threads: how many the algebra under numpy may start."""

from __future__ import annotations

# It starts one for every core where numpy is imported, and that costs a short command more processor time than all of them would ever
# save: no product here is large enough to be split (`spamfilter.matching.sentences`). To be set before numpy is imported.
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1"}
