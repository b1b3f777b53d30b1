"""Archives in: pages from files, folders and standard input."""

from spamfilter.archives.reading import Reading, read
from spamfilter.archives.records import read_record
from spamfilter.archives.stream import Stream

__all__ = ["Reading", "Stream", "read", "read_record"]
