"""Feeds of invented papers: one that wrote a story, one that reprinted it."""

from __future__ import annotations

from html import escape

from stories import LIGHTHOUSE, UNRELATED

PAPER, FARM = "https://skerrow-observer.example", "https://quickreads.example"


def entry(guid, link, title, lines, date="Wed, 04 Mar 2026 08:00:00 GMT"):
    """An item of RSS 2.0 with its whole text."""
    text = escape("".join(f"<p>{line}</p>" for line in lines))
    return (
        f"<item>\n  <title>{title}</title>\n  <link>{link}</link>\n  <guid>{guid}</guid>\n  <pubDate>{date}</pubDate>\n"
        f"  <description>{text}</description>\n</item>\n"
    )


def rss(*entries, title="News"):
    """A feed in RSS 2.0."""
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel><title>{title}</title>\n'
    return f"{head}{''.join(entries)}</channel></rss>\n".encode()


ORIGINAL = entry("7", f"{PAPER}/lighthouse", "Board switches off lighthouse", LIGHTHOUSE, "Sun, 01 Mar 2026 08:00:00 GMT")
COPIED = entry("c1", f"{FARM}/light-goes-out", "You will not believe which light goes out", LIGHTHOUSE)
OWN = entry("c2", f"{FARM}/other", "Another matter", UNRELATED)
SHORT = entry("c3", f"{FARM}/short", "In brief", ("The fair is on Sunday.",))
