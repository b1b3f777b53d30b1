"""Credit: where a page says whose text it shows."""

from __future__ import annotations

import re
from itertools import accumulate, zip_longest
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from spamfilter.hosts import host_of, is_one_site, site_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spamfilter.article import Article

CODES = frozenset(
    {"boilerplate.source", "boilerplate.credit", "boilerplate.feed", "boilerplate.disclaimer", "boilerplate.byline", "boilerplate.footer"}
)
# News agencies, and the wires that carry press releases: whoever prints them prints the same words as others, and says so.
_AGENCIES = re.compile(
    r"\b(?:AP|AFP|PTI|ANI|IANS|UPI|dpa|EFE|ANSA|TASS|Reuters|Associated Press|Agence France-Presse|Press Association|PA Media|"
    r"Press Trust of India|Xinhua|Kyodo|Yonhap|Canadian Press|Australian Associated Press|wire (?:service|reports?)|news agency|"
    r"PR ?Newswire|(?i:business wire|globe ?newswire|accesswire|newsfile|ein ?presswire|(?:press|news|media) release))\b"
)
_AGENCY_HOST = re.compile(
    r"(?:[\w-]+\.)*(?:ap|apnews|afp|ptinews|aninews|ians|upi|dpa|efe|ansa|tass|reuters|pa|xinhuanet|kyodonews|yna|prnewswire|businesswire|globenewswire|"
    r"accesswire|newsfilecorp|einpresswire)\.\w+(?:\.\w+)?$"
)
_REPRINT = re.compile(
    r"\b(?:(?:re)?published|republished|reprinted|reproduced|syndicated|first appeared|originally (?:appeared|published)|appeared first|"
    r"courtesy of|with permission|content partner|news partner|licen[cs]e|reporting by|story (?:by|from)|sources?|via|distributed by)\b",
    re.IGNORECASE,
)
# "© Agence France-Presse" as a line of its own; with a year the cleaner takes it for a footer.
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|(?i:copyright))(?:[\s:,]|©|\(c\)|(?i:by|the)\b|\d{4})*"
    rf"{_AGENCIES.pattern}[\s.,]*(?:\d{{4}}[\s.,]*)?(?:(?i:all rights reserved)[\s.]*)?"
)
# In a box the name behind it stands in a line of its own where it is a link.
_OPEN_END = re.compile(r"(?:[:：]|\b(?:by|on|at|in|from|of|with))\s*$", re.IGNORECASE)
_LINK = re.compile(r"\S*\w\.\w\S*")  # an address among words
_WORD = re.compile(r"\w+")
_ANOTHER_PAGE = re.compile(r"[\w%-]|[/&=]\w|\?(?!utm_)\w")  # behind an address; what a newsletter appends is none
_MOST_BESIDE = 6  # words beside an address that is a credit: "Read the original article at"
_NAME = re.compile(r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){1,5}")
_PARTS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")  # of `SunOnline` too
_GENERIC = frozenset(("www", "news", "the", "com", "org", "net", "co", "uk", "daily", "online", "blog", "site", "feeds", "amp", "mobile"))


def credits_of(article: Article) -> Iterator[str]:
    """The lines in which the page names a source of its text."""
    for removed, behind in zip_longest(article.removed, article.removed[1:]):
        if removed.code in CODES and (_REPRINT.search(removed.text) or _AGENCIES.search(removed.text)):
            goes_on = behind is not None and behind.code == removed.code and _OPEN_END.search(removed.text)
            yield f"{removed.text} {behind.text}" if goes_on else removed.text
    for paragraph in (*article.paragraphs[:1], *article.paragraphs[-1:]):
        if (
            len(paragraph.text) < 300
            and _REPRINT.search(paragraph.text)
            and re.search(r"(?i)\b(?:originally|first|re)\s?-?(?:appeared|published|printed)\b", paragraph.text)
        ):
            yield paragraph.text
    for paragraph in article.paragraphs[-2:]:  # further up it is a picture's
        if _COPYRIGHT.fullmatch(paragraph.text):
            yield paragraph.text


def credit_naming(article: Article, source: Article) -> str | None:
    """The line of `article` that names `source`: by its host or the words of its host in a credit, or by its very address.

    None where nothing does: a credit that names somebody else, or a source without an address, proves nothing about this pair.
    """
    address = _address(source)
    host = site_of(address)
    if host is None or is_one_site(address, _address(article)):
        return None
    words = [word for word in re.split(r"[.\-]", host.rpartition(".")[0]) if word not in _GENERIC and len(word) > 2]
    for line in credits_of(article):
        if host in line.casefold() or (words and all(_says(line, word) or word in _short_names(line) for word in words)):
            return line[:200]
    return _line_with_address(article, source, host)


def _line_with_address(article: Article, source: Article, host: str) -> str | None:
    """The line that holds the very address of `source` and hardly a word beside addresses, and that was not copied from there."""
    parts = urlsplit(_address(source) or "")
    page = f"{parts.path}?{parts.query}" if parts.query else parts.path.rstrip("/")
    if not page:  # the front page
        return None
    address = f"{host}{page}".lower()
    lines = (*(removed.text for removed in article.removed if removed.code in CODES), *(paragraph.text for paragraph in article.paragraphs))
    for line in lines:
        if _names(line.lower(), address) and len(_WORD.findall(_LINK.sub(" ", line))) <= _MOST_BESIDE and line not in source.text:
            return line[:200]
    return None


def _names(line: str, address: str) -> bool:
    """Whether a line holds an address, both in small letters: it, and no longer one that names another page."""
    at = -1
    while (at := line.find(address, at + 1)) >= 0:
        if not (at and (line[at - 1].isalnum() or line[at - 1] in "_-")) and not _ANOTHER_PAGE.match(line, at + len(address)):
            return True
    return False


def _says(line: str, word: str) -> bool:
    """Whether words of a line that follow one another are this one, written together: `Courier Post` is courierpost."""
    parts = [part.lower() for part in _PARTS.findall(line)]
    flat, edges = "".join(parts), {0, *accumulate(map(len, parts))}
    return any(at in edges and at + len(word) in edges for at in range(len(flat)) if flat.startswith(word, at))


def _short_names(line: str) -> frozenset[str]:
    """What the names in a line are called in addresses: for `The Northby Evening Post` nep, nepost and neveningpost."""
    short = set()
    for name in _NAME.findall(line):
        words = [word for word in name.casefold().split() if word != "the"]
        short |= {"".join([*(word[0] for word in words[:cut]), *words[cut:]]) for cut in range(1, len(words) + 1)}
    return frozenset(short)


def _address(article: Article) -> str | None:
    """Where an article stands: its own address, else the one that it gives."""
    return article.url if host_of(article.url) else article.canonical


def claims_host(article: Article, source: Article) -> bool:
    """Whether the canonical link of an article with an address of its own points to the source's host: a claim, and a clue."""
    if host_of(article.url) is None or host_of(article.canonical) is None:
        return False
    return is_one_site(article.canonical, source.url) and not is_one_site(article.canonical, article.url)


def agency_credit(article: Article) -> str | None:
    """The line, or the dateline, that names an agency or says that this is a press release ("PARIS (AP) — …", "/PRNewswire/ --")."""
    for line in credits_of(article):
        if _AGENCIES.search(line):
            return line[:200]
    first = article.paragraphs[0].text[:80] if article.paragraphs else ""
    dateline = re.match(r"[^a-z]{2}[^.!?(/]{0,50}[(/]([A-Za-z ]+)[)/]\s*[-–—]", first)
    return first[: dateline.end()] if dateline and _AGENCIES.search(dateline.group(1)) else None


def names_agency(article: Article) -> bool:
    """Whether an article is an agency's own, or credits one itself."""
    return agency_credit(article) is not None or _AGENCY_HOST.match(site_of(_address(article)) or "") is not None
