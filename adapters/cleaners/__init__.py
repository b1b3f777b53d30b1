"""Cleaners: one file each with `clean(page)`."""
