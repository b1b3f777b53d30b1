"""Serving: what a feed proxy answers, without the server that it runs in."""

from spamfilter.serving.answers import Answer
from spamfilter.serving.service import Service, ServiceOptions

__all__ = ["Answer", "Service", "ServiceOptions"]
