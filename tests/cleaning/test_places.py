"""Places: an article is found wherever a page shows it, and what stands beside an article stays beside it."""

import pytest

from spamfilter import clean

TREES = ("selectolax", "beautifulsoup")
TEXT = [
    f"{subject} {verb} the ferry {when}, and the crew {what} before the tide turned at the lower pier of Sallow Point."
    for subject in ("A surveyor", "The harbour master", "Nobody at the yard")
    for verb, when, what in (
        ("inspected", "on Monday", "pumped out the bilge"),
        ("had touched", "since the storm", "found two plates loose"),
        ("would sign for", "without a trial", "asked for their wages"),
        ("saw", "leave the slip", "threw a line to the quay"),
    )
]
MORE = [f"{text} So says the log of the year before." for text in TEXT]
ASIDE = [
    f"Number {n}: the allotment wants water, the beans want sticks, and my neighbour wants his wheelbarrow back by Friday at the latest."
    for n in range(40)
]


def paragraphs(texts, tag="p", names=""):
    return "".join(f"<{tag}{names}>{text}</{tag}>" for text in texts)


@pytest.fixture(params=TREES)
def lines(request):
    return lambda markup: [p.text for p in clean(markup, cleaner=request.param).paragraphs]


NAMED = ["<div class=comments>", "<div class=cookie-box>", "<section class=modal>", "<div id=sidebar>", "<footer>"]


@pytest.mark.parametrize("opening", [*NAMED, "<div class=related>", "<aside>", "<nav>", "<figcaption>", "<div role=contentinfo>"])
def test_a_long_text_under_a_name_of_furniture_is_the_article(lines, opening):
    end = f"</{opening[1:].rstrip('>').partition(' ')[0]}>"
    beside = ASIDE[: 5 if "comments" in opening else 7]
    found = lines(f"<body><main><article>{paragraphs(beside)}</article></main>{opening}{paragraphs(TEXT + MORE)}{end}</body>")
    assert set(TEXT) <= set(found)


def test_a_text_whose_paragraphs_have_names_of_furniture_is_the_article(lines):
    names = ("cookies", "related", "modal", "sidebar")
    mixed = "".join(f"<p class={names[n % 4]}>{text}</p>" for n, text in enumerate(TEXT))
    assert set(TEXT) <= set(lines(f"<body><main><article>{paragraphs(ASIDE[:7])}</article></main><div>{mixed}</div></body>"))


@pytest.mark.parametrize("opening", NAMED)
def test_beside_a_longer_article_furniture_stays_furniture(lines, opening):
    end = f"</{opening[1:].rstrip('>').partition(' ')[0]}>"
    found = lines(f"<body><main><article>{paragraphs(TEXT)}</article></main>{opening}{paragraphs(ASIDE[:6])}{end}</body>")
    assert found == TEXT


def test_many_comments_below_a_short_article_stay_comments(lines):
    thread = "".join(f"<li><b>Reader {n}</b><p>{text}</p><a href=#>Reply</a></li>" for n, text in enumerate(ASIDE))
    found = lines(f"<body><main><article>{paragraphs(TEXT)}</article></main><ol class=comments>{thread}</ol></body>")
    assert found == TEXT


def test_one_long_comment_stays_a_comment(lines):
    thread = f"<li><b>Reader</b>{paragraphs(MORE)}<a href=#>Reply</a></li><li><b>Other</b>{paragraphs(ASIDE[:30])}<a href=#>Reply</a></li>"
    found = lines(f"<body><main><article>{paragraphs(TEXT)}</article></main><ol class=comments>{thread}</ol></body>")
    assert found == TEXT
