"""Make `background.npz`, the word frequencies that ship with the package, from the wordfreq package.

Run `python -m spamfilter.model.background OUT.npz` with wordfreq 3.1.1 installed; the same wordfreq gives the same file. Its data
are CC BY-SA 4.0: see NOTICE. Nothing here comes from an article.
"""

from __future__ import annotations

import re
import sys

import numpy as np

LEAST_ZIPF = 1.6
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*")


def build(path: str) -> int:
    """Write the words of at least LEAST_ZIPF in rising order, and return their number."""
    from wordfreq import get_frequency_list  # noqa: PLC0415 needed for this one file only, never by users

    found: list[tuple[str, int]] = []
    for centibel, group in enumerate(get_frequency_list("en", wordlist="large")):
        level = 900 - centibel
        if level < LEAST_ZIPF * 100:
            break
        found += [(word, level) for word in group if _WORD.fullmatch(word)]
    words, levels = zip(*sorted(found), strict=True)
    blob = np.frombuffer("\n".join(words).encode(), dtype=np.uint8)
    np.savez_compressed(path, words=blob, centizipf=np.array(levels, dtype="<u2"))
    return len(words)


if __name__ == "__main__":
    print(build(sys.argv[1]), "words")  # noqa: T201 a script's answer
