"""Features: one file a family, each with `FEATURES`; this module finds them, nobody keeps a list."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import TYPE_CHECKING

from spamfilter.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from spamfilter.article import Article
    from spamfilter.feature import Feature, Finding, View
    from spamfilter.match import Match
    from spamfilter.scoring.linear import LinearHead
    from spamfilter.scoring.trees import Head


@cache
def all_features() -> tuple[Feature, ...]:
    """Every feature of the package, sorted by name."""
    found: list[Feature] = []
    for module in pkgutil.iter_modules(__path__):
        found += importlib.import_module(f"{__name__}.{module.name}").FEATURES
    return tuple(sorted(found, key=lambda feature: feature.name))


@cache
def features_of(view: View) -> tuple[Feature, ...]:
    """The features of one view, sorted by name."""
    return tuple(feature for feature in all_features() if feature.view is view)


def measure(article: Article, matches: Sequence[Match], view: View, names: Collection[str] | None = None) -> dict[str, Finding]:
    """What the features of a view find, every one or those that are named, by name: the one way to values, for training and for judging."""
    asked = (feature for feature in features_of(view) if names is None or feature.name in names)
    return {feature.name: feature.measure(article, matches) for feature in asked}


def require_measured(heads: Mapping[View, Head | LinearHead], path: str | None) -> None:
    """Nothing; raises ModelError naming the file (None is the shipped one) where a head asks for what no feature here measures."""
    for view, head in heads.items():
        missing = sorted(set(head.features) - {feature.name for feature in features_of(view)})
        if missing:
            raise ModelError(path or "the shipped model", f"asks for features that this package does not measure: {', '.join(missing)}")
