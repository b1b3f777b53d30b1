import random

import pytest

from spamfilter.article import Article
from spamfilter.index import Index, postings

_SYLLABLES = """
bal cor dun el far gor hal is jor kel lum mor nav os pel qua rin sol tam ur vel wen yor zan
"""
_WORDS = """
bridge harbour council market teacher engine river winter budget meeting garden station letter hospital railway library farmer
ticket village window captain kitchen mountain factory theatre summer morning contract museum orchestra painter election bakery
ferry lighthouse tunnel orchard carpenter glacier archive festival vineyard cathedral quarry reservoir telescope
"""

SYLLABLES, WORDS = _SYLLABLES.split(), _WORDS.split()


class Writer:
    """Invented articles: names of their own, common words, the same in every run."""

    def __init__(self, seed=1):
        self.random = random.Random(seed)

    def name(self):
        return "".join(self.random.choices(SYLLABLES, k=3)).capitalize()

    def text(self, words=200):
        pick = self.random
        sentences, count = [], 0
        while count < words:
            sentence = [self.name() if pick.random() < 0.15 else pick.choice(WORDS) for _ in range(pick.randint(8, 16))]
            count += len(sentence)
            sentences.append("The " + " ".join(sentence) + ".")
        return "\n".join(" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3))

    def article(self, name, words=200, **facts):
        return self.of(name, self.text(words), **facts)

    @staticmethod
    def of(name, text, **facts):
        return Article.from_lines(text.split("\n"), name=name, **facts)


@pytest.fixture(scope="session")
def new_writer():
    return Writer


@pytest.fixture
def writer():
    return Writer()


@pytest.fixture
def index():
    with Index(None) as memory:
        yield memory


@pytest.fixture(scope="session")
def template(tmp_path_factory):
    path, writer = tmp_path_factory.mktemp("index") / "template.db", Writer(7)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(postings, "MOST_RECENT", 40)  # so that most are merged into a level and some are not
        with Index(str(path)) as memory:
            for portion in (range(45), range(45, 60)):
                with memory.batch():
                    for n in portion:
                        memory.add(writer.article(f"a{n}", 150, url=f"https://host{n % 3}.example/{n}"), first_seen=None)
    return path.read_bytes()


@pytest.fixture
def filled(tmp_path, template):
    """The path of an index of 60 articles."""
    path = tmp_path / "filled.db"
    path.write_bytes(template)
    return path
