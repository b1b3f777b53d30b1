"""Adapters: cleaners, archive readers and hooks, each found by its file name."""
