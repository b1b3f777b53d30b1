import pytest
from smallmodel import FACTS, small_heads

from spamfilter.scoring.model import save_model


@pytest.fixture
def path(tmp_path):
    save_model(tmp_path / "m.npz", small_heads(), FACTS)
    return tmp_path / "m.npz"
