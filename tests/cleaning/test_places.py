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


SENTENCES = " ".join(TEXT)
HOLDING = {
    "button": f"<button>{paragraphs(TEXT)}</button>",
    "buttons": paragraphs(TEXT, "button"),
    "field": "<textarea>" + "\n\n".join(TEXT) + "</textarea>",
    "object": f"<object>{paragraphs(TEXT)}</object>",
    "map": f"<map name=m>{paragraphs(TEXT)}</map>",
    "applet": f"<applet>{paragraphs(TEXT)}</applet>",
    "drawing": "<svg><title>Ferry</title>" + "".join(f"<text y={20 * n}>{text}</text>" for n, text in enumerate(TEXT)) + "</svg>",
    "drawing with lines": "<svg>"
    + "".join("<text><tspan x=0 dy=20>{},</tspan><tspan x=0 dy=20>{}</tspan></text>".format(*text.split(", ")) for text in TEXT)
    + "</svg>",
    "page in a drawing": f"<svg><foreignObject>{paragraphs(TEXT)}</foreignObject></svg>",
    "page in a frame": f'<iframe srcdoc="<style>p {{}}</style>{paragraphs(TEXT)}"></iframe>',
    "attached root": f"<x-a><template shadowrootmode=open>{paragraphs(TEXT)}<script>var a</script></template></x-a>",
}
HOLDING_NONE = {
    "frame for old browsers": f"<iframe src=/x>{SENTENCES}</iframe>",
    "template": f"<template>{paragraphs(TEXT)}</template>",
    "film": f"<video>{paragraphs(TEXT)}</video>",
    "canvas": f"<canvas>{paragraphs(TEXT)}</canvas>",
    "options": "<select>" + paragraphs(TEXT, "option") + "</select>",
    "hidden button": f"<button hidden>{paragraphs(TEXT)}</button>",
    "button in what is hidden": f"<div hidden>{paragraphs(TEXT, 'button')}</div>",
    "markup to copy": "<textarea>" + paragraphs(TEXT).replace("<", "&lt;") + "</textarea>",
    "object that is loaded": f"<object data=x.pdf>{paragraphs(TEXT)}</object>",
    "words of a drawing that is not shown": "<svg><defs>" + paragraphs(TEXT, "text") + "</defs></svg>",
    "without scripts": f"<noscript>{paragraphs(TEXT)}</noscript>",
}


@pytest.mark.parametrize("holder", HOLDING.values(), ids=HOLDING.keys())
@pytest.mark.parametrize("beside", [0, 5], ids=["alone", "beside a short text"])
def test_a_text_in_an_odd_place_is_read(lines, holder, beside):
    found = lines(f"<html><head><title>x</title></head><body><article>{paragraphs(ASIDE[:beside])}</article>{holder}</body></html>")
    assert set(TEXT) <= set(found)


@pytest.mark.parametrize("holder", {**HOLDING, **HOLDING_NONE}.values(), ids={**HOLDING, **HOLDING_NONE}.keys())
def test_beside_an_article_what_stands_in_an_odd_place_is_left_out(lines, holder):
    assert lines(f"<body><article>{paragraphs(ASIDE)}</article>{holder}</body>") == ASIDE


@pytest.mark.parametrize("holder", HOLDING_NONE.values(), ids=HOLDING_NONE.keys())
def test_what_is_not_shown_is_not_read(lines, holder):
    assert not set(TEXT) & set(lines(f"<body><article>{paragraphs(ASIDE[:8])}</article>{holder}</body>"))


def test_a_button_in_a_sentence_is_part_of_it(lines):
    first = "The crew said, according to <button>Ilse Brandt</button>, that nobody had let<button>t</button>ered the new buoy."
    assert lines(f"<body><article><p>{first}</p>{paragraphs(TEXT)}</article></body>")[0] == (
        "The crew said, according to Ilse Brandt, that nobody had lettered the new buoy."
    )
    assert "Copy" not in " ".join(lines(f"<body><article><p>{TEXT[0]}<button>Copy</button></p>{paragraphs(TEXT[1:])}</article></body>"))


def short(texts):
    return [part for text in texts for part in (text[:50], text[50:])]


LOOSE = {
    "lines": "<div>" + paragraphs(short(TEXT), "div") + "</div>",
    "breaks": "<div>" + "<br>".join(short(TEXT)) + "</div>",
    "headings": "<section>" + paragraphs(short(TEXT), "h5") + "</section>",
    "list": "<ul>" + paragraphs(short(TEXT), "li") + "</ul>",
}


@pytest.mark.parametrize("outside", LOOSE.values(), ids=LOOSE.keys())
def test_lines_outside_a_shorter_article_are_read(lines, outside):
    found = lines(f"<body><main><article>{paragraphs(ASIDE[:7])}</article></main>{outside}</body>")
    assert {line.strip() for line in short(TEXT)} <= set(found)
    assert lines(f"<body><main><article>{paragraphs(ASIDE)}</article></main>{outside}</body>") == ASIDE


def cards(texts):
    return "".join(
        f"<div class=card><h3><a href=/{n}>The story of the day, part {n}</a></h3><p>{text}</p></div>" for n, text in enumerate(texts)
    )


def test_cards_are_read_where_hardly_anything_stands_beside_them(lines):
    found = lines(f"<body><main><article>{paragraphs(ASIDE[:2])}</article></main><section>{cards(TEXT)}</section></body>")
    assert set(TEXT) <= set(found)
    article = ASIDE[:8]
    assert lines(f"<body><main><article>{paragraphs(article)}</article></main><section>{cards(TEXT)}</section></body>") == article


def test_a_menu_without_links_is_no_text(lines):
    menu = paragraphs([f"Goods {n}" for n in range(150)], "div")
    assert lines(f"<body><div>{menu}</div><main><article>{paragraphs(TEXT[:4])}</article></main></body>") == TEXT[:4]
