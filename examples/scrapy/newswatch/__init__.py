"""A crawl of some invented papers, with and without original reporting."""
