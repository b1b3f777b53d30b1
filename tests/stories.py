"""Articles written for the tests: invented places, people and papers."""

from __future__ import annotations

from datetime import UTC, datetime

from spamfilter.article import Article
from spamfilter.match import Match
from spamfilter.matching.alignment import Alignment

EARLIER, LATER = datetime(2026, 3, 1, 8, tzinfo=UTC), datetime(2026, 3, 3, 9, tzinfo=UTC)

LIGHTHOUSE = (
    (
        "The harbour board of Skerrow voted on Wednesday to switch off the lighthouse on Gannet Point, ending one hundred and twelve years "
        "of continuous service."
    ),
    (
        'Chairman Edric Tolland told members that repairs to the cracked lantern room would cost 870,000 marks. "Ships steer by satellite '
        'now, and we cannot pay for a memory," he said after the meeting.'
    ),
    (
        "Fishermen from the Northby fleet had filled the public benches since early morning. Their speaker, Marit Quenby, warned that "
        "small boats without modern instruments still rely on the beam during the autumn fogs."
    ),
    (
        "Records kept by the coastguard show eleven rescues in the past decade in which crews had been guided home by the light. Engineer "
        "Jonas Feld, who inspected the tower in January, described its granite walls as sound and blamed salt for the damage to the iron "
        "gallery."
    ),
    (
        "A petition started by the schoolteacher Ilse Brannock has gathered 5,400 names, more than the town has voters. She intends to "
        "carry it to the provincial governor in Hallmere next Monday."
    ),
    (
        "The board will sell the keeper's cottage to cover the cost of dismantling the lens, which a museum in Port Vessel has asked to "
        "borrow. Work is due to begin in the second week of June, when the seabirds have left their nests."
    ),
)

# The same in other words, sentence for sentence.
REWRITTEN = (
    "Skerrow's harbour board decided Wednesday to turn off the Gannet Point lighthouse, bringing 112 years of unbroken service to a close.",
    (
        "According to chairman Edric Tolland, fixing the lantern room and its cracks would require 870,000 marks. Vessels are guided by "
        "satellite today and the board is unable to fund a memory, he remarked once the meeting was over."
    ),
    (
        "Since the early hours fishermen of the Northby fleet had occupied the benches for the public. Marit Quenby, who spoke for them, "
        "cautioned that little boats lacking modern instruments continue to depend on the beam in autumn fog."
    ),
    (
        "The coastguard's records list eleven rescues over the last ten years where the light led crews home. Jonas Feld, the engineer who "
        "examined the tower in January, called the granite walls sound and held salt responsible for damaging the iron gallery."
    ),
    (
        "Schoolteacher Ilse Brannock launched a petition that has collected 5,400 names, exceeding the number of voters in town. Next "
        "Monday she plans to bring it to Hallmere, to the provincial governor."
    ),
    (
        "To pay for taking the lens apart, the board is going to sell the cottage of the keeper; a museum in Port Vessel wants to borrow "
        "the lens. The work should start in June's second week, after the seabirds leave their nests."
    ),
)

# Another reporter in the same room.
INDEPENDENT = (
    "GANNET POINT: Old men wept on the quay when word came that their light would go dark.",
    (
        "Marit Quenby lost an uncle off these rocks and does not trust a telephone to find her way home. Standing among crab pots, she "
        "spoke of the February night when a plastic screen died in her wheelhouse and only a white flash told her where the reef began."
    ),
    (
        "Inside the customs hall, seven board members took barely twenty minutes over the matter. Two abstained. Nobody from the ministry "
        "came, although an empty chair with a card had been kept at the front."
    ),
    (
        "The sum that worries them, 870,000 marks, is about what Skerrow spends on its roads in three years. Treasurer Pell Ostrander has "
        "proposed a levy on moorings instead, an idea the yacht club called ruinous."
    ),
    (
        "Hallmere University offered last spring to run the station as a school for restorers. Its letter, seen by this newspaper, was "
        "never answered. Dean Corva Lint says the offer stands until Christmas."
    ),
    "What becomes of the ravens that nest under the gallery is another question, and one the bird society means to put to a judge.",
)

UNRELATED = (
    "A bakery in the hill town of Orsane has won the national prize for rye bread with a recipe that its owner found inside a clock.",
    (
        "Benat Ricou bought the broken timepiece at a church sale and discovered a folded paper behind the pendulum. It asked for "
        "buttermilk, caraway and a night's patience."
    ),
    (
        "Judges praised a crust that sings when it cools. Sales have tripled since the ceremony, and the oven now burns through the night "
        "with two apprentices taking turns."
    ),
    "Neighbours complain only about the queue, which on Saturday reached the fountain and blocked the tram for a quarter of an hour.",
    (
        "The inventor of the loaf remains unknown, though a retired notary believes the handwriting belongs to his great aunt, who kept a "
        "canteen for quarry workers before the railway came."
    ),
)

GERMAN = (
    (
        "Der Gemeinderat von Altenbrück hat am Dienstag beschlossen, das alte Hallenbad am Mühlweg zum Ende des Monats zu schließen, weil "
        "die Reparatur der undichten Becken mehr als vier Millionen Taler kosten würde."
    ),
    (
        "Bürgermeisterin Frieda Holm sagte nach der Sitzung, die Entscheidung sei ihr schwergefallen, aber die Stadt könne sich ein Bad "
        "nicht leisten, das jede Nacht ein Drittel seines Wassers verliert. Auf den Bänken der Zuschauer wurde laut gepfiffen."
    ),
    (
        "Der Schwimmverein, der dort seit siebzig Jahren jeden Morgen trainiert, will das Bad nun selbst betreiben und hat dafür in zwei "
        "Wochen neuntausend Unterschriften gesammelt. Über den Antrag wird der Rat im nächsten Monat beraten."
    ),
    "Ein Gutachter hatte im März Risse entlang der ganzen nördlichen Wand gefunden und vor einem Einsturz der Decke gewarnt.",
)

SPANISH = (
    (
        "El ayuntamiento de Valdemora decidió el martes cerrar la vieja piscina de la calle del Molino a finales de mes, porque reparar el "
        "vaso costaría más de cuatro millones de coronas."
    ),
    (
        "La alcaldesa Elvira Santoña dijo después de la sesión que la decisión había sido difícil, pero que la ciudad no puede pagar una "
        "piscina que pierde cada noche un tercio de su agua. En los bancos del público hubo silbidos."
    ),
    (
        "El club de natación, que entrena allí todas las mañanas desde hace setenta años, quiere hacerse cargo de la instalación y ha "
        "reunido nueve mil firmas en dos semanas. El pleno estudiará la propuesta el mes que viene."
    ),
)

# Words out of many drawers, of the kind that a machine leaves: broken grammar and no source anywhere.
BROKEN = (
    "The president of commune have declare that are been closing of the roads for the motive of a inundation who has came in the night.",
    (
        "They was said by the firemans that a informations about the damages was not arrive until hour nine of morning. The peoples has "
        "remained in the his houses without the light electric and without of water."
    ),
    (
        "According the mayor of the city, he have ask to the region a aids for reconstruct the bridge who was fall in the river. It make "
        "four years that is been promised of to repair him."
    ),
    (
        "In the meantime the schools stays shut until to order new. The parents they complains of that nobody have advised them in the "
        "time useful and they asks a explanations at the responsible of the service."
    ),
    (
        "The meteorologist have previewed others rains for the day of tomorrow. It recommend at the citizens of to not exit of house if "
        "not is of strictly necessity."
    ),
)

# Two reports of one speech.
SPEECH = (
    "Nobody in this valley asked for the quarry, and nobody was asked. We shall plant the slopes again, one thousand birches a year, until "
    "the scar is gone. I will not sell the springs, not this winter and not in any winter to come, and whoever wants the water may come "
    "and drink it here."
)
QUOTED_HERE = (
    "Hail drummed on the roof of the hall while the new reeve, Tamsin Gorrel, read from a sheet that her daughter had typed.",
    f'"{SPEECH}"',
    (
        "Her rival Aldo Penn had left by then. Outside, the band waited under the eaves with wet drums, and the baker handed out what was "
        "left of forty loaves."
    ),
)
QUOTED_THERE = (
    "The parish of Lenning has a reeve who promises trees. Tamsin Gorrel was sworn in on Sunday after a count that took nine hours.",
    f"“{SPEECH}”",
    (
        "The quarry company employs sixty people and pays a fifth of the parish's taxes; its lease runs until 2031. A spokesman declined "
        "to say whether it would go to court."
    ),
)


def article(lines, name="a", **facts):
    """An English article of these lines (or of the lines of one text)."""
    facts.setdefault("language", "en")
    return Article.from_lines(lines.split("\n") if isinstance(lines, str) else lines, name=name, **facts)


def match(a, b, **facts):
    """The match of article `a` with article `b`; strings become articles."""
    a, b = (article(side, name) if not isinstance(side, Article) else side for side, name in ((a, "a"), (b, "b")))
    return Match(b, Alignment.of(a, b), **facts)


def value(measure, a, b):
    """What one feature of the view MATCH finds in `a` beside `b`."""
    a = article(a) if not isinstance(a, Article) else a
    return measure(a, (match(a, b),)).value
