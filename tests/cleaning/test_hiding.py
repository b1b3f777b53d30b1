"""Hiding: what a browser shows as one word is one word, what it does not show is no text, and what only looks hidden stays."""

import pytest

from spamfilter import clean
from spamfilter.cleaning.hiding import (
    CLAIMED,
    DISPLAYED,
    FADED,
    FLAT,
    GONE,
    HIDES,
    RUNS_ON,
    SIZED,
    TINY,
    UNSEEN,
    looks,
    read_style,
    size_of_letters,
)

TREES = ("selectolax", "beautifulsoup")
P = [
    "The weir below Castle Hallam was lowered by a hand's breadth in March, and the anglers noticed before the council did.",
    "Three of them wrote to the water board, which answered in June that the levels had been agreed with every owner of a mill.",
    "No owner remembers being asked, although two of the four found a form in a drawer that somebody had signed for them.",
    "The board meets again on the ninth, and it has promised to bring the original drawings of the weir along.",
]
WORD, SPLIT = "lowered", ("lo", "wered")


def page(first, tag="p", more=""):
    rest = "".join(f"<p>{p}</p>" for p in P[1:])
    return f"<html><head><title>Weir</title></head><body><article><h1>Weir</h1><{tag}>{first}</{tag}>{rest}{more}</article></body></html>"


@pytest.fixture(params=TREES)
def lines(request):
    return lambda markup: [p.text for p in clean(markup, cleaner=request.param).paragraphs]


HIDDEN_IN_WORDS = {
    "attribute": "<i hidden>x</i>",
    "bold": "<b hidden>x</b>",
    "raised": "<sup style='display:none'>4</sup>",
    "small": "<small style='visibility:hidden'>x</small>",
    "emphasis": "<em style='font-size:0'>x</em>",
    "span": "<span style='display:none'>x</span>",
    "empty": "<span hidden></span>",
    "link": "<a href=/x hidden>x</a>",
    "anchor": "<a style='display:none'>x</a>",
    "class": "<strong class=sr-only>x</strong>",
    "break": "<br style='display:none'>",
    "break with the attribute": "<br hidden>",
    "place to break": "<wbr>",
    "soft hyphen": "&shy;",
    "comment": "<!-- x -->",
    "unknown": "<foo></foo>",
    "unknown and hidden": "<foo hidden>x</foo>",
    "own element": "<x-y></x-y>",
    "own element with a remark": "<x-y><!-- x --></x-y>",
    "own element, hidden": "<x-y hidden> x </x-y>",
    "for old readers of ruby": "<rp>(</rp>",
    "popover": "<span popover>x</span>",
    "clipped": "<span style='position:absolute;clip:rect(0 0 0 0)'>x</span>",
    "cut out": "<span style='clip-path:inset(100%)'>x</span>",
    "outside": "<span style='position:absolute;right:-9999px'>x</span>",
    "moved": "<span style='display:inline-block;transform:translateX(-9999px)'>x</span>",
    "no width": "<span style='display:inline-block;width:0;overflow:hidden'>x</span>",
    "no height": "<span style='display:inline-block;max-height:0;overflow:hidden'>x</span>",
    "one point": "<span style='position:absolute;width:1px;height:1px;overflow:hidden'>x</span>",
    "small letters": "<span style='font:0/0 serif'>x</span>",
    "letters of one point": "<span style='font-size:1px'>x</span>",
    "clear": "<span style='color:transparent'>x</span>",
    "clear in numbers": "<span style='color:rgba(0,0,0,0)'>x</span>",
    "on its own colour": "<span style='background:#FFF;color:white'>x</span>",
    "faded": "<span style='opacity:0'>x</span>",
    "nearly faded": "<i style='opacity:.01'>x</i>",
    "shrunk": "<span style='display:inline-block;transform:scale(0)'>x</span>",
    "collapsed": "<span style='visibility:collapse'>x</span>",
    "important": "<span style='display:none !important;display:inline'>x</span>",
    "with a remark inside": "<span style='display:/**/none'>x</span>",
    "spelt in numbers": "<span style='d\\69splay:none'>x</span>",
    "by a variable": "<span style='display:var(--x, none)'>x</span>",
    "unsound value behind": "<span style='display:none;display:plenty'>x</span>",
}


@pytest.mark.parametrize("inside", HIDDEN_IN_WORDS.values(), ids=HIDDEN_IN_WORDS.keys())
def test_a_word_stays_one_word(lines, inside):
    assert lines(page(P[0].replace(WORD, inside.join(SPLIT)))) == P


WRAPPED = {
    "own element": "<x-y>{}</x-y>",
    "unknown": "<foo>{}</foo>",
    "block that runs on": "<div style='display:inline'>{}</div>",
    "box beside letters": "<div style='display:inline-block'>{}</div>",
    "emphasis": "<em>{}</em>",
}


@pytest.mark.parametrize("inside", WRAPPED.values(), ids=WRAPPED.keys())
def test_a_word_in_two_elements_is_one_word(lines, inside):
    first = P[0].replace(WORD, SPLIT[0] + inside.format(SPLIT[1]))
    assert lines(page(first, tag="div")) == P


@pytest.mark.parametrize(
    "inside",
    [
        "<div hidden>x</div>",
        "<div style='display:none'>x</div>",
        "<div hidden></div>",
        "<ul hidden><li>x</ul>",
        "<dialog>x</dialog>",
        "<div popover>x</div>",
        "<h6 class=sr-only>x</h6>",
        "<hr style='display:none'>",
    ],
    ids=["attribute", "style", "empty", "list", "closed dialog", "popover", "class", "rule"],
)
def test_a_block_that_is_not_shown_ends_no_text(lines, inside):
    assert lines(page(P[0].replace(WORD, inside.join(SPLIT)), tag="div")) == P


@pytest.mark.parametrize(
    "between",
    ["<br>", "<br class=wide>", "<div>and</div>", "<hr>", "<p>and</p>", "<br style='color:red'>", "<dialog open>and</dialog>"],
    ids=["break", "break with a class", "block", "rule", "paragraph", "break with a style", "open dialog"],
)
def test_what_breaks_a_line_breaks_it(lines, between):
    assert P[0] not in lines(page(P[0].replace(WORD, between.join(SPLIT)), tag="div"))


SHOWN = {
    "closed until it is found": "<span hidden=until-found>{}</span>",
    "shown by its own style": "<span hidden style='display:inline'>{}</span>",
    "hidden for those who listen": "<span aria-hidden=true>{}</span>",
    "nothing and then something": "<span style='display:none;display:inline'>{}</span>",
    "half faded": "<span style='opacity:.5'>{}</span>",
    "gradient in the letters": "<b style='color:transparent;-webkit-background-clip:text'>{}</b>",
    "blurred": "<span style='color:transparent;text-shadow:0 0 5px #333'>{}</span>",
    "black on white": "<b style='color:#000;background:#fff'>{}</b>",
    "a box that hides nothing": "<span style='overflow:hidden;height:0'>{}</span>",
    "ten points": "<small style='font-size:10px'>{}</small>",
    "a decoration": "<u style='text-decoration:none'>{}</u>",
    "a step to the left": "<span style='position:relative;left:-2px'>{}</span>",
    "letters that fade in": "<span style='opacity:0'>lo</span><span style='opacity:0'>wered</span>",
}


@pytest.mark.parametrize("inside", SHOWN.values(), ids=SHOWN.keys())
def test_what_a_reader_sees_stays(lines, inside):
    assert lines(page(P[0].replace(WORD, inside.format(WORD)))) == P


def test_words_that_fade_in_one_by_one_stay(lines):
    assert lines(page(" ".join(f"<span style='opacity:0;display:inline-block'>{word}</span>" for word in P[0].split()))) == P


@pytest.mark.parametrize(
    "element",
    ["<bdo dir=rtl>{}</bdo>", "<span style='unicode-bidi:bidi-override;direction:rtl'>{}</span>"],
    ids=["element", "style"],
)
def test_letters_that_are_shown_from_right_to_left_are_read_so(lines, element):
    backwards = " ".join(element.format(word[::-1]) for word in P[0].split())
    assert lines(page(backwards)) == P
    assert lines(page(f"The tag says <bdo>{P[1]}</bdo> and <bdo dir=ltr>no more</bdo>."))[0] == f"The tag says {P[1]} and no more."


@pytest.mark.parametrize(
    ("style", "inner"),
    [("visibility:hidden", "visibility:visible"), ("font-size:0", "font-size:16px"), ("font-size:0", "font:16px serif")],
)
def test_what_is_hidden_may_be_shown_again_inside(lines, style, inner):
    shown = "".join(f"<p>{p}</p>" for p in P)
    other = f"<p>{' '.join(P[::-1])}</p>"
    assert (
        lines(f"<body><article><div style='{style}'><div style='{inner}'>{shown}</div></div></article><div>{other}</div></body>")[:4] == P
    )
    assert P[0] not in lines(f"<body><article><div style='{style}'>{shown}</div></article><div>{other}</div></body>")


@pytest.mark.parametrize(
    "claim", ["class=sr-only", "style='left:-999px'", "style='text-indent:-9999px'", "style='color:#fff;background:#fff'"]
)
def test_whole_texts_are_not_hidden_by_a_mere_claim(lines, claim):
    decoy = " ".join(P[::-1])
    text = [f"{p} The case of number {n} is no other, says everybody who has looked at it." for n, p in enumerate(P * 2)]
    found = lines(f"<body><article><p>{decoy}</p><p>{decoy} And so on.</p>{''.join(f'<p {claim}>{p}</p>' for p in text)}</article></body>")
    assert all(p in found for p in text)
    assert text[0] not in lines(f"<body><article><p>{decoy}</p><p {claim}>{text[0]}</p></article></body>")


def test_a_page_that_shows_its_article_does_not_get_what_it_hides(lines):
    shown = [f"{p} That is what the files say of year {n}." for n, p in enumerate(P * 3)]
    heap = "".join(f"<p>{p} A heap of words, the {n}th of many that nobody sees.</p>" for n, p in enumerate(P * 20))
    assert lines(f"<body><article>{''.join(f'<p>{p}</p>' for p in shown)}</article><div hidden>{heap}</div></body>") == shown


def test_a_page_that_hides_itself_until_it_is_loaded_is_read(lines):
    body = "".join(f"<p>{p}</p>" for p in P)
    assert lines(f"<body><p>{P[3]}</p><div hidden id=S:1>{body * 3}</div></body>").count(P[0]) == 3


@pytest.mark.parametrize(
    ("style", "said"),
    [
        ("display:none", GONE),
        ("DISPLAY : None", GONE),
        ("display:block", DISPLAYED),
        ("display:inline", DISPLAYED | RUNS_ON),
        ("visibility:hidden;display:none;display:block", UNSEEN | DISPLAYED),
        ("font-size:0", TINY),
        ("font-size:0.0em", TINY),
        ("font-size:1em", SIZED & 0),
        ("position:fixed;top:-1000px", GONE),
        ("top:-1000px", CLAIMED),
        ("clip:rect(1px, 1px, 1px, 1px)", CLAIMED),
        ("clip-path:circle(0)", FLAT),
        ("height:0;overflow:hidden", 0),
        ("opacity:0", FADED),
        ("opacity:100%", 0),
        ("filter:opacity(0)", FADED),
        ("color:#f00;background:red", CLAIMED),
        ("color:rgb(255,0,0);background-color:#ff0000", CLAIMED),
        ("color:rgb(0,0,0)", 0),
        ("color:#fff;background:#fff url(x.png)", 0),
        ("visibility:var(--seen, hidden)", CLAIMED),
        ("border:none;list-style:none", 0),
        ("", 0),
        (";:;!important", 0),
        ("display", 0),
        ("--a:var(--a)var(--a);" * 500 + "display:var(--a)", 0),
    ],
)
def test_styles(style, said):
    assert read_style(style) == said


def test_sizes_and_attributes():
    assert size_of_letters("font-size:12px") == SIZED
    assert size_of_letters("font:italic 700 1.2rem serif") == SIZED
    assert size_of_letters("font-size:100%") == 0
    assert size_of_letters("color:red") == 0
    assert looks({}) == 0
    assert looks({"hidden": ""}) == GONE
    assert looks({"hidden": None, "style": None, "class": None}) == GONE
    assert looks({"class": "note sr-only"}) & HIDES == CLAIMED
