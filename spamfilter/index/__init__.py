"""The index: articles that were seen, found again by what they share with a new one."""

from spamfilter.index.entry import Candidate, Remembered
from spamfilter.index.index import Index
from spamfilter.index.inspection import Stats

__all__ = ["Candidate", "Index", "Remembered", "Stats"]
