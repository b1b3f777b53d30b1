"""What `spamfilter feed` costs a reader: CPU seconds from a cold start for 20 entries and an index.

    python benchmarks/feed_start.py [--runs 5] [--padding 5000] [--most 0.6]

The index holds the sample archive (`examples/archive`) and as much padding of other texts as asked for; the feed holds 20
articles of the archive under another host, so that each finds what it was made from: the dear case. Exit code 1 above
`--most` seconds for the entries that are new.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
from dataclasses import replace
from html import escape
from pathlib import Path

from spamfilter import Config, Page, SpamFilter
from spamfilter.archives import read
from spamfilter.article import Article
from spamfilter.cleaning import clean_page
from spamfilter.errors import CleaningError

ARCHIVE = Path(__file__).resolve().parent.parent / "examples" / "archive"
ENTRIES = 20
DATE = "Sun, 01 Mar 2026 08:00:00 GMT"  # later than the archive's

# pip compiles what it installs; a checkout is compiled by the first run that may write, else by each run anew, for 0.12 s.
COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def articles() -> list[Article]:
    """The sample archive's articles of more than 100 words."""
    found = []
    for page in read([str(ARCHIVE)]):
        try:
            article = clean_page(page) if isinstance(page, Page) else None
        except CleaningError:
            continue
        if article is not None and len(article.text.split()) > 100:
            found.append(article)
    return found


def build(index: Path, known: list[Article], padding: int) -> None:
    """An index of these articles and of so many shuffled mixtures of their sentences' words."""
    dice = random.Random(7)
    words = [word for article in known for word in article.text.split()]
    with SpamFilter(Config(index=str(index))) as spam_filter, spam_filter.index.batch():
        for article in known:
            spam_filter.learn(replace(article, id=f"known:{article.id}"))
        for number in range(padding):
            lines = [" ".join(dice.choices(words, k=60)).capitalize() + "." for _ in range(5)]
            spam_filter.learn(Article.from_lines(lines, name=f"padding:{number}", language="en"))


def feed(known: list[Article]) -> bytes:
    """A feed of these texts as if another host had published them."""
    items = []
    for number, article in enumerate(known):
        body = escape("".join(f"<p>{escape(part.text)}</p>" for part in article.paragraphs))
        facts = f"<guid>{number}</guid><link>https://other.example/{number}</link><pubDate>{DATE}</pubDate>"
        items.append(f"<item>{facts}<description>{body}</description></item>\n")
    return f"<rss version='2.0'><channel>\n{''.join(items)}</channel></rss>".encode()


def seconds(data: bytes, index: Path, *more: str) -> tuple[float, int]:
    """User and system CPU of one run, and how many entries came out."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "spamfilter", "feed", "--index", str(index), *more]
    done = subprocess.run(command, input=data, capture_output=True, check=True, env=COMPILED)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime, done.stdout.count(b"<item>")


def main() -> None:
    """Measure and print one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--padding", type=int, default=5000)
    parser.add_argument("--most", type=float, default=0.6)
    options = parser.parse_args()
    known = articles()
    data = feed(known[:ENTRIES])
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder, "seen.db")
        build(index, known, options.padding)
        new = [seconds(data, index, "--no-learn") for _ in range(options.runs)]
        first = seconds(data, index)  # learns
        again = [seconds(data, index) for _ in range(options.runs)]
    found = {
        "entries": data.count(b"<item>"),
        "remembered": len(known) + options.padding,
        "new_s": round(statistics.median(cpu for cpu, _ in new), 3),
        "learning_s": round(first[0], 3),
        "known_s": round(statistics.median(cpu for cpu, _ in again), 3),
        "left": [new[0][1], first[1], again[0][1]],
    }
    print(json.dumps(found))
    sys.exit(found["new_s"] > options.most)


if __name__ == "__main__":
    main()
