"""The benchmark of false accusations builds the sets it says, and says what it lacks."""

import importlib.util
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "benchmarks"


def load(name):
    spec = importlib.util.spec_from_file_location(name, FOLDER / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # its dataclasses look themselves up there
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def sets():
    yield load("accusation_sets")
    del sys.modules["accusation_sets"]


def stories(sets, seed=1):
    corpus = [{"id": f"o{n}", "text": f"Story {n} of the mill at Orre."} for n in range(300)]
    queries = [{"id": f"q{n}-{k}", "text": "The same.", "label": "copy", "source_id": f"o{n}"} for n in range(300) for k in range(2)]
    return sets.stories(corpus, [*queries, {"id": "x", "text": "No.", "label": "human", "source_id": None}], ("copy",), seed)


def test_without_its_data_it_ends_with_2_and_names_the_folder(tmp_path):
    script = FOLDER / "accusation.py"
    result = subprocess.run([sys.executable, script, "--data", tmp_path / "nothing"], capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert str(tmp_path / "nothing") in result.stderr


def test_honest_dates(sets):
    told = stories(sets)
    assert [story.original.published for story in told] == [story.original.published for story in stories(sets)]
    gaps, one_sided, none = [], 0, 0
    for story in told:
        for _, page in story.rewrites:
            gaps.append((page.published - story.original.published).total_seconds())
            stated = [story.honest(one).published is not None for one in (story.original, page)]
            one_sided, none = one_sided + (sum(stated) == 1), none + (sum(stated) == 0)
    assert len(gaps) == 600
    assert min(gaps) >= 3600
    assert max(gaps) <= 366 * 86400
    assert none == 0
    assert 0.27 < one_sided / len(gaps) < 0.40
    story = told[0]
    assert (story.original.published - story.lying(story.rewrites[0][1]).published).days == 1
    assert len({page.url for story in told for _, page in story.rewrites}) == 600


def test_kinds_of_originals(sets):
    """Of translations none was made from the other; of copies no word tells."""
    corpus = [{"id": f"o{n}", "text": "A story.", "set": name} for n, name in enumerate(("wmt99-xx", "mill", "mill"))]
    queries = [
        {"id": f"q{n}", "text": "The same.", "label": label, "source_id": f"o{n}"} for n, label in enumerate(("copy", "partial", "summary"))
    ]
    told = sets.stories(corpus, queries, ("copy", "partial", "summary"), 1)
    assert [story.kind for story in told] == ["translations", "copied", "rewritten"]


def test_credits_and_updates(sets):
    story = stories(sets)[0]
    host = story.original.url.split("/")[2]
    for number in range(4):
        page = sets.reprint(story, number)
        assert host in page.markup
        assert host not in page.url
    assert host in sets.update(story).url


@pytest.mark.parametrize("genre", ["court", "harbour"])
def test_forms_have_facts_of_their_own(genre):
    forms = load("accusation_forms")
    rows = forms.reports(genre, 40, 3)
    assert rows == forms.reports(genre, 40, 3)
    assert len({row["text"] for row in rows}) == 40
    numbers = Counter(word for row in rows for word in set(row["text"].split()) if any(sign.isdigit() for sign in word))
    assert sum(count == 1 for count in numbers.values()) > 40
