"""A page of an invented paper, with furniture round its article and wherever a test puts more."""

# ruff: noqa: E501 markup as it comes

from __future__ import annotations

P = [
    "The mill on the Orre burned down in 1911, and the town has argued about the ruin ever since, the clerk says.",
    "Every spring somebody proposes to pull it down; every autumn the council finds that there is no money for it.",
    "“The owls were here before any of us,” said the forester, who counts them on the first Sunday of the month.",
    "A vote has been set for the end of November, and both sides have already printed their posters in green.",
]


def page(*, before="", inside="", after="", outside=""):
    """The page with markup before the article, inside, after and outside its text."""
    paragraphs = "".join(f"<p>{p}</p>" for p in P[:2]) + inside + "".join(f"<p>{p}</p>" for p in P[2:])
    return (
        "<html><head><title>Mill ruin divides the town</title></head><body><header><nav><ul><li><a href=/>Home</a></li><li><a href=/n>News</a></li></ul></nav></header>"
        f"<main>{before}<article><h1>Mill ruin divides the town</h1><div class='entry-content'>{paragraphs}{after}</div></article></main>{outside}<footer><p>© 2025 Orre Courier</p></footer></body></html>"
    )


def codes(article):
    """What was removed, each passage with its code."""
    return {r.text: r.code.removeprefix("boilerplate.") for r in article.removed}
