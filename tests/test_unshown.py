"""An index without texts: what resembles the page is named, and nothing is made of it."""

import pytest
from click.testing import CliRunner

from spamfilter import Config, SpamFilter
from spamfilter.article import Article
from spamfilter.cli import main
from spamfilter.verdict import Label

TEXT = """The ferry between Threave and the island of Corran will not sail this week, its owner said on Monday, because a pilot whale
has settled in the channel. Captain Ines Tolmach saw the animal first when it rose beside the quay on Saturday evening and
frightened a dozen passengers who were waiting with their bicycles. The harbour office asked a biologist from Brellow for advice.
She thinks that it follows the herring and will leave with them when the water grows colder. Until then the post goes by a small
boat with oars, and the school on the island has been given its holidays ten days early. The owner reckons that each day costs
him four hundred crowns. He would like the town to share the loss, but the mayor, Piet Anselm, told him to charge for whale watching."""
OTHER = """The council of Nether Lodge wants to plant two hundred lime trees along the road to the quarry before the end of November.
A nursery near Dunmore grows them, and volunteers have promised to dig. Residents fear for their view of the hills, said Ada Quill."""


def article(name, text, **facts):
    return Article.from_lines(text.split("\n"), name=name, url=f"https://{name}.example/1", language="en", **facts)


@pytest.mark.parametrize(
    ("text", "share"),
    [
        pytest.param(TEXT, 1.0, id="rings: a copy"),
        pytest.param(TEXT + "\n" + OTHER, 0.7, id="rings: more than half of it"),
        pytest.param(OTHER, None, id="silent: another text"),
        pytest.param(OTHER + "\n" + TEXT.split("\n")[2], None, id="silent: a line of it"),
    ],
)
def test_a_copy_is_noted_and_not_weighed(text, share):
    with SpamFilter(Config(texts=False)) as spam_filter:
        spam_filter.learn(article("courier", TEXT))
        verdict = spam_filter.judge(article("farm", text))
    [note] = [e for e in verdict.evidence if e.code == "index.unshown"] or [None]
    assert (note is not None) == (share is not None)
    assert verdict.label is Label.OK
    assert verdict.matches == ()
    if note is not None:
        assert note.value == pytest.approx(share, abs=0.25)
        assert "https://courier.example/1" in note.message
        assert note.share == 0


def test_with_texts_there_is_no_such_note():
    with SpamFilter(Config()) as spam_filter:
        spam_filter.learn(article("courier", TEXT))
        verdict = spam_filter.judge(article("farm", TEXT))
    assert verdict.matches
    assert "index.unshown" not in {e.code for e in verdict.evidence}


def test_the_page_itself_is_no_likeness():
    with SpamFilter(Config(texts=False)) as spam_filter:
        spam_filter.learn(article("courier", TEXT))
        verdict = spam_filter.judge(article("courier", TEXT))
    assert "index.unshown" not in {e.code for e in verdict.evidence}


@pytest.mark.parametrize("known", [pytest.param("courier", id="rings: elsewhere"), pytest.param("farm", id="silent: its text is here")])
def test_a_mutual_audit_notes_it_too(known):
    with SpamFilter(Config(texts=False)) as spam_filter:
        spam_filter.learn(article(known, TEXT))
        found = {verdict.id: verdict for verdict in spam_filter.audit([article("farm", TEXT), article("mill", TEXT)], mutual=True)}
    codes = {name: [e.message for e in verdict.evidence if e.code == "index.unshown"] for name, verdict in found.items()}
    if known == "courier":
        assert all("https://courier.example/1" in message for (message,) in codes.values())
    else:
        assert codes == {"farm": [], "mill": []}


def test_the_command_line_keeps_no_texts(tmp_path):
    page, db = tmp_path / "page.txt", str(tmp_path / "seen.db")
    page.write_text(TEXT)
    assert CliRunner().invoke(main, ["index", "add", "--index", db, "--no-texts", str(page)]).exit_code == 0
    shown = CliRunner().invoke(main, ["check", "--index", db, "--json", "-"], input=TEXT)
    assert '"index.unshown"' in shown.stdout
    assert b"pilot whale" not in (tmp_path / "seen.db").read_bytes()
