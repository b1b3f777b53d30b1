"""Lines that say who made an article, when, of what and under which terms, with their near-misses."""

# ruff: noqa: E501 one case a line

import re

import pytest

from spamfilter import clean
from spamfilter.cleaning import templates

BEGIN = "The harbour council of Vellmark met on Monday evening to decide what should become of the old ferry, which has not sailed for two years."
MIDDLE = "Most of the members wanted to keep it as a floating library, although nobody could say who would pay for the new boiler."
END = "A decision is expected before the winter storms begin, the harbour master told the meeting, and the ferry stays where it is until then."

RINGS = [
    ("byline", ["Curated by Ilse Brandt", "Fact checked by Ilse Brandt", "Geschrieben von Ilse Brandt", "Propos recueillis par Ilse Brandt", "Ditulis oleh Ilse Brandt", "Yazar: Ilse Brandt",
                "लेखक: सुनीता राठौड़", "Ilse Brandt, Senior Correspondent", "Ilse Brandt · Jun 4, 2025", "Ilse Brandt · vor 3 Stunden", "Modified 4th June 2025", "Stand: 04.06.2025, 09:41 Uhr",
                "Dernière mise à jour : 4 juin 2025", "2 saat önce", "Actualizado hace 3 días", "Lesedauer: 5 Minuten", "4 min. de leitura", "Da Redação"]),
    ("source", ["Dilansir dari Vellmark Pos", "Leia a matéria original em vellmark.example", "Zum Originalartikel auf vellmark.example", "H/T Vellmark Post", "Vía: El Correo de Vellmark", "साभार: हिंद टाइम्स"]),
    ("byline", ["(dpa/rt)", "(AA)", "(ANT/rt)"]),
    ("credit", ["Avec AFP", "Mit Material der dpa", "Con datos de agencias", "— With input from news agencies"]),
    ("caption", ["The ferry at the quay. (File Photo)", "Die Fähre am Kai (Archivbild)", "(Foto: cortesía)", "Görsel: Pixabay", "Symbolfoto: Pixabay", "Feri tua (Foto: Dok. Istimewa)"]),
    ("footer", ["Copyright © Vellmark Post", "© Vellmark Post", "Powered by Newsmill", "Toute reproduction interdite sans autorisation.", "Dilarang memperbanyak tanpa izin.",
                "All content on this site is protected by copyright. Reproduction without permission is prohibited."]),
    ("disclaimer", ["This content was created with the assistance of artificial intelligence.", "This article contains affiliate links; we may earn a commission.", "Editor's note: This article was written with AI assistance.",
                    "Aviso: este artículo fue generado con ayuda de inteligencia artificial.", "Hinweis: Dieser Artikel wurde mit Hilfe künstlicher Intelligenz erstellt.",
                    "Cet article est fourni à titre informatif et ne constitue pas un conseil en investissement.", "Bu yazıda ifade edilen görüşler yazara aittir.",
                    "Konten ini diproduksi dengan bantuan AI.", "यह लेख एआई की मदद से तैयार किया गया है।", "Images used are for representational purposes only."]),
    ("tags", ["In this story: Vellmark, boats", "Más sobre: barcos", "Archivado en: Puerto", "#नाव #घाट", "İlgili konular: gemi"]),
    ("nav", ["Startseite > Hafen > Artikel", "Önceki haber: On gemi kayboldu", "Article précédent : Dix bateaux perdus", "Halaman 1 dari 3"]),
    ("share", ["350 compartidos", "1.2K partages", "350 शेयर"]),
    ("cookie", ["We and our partners store and/or access information on a device, such as cookies.", "Este site usa cookies para melhorar sua experiência."]),
]  # fmt: skip


@pytest.mark.parametrize(("code", "line"), [pytest.param(code, line, id=f"rings: {line[:40]}") for code, lines in RINGS for line in lines])
def test_a_notice_goes(code, line):
    for text in (f"{BEGIN}\n{line}\n{MIDDLE}\n{END}", f"{BEGIN}\n{MIDDLE}\n{END}\n{line}"):
        assert {r.text: r.code for r in clean(text).removed} == {line: f"boilerplate.{code}"}


@pytest.mark.parametrize("line", [line for _, lines in RINGS for line in lines])
def test_no_template_is_missed_for_how_its_line_begins(line):
    fitting = [code for code, _, pattern in templates.ROWS if re.match(rf"(?:{pattern})\Z", line, re.IGNORECASE)]
    assert not fitting or templates.template_code(line, (), markup=True) == fitting[0]


LIVES = [
    "Ilse Brandt has been writing about boats since 2016 and loves coffee.",
    "Ilse Brandt es periodista y redactora de contenidos con cinco años de experiencia.",
    "Ilse Brandt schreibt seit fünf Jahren über kleine Städte.",
    "Ilse Brandt menulis tentang ekonomi dan kota kecil.",
    "View all posts by Ilse Brandt",
]


@pytest.mark.parametrize("line", LIVES)
def test_an_author_s_life_goes_at_the_end_alone(line):
    assert line not in clean(f"{BEGIN}\n{MIDDLE}\n{END}\n{line}").text
    assert line in clean(f"{BEGIN}\n{line}\n{MIDDLE}\n{MIDDLE}\n{END}").text


@pytest.mark.parametrize("line", ["Next: Ten boats that never came home", "Anterior: Diez barcos que no volvieron"])
def test_a_neighbour_goes_at_the_end_alone(line):
    assert line not in clean(f"{BEGIN}\n{MIDDLE}\n{END}\n{line}").text
    assert line in clean(f"{BEGIN}\n{line}\n{MIDDLE}\n{END}").text


@pytest.mark.parametrize(
    "line",
    [
        "Copyright was the least of his worries, he wrote from prison.",
        "Reproduction of the fresco has begun, the guide says, with permission from nobody.",
        "This article about artificial intelligence won a prize in 1971.",
        "This story is about AI and the people who fear it.",
        "The opinions expressed at the meeting were mild.",
        "Source after source told the committee the same story.",
        "References & Sources",
        "Via Roma was closed all summer.",
        "Dikutip dari surat itu hanya satu kalimat, dan satu kalimat cukup.",
        "Stand heute fehlen noch drei Unterschriften.",
        "The Green Tea Ferry, 29 October 2025",
        "Mehr dazu wollte der Bürgermeister am Abend nicht sagen.",
        "Das Foto zeigte niemanden, den er kannte.",
        "Avec agences ou sans elles, le village savait déjà.",
        "Publié ou non, le rapport était connu de tous.",
        "By noon the queue reached the river.",
        "Edited by hand, the letters filled three boxes.",
        "(It rained.)",
        "(CHEERS)",
        "Temas secos y pozos vacíos marcaron aquel verano.",
    ],
    ids=lambda line: f"silent: {line[:40]}",
)
@pytest.mark.parametrize("place", ["middle", "tail"])
def test_a_true_line_that_looks_like_a_notice_stays(line, place):
    text = f"{BEGIN}\n{line}\n{MIDDLE}\n{END}" if place == "middle" else f"{BEGIN}\n{MIDDLE}\n{END}\n{line}"
    assert clean(text).removed == ()


@pytest.mark.parametrize(
    "seed",
    [
        "Aa ",
        "Aa, ",
        "Aa is a ",
        "this article was ",
        "read original ",
        "von ",
        "(aa/",
        "© a",
        "# #",
        "via a.",
        "अ ",
        "2 hours ago ",
        "Aa · ",
        "all content on ",
    ],
)
def test_no_notice_needs_more_than_a_blink(seed):
    for size in (120, 219, 699):
        assert templates.template_code((seed * 300)[:size] + "\x01") is None


@pytest.mark.parametrize("end", ["(WRU)", "(JFK)", "(doc)"])
def test_short_letters_in_brackets_behind_a_sentence_are_part_of_it(end):
    assert clean(f"{BEGIN}\n{MIDDLE} {END} {end}").text.endswith(end)
