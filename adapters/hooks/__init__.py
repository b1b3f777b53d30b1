"""Hooks: one file for each host program."""
