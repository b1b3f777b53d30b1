"""Fetching from upstreams that nobody vouches for: the address connected to is checked, size and time are limited."""

from __future__ import annotations

from spamfilter.errors import FetchError, PluginError

try:
    from spamfilter.fetching.fetcher import Fetched, Fetcher, Limits
except ModuleNotFoundError as error:  # the one foreign package of this folder
    if (error.name or "").partition(".")[0] != "urllib3":
        raise
    raise PluginError("serve", "fetching needs urllib3; install the extra serve: pip install '.[serve]' in a clone") from error

__all__ = ["FetchError", "Fetched", "Fetcher", "Limits"]
