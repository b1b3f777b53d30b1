"""Strategies of hypothesis that several tests share: texts, and pairs of texts that have something to do with each other."""

from __future__ import annotations

from hypothesis import strategies as st

_TEXT = (
    "the of and a in to was that council bridge bridges talk talked talking talks walkings askings asked ask market markets marketed river "
    "Skerrow Skerow Tolland Toland Toland's Quenby’s Kyiv Kiev mayor Mayor 870,000 12 1,000 3.5 said had years opened openly “ ” \" ( ) , "
    "; é Straße ЖЖЖ 市 会 e\u0301 \u200d - — ! ?"
)
_PIECES = tuple(_TEXT.split())
_ENDS = (".", ". ", ".\n", "! ", "? ", "\n", "… ")

pieces = st.lists(st.sampled_from(_PIECES) | st.sampled_from(_ENDS), max_size=60)
plain_texts = pieces.map(" ".join)
texts = plain_texts | st.text(max_size=200) | st.text(alphabet="aAbB .\n", max_size=120)


@st.composite
def relatives(draw):
    """Two texts of which the second was often made from the first: pieces dropped, repeated, moved or put in."""
    first = draw(pieces)
    kept = [piece for piece in first if draw(st.integers(0, 4))] if draw(st.booleans()) else list(first)
    if draw(st.booleans()):
        kept = draw(st.permutations(kept))
    return " ".join(first), " ".join([*kept, *draw(st.lists(st.sampled_from(_PIECES), max_size=8))])


pairs = relatives() | st.tuples(texts, texts)
