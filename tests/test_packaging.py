"""The wheel holds the package and nothing else, and the list of packages is complete."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import spamfilter

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PHP = {"freshrss", "ttrss"}  # extensions of other people's servers: copied from the source into them, of no use in a wheel
HOMES = {"spamfilter": "spamfilter", "adapters": "spamfilter.adapters", "model": "spamfilter.model"}


def packages_on_disk():
    """Every folder with Python in it, under the name it is installed by."""
    for folder, package in HOMES.items():
        for path in {file.parent for file in (ROOT / folder).rglob("*.py") if "__pycache__" not in file.parts}:
            yield ".".join([package, *path.relative_to(ROOT / folder).parts])


def files_on_disk():
    """Every file that belongs into the wheel, by its path there; what weights were learned from stays in the checkout."""
    for folder, package in HOMES.items():
        for path in (ROOT / folder).rglob("*"):
            if PHP & set(path.parts) or path.suffix == ".tsv":
                continue
            if path.is_file() and "__pycache__" not in path.parts and path.suffix not in {".pyc", ".so"}:
                yield "/".join([*package.split("."), *path.relative_to(ROOT / folder).parts])


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The names in a wheel built from a copy of the sources, so that nothing is left in the checkout."""
    work = tmp_path_factory.mktemp("wheel")
    source = work / "source"
    source.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE", "NOTICE"):
        shutil.copy(ROOT / name, source / name)
    for folder in HOMES:
        shutil.copytree(ROOT / folder, source / folder, ignore=shutil.ignore_patterns("__pycache__"))
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(work), str(source)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    (path,) = work.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_models_and_tables_are_under_four_megabytes():
    assert sum(path.stat().st_size for path in (ROOT / "model").iterdir() if path.suffix in {".npz", ".json"}) < 4_000_000


def test_packages_are_the_folders():
    assert sorted(PROJECT["tool"]["setuptools"]["packages"]) == sorted(packages_on_disk())


def test_every_package_opens_with_words():
    silent = [
        path for folder in HOMES for path in (ROOT / folder).rglob("__init__.py") if not path.read_text(encoding="utf-8").startswith('"""')
    ]
    assert silent == []


def test_wheel_holds_the_package_alone(wheel):
    assert {name.split("/")[0] for name in wheel} == {"spamfilter", f"spamfilter-{spamfilter.__version__}.dist-info"}


def test_wheel_holds_every_file(wheel):
    inside = {name for name in wheel if name.startswith("spamfilter/")}
    assert inside == set(files_on_disk())


@pytest.mark.parametrize(
    "pattern",
    [
        "spamfilter/py.typed",
        "spamfilter/schema/verdict.json",
        "spamfilter/model/background.npz",
        "spamfilter/model/kinds.npz",
        "spamfilter/model/CARD.md",
        "spamfilter/adapters/cleaners/selectolax.py",
        "spamfilter/adapters/archives/warc.py",
        "spamfilter/adapters/archives/feed.py",
        f"spamfilter-{spamfilter.__version__}.dist-info/licenses/NOTICE",
        f"spamfilter-{spamfilter.__version__}.dist-info/licenses/LICENSE",
    ],
)
def test_wheel_holds(wheel, pattern):
    assert pattern in set(wheel)


def test_wheel_holds_a_model(wheel):
    arrays = {name.removesuffix(".npz") for name in wheel if name.startswith("spamfilter/model/") and name.endswith(".npz")}
    models = {name for name in arrays if f"{name}.json" in wheel}
    assert models, "no .npz with a .json beside it"


def test_wheel_has_the_command_and_the_dependencies(wheel):
    folder = f"spamfilter-{spamfilter.__version__}.dist-info"
    assert "spamfilter = spamfilter.__main__:main" in wheel[f"{folder}/entry_points.txt"].decode()
    wanted = {line.split()[1].split(">")[0] for line in wheel[f"{folder}/METADATA"].decode().splitlines() if is_core(line)}
    assert wanted == {"beautifulsoup4", "click", "joblib", "numpy", "rapidfuzz", "rich", "scikit-learn", "selectolax", "zstandard"}


def is_core(line):
    return line.startswith("Requires-Dist:") and "extra ==" not in line


def test_extras_are_named_after_their_adapter():
    adapters = {path.stem for path in (ROOT / "adapters").rglob("*.py")}
    assert set(PROJECT["project"]["optional-dependencies"]) - {"all", "dev"} <= adapters


def test_every_ignored_rule_has_its_reason():
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").split("[tool.ruff.lint]")[1].splitlines()
    rules = [line.strip() for line in lines if line.startswith('  "') and line.rstrip()[-1] != "]"]
    assert len(rules) > 10
    assert [rule for rule in rules if "# " not in rule] == []


# Numbers that the project's own programs have fitted; every other file of data comes from somebody else's work.
OURS = {"direction.json", "furniture.json", "rewrite.json", "rewrite.npz", "rewrite.rows.npz", "wording.npz"}


def test_data_from_others_is_named_with_its_licence():
    shipped = {path.name for path in (ROOT / "model").iterdir() if path.suffix in (".npz", ".json")}
    notice, readme = ((ROOT / name).read_text(encoding="utf-8") for name in ("NOTICE", "README.md"))
    licence = readme.partition("## Licence\n")[2]
    assert set(re.findall(r"^model/(\w+\.\w+):", notice, flags=re.MULTILINE)) == shipped - OURS
    assert set(re.findall(r"`(\w+\.\w+)`", licence)) == shipped - OURS
    count = ("No", "One", "Two", "Three", "Four", "Five")[len(shipped - OURS)]
    assert f"{count} data files" in notice
    assert f"{count} data files" in licence
