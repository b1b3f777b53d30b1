"""Phrases: how lines of furniture are recognised by what furniture calls itself.

Three kinds of phrase. A label fills its line ("Related Articles", "Advertisement"); an opener begins a line and a headline
follows ("Also Read: …"); a template is a whole line with names in it ("The post … appeared first on …").
"""

from __future__ import annotations

import re

from spamfilter.cleaning.labels import BY_CODE
from spamfilter.cleaning.templates import start_of

# Openers: labels after which a headline follows in the same line, with or without a sign between.
_OPENERS = (
    "read this also; also read this; related read; "
    "more on this; more on this topic; more on this story; from our archive; from the archive; from the archives; "
    "editor's pick; editors' pick; see here; "
    "further reading; read this too; you might also like; you might like; explore; discover; suggested; next read; "
    "te recomendamos; te sugerimos; le sugerimos; "
    "puedes leer; también puedes leer; puede leer; quizás te interese; podría interesarte; lea además; le puede interesar; "
    "para leer más; sugerido; entérate; "
    "relacionada; recomendado; recomendada; continue lendo; entenda; confira também; você pode gostar; pode te interessar; "
    "veja o vídeo; lisez aussi; "
    "à voir également; pour aller plus loin; notre dossier; lire plus; à découvrir; à découvrir aussi; lire notre article; "
    "à lire ailleurs; lesen sie dazu; "
    "auch spannend; lesetipp; weiterlesen; ebenfalls interessant; das könnte sie interessieren; mehr lesen; auch lesenswert; "
    "mehr zu; ayrıca bakınız; "
    "şunu da oku; ayrıca oku; ayrıca bakın; önerilen haber; benzer haber; sıradaki haber; simak video; tonton juga; "
    "artikel lainnya; artikel terkait; "
    "berita terkait; berita lainnya; baca artikel lainnya; पढ़ें; जरूर पढ़ें; ज़रूर पढ़ें; इन्हें भी पढ़ें; ये भी देखें; "
    "संबंधित खबर; देखें; "
    "breaking news; just in; poll; quiz; encuesta; en vivo; última hora; enquete; ao vivo; urgente; sondage; en direct; "
    "alerte info; umfrage; eilmeldung; liveticker; "
    "anket; canlı; canlı anlatım; son dakika; jajak pendapat; पोल; ब्रेकिंग; ब्रेकिंग न्यूज; "
    "don't miss this; también te puede interesar; te puede interesar también; sigue leyendo; "
    "lee más; más información; simak berita lainnya; a lire aussi; "
    "a lire également; à lire également; voir également; mehr dazu; "
    "das könnte sie auch interessieren; das könnte dich auch interessieren; bunu da oku; "
    "şunu da okuyun; veja ainda; leia mais sobre; "
    "also read; read also; read more; read more on; see also; see more; also see; related; related news; related story; "
    "related article; must read; read; read next; you may also like; "
    "recommended; don't miss; more; watch; watch also; watch now; "
    "continue reading; you may like; check out; check this out; trending; "
    "in case you missed it; icymi; live; up next; latest; "
    "breaking; explore more; also watch; also check; यह भी पढ़ें; "
    "ये भी पढ़ें; इसे भी पढ़ें; यह भी देखें; ये भी देखें; और पढ़ें; "
    "lea también; lee también; te puede interesar; leer más; "
    "vea también; ver también; véase también; leer también; mira también; "
    "relacionado; además; no te pierdas; baca juga; baca pula; "
    "lihat juga; simak juga; baca; baca selengkapnya; à lire aussi; "
    "lire aussi; à lire; lire; voir aussi; à voir aussi; lire également; sur le même sujet; en savoir plus; lesen sie auch; "
    "auch interessant; lesen sie mehr; mehr zum thema; lesen sie hier; passend dazu; siehe auch; lies auch; ilgili haber; "
    "bunu da okuyun; ayrıca okuyun; bunlar da ilginizi çekebilir; ilginizi çekebilir; leia também; leia mais; veja também; "
    "saiba mais; leia ainda; assista; confira; veja mais"
)

# Openers strong enough to need no sign before the headline.
_BARE_OPENERS = (
    "also read; read also; यह भी पढ़ें; ये भी पढ़ें; इसे भी पढ़ें; "
    "lea también; lee también; baca juga; à lire aussi; lire aussi; "
    "lesen sie auch; bunu da okuyun; leia também"
)

_END = re.compile(r"^[\W_]+|[\W_]+$")
_SPOT = re.compile(r"\s*spot_?img\d*$", re.IGNORECASE)
_SIGN = re.compile(r"\s*[:：|/»›>→]+\s*|\s+[-–—]+\s*|\s*[–—]\s+")
_ANY_SIGN = re.compile("[:：|/»›>→–—-]")
_SURE_SIGNS = frozenset(":：|»›→")  # one word before a dash or a stroke is no opener: "Read / write access"


def fold(text: str) -> str:
    """A line as labels are written: lower case (Turkish i's alike), straight apostrophes, no signs at its ends."""
    folded = text.casefold()
    if "spot" in folded:
        folded = _SPOT.sub("", folded)
    if not folded.isascii():
        folded = folded.replace("’", "'").replace("i\u0307", "i").replace("ı", "i")
    folded = " ".join(folded.split())
    return folded if folded[:1].isalnum() and folded[-1:].isalnum() else _END.sub("", folded)


def _table(labels: str) -> frozenset[str]:
    return frozenset(fold(label) for label in labels.split("; "))


LABELS: dict[str, str] = {label: code for code in reversed(BY_CODE) for label in _table(BY_CODE[code])}
OPENERS = _table(_OPENERS)
OPENER_STARTS = frozenset(start_of(label) for label in OPENERS)
_BARE = tuple(sorted(_table(_BARE_OPENERS), key=len, reverse=True))
LABEL_STARTS = frozenset(start_of(label) for label in LABELS)
LONGEST_LINE = max(map(len, LABELS)) + 12  # characters of a line that a label may fill
# One headline follows these; after the others a list may.
SINGLE = _table(
    "related live-story; related live story; related article; related story; related video; also read; read also; see also; "
    "baca juga; lea también; lee también; à lire aussi; "
    "lire aussi; lesen sie auch; ilgili haber; bunu da okuyun; leia também; "
    "यह भी पढ़ें; ये भी पढ़ें; इसे भी पढ़ें; artículo relacionado; noticia relacionada"
)
# One headline follows these too, where they stand at the end.
NEIGHBOURS = _table(
    "previous article; next article; previous post; next post; "
    "previous story; next story; पिछला लेख; अगला लेख; पिछली पोस्ट; "
    "अगली पोस्ट; artículo anterior; artículo siguiente; entrada anterior; entrada siguiente; artikel sebelumnya; "
    "artikel selanjutnya; artikel berikutnya; pos sebelumnya; pos berikutnya; article précédent; article suivant; "
    "vorheriger artikel; nächster artikel; vorheriger beitrag; nächster beitrag; önceki haber; sonraki haber; önceki yazı; "
    "sonraki yazı; artigo anterior; próximo artigo; post anterior; próximo post"
)


def label_code(text: str) -> str | None:
    """Code of the label that fills the line, else None."""
    if len(text) > LONGEST_LINE:
        return None
    return LABELS.get(fold(text))


def opener(text: str) -> tuple[str, str] | None:
    """The label that opens the line and the headline after it, else None; the `start_of` the line is one of OPENER_STARTS."""
    if _ANY_SIGN.search(text, 0, 61) and (found := _SIGN.search(text, 0, 60)) and found.start() and text[found.end() :].strip():
        label = fold(text[: found.start()])
        if label in OPENERS and (" " in label or found.group().strip()[:1] in _SURE_SIGNS):
            return text[: found.start()], text[found.end() :].strip()
    folded = text[:40].casefold().replace("ı", "i")
    if folded.startswith(_BARE):
        for label in _BARE:
            if folded.startswith(label) and len(text) > len(label) + 1 and text[len(label)].isspace():
                return text[: len(label)], text[len(label) :].strip()
    return None


def label_before(text: str) -> tuple[str, str] | None:
    """What stands before the first sign that may part a label from a headline, two words at least, and what stands behind it."""
    if _ANY_SIGN.search(text, 0, 61) and (found := _SIGN.search(text, 0, 60)) and " " in text[: found.start()].strip():
        return text[: found.start()], text[found.end() :].strip() or text
    return None
