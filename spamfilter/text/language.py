"""Language: which one a text is written in, by its script and its function words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import is_normalized, normalize

import numpy as np

from spamfilter.text.background import english
from spamfilter.text.forms import has
from spamfilter.text.lexicon import valued
from spamfilter.text.shapes import JOINED, LONG, NUMBER, PLAIN, UPPER

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

    from spamfilter.article import Article

_LONGEST = 100_000  # characters that are read: enough to tell, and no page costs more
_LEAST_WORDS = 5  # fewer tell nothing
_LEAST_HITS = 3  # different function words of the best language
_LEAST_SHARE = 0.33  # estimated share of the words that the best language must have
_MARGIN = 1.05  # how many times the second language's share
_WORD = re.compile(r"[^\W\d_]+(?:['’](?:s|t|re|ve|ll|m|d)(?![^\W\d_]))?")  # `it's` is one word, `l'eau` two
_CODE = re.compile(r"[a-z]{2,3}(?![a-z])")
_ALIASES = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "eng": "en", "deu": "de", "fra": "fr", "spa": "es"}
_PLAIN_ENGLISH = 3.5  # Zipf value from which a word shows that a list or a headline is English
_SIGNS_A_WORD = 1.7  # Chinese and Japanese signs in one word, roughly


class _Table(NamedTuple):
    """A language's function words, and which share of an ordinary text they make, estimated on plain prose."""

    words: frozenset[str]
    share: float


def guess_language(text: str, stated: str | None = None) -> str | None:
    """The text's language as an ISO 639-1 code, None when it cannot be told.

    `stated` is what the page says of itself (`en-GB`); it decides only where the text does not. Of a mixed text: the
    language of most words. Languages without a table (Welsh, Basque) are only known when they are stated.
    """
    text = text[:_LONGEST]
    if not text.isascii():
        text = normalize("NFC", text)
        script = _script(text)
        if script is not None:
            return script
    counts = _count_words(text)
    return _decide(_hits(counts), sum(counts.values()), _code(stated), lambda: counts)


def language_of(article: Article) -> str | None:
    """The same for an article, in a third of the time: from its words, which are needed anyway."""
    text = article.text
    if len(text) > _LONGEST or not is_normalized("NFC", text):
        return guess_language(text, article.language)
    script = None if text.isascii() else _script(text)
    if script is not None:
        return script
    words = article.words
    plain = has(words, PLAIN, NUMBER | JOINED)
    spoken = _spoken_number(words)[plain & ~has(words, PLAIN | UPPER, LONG)]
    counts = np.bincount(spoken, minlength=len(_NUMBERS) + 1)
    odd = words.numbers[~plain]
    if _is_surely_english(counts, len(spoken), len(odd) + text.count("'") + text.count("’")):
        return "en"
    others = [word for form in words.lexicon.forms.named(odd) for word in _spoken_words(form)]
    for word in others:
        counts[_NUMBERS.get(word, 0)] += 1
    return _decide(_hits_of(counts), len(spoken) + len(others), _code(article.language), lambda: _count_words(text))


def _is_surely_english(counts: NDArray[np.int64], total: int, more: int) -> bool:
    """Whether `_decide` says so of these counts whatever so many more words are, which most texts spare the rest."""
    in_english, in_others = _sides()
    hits = counts[in_english]
    found = int(hits.sum())
    return bool(
        total >= _LEAST_WORDS
        and found >= int(counts[in_others].sum()) + more
        and found >= _LEAST_SHARE * _tables()["en"].share * (total + more)
        and np.count_nonzero(hits) >= _LEAST_HITS
    )


def _decide(found: Mapping[str, int], total: int, claim: str | None, every: Callable[[], Mapping[str, int]]) -> str | None:
    """The language, given how often the words of the tables stand, how many words there are, and what the page claims.

    `every` counts all words; it is asked only where those of the tables are few.
    """
    if total < _LEAST_WORDS:
        return claim
    shares = {code: hits / total / _tables()[code].share for code, hits in found.items()}
    best, runner = sorted(shares, key=lambda code: (-shares[code], code))[:2]
    if shares["en"] >= _LEAST_SHARE and found["en"] >= found[best]:
        best = "en"  # `a`, `do`, `to` are words of other languages too, whose tables cover less
    if shares[best] >= _LEAST_SHARE:
        return best if best == "en" or shares[best] >= shares[runner] * _MARGIN or claim not in {best, runner} else claim
    if claim is not None:
        return claim
    others = max(share for code, share in shares.items() if code != "en")
    known = sum(count for word, count in every().items() if english().zipf(word) >= _PLAIN_ENGLISH)
    return "en" if others < _LEAST_SHARE / 2 and known > 0.6 * total and total >= 2 * _LEAST_WORDS else None


def _count_words(text: str) -> Mapping[str, int]:
    """How often each word stands, in small letters. A lone capital is an initial, and `A` or `I` alone prove no language either."""
    return Counter(_spoken_words(text))


def _spoken_words(text: str) -> list[str]:
    return [form.lower() for form in _WORD.findall(text) if len(form) > 1 or form.islower()]


def _hits(counts: Mapping[str, int]) -> dict[str, int]:
    """How many words stand in each language's table; 0 where too few different ones do."""
    column = np.zeros(len(_NUMBERS) + 1, dtype=np.int64)
    for word, count in counts.items():
        column[_NUMBERS.get(word, 0)] = count
    return _hits_of(column)


def _hits_of(counts: NDArray[np.int64]) -> dict[str, int]:
    """The same, given how often each word of the tables stands, by its number; 0 is every other word's."""
    (met,) = counts[1:].nonzero()
    speakers = _speakers()[met]
    hits, different = counts[1:][met] @ speakers, speakers.sum(axis=0)
    return dict(zip(_tables(), np.where(different >= _LEAST_HITS, hits, 0).tolist(), strict=True))


def _code(stated: str | None) -> str | None:
    """The two or three letters of a stated language."""
    found = _CODE.match(stated.strip().lower()) if stated else None
    return _ALIASES.get(found.group(), found.group()) if found else None


def _script(text: str) -> str | None:
    """The language that the script of most words tells; None for Latin and Cyrillic, which the words must tell apart."""
    if len(_FOREIGN.findall(text)) < 3:
        return None
    words = Counter({code: len(pattern.findall(text)) / per_word for code, (pattern, per_word) in _scripts().items()})
    code, most = words.most_common(1)[0]
    if code in {"latin", "cyrillic"} or most < 3:
        return None
    if most <= words["latin"] + words["cyrillic"]:
        return None
    if code == "cjk":
        kana = len(_KANA.findall(text)) / _SIGNS_A_WORD
        return "ja" if kana > most / 10 else "zh"
    if code == "ar":
        return "ur" if len(_URDU.findall(text)) > most / 10 else "fa" if len(_PERSIAN.findall(text)) > most / 10 else "ar"
    return code


_FOREIGN = re.compile(r"[^\x00-\u024f\u0400-\u04ff\u1e00-\u1eff\u2000-\u20cf]")  # no sign of Latin, Cyrillic or punctuation
_KANA = re.compile(r"[\u3040-\u30ff]")
_URDU = re.compile(r"[ٹڈڑںے]")
_PERSIAN = re.compile(r"[پچژگ]")


@cache
def _scripts() -> dict[str, tuple[re.Pattern[str], float]]:
    """By script: what matches a word or a sign of it, and how many of these make a word."""
    return {
        "latin": (re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+"), 1.0),
        "cyrillic": (re.compile(r"[\u0400-\u04ff]+"), 1.0),
        "cjk": (re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]"), _SIGNS_A_WORD),
        "ko": (re.compile(r"[\uac00-\ud7af]+"), 1.0),
        "ar": (re.compile(r"[\u0600-\u06ff]+"), 1.0),
        "hi": (re.compile(r"[\u0900-\u097f]+"), 1.0),
        "bn": (re.compile(r"[\u0980-\u09ff]+"), 1.0),
        "ta": (re.compile(r"[\u0b80-\u0bff]+"), 1.0),
        "te": (re.compile(r"[\u0c00-\u0c7f]+"), 1.0),
        "el": (re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]+"), 1.0),
        "he": (re.compile(r"[\u0590-\u05ff]+"), 1.0),
        "th": (re.compile(r"[\u0e00-\u0e7f]"), 5.0),
    }


@cache
def _tables() -> dict[str, _Table]:
    return {code: _Table(frozenset(words.split()), share) for code, (share, words) in _WORDS.items()}


@cache
def _speakers() -> NDArray[np.int64]:
    """Of each word of the tables, by its number less 1, which languages have it: 1 or 0, a column a language."""
    speakers = np.zeros((len(_NUMBERS), len(_tables())), dtype=np.int64)
    for language, table in enumerate(_tables().values()):
        speakers[[_NUMBERS[word] - 1 for word in table.words], language] = 1
    return speakers


@cache
def _sides() -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The numbers of the English words of the tables, and of those that any other language has."""
    english_at = list(_tables()).index("en")
    others = np.delete(_speakers(), english_at, axis=1).sum(axis=1)
    return np.flatnonzero(_speakers()[:, english_at]) + 1, np.flatnonzero(others) + 1


# Written for this project: each language's commonest function words, with the share of running words they make.
_WORDS: dict[str, tuple[float, str]] = {
    "en": (0.40, """the of and to a in that is was for it on with as at by be this from are have has had not but they
        his her which you we were
        he she or an will their who been said would about more when there can all if one out so up what its i than into could after them
        do how no my your our these other some over only also"""),
    "de": (0.40, """der die das und in zu den mit von ist des im für auf ein eine nicht sich dem auch es an als er so aus bei hat wird sie
        nach wie einer um am sind noch einen über einem war haben nur oder aber vor zur bis mehr durch man dann kein wurde sein ich wir
        werden dass zum wenn uns ihr diese dieser"""),
    "fr": (0.42, """de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec son aux ses mais
        comme ou si leur y elle nous été sa cette on ont d l qu n s c j être fait ces tout ils je vous lui deux bien où même sans"""),
    "es": (0.42, """de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si sin sobre este
        ya entre cuando todo esta ser son dos también fue había era muy años hasta desde está porque donde quien nos han"""),
    "pt": (0.40, """de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua ou quando muito nos
        já eu também só pelo pela até isso ela entre depois sem mesmo aos são foi ser está tem pelos nas esta este havia era"""),
    "it": (0.40, """di e il la che in a per un è del non una con si da le dei della i al nel sono gli più ha alla lo come anche ma o se dal
        delle su ci nella ai questo suo sua essere due dalla anni l d un' degli stato loro tra quando era fra hanno molto"""),
    "nl": (0.42, """de van het een en in is dat op te zijn voor met die niet aan er om ook als dan maar bij of uit nog door naar heeft hij
        ze wordt tot je mijn deze over zo werd kan had was wel geen worden we ik hebben meer zij haar hun wat dit na zou"""),
    "sv": (0.38, """och i att det som en på är av för med till den har de inte om ett han men var jag sig från vi så kan när år under också
        efter eller nu sin där vid mot ska skulle kommer ut får finns vara hade alla andra mycket än här då sedan över bara"""),
    "da": (0.38, """og i at det er en til af på den for med de som der ikke har et han var jeg fra vi men om sig kan havde så hun nu over
        da blev efter ud også ham være når eller hvad skal hvor kun meget op noget mere sin dem blive mig bliver mod ved"""),
    "no": (0.38, """og i det er på som en til for med at av ikke den har de et var han om fra vi jeg men seg så kan ble skal etter hun nå
        ut også være når eller hva hvor bare mye opp noe mer sin dem bli meg blir mot ved over hadde være noen dette"""),
    "fi": (0.19, """ja on ei että se oli hän mutta ovat joka kun myös kuin niin sen ole tai mukaan jo vain jos nyt mitä ne hänen sekä
        olla voi minä sitä siitä kanssa olisi jälkeen ollut sille tämä tämän jotka vielä me ennen koko kaikki"""),
    "pl": (0.27, """w i na z się do nie to że jest o jak po za od a przez co ale dla tym są był ze te jego już tylko tego czy oraz było
        może być który która które go jej ich przed również jako bardzo pod lub tak mu kiedy ma przy"""),
    "cs": (0.27, """a se v na je že o s z do i to k ve pro za by ale si po jako od jsem které který která jsou však být jeho jen podle
        bylo byl až nebo také co už ze při jak tak která není není před má má aby než kde můžeme jejich mezi"""),
    "sk": (0.27, """a sa v na je že o s z do aj to k vo pre za by ale si po ako od som ktoré ktorý ktorá sú však byť jeho len podľa
        bolo bol až alebo čo už zo pri tak nie pred má aby než kde ich medzi keď"""),
    "hu": (0.30, """a az és hogy nem is egy ez de meg volt csak már mint még el van ha ki azt vagy kell nagy meg pedig után szerint
        amely lesz be minden ezt sem mert által lehet között ami majd illetve két"""),
    "ro": (0.36, """de și în a la cu nu pe că o să din care este un mai au se fi pentru sunt sau dar al ale lui am ca după fost prin ce
        dintre era cel lor cele unei unui doar îi iar până acest această am are a-și când le ei si in sa ca"""),
    "tr": (0.17, """ve bir bu da de için ile çok daha olarak ama gibi olan var ne o kadar sonra göre ise her en değil mi ben veya ya
        oldu olduğu diye yok iki ancak bunu tarafından kendi içinde önce onun şu sadece"""),
    "id": (0.28, """yang dan di dengan untuk dari dalam pada ini itu tidak adalah ke akan oleh juga ada bisa telah saat mereka atau kami
        karena sebagai bahwa saya dia tersebut lebih sudah kita para seperti secara setelah dapat hingga banyak namun menjadi"""),
    "vi": (0.28, """và của là có các được cho trong một không với người những này khi đã để cũng từ đó ra về như tại phải trên năm
        nhiều sẽ vào đến nhưng theo rằng do thì"""),
    "tl": (0.40, """ang ng sa na mga at ay si ni kay ito para hindi may niya siya ko mo ka isang nang kung din rin pa lang ako sila
        natin namin nila dahil po"""),
    "ru": (0.28, """и в не на что с он по это как но из у за к от же его для а так о был она до бы мы все они вы было то при или если
        когда также этом чтобы только уже их её есть после были может года будет который которые"""),
    "uk": (0.28, """і в не на що з він по це як але із у за до від його для а так та про був вона би ми всі вони ви було то при або якщо
        коли також цьому щоб тільки вже їх її є після були може року буде який які й яка"""),
    "bg": (0.34, """и в не на че с той по това как но от за към го за а така е бе тя до би ние да са те беше при или ако когато
        също само вече се след може ще който които си са този тази има"""),
    "sr": (0.32, """и у не на да је са он по то као али из за од га се а тако о био она до би ми су они било ће или ако када
        такође само већ их после који које што није бити ова"""),
}  # fmt: skip
_NUMBERS = {word: n for n, word in enumerate(sorted({word for _, words in _WORDS.values() for word in words.split()}), 1)}
_spoken_number = valued(_NUMBERS)
