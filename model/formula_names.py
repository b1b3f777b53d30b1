"""Invented people, places, teams and firms, composed from parts so that they rarely repeat."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_FIRST = _listed(
    """
    Adele Agnes Alban Alec Amara Anders Anouk Anselm Arjun Astrid Aurelia Barnaby Beatrix Benedikt Bettina Blanche Bram Bronwen Callum
    Carys Cedric Celeste Chidi Clement Conrad Corinne Cyril Dagny Dalia Darragh Davina Delphine Denzil Desmond Dorian Edda Edmund Eileen
    Elowen Emrys Enzo Esther Ewan Fabian Farah Felicity Fergus Fiona Florian Freya Gareth Gemma Gideon Gwen Hamish Hanna Harriet Hector
    Hilda Hugo Ianthe Idris Imogen Ines Ingrid Ivo Jarvis Jasmin Jolyon Josefa Judith Kamal Keir Kenji Kirsten Lachlan Laila Lennart
    Leona Linus Lorna Ludo Maeve Magnus Malik Marcia Marguerite Mattias Merle Minna Morag Nadia Neville Nikhil Noor Olwen Orla Oskar
    Otto Padraig Perpetua Petra Philippa Quentin Rafael Ramona Rhoda Roderick Rosalind Rufus Sabine Sanjay Saskia Selma Seren Silas
    Simone Stellan Sunniva Tamsin Tariq Thaddeus Theodora Tobias Ulrika Ursula Viola Wanda Wilfred Winifred Xenia Yasmin Yusuf Zelda
    Zora
    """
)
_LAST = _listed(
    """
    Abernath Ackeroyd Aldous Ambery Anstruth Arkwell Ashmole Babbing Balderson Barrowby Baskell Beddoe Bellwright Birkshaw Blakelock
    Bolderwood Bracknall Brandreth Brimley Broadmore Brumfield Burstow Cadwall Callendar Cardale Carrowby Catterick Chadburn Chettle
    Clavering Cobbold Colquitt Coombes Copestake Corrigall Cottingdale Craddox Cranmere Crosthwick Culverwell Dacombe Dallimer Dancey
    Darrowby Deverell Dimmock Dovaston Drayforth Dunnock Earnshawe Eastlake Eddowes Ellerby Elphick Emberton Entwist Esslemont Fairclow
    Fallowes Farquart Fenwright Fettiplace Flaxby Fothergale Frampole Gadsden Gallimore Garside Gathercole Gedling Gillanders Goldrick
    Gosforde Greatbatch Grimshawe Gudgeon Hackwood Haldane Hallowell Hanbury Harbottle Hathersage Hazeldine Hebblewhite Hendry
    Heptonstall Hesketh Hindmarch Holdenby Horsfield Huxtable Iddesleigh Inchbald Ingleby Jellicoe Jessopp Kettlewell Kilvert Kinnersley
    Knapton Lackland Ladbrook Lambourne Langrish Larwood Lathbury Leadbitter Leverett Liddiard Lofthouse Lowcock Luscombe Maddern
    Mallory Mapperley Marchbank Maskelyne Mellish Merriden Middlemiss Molyneaux Mompesson Mordaunt Mowbray Murgatroyd Nettleship Newbold
    Norrington Oakeshott Ockenden Oldacre Ormerod Osgood Otterburn Oxenham Paddick Palfrey Pargeter Peasgood Penhallow Pettifer
    Pickersgill Plowden Pocklin Popplewell Prendergast Quarles Quennell Rackstraw Ramsbottle Rathbourne Ravenscroft Redfearn Rickaby
    Roughsedge Rushworth Saltmarsh Satterley Scattergood Seagrave Sedgwicke Shackleby Shillito Skelhorn Smallbone Snodgrass Spofforth
    Stackpole Stanyon Stobbart Strickley Swainson Tattersley Tempest Thistlewood Thornber Threlkeld Tinsley Tolliver Trelawn Trubshaw
    Tunnicliff Twelvetree Umfrevill Uttley Varley Venables Wadlow Waddilove Wainfleet Warboys Wedderby Whitcombe Wigglesby Winterbourn
    Wolstenhulme Woodruffe Wrathall Yardley Yelland
    """
)
_FRONT = _listed(
    """
    Alder Ash Barrow Beck Black Bram Brent Calder Castle Clay Cold Crow Dun East Eld Fal Fen Gar Glen Gran Hal Harrow Hazel Holl Hurst
    Ister Kel Kirk Lang Lark Lin Loft Mar Mere Mill Nether Nor Oak Orm Over Pen Pol Quarr Raven Rush Sal Sed Silver Stan Sten Thorn Tor
    Up Wal Wether Whin Wood Wyn Yar
    """
)
_BACK = _listed(
    """
    acre beck borough bourne bridge burn bury by cliffe combe cote dale den don field ford gate grove ham haven hill holme hope leigh
    low mere minster moor mouth ness port ridge sea shaw stead stoke thorpe ton wick worth
    """
)
_ROADS = _listed(
    """
    Street Road Lane Avenue Way Terrace Hill Row
    """
)
_ROAD = _listed(
    """
    Albion Anchor Bakers Beacon Bishop Bridge Canal Chapel Church Coronation Ferry Foundry Garden Granary High Lime London Mason Market
    Mill Orchard Quarry Queen Quay Rectory Saddler School Station Tannery Tower Vicarage Victoria Weaver Well
    """
)
_FIRM = _listed(
    """
    Ardent Balmoro Bluewater Brightwell Castellan Corvine Delmarch Eastgate Fernhill Galvane Hartwood Ironbridge Juniper Kestrel
    Lodestone Meridian Northpoint Oakline Pallister Quayside Redfern Sterling Talbrook Umber Verity Westray Yewtree Zephyr
    """
)
_TRADE = _listed(
    """
    Foods Engineering Logistics Homes Energy Instruments Packaging Motors Textiles Chemicals Systems Brewing Paper Water Optics
    """
)
_TEAM = _listed(
    """
    Rovers United Town Athletic Wanderers Albion City Rangers Harriers Vale Villa Celtic
    """
)


def first_name(rng: Random) -> str:
    """A given name."""
    return rng.choice(_FIRST)


def surname(rng: Random) -> str:
    """A family name, one in eight of them double."""
    return f"{rng.choice(_LAST)}-{rng.choice(_LAST)}" if rng.random() < 0.12 else rng.choice(_LAST)


def place(rng: Random) -> str:
    """A town or village."""
    name = rng.choice(_FRONT) + rng.choice(_BACK)
    lead = rng.random()
    return f"Great {name}" if lead < 0.06 else f"{name} St {rng.choice(_FIRST)}" if lead > 0.95 else name


def road(rng: Random) -> str:
    """A street."""
    return f"{rng.choice((*_ROAD, *_LAST))} {rng.choice(_ROADS)}"


def firm(rng: Random) -> str:
    """A company."""
    drawn = rng.random()
    if drawn < 0.3:
        return f"{rng.choice(_LAST)} {rng.choice(_TRADE)}"
    return f"{rng.choice(_FIRM)} {rng.choice(_TRADE)}" if drawn < 0.8 else f"{rng.choice(_LAST)} & {rng.choice(_LAST)}"


def team(rng: Random) -> str:
    """A club with the place it plays in."""
    return f"{rng.choice(_FRONT)}{rng.choice(_BACK)} {rng.choice(_TEAM)}"
