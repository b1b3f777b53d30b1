"""Feeds: what is in one, entry by entry with its place, and the same feed without some of them."""

from spamfilter.feeds.document import FeedDocument, FeedEntry, FeedKind
from spamfilter.feeds.editing import Mode, edit
from spamfilter.feeds.filtering import FilteredFeed, filter_feed

__all__ = ["FeedDocument", "FeedEntry", "FeedKind", "FilteredFeed", "Mode", "edit", "filter_feed"]
