"""Names: the words of a text that are written as names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spamfilter.text.forms import folds, is_capital
from spamfilter.text.lexicon import among
from spamfilter.text.views import view

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from spamfilter.text.cutting import Words


@view
def name_places(words: Words) -> NDArray[np.int64]:
    """The numbers of the words that are written as names.

    A capital counts inside a sentence; at its beginning only where the same word is capitalised inside another one.
    """
    capital, folded = is_capital(words), folds(words)
    inside = capital & ~words.sentence_starts
    return (capital & among(folded, folded[inside])).nonzero()[0]
