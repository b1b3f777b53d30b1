"""Lines in words that furniture is made of, however they are put together, and true lines that are nearly so. All were taught."""

# ruff: noqa: E501 one case a line

import pytest

from spamfilter import clean
from spamfilter.cleaning.worded import WORDED
from spamfilter.cleaning.wording import LIKELY, LONGEST, SURE, marks, odds, shipped_table, wording_code

BEGIN = "The harbour council of Vellmark met on Monday evening to decide what should become of the old ferry, which has not sailed for two years."
MIDDLE = "Most of the members wanted to keep it as a floating library, although nobody could say who would pay for the new boiler."
END = "A decision is expected before the winter storms begin, the harbour master told the meeting, and the ferry stays where it is until then."

RINGS = {
    "ad": ["Artikel wird nach der Anzeige fortgesetzt", "Haberin devamı reklamdan sonra", "Advertisement: your article continues below", "Sigue leyendo debajo de la publicidad",
           "La suite de l'article après la publicité", "O texto continua após o anúncio", "Artikel berlanjut setelah iklan", "विज्ञापन के बाद खबर जारी है"],
    "newsletter": ["Sign up to receive our best stories once a week.", "Abonnieren Sie unseren wöchentlichen Newsletter.", "No spam. Unsubscribe at any time.",
                   "Regístrate para recibir nuestro resumen semanal.", "Ücretsiz abone olun, hiçbir haberi kaçırmayın."],
    "channel": ["Treten Sie unserer Telegram-Gruppe bei", "Tap here to join our WhatsApp group", "Yuk gabung di channel Telegram Kabar Orre", "Gabung ke grup Telegram kami",
                "व्हाट्सएप ग्रुप से जुड़ने के लिए यहां क्लिक करें", "Kuryer Orre'nin WhatsApp kanalını takip edin"],
    "follow": ["Set Orre Courier as your preferred source on Google", "Laden Sie unsere App herunter", "Bizi sosyal medyada takip edin", "Siga o Correio de Orre nas redes sociais",
               "Click to follow us on Google News", "Téléchargez notre application"],
    "comments": ["Write your opinion below", "Zum Kommentieren bitte anmelden", "Los campos obligatorios están marcados con *", "टिप्पणी करने के लिए लॉग इन करें"],
    "share": ["Teilen Sie diesen Artikel mit Freunden", "Share this with your friends", "Compartilhe com seus amigos no WhatsApp", "दोस्तों के साथ शेयर करें"],
    "player": ["Diesen Artikel vorlesen lassen", "Audio généré automatiquement", "Listen to this story"],
    "paywall": ["To read the rest of this story, create a free account", "Dieser Artikel ist nur für Abonnenten"],
    "feedback": ["¿Te gustó este artículo?", "Bağımsız gazeteciliği destekleyin", "Did you find this article helpful?"],
}  # fmt: skip


@pytest.mark.parametrize("line", [pytest.param(line, id=f"rings: {line[:40]}") for lines in RINGS.values() for line in lines])
def test_a_line_of_furniture_s_words_goes_wherever_it_stands(line):
    for text in (f"{BEGIN}\n{line}\n{MIDDLE}\n{END}", f"{BEGIN}\n{MIDDLE}\n{END}\n{line}"):
        article = clean(text)
        assert line not in article.text
        assert {r.text: r.code for r in article.removed}[line].startswith("boilerplate.")
    assert wording_code(line, LIKELY) is not None


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Read more slowly than you think, she told the class.", id="silent: opens like a label"),
        pytest.param("Subscribe to the idea or not, the numbers are the same, said the treasurer.", id="silent: opens like a call"),
        pytest.param("Follow the red markers until the second gate, then turn left.", id="silent: a way to walk"),
        pytest.param("Share the dough between two tins and wait an hour.", id="silent: a recipe"),
        pytest.param("Related families now own three of the four mills.", id="silent: families"),
        pytest.param("Join us for tea, the note on the door said, and forty people did.", id="silent: a note"),
        pytest.param("I read the news every day.", id="silent: an answer"),
        pytest.param("Yes, and I like the comments.", id="silent: another answer"),
        pytest.param("Who reads the news today?", id="silent: a question"),
        pytest.param("Is this an advertisement?", id="silent: a question of one telling word"),
        pytest.param("Create an account", id="silent: a step"),
        pytest.param("Open an account", id="silent: another step"),
        pytest.param("Open the app and log in.", id="silent: a sentence of steps"),
        pytest.param("The best news of the week", id="silent: a heading"),
        pytest.param("Stories for the young", id="silent: a heading with a word of its own"),
        pytest.param("The newsletter", id="silent: one word that tells"),
        pytest.param("The popular vote", id="silent: two words that are at home elsewhere"),
        pytest.param("Not the latest, but the best.", id="silent: a verdict"),
        pytest.param("Recommended reading for new pilots", id="silent: a list of the article's own"),
        pytest.param("Best Small Social Media Studios", id="silent: names without a call"),
        pytest.param("How to Sell a Game in the Google Play Store", id="silent: a title"),
        pytest.param("Three Ways to Reach & Enlarge a Choir with YouTube Live", id="silent: a name before the call"),
        pytest.param("Share with Your Neighbours Before You Borrow", id="silent: capitals in a title"),
        pytest.param("Connect Google Analytics", id="silent: a name behind a call"),
        pytest.param("comments: [Comment!]!", id="silent: one word said twice"),
        pytest.param("previous_alert", id="silent: a name in a program"),
        pytest.param("Leo las noticias todos los días.", id="silent: Spanish"),
        pytest.param("¿Es esto publicidad?", id="silent: a Spanish question"),
        pytest.param("O autor e a sua página", id="silent: Portuguese"),
        pytest.param("Est-ce une publicité ?", id="silent: French"),
        pytest.param("Je lis les infos tous les jours.", id="silent: a French answer"),
        pytest.param("Lesen und schreiben", id="silent: German"),
        pytest.param("Ich lese jeden Tag die Nachrichten.", id="silent: a German answer"),
        pytest.param("Haftanın en iyi haberi", id="silent: Turkish"),
        pytest.param("Bu bir reklam mı?", id="silent: a Turkish question"),
        pytest.param("Penulis dan tulisannya", id="silent: Indonesian"),
        pytest.param("Berita terbaik minggu ini", id="silent: an Indonesian heading"),
        pytest.param("लेखक और उसका पन्ना", id="silent: Hindi"),
        pytest.param("क्या यह विज्ञापन है?", id="silent: a Hindi question"),
        pytest.param("Read: that was the only word on the card.", id="silent: a word on a card"),
        pytest.param("", id="silent: nothing"),
        pytest.param("2024", id="silent: a number"),
    ],
)
def test_a_true_line_of_nearly_such_words_stays(line):
    assert wording_code(line) is None
    if line:
        article = clean(f"{BEGIN}\n{line}\n{MIDDLE}\n{END}")
        assert line in article.text.split("\n")


def test_the_kind_is_mostly_right():
    found = [wording_code(line, LIKELY) == code for code, lines in RINGS.items() for line in lines]
    assert sum(found) / len(found) > 0.75


def test_what_words_make_is_the_sum_of_their_marks():
    weights, _, scale, base = shipped_table()
    for lines in RINGS.values():
        for line in lines:
            found = [mark for some in marks(line) for mark in some]
            assert odds(line) == pytest.approx(base + scale * sum(weights[mark] for mark in found) / len(found) ** 0.5, abs=1e-9)


def test_the_end_of_a_paragraph_takes_not_the_whole_with_it():
    text = f"{BEGIN}\n{MIDDLE}\nThe gulls stayed the whole winter on the roof of the hall. Sign up to receive our best stories once a week."
    assert "The gulls stayed the whole winter" in clean(text).text


def test_a_sentence_of_furniture_that_is_long_goes_at_the_end_alone():
    line = "Share this page with your friends, follow us wherever you are online, tell us in the comments what you think of it"
    line += " and help our small newsroom to go on with a coffee or a monthly membership."
    assert WORDED < len(line) < LONGEST
    assert line not in clean(f"{BEGIN}\n{MIDDLE}\n{END}\n{line}").text
    assert line in clean(f"{BEGIN}\n{line}\n{MIDDLE}\n{END}").text


def test_among_furniture_at_the_end_less_is_enough():
    lines = (
        "Oldest first",
        "See who liked it",
        "Sort comments by date",
        "Your thoughts",
        "More in sport",
        "Order your copy",
        "Watch",
        "Archive 2019",
        "Our team",
        "Next up",
        "Staff",
        "Night desk",
    )
    line = next(line for line in lines if LIKELY <= odds(line) < SURE)
    article = clean(f"{BEGIN}\n{MIDDLE}\n{END}\nLeave a Comment\n{line}\nReport abuse")
    assert article.text == f"{BEGIN}\n{MIDDLE}\n{END}"
    assert line in clean(f"{BEGIN}\n{line}\n{MIDDLE}\n{END}").text


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Latest figures: 45 dead, 12 missing", id="silent: figures"),
        pytest.param("Related crimes: 1,204 cases last year", id="silent: cases"),
        pytest.param(
            "She died in May. Subscribe to our newsletter to get the best stories every week.", id="silent: a true sentence first"
        ),
        pytest.param('"Please share this post with your friends," the police wrote on Facebook.', id="silent: somebody says it"),
    ],
)
def test_a_true_line_with_furniture_in_it_stays(line):
    assert line in clean(f"{BEGIN}\n{line}\n{MIDDLE}\n{END}").text.split("\n")
    assert clean(f"{BEGIN}\n{MIDDLE}\n{END}\n{line}").text.split("\n")[-1][:12] == line[:12]


def test_what_follows_a_line_of_unknown_kind_stays():
    poem = "Tell me more\nof the sea and the shore\nand the news from home\nbefore I roam"
    assert clean(f"{BEGIN}\n{MIDDLE}\n{END}\n{poem}").text.endswith("of the sea and the shore\nand the news from home\nbefore I roam")


def test_what_somebody_else_wrote_stays():
    quoted = "<blockquote>Follow us and read all the news</blockquote>"
    assert "Follow us and read all the news" in clean(f"<article><p>{BEGIN}</p>{quoted}<p>{MIDDLE}</p><p>{END}</p></article>").text


def test_the_only_paragraph_stays_however_it_is_worded():
    line = "Share this page with your friends, follow us wherever you are online, tell us in the comments what you think of it and help us to go"
    line += " on with a coffee or a monthly membership or whatever you can spare."
    assert clean(line).text == line
    short = "Share this page with your friends, follow us wherever you are and tell us in the comments what you think of it."
    assert clean(short).text == short
    assert clean(f"<article><p>{short}</p></article>").text == short


def test_signs_that_look_alike_are_alike():
    assert odds("La suite de l’article après la publicité") == odds("La suite de l'article après la publicité")
    assert marks("haberin devamı")[0] == marks("HABERİN DEVAMI")[0]


@pytest.mark.parametrize("line", ["From our own desk: ten boats that never came home", "Suggested read: Ten boats that never came home"])
def test_a_headline_behind_a_label_of_any_wording_goes(line):
    rings = line.startswith("Suggested")
    assert (line not in clean(f"{BEGIN}\n{line}\n{MIDDLE}\n{END}").text) == rings


def test_headlines_after_a_label_of_any_wording_go():
    lines = "Readers also enjoyed\nTen boats that never came home\nThe tide took all it could...\nWhat the gulls know"
    assert clean(f"{BEGIN}\n{MIDDLE}\n{END}\n{lines}").text == f"{BEGIN}\n{MIDDLE}\n{END}"


def test_items_and_programs_are_the_article_s_own():
    steps = "<ol><li>Tap Share, then Follow</li><li>Subscribe to the channel</li></ol><pre>Follow or join the discussion</pre>"
    article = clean(f"<article><p>{BEGIN}</p>{steps}<p>{MIDDLE}</p><p>{END}</p></article>")
    assert "Tap Share, then Follow\nSubscribe to the channel\nFollow or join the discussion" in article.text


def test_a_long_line_is_not_looked_at():
    assert wording_code("Share this article " * 20) is None
    assert len("Share this article " * 20) > LONGEST


def test_links_behind_the_text_and_other_furniture_go_without_a_label_but_a_page_of_links_keeps_them():
    links = "<ul><li><a href=/1>Ten boats that never came home</a></li><li><a href=/2>What the gulls know of winter</a></li></ul>"
    article = f"<article><p>{BEGIN}</p><p>{MIDDLE}</p><p>{END}</p><p>© Vellmark Post</p>{links}</article>"
    assert clean(article).text == f"{BEGIN}\n{MIDDLE}\n{END}"
    page = f"<html><head><title>Vellmark Post</title></head><body><h1>Vellmark Post</h1><p>© Vellmark Post</p>{links}</body></html>"
    assert clean(page).text == "Ten boats that never came home\nWhat the gulls know of winter"


def test_openings_that_break_off_go_with_their_headlines_at_the_end():
    cards = (
        "Ten boats left the harbour\nThe captain had promised to be back by...\nWhat the gulls know\nIt began with a crumb and ended [...]"
    )
    assert clean(f"{BEGIN}\n{MIDDLE}\n{END}\n{cards}").text == f"{BEGIN}\n{MIDDLE}\n{END}"
    assert clean(f"{BEGIN}\n{MIDDLE}\nHer last words\n“I never meant to...”\n{END}").removed == ()
