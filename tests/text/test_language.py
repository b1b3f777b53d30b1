"""Languages are told by the text; what the page claims decides only where the text does not."""
# ruff: noqa: E501 one sentence a line, so that the table can be read

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spamfilter.article import Article
from spamfilter.text.language import guess_language, language_of

ENGLISH = (
    "The council of Marlow Heath voted on Tuesday to close the old swimming pool, which has lost money for years. Residents said that "
    "they would fight the plan, and that nobody had asked them before it was decided."
)
SENTENCES = {
    "de": "Der Stadtrat hat am Dienstag beschlossen, das alte Schwimmbad zu schließen, weil es seit Jahren nicht mehr genug Besucher hat und die Kosten steigen.",
    "fr": "Le conseil a décidé mardi de fermer la vieille piscine, qui perd de l'argent depuis des années, et les habitants ne sont pas contents de cette décision.",
    "es": "El ayuntamiento decidió el martes cerrar la vieja piscina, que pierde dinero desde hace años, y los vecinos dicen que no les han preguntado nada.",
    "pt": "A câmara decidiu na terça-feira fechar a velha piscina, que não dá lucro há anos, e os moradores dizem que ninguém os ouviu antes da decisão.",
    "it": "Il consiglio ha deciso martedì di chiudere la vecchia piscina, che perde soldi da anni, e gli abitanti dicono che nessuno li ha ascoltati prima della scelta.",
    "nl": "De gemeenteraad heeft dinsdag besloten om het oude zwembad te sluiten, omdat het al jaren geld verliest en er niet genoeg bezoekers meer komen.",
    "sv": "Kommunen beslutade på tisdagen att stänga det gamla badhuset, som har gått med förlust i flera år, och de boende säger att ingen har frågat dem.",
    "da": "Kommunen besluttede tirsdag at lukke den gamle svømmehal, som ikke har tjent penge i flere år, og beboerne siger, at ingen har spurgt dem af nogen grund.",
    "no": "Kommunen bestemte på tirsdag å stenge den gamle svømmehallen, som ikke har tjent penger på flere år, og noen av beboerne sier at de ble glemt.",
    "fi": "Kaupunki päätti tiistaina sulkea vanhan uimahallin, joka ei ole enää kannattanut, mutta asukkaat sanovat, että heiltä ei kysytty mitään ennen kuin se oli päätetty.",
    "pl": "Rada miasta zdecydowała we wtorek, że stary basen zostanie zamknięty, bo od lat przynosi straty, ale mieszkańcy mówią, że nikt ich nie zapytał o to.",
    "cs": "Rada města v úterý rozhodla, že se starý bazén zavře, protože už léta prodělává, ale obyvatelé říkají, že se jich nikdo na nic nezeptal.",
    "ro": "Consiliul a hotărât marți să închidă vechea piscină, care pierde bani de ani de zile, dar locuitorii spun că nu au fost întrebați de nimeni.",
    "tr": "Belediye salı günü eski yüzme havuzunu kapatmaya karar verdi, çünkü bu havuz yıllardır çok para kaybediyor, ama halk daha önce kendilerine bir şey sorulmadığını söylüyor.",
    "id": "Dewan kota pada hari Selasa memutuskan untuk menutup kolam renang tua itu karena tidak menguntungkan, dan warga mengatakan bahwa mereka tidak ditanya oleh siapa pun.",
    "hu": "A tanács kedden úgy döntött, hogy bezárja a régi uszodát, mert az már évek óta veszteséges, de a lakók szerint senki nem kérdezte meg őket.",
    "ru": "Во вторник городской совет решил закрыть старый бассейн, который уже много лет не приносит денег, но жители говорят, что их никто об этом не спросил.",
    "uk": "У вівторок міська рада вирішила закрити старий басейн, який вже багато років не дає прибутку, але мешканці кажуть, що їх ніхто про це не запитав.",
    "hi": "नगर परिषद ने मंगलवार को पुराने स्विमिंग पूल को बंद करने का फैसला किया, क्योंकि वह कई सालों से घाटे में है, लेकिन लोग खुश नहीं हैं।",
    "zh": "市议会星期二决定关闭旧游泳池，因为它多年来一直亏损，但居民们说没有人事先征求过他们的意见。",
    "ja": "市議会は火曜日、長年赤字が続いている古いプールを閉鎖することを決めたが、住民は事前に何も聞かれなかったと話している。",
    "ko": "시의회는 화요일에 오랫동안 적자를 낸 낡은 수영장을 닫기로 결정했지만 주민들은 아무도 미리 묻지 않았다고 말했다.",
    "ar": "قرر المجلس يوم الثلاثاء إغلاق المسبح القديم الذي يخسر المال منذ سنوات، لكن السكان يقولون إن أحدا لم يسألهم قبل القرار.",
    "el": "Το δημοτικό συμβούλιο αποφάσισε την Τρίτη να κλείσει την παλιά πισίνα, αλλά οι κάτοικοι λένε ότι κανείς δεν τους ρώτησε.",
    "he": "מועצת העיר החליטה ביום שלישי לסגור את הבריכה הישנה, אבל התושבים אומרים שאף אחד לא שאל אותם.",
    "th": "สภาเมืองตัดสินใจเมื่อวันอังคารที่จะปิดสระว่ายน้ำเก่า แต่ชาวบ้านบอกว่าไม่มีใครถามพวกเขา",
}


@pytest.mark.parametrize(("code", "text"), [pytest.param(code, text, id=code) for code, text in SENTENCES.items()])
def test_a_sentence_tells_its_language_and_the_claim_does_not_matter(code, text):
    assert guess_language(text) == code
    assert guess_language(text, "en") == code


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(ENGLISH, id="rings: plain"),
        pytest.param(ENGLISH.upper(), id="rings: capitals"),
        pytest.param(
            "Advice of Marlow Heath gave voice in Tuesday for shut the antique pool of swimming, that waste money from years; the residents "
            "have said of that they will fight the the plan.",
            id="rings: garbled",
        ),
        pytest.param(
            "Best of the county: Jan de Vries (Harlow), Maria del Mar Ruiz (Enfield), Jean-Luc Le Goff (Stoke), Giovanni della Valle (Ely) and Piet van der Berg "
            "(Hove) were the winners on Sunday at the fair.",
            id="rings: a list of foreign names",
        ),
        pytest.param(
            'He said it twice, "la vida es un carnaval", and then he laughed. The song was the first that she had learned at school, and it was the one they all knew.',
            id="rings: quotes another language",
        ),
        pytest.param(ENGLISH + " " + SENTENCES["fr"][:90], id="rings: mostly English"),
        pytest.param(
            "Spring sale: garden chairs, wooden tables, watering cans, flower seeds, hand tools, work gloves, plant pots, green paint, bird boxes, lawn games, open daily",
            id="rings: a list without function words",
        ),
    ],
)
@pytest.mark.parametrize("claim", [None, "en", "en-GB"])
def test_english_is_recognised(text, claim):
    assert guess_language(text, claim) == "en"


def test_text_beats_a_false_claim():
    assert guess_language(ENGLISH, "es") == "en"
    assert guess_language(ENGLISH, "zh-CN") == "en"


@pytest.mark.parametrize(
    ("text", "claim", "code"),
    [
        pytest.param("", None, None, id="silent: empty"),
        pytest.param("Ok.", None, None, id="silent: one word"),
        pytest.param("12 34 56 :: 78 %% 90", None, None, id="silent: no letters"),
        pytest.param("Karvel Ostrumi Plendik Vortan Quislan Mebbot Drazhen", None, None, id="silent: names only"),
        pytest.param(
            "Karvel Ostrumi Plendik Vortan Quislan Mebbot Drazhen", "fi", "fi", id="rings: the claim decides what the text does not"
        ),
        pytest.param("", "EN_us", "en", id="rings: nothing but a claim"),
        pytest.param("", "norsk", None, id="silent: a claim that is no code"),
        pytest.param("", "nb-NO", "no", id="rings: Bokmål is Norwegian"),
    ],
)
def test_what_the_text_does_not_tell(text, claim, code):
    assert guess_language(text, claim) == code


def test_a_mixed_page_is_in_the_language_of_most_words():
    assert guess_language(SENTENCES["de"] + " " + SENTENCES["de"] + " The pool is closed.") == "de"
    assert guess_language(SENTENCES["ru"] + " The pool on Harrow Lane is closed.") == "ru"
    assert guess_language(ENGLISH + " Бассейн закрыт. 市议会星期二") == "en"


def test_decomposed_accents_count_as_accents():
    import unicodedata

    assert guess_language(unicodedata.normalize("NFD", SENTENCES["fr"])) == "fr"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400), st.none() | st.text(max_size=12))
def test_any_text_gives_a_code_or_none_and_the_same_one_twice(text, claim):
    code = guess_language(text, claim)
    assert code is None or (code.isascii() and code.islower() and 2 <= len(code) <= 3)
    assert guess_language(text, claim) == code


SCRAPS = [
    "The council's plan, O'Brien said",
    "l'eau qu'on boit",
    "rock'n'roll don’t",
    "AT&T 3.5 A320neo x_y",
    "Straße d'été",
    "水が来た",
    "Привет из",
    "I A e Ö",
    "ﬁne",
]


@given(
    st.lists(st.sampled_from(SCRAPS) | st.sampled_from(sorted(SENTENCES.values())) | st.text(max_size=20), max_size=8),
    st.sampled_from([None, "en", "fr"]),
)
def test_an_article_and_its_text_have_one_language(parts, claim):
    article = Article.from_lines([" ".join(parts)], language=claim)
    assert language_of(article) == guess_language(article.text, claim)
