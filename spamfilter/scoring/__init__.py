"""Scoring: a model from its files, a score from findings, and each finding's share of it."""
