import json

import pytest


def paragraphs(text):
    """A paragraph a line, as an article has them."""
    return "\n".join(" ".join(block.split()) for block in text.split("\n\n"))


SOURCE = paragraphs("""The council of Brackwater voted on Tuesday evening to close the Marsh Lane lido at the end of September,
after engineers put the price of mending its leaking basin at four million crowns.

Mayor Odella Vann told the chamber that the decision was hard but necessary. "We cannot heat a pool that loses a third
of its water every night," she said, to shouts from the public gallery.

The lido, which opened in the summer of 1931, drew 61,000 bathers last year, according to figures from the parks
department. Engineer Tobin Harle, who inspected the basin in March, found cracks along the whole northern wall.

Members of the Otter Club, which has swum there every morning since 1954, gathered outside the hall with placards. Their
chairwoman, Perrine Osk, said the club would offer to run the baths itself and had collected 9,200 signatures in two
weeks.

Councillor Dag Menning, the only member of the finance committee to vote against, called the estimate inflated and asked
for a second opinion from the harbour office before the gates are locked.""")

OTHER = paragraphs("""Snow fell on the upper Tarn valley on Thursday for the first time in eleven years, closing the pass road at Hollin and
keeping two hundred children at home from the school in Verrick.

Farmers drove their flocks down to the sheds before noon. "My grandfather kept a sledge for days like this and we
laughed at him," said Ulla Brandt, who keeps ninety goats above the village.

The weather office at Port Sennet expects a further ten centimetres by the weekend and has warned of drifts along the
ridge. Ploughs were borrowed from two neighbouring counties, and the bus company put chains on four of its vehicles.

Trains on the valley line ran an hour late. At the mill in Hollin the night shift slept on sacks of flour, the foreman
Jory Pell reported, and breakfast was pancakes.""")


@pytest.fixture(autouse=True)
def alone(tmp_path_factory, monkeypatch):
    """A folder of its own, and no options from elsewhere."""
    for name in ("SPAMFILTER_INDEX", "SPAMFILTER_MODEL", "SPAMFILTER_DEBUG", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path_factory.mktemp("alone")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def source():
    return record("courier", SOURCE, "2026-03-01T08:00:00Z", title="Brackwater votes to close its lido")


@pytest.fixture
def copy():
    return record("farm", SOURCE.replace("Vann", "Vain"), "2026-03-04T08:00:00Z", title="Lido closes")


@pytest.fixture
def other():
    return record("gazette", OTHER, "2026-03-02T08:00:00Z", title="Snow on the pass")


def record(host, text, published, **fields):
    return {"url": f"https://{host}.example/story", "text": text, "published": published, **fields}


@pytest.fixture
def lines(alone):
    """Write records as JSON Lines; a string stands as it is."""

    def write(name, *records):
        (alone / name).write_text("".join(f"{r if isinstance(r, str) else json.dumps(r)}\n" for r in records), encoding="utf-8")
        return name

    return write
