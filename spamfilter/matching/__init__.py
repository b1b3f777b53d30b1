"""Matching: what two articles share, in which order, and who took from whom."""
