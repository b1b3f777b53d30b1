"""Pages of the proxy: where a subscription is made, and why an entry was held. Self-contained, no script, all of a page escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from spamfilter.feeds.editing import Mode
from spamfilter.report.page import comparison_page
from spamfilter.report.page_style import STYLE
from spamfilter.report.plain import plain, web_link
from spamfilter.report.words import moment_words, reason_lines, score_words, title_words
from spamfilter.serving.addresses import feed_address
from spamfilter.verdict import Label

if TYPE_CHECKING:
    from spamfilter.article import Article
    from spamfilter.index import Remembered
    from spamfilter.serving.explaining import Explanation

MODES = {
    Mode.DROP: "leave out what matches an earlier article",
    Mode.TAG: "keep everything, with a category on what matches",
    Mode.PREFIX: "keep everything, with [spam] or [suspect] in the title",
    Mode.SPAM_ONLY: "only what drop leaves out: a feed to look through",
}
_FORM = """
form { display: grid; gap: .9rem; max-width: 40rem; }
input[type=url], input[type=text] { width: 100%; padding: .55rem .7rem; font: inherit; color: inherit; background: var(--card);
  border: 1px solid var(--line); border-radius: .4rem; }
fieldset { border: 1px solid var(--line); border-radius: .4rem; padding: .4rem .9rem .7rem; }
label.mode { display: block; padding: .25rem 0; }
button { justify-self: start; padding: .5rem 1.1rem; font: inherit; font-weight: 600; color: var(--paper); background: var(--link);
  border: 0; border-radius: .4rem; }
.made { border-left: 4px solid var(--ok); padding: .1rem 0 .3rem .9rem; margin: 1.2rem 0; max-width: 40rem; }
code { font-size: .92rem; overflow-wrap: anywhere; }
"""
_WORDS = {
    Label.SPAM: "It was held: it matches an earlier article, with the evidence below.",
    Label.SUSPECT: "It was marked as suspect and let through: the evidence below was not enough to hold it.",
    Label.OK: "It was let through.",
    Label.UNJUDGED: "It was not judged, and let through.",
}


def home_page(base: str, url: str = "", mode: str = Mode.DROP) -> str:
    """The form that makes a subscription address, and the address where there is a feed to make it for."""
    made = ""
    if url:
        address = feed_address(base, url, mode)
        made = (
            '<div class="made"><p>Subscribe to this address in your reader:</p>'
            f'<p><input type="text" readonly aria-label="subscription address" value="{escape(address)}"></p>'
            f'<p class="soft"><a href="{escape(address)}">Look at the feed</a></p></div>'
        )
    choices = "".join(
        f'<label class="mode"><input type="radio" name="mode" value="{name}"{" checked" if name == mode else ""}> '
        f"<strong>{name}</strong>: {escape(words)}</label>"
        for name, words in MODES.items()
    )
    body = (
        "<h1>Feeds without copies</h1>\n"
        "<p>Entries that were made from somebody else's article are found by comparing them with everything seen before. "
        "Everything runs on this computer.</p>\n"
        f'{made}<form action="/" method="get"><label>Feed<input type="url" name="url" required placeholder="https://…" '
        f'value="{escape(plain(url))}"></label>'
        f"<fieldset><legend>What to do with them</legend>{choices}</fieldset><button>Make the address</button></form>\n"
        '<h2>Why was an entry held?</h2>\n<form action="/report" method="get"><label>Address of the entry'
        '<input type="url" name="url" required placeholder="https://…"></label><button>Show the evidence</button></form>\n'
        '<footer>For programs: <code>POST /v1/check</code>, described in <a href="/openapi.json">openapi.json</a>.</footer>'
    )
    return document("spamfilter", body)


def message_page(title: str, *paragraphs: str) -> str:
    """A page with a few words of ours."""
    return document(title, f"<h1>{escape(title)}</h1>\n" + "\n".join(f"<p>{escape(plain(text, 600))}</p>" for text in paragraphs))


def report_page(known: Remembered, explanation: Explanation) -> str:
    """Why this entry was held or let through: the label it got, the verdict today, both texts side by side where there is a match."""
    opening = _opening(known, explanation)
    if explanation.comparison is not None:
        return comparison_page(explanation.comparison).replace("<body>", f"<body>\n{opening}", 1)
    verdict = explanation.verdict
    rows = "".join(f'<tr><td class="share">{r.mark}</td><td>{escape(r.message)}</td></tr>' for r in reason_lines(verdict, 12))
    table = f"<h2>Why</h2>\n<table><tr><th>share</th><th>reason</th></tr>{rows}</table>" if rows else ""
    facts = f"<p>Nothing that is remembered resembles it. Score {escape(score_words(verdict.score))}.</p>"
    return document(title_words(known.article.title, known.article.id, 80), f"{opening}\n{facts}\n{table}")


def document(title: str, body: str) -> str:
    """A whole page in the style of the reports."""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(plain(title, 120))}</title>\n<style>{STYLE}{_FORM}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _opening(known: Remembered, explanation: Explanation) -> str:
    label = explanation.label
    seen = moment_words(known.first_seen)
    when = f" First seen {seen}." if seen else ""
    words = _WORDS[label] if label is not None else "It was put into the memory without being judged."
    changed = ""
    if label is not None and label is not explanation.verdict.label:
        changed = f" With what is known today it would be {explanation.verdict.label}; the label it got stays."
    return f"<p><strong>{_linked(known.article)}</strong></p>\n<p>{escape(words + when + changed)}</p>"


def _linked(article: Article) -> str:
    title = escape(title_words(article.title, article.id))
    link = web_link(article.url)
    return f'<a rel="noopener noreferrer nofollow" href="{escape(link)}">{title}</a>' if link else title
