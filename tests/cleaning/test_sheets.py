"""Sheets: what a page's own style sheets hide is no text of its article; what they may show, or what a script will, stays."""

import pytest

from spamfilter import clean
from spamfilter.cleaning.sheets import MOST_CHARACTERS, MOST_FITTING, MOST_RULES, Sheet

TREES = ("selectolax", "beautifulsoup")
TRUE = [
    "The toll house at Merrow Gate was sold on Tuesday to a bookbinder who has rented its upper floor since the spring of last year.",
    "He paid less than the county had asked for, because the roof leaks and nobody else had offered anything at all for the building.",
    "The county says that the money will mend the footbridge behind it, which has been closed to prams and bicycles for two winters.",
    "Work on the bridge is to begin when the river is low, and the bookbinder has promised that his customers may still use the steps.",
]
DECOY = "Nobody in the valley grows melons any more, says the gardener whose glasshouse won four cups before the frost took the panes."


def page(sheet, inside, before=""):
    body = "".join(f"<p>{line}</p>" for line in TRUE[:2]) + inside + "".join(f"<p>{line}</p>" for line in TRUE[2:])
    return f"<html><head><title>Toll house</title>{before}<style>{sheet}</style></head><body><article>{body}</article></body></html>"


@pytest.fixture(params=TREES)
def lines(request):
    return lambda markup: [p.text for p in clean(markup, cleaner=request.param).paragraphs]


@pytest.mark.parametrize(
    ("sheet", "names"),
    [
        pytest.param(".x9{display:none}", "class='x9 b'", id="a class"),
        pytest.param("p.b.x9 { display : none !important }", "class='x9 b'", id="a tag and two classes"),
        pytest.param("#gone{display:none}", "id=gone", id="an id"),
        pytest.param("h2, .x9 , b{DISPLAY:NONE}", "class=x9", id="one of several"),
        pytest.param(".x9{position:absolute;left:-9999px}", "class=x9", id="out of the page"),
        pytest.param(".x9{visibility:hidden}", "class=x9", id="not visible"),
        pytest.param(r".x9{d\69splay:none}", "class=x9", id="a property spelt by the number of a letter"),
        pytest.param(".x9{font-size:0}", "class=x9", id="letters of no size"),
        pytest.param(".x9{display:block} .x9{display:none}", "class=x9", id="the later rule counts"),
        pytest.param("p{display:block}.x9{display:none}", "class=x9", id="the closer rule counts"),
        pytest.param(".x9{display:none}p{display:block}", "class=x9", id="the closer rule counts wherever it stands"),
        pytest.param("/* .a{ */.x9{display:none}/* } */", "class=x9", id="behind a remark"),
        pytest.param("@import 'a.css';.x9{dis/**/play:none}", "class=x9", id="behind a statement, with a remark inside"),
        pytest.param("@media print{p{color:#000}}.x9{display:none}", "class=x9", id="behind rules for print"),
        pytest.param(".x9{display:none", "class=x9", id="a rule that is not closed"),
    ],
)
def test_what_a_sheet_hides_is_no_text(lines, sheet, names):
    assert lines(page(sheet, f"<p {names}>{DECOY}</p>")) == TRUE


@pytest.mark.parametrize(
    ("sheet", "names"),
    [
        pytest.param(".x9{display:none}", "class=x90", id="another class"),
        pytest.param(".x9.open{display:none}", "class=x9", id="half of the classes"),
        pytest.param("b.x9{display:none}", "class=x9", id="another tag"),
        pytest.param("@media print{.x9{display:none}}", "class=x9", id="for print"),
        pytest.param("@media (max-width:600px){.x9{display:none}}", "class=x9", id="on narrow screens"),
        pytest.param(".x9{display:none}@media (min-width:600px){.x9{display:block}}", "class=x9", id="shown on wide screens"),
        pytest.param(".x9{display:none}.x9.on{display:block}", "class='x9 on'", id="shown by a second class"),
        pytest.param(".x9{display:none}.x9{display:block}", "class=x9", id="shown by a later rule"),
        pytest.param(".x9{display:none}", "class=x9 style='display:block'", id="shown by its own style"),
        pytest.param(".x9:hover{display:none}", "class=x9", id="while a reader points at it"),
        pytest.param(".x9::before{display:none}", "class=x9", id="what stands before it"),
        pytest.param("nav .x9{display:none}", "class=x9", id="inside something else"),
        pytest.param(".x9{color:red}", "class=x9", id="another colour"),
    ],
)
def test_what_a_sheet_shows_stays(lines, sheet, names):
    assert lines(page(sheet, f"<p {names}>{DECOY}</p>")) == [*TRUE[:2], DECOY, *TRUE[2:]]


@pytest.mark.parametrize("sheet", [".q{display:none}", ".q{font-size:0}", "i{visibility:hidden}", ".q{opacity:0}"])
def test_letters_that_a_sheet_hides_part_no_word(lines, sheet):
    torn = TRUE[2].replace("footbridge", "foot<i class=q>zq</i>bridge")
    assert TRUE[2] in lines(page(sheet, "").replace(TRUE[2], torn))


def test_what_is_hidden_by_two_sheets_together_is_no_text(lines):
    assert lines(page(".y{display:block}", f"<p class=x9>{DECOY}</p>", before="<style>.x9{display:none}")) == TRUE


@pytest.mark.parametrize("sheet", [".all{visibility:hidden;opacity:0}", ".all{display:none}", "article{display:none}"])
def test_a_page_that_its_sheet_hides_until_it_is_loaded_is_read(lines, sheet):
    assert lines(page(sheet, "").replace("<article>", "<article class=all>")) == TRUE


def test_more_text_than_the_rest_is_not_taken_for_hidden(lines):
    longer = [f"{line} That is what the register says of lot {n}." for n, line in enumerate(TRUE * 3)]
    found = lines(page(".x9{display:none}", f"<div class=x9>{''.join(f'<p>{line}</p>' for line in longer)}</div>"))
    assert all(line in found for line in longer)


def test_what_is_taken_away_is_told(lines):
    removed = clean(page(".x9{display:none}", f"<p class=x9>{DECOY}</p>")).removed
    assert [(line.code, line.text) for line in removed] == [("boilerplate.hidden", DECOY)]


def test_a_sheet_without_anything_to_hide_is_none():
    assert not Sheet(["p{color:red}", "a{text-decoration:none}"])
    assert not Sheet([])
    assert Sheet([".x{display:none}"])


def test_the_most_telling_rule_comes_last():
    sheet = Sheet(["#a{top:-900px}.b{left:-900px}p{display:none}"])
    assert sheet.style_of("p", {"id": "a", "class": "c b"}) == "display:none;left:-900px;top:-900px"
    assert sheet.style_of("p", {}) == "display:none"
    assert sheet.style_of("div", {"class": None, "id": "b"}) == ""


@pytest.mark.parametrize(
    "heap", ["{", "}", "@media x{", "display{", ".a,", "/*", ".a{display:none}", "display:none;", "a{display:none", "\\", ";"]
)
def test_sheets_are_read_within_bounds(heap):
    sheet = Sheet([heap * (2 * MOST_CHARACTERS // len(heap))])
    assert len(sheet.style_of("a", {"class": "a"})) <= MOST_CHARACTERS
    rules = [rule for named in sheet._by_name.values() for rule in named]
    assert len({rule.rank[-1] for rule in rules}) <= MOST_RULES


def test_rules_without_end_are_asked_so_often():
    sheet = Sheet([".a{display:none}" * 1000])
    for n in range(1000):
        assert sheet.style_of("p", {"class": "a", "id": str(n)}).count("none") <= MOST_FITTING
    assert sheet.style_of("p", {"class": "a", "id": "last"}) == ""
