"""Every furniture rule on one line or a few, between paragraphs of a text that was written for these tests."""

# ruff: noqa: E501 one case a line

import re

import pytest

from spamfilter import clean
from spamfilter.cleaning import templates

BEGIN = "The harbour council of Vellmark met on Monday evening to decide what should become of the old ferry, which has not sailed for two years."
MIDDLE = "Most of the members wanted to keep it as a floating library, although nobody could say who would pay for the new boiler."
END = "A decision is expected before the winter storms begin, the harbour master told the meeting, and the ferry stays where it is until then."


def removed_codes(*lines, place="middle"):
    """Codes by line for lines put at the head, in the middle or at the end of the text."""
    texts = {"head": (*lines, BEGIN, MIDDLE, END), "middle": (BEGIN, *lines, MIDDLE, END), "tail": (BEGIN, MIDDLE, END, *lines)}[place]
    article = clean("\n\n".join(texts))
    assert BEGIN in article.text
    assert END in article.text
    return {r.text: r.code.removeprefix("boilerplate.") for r in article.removed}


RINGS = [
    ("ad", ["Advertisement", "- Advertisement -", "- Advertisement -spot_img", "ADVERTISEMENT", "विज्ञापन", "Publicidad", "Iklan", "Publicité", "Anzeige", "Reklam",
            "Story continues below this ad", "SCROLL TO CONTINUE WITH CONTENT", "CONTINUA DEPOIS DA PUBLICIDADE"]),
    ("readmore", ["Read more: Click here", "Continue Reading", "Read more »", "और पढ़ें", "Leer más", "Baca Selengkapnya", "Lire la suite", "Weiterlesen", "Devamını oku", "Continue lendo"]),
    ("related", ["Also Read: Ten boats that never came home", "ALSO READ | Ten boats that never came home", "यह भी पढ़ें: पुल की मरम्मत शुरू", "Lea también: Diez barcos perdidos",
                 "Baca Juga: Sepuluh kapal yang hilang", "À lire aussi : Dix bateaux perdus en mer", "Lesen Sie auch: Zehn verlorene Schiffe", "İlgili Haber: On kayıp gemi",
                 "Leia também: Dez barcos perdidos", "Read more: What the tide left behind", "Ver también: Diez barcos perdidos"]),
    ("comments", ["Leave a Comment", "LEAVE A REPLY", "Comments are closed.", "Leave a Reply Cancel reply", "0 Comments", "टिप्पणी करें", "Deja una respuesta Cancelar la respuesta", "Tinggalkan Komentar",
                  "Laisser un commentaire", "Kommentar hinterlassen", "Yorum yap", "Deixe um comentário", "Save my name, email, and website in this browser for the next time I comment."]),
    ("share", ["Share this:", "Share on Facebook", "Facebook Twitter Pinterest WhatsApp", "0 SHARES 12 VIEWS", "शेयर करें:", "Comparte esto:", "Bagikan ini:", "Partager :", "Teilen mit:", "Paylaş:", "Compartilhe isso:"]),
    ("newsletter", ["Sign up for our newsletter to get the latest stories in your inbox.", "Subscribe to our newsletter and never miss an update!",
                    "For the latest Vellmark news and newsletters, sign up at vellmark.example.", "Suscríbete a nuestro boletín y recibe las noticias en tu correo.",
                    "Inscrivez-vous à notre newsletter pour recevoir nos derniers articles.", "Jetzt Newsletter abonnieren und nichts mehr verpassen.",
                    "Günün haberleri için bültenimize abone olun.", "Assine nossa newsletter e receba as notícias no seu e-mail."]),
    ("channel", ["Join our WhatsApp Channel", "Click here to join our WhatsApp group for instant news alerts", "हमारे WhatsApp चैनल से जुड़ें", "Únete a nuestro canal de WhatsApp",
                 "Gabung Saluran WhatsApp kami", "Rejoignez notre chaîne WhatsApp", "Jetzt unserem WhatsApp-Kanal folgen", "WhatsApp kanalımıza katılın", "Entre no nosso canal do WhatsApp"]),
    ("follow", ["Follow us on Google News", "Follow The Vellmark Post on Facebook and Twitter for the latest updates.", "Síguenos en Google Noticias", "Ikuti kami di Google News",
                "Suivez-nous sur Google Actualités", "Folgen Sie uns auf Google News", "Bizi Google Haberler'de takip edin", "Siga o Diário de Vellmark no Google Notícias"]),
    ("source", ["Source: Vellmark Post", "Source link", "Originally published on Vellmark Post", "स्रोत: Vellmark Post", "Fuente: Vellmark Post", "Enlace fuente", "Sumber: Vellmark Post",
                "Source : Vellmark Post", "Quelle: Vellmark Post", "Kaynak: ajanslar", "Fonte: Vellmark Post", "Read the full story here", "This article was originally published in The Vellmark Post."]),
    ("feed", ["The post The old ferry stays appeared first on Vellmark Post.", "This article first appeared on Vellmark Post.", "La entrada El viejo ferry se publicó primero en Vellmark Post.",
              "Artikel Feri tua pertama kali tampil pada Vellmark Post.", "L’article Le vieux ferry est apparu en premier sur Vellmark Post.",
              "Der Beitrag Die alte Fähre erschien zuerst auf Vellmark Post.", "O post A velha balsa apareceu primeiro em Vellmark Post."]),
    ("credit", ["(With inputs from agencies)", "(Reporting by Ilse Brandt; Editing by T. Okoro)", "Additional reporting by Ilse Brandt", "Ilse Brandt contributed to this report.",
                "Ilse Brandt, T. Okoro and Maya Lind contributed to this report.", "(एजेंसी इनपुट के साथ)", "(Con información de agencias)", "(Avec agences)", "Mit Material von Agenturen",
                "(Com informações de agências)", "(This story has not been edited by Vellmark Post staff and is published from a syndicated feed.)", "Editor: Ilse Brandt"]),
    ("disclaimer", ["Disclaimer: The information on this page is collected from the internet.", "Aviso legal: el sitio no se hace responsable del contenido.",
                    "अस्वीकरण: यह जानकारी इंटरनेट से ली गई है।", "DMCA: If you are the owner of this content, write to us and it will be removed within 24 hours."]),
    ("cookie", ["We use cookies to ensure that we give you the best experience on our website.", "Utilizamos cookies para asegurar la mejor experiencia en nuestra web.",
                "Wir verwenden Cookies, um unsere Website zu verbessern."]),
    ("caption", ["Photo: The ferry in spring / agency", "Image source: agency file", "The ferry at the quay. Photograph by the agency", "The ferry in spring (Pixabay)", "File photo | The ferry at the quay"]),
    ("rating", ["Rate this post", "Post Views: 742", "5/5 - (1 vote)", "Like this: Like Loading..."]),
    ("footer", ["© 2025 Vellmark Post. All Rights Reserved.", "Copyright 2024 Vellmark Post. Powered by WordPress"]),
    ("tags", ["Tags: ferry, harbour, council", "Filed Under:", "Uncategorized", "टैग:", "Etiquetas:", "Schlagwörter:", "Etiketler:"]),
]  # fmt: skip


@pytest.mark.parametrize(("code", "line"), [pytest.param(code, line, id=f"rings: {line[:40]}") for code, lines in RINGS for line in lines])
@pytest.mark.parametrize("place", ["middle", "tail"])
def test_a_line_of_furniture_goes(code, line, place):
    found = removed_codes(line, place=place)
    assert found.get(line[:300]) == code, found


@pytest.mark.parametrize(
    ("lines", "place", "codes"),
    [
        pytest.param(
            ("Also Read:", "Ten boats that never came home"), "middle", ["related", "related"], id="rings: a label and its headline"
        ),
        pytest.param(
            ("Related article", "Why does nobody want the ferry?"), "middle", ["related", "related"], id="rings: a headline that asks"
        ),
        pytest.param(
            ("Recommended news", "Łódź", "The city on the river has a new...", "- Advertisement -"),
            "tail",
            ["recommended", "recommended", "teaser", "ad"],
            id="rings: teasers",
        ),
        pytest.param(
            ("Author", "Recommended news", "Unbelievable! Nine ferries that sank in one year!"),
            "tail",
            ["author", "recommended", "recommended"],
            id="rings: shouted headline",
        ),
        pytest.param(("TAGS", "ferry harbour council"), "tail", ["tags", "tags"], id="rings: keywords"),
        pytest.param(
            ("About the Author", "Ilse Brandt", "Ilse Brandt writes about harbours and boats."),
            "tail",
            ["author", "author", "author"],
            id="rings: an author's life",
        ),
        pytest.param(
            ("Previous article", "Ten boats that never came home", "Next article", "What the tide left"),
            "tail",
            ["nav", "nav", "nav", "nav"],
            id="rings: neighbours",
        ),
        pytest.param(("VMPA", "–"), "head", ["source", "source"], id="rings: what is left of a dateline"),
        pytest.param(("By Ilse Brandt | May 14, 2023",), "head", ["byline"], id="rings: byline"),
        pytest.param(("Published: 14 May 2023",), "head", ["byline"], id="rings: date"),
        pytest.param(("4 min read",), "head", ["byline"], id="rings: reading time"),
    ],
)
def test_labels_take_what_follows_them(lines, place, codes):
    found = removed_codes(*lines, place=place)
    assert [found.get(line) for line in lines] == codes


@pytest.mark.parametrize(
    "line",
    [
        "Related to the sale, a second contract for the quay was signed the same day, the clerk said.",
        "Share prices of the two shipyards hardly moved.",
        "Comments were invited at three evenings in the fish hall, and eleven people came.",
        "Read more of his diary and the storm begins to look like a small matter.",
        "One passenger said the “Read more” sign on the deck had always puzzled her.",
        "The post of harbour master appeared first on the agenda, which annoyed some members.",
        "Advertisement spending in the harbour paper rose by four per cent.",
        "Disclaimer or none, the rope had been sold as new, and the widow was paid.",
        "“Follow us out past the bar some night in March,” the youngest of the pilots said...",
        "“Subscribe to nothing that you cannot cancel,” she told the meeting, and people laughed.",
        "Leave a comment to him and he will turn it into a song before the evening is over.",
        "By Monday noon all the ropes had been cut.",
        "Source of the smell, it turned out, was a barrel of eels under the stage.",
        "Image after image showed the same grey hull, lower in the water each year.",
        "Tags of brass hung from the nets, one for each family on the quay.",
        "The newsletter of the rowing club was read aloud in the pub, mostly for its mistakes.",
        "See also how low the boat lies when it is empty, the surveyor told them.",
        "Click here and there was the harbour in 1902; click again and it was gone.",
        "Follow the path along the quay and you will come to the boiler house.",
        "We use cookies and milk to lure the goat back aboard every evening, the captain joked.",
        "Recommended reading for new pilots",
        "What to do next",
        "Also on the agenda",
        "A: Yes.",
        "It is not for sale.",
        "Paint.",
        "More.",
        "Photo albums from the first voyage will be shown on board.",
        "Reporting by the harbour office found that the boiler had failed twice.",
        "Read / write access for everybody",
        "Representative Okoro thanks the pilots",
        "Photo: “We never slept,” she said of that winter.",
        "She had taken the picture by the river, he said.",
        "Sources close to the council said the vote would be narrow.",
    ],
    ids=lambda line: f"silent: {line[:40]}",
)
@pytest.mark.parametrize("place", ["middle", "tail"])
def test_a_true_line_that_looks_like_furniture_stays(line, place):
    assert line not in removed_codes(line, place=place)


LIFE = "Ilse Brandt is a Vellmark writer and pilot who was born on the old ferry in 1958."


@pytest.mark.parametrize("place", ["head", "middle"])
def test_a_life_that_the_article_tells_stays(place):
    assert LIFE not in removed_codes(LIFE, place=place)


def test_the_author_s_life_at_the_end_goes():
    assert removed_codes(LIFE, place="tail") == {LIFE: "author"}


def test_a_true_heading_after_the_one_headline_stays():
    article = clean(f"{BEGIN}\nRelated article\nTen boats that never came home\nWhat the council wants\n{MIDDLE}\n{END}")
    assert "What the council wants" in article.text
    assert "Ten boats" not in article.text


@pytest.mark.parametrize("line", [line for _, lines in RINGS for line in lines])
def test_no_template_is_missed_for_how_its_line_begins(line):
    fitting = [code for code, _, pattern in templates.ROWS if re.match(rf"(?:{pattern})\Z", line, re.IGNORECASE)]
    assert not fitting or templates.template_code(line, (), markup=True) == fitting[0]


def test_no_rule_needs_more_than_a_blink():
    for seed in (
        "Aa, ",
        "by ",
        "and ",
        "(with ",
        "share ",
        "home » ",
        "read the ",
        "follow at on ",
        "sign up ",
        "1 ",
        "- ",
        "the post x appeared first on ",
    ):
        assert templates.template_code((seed * 200)[:699] + "\x01") is None
