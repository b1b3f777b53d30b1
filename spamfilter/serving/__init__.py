"""Serving: what a feed proxy answers, without the server that it runs in."""
