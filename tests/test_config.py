import contextlib
import os
import re
import sys
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from spamfilter.config import Config, mistyped
from spamfilter.errors import ConfigError


def write(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_nothing_given_is_the_default(tmp_path):
    assert Config.load({}, {}, tmp_path) == Config()


@pytest.mark.parametrize(
    ("flags", "environ", "toml", "pyproject", "index"),
    [
        pytest.param("f.db", "e.db", "t.db", "p.db", "f.db", id="the flag wins over all"),
        pytest.param(None, "e.db", "t.db", "p.db", "e.db", id="the environment wins over files"),
        pytest.param(None, None, "t.db", "p.db", "t.db", id="spamfilter.toml wins over pyproject.toml"),
        pytest.param(None, None, None, "p.db", "p.db", id="pyproject.toml counts alone"),
        pytest.param("none", "e.db", "t.db", "p.db", None, id="the flag none turns off what ranks lower"),
        pytest.param(None, "none", "t.db", None, None, id="none in the environment turns the file off"),
        pytest.param(None, "", "t.db", None, "t.db", id="an empty variable is not given"),
    ],
)
def test_ranks(tmp_path, *, flags, environ, toml, pyproject, index):
    if toml is not None:
        write(tmp_path, "spamfilter.toml", f'index = "{toml}"\n')
    if pyproject is not None:
        write(tmp_path, "pyproject.toml", f'[tool.spamfilter]\nindex = "{pyproject}"\n')
    config = Config.load({"index": flags}, {} if environ is None else {"SPAMFILTER_INDEX": environ}, tmp_path)
    assert config.index == index


def test_options_of_different_ranks_add_up(tmp_path):
    write(tmp_path, "spamfilter.toml", 'candidates = 30\nallow-hosts = ["a.example", "b.example"]\nspam_threshold = 1\n')
    config = Config.load({"learn": False}, {"SPAMFILTER_ALIGNED": "7"}, tmp_path)
    assert config == Config(candidates=30, aligned=7, allow_hosts=("a.example", "b.example"), spam_threshold=1.0, learn=False)


def test_an_empty_own_file_hides_the_shared_one(tmp_path):
    write(tmp_path, "spamfilter.toml", "")
    write(tmp_path, "pyproject.toml", '[tool.spamfilter]\nindex = "p.db"\n')
    assert Config.load({}, {}, tmp_path).index is None


@pytest.mark.parametrize(
    ("variable", "value", "expected"),
    [
        pytest.param("LEARN", "no", {"learn": False}, id="no"),
        pytest.param("LEARN", "TRUE", {"learn": True}, id="TRUE"),
        pytest.param("ALLOW_HOSTS", "a.example, b.example c.example", {"allow_hosts": ("a.example", "b.example", "c.example")}, id="list"),
        pytest.param("BLOCK_HOSTS", "none", {"block_hosts": ()}, id="no list"),
        pytest.param("SUSPECT_THRESHOLD", "0.25", {"suspect_threshold": 0.25}, id="number"),
        pytest.param("SUSPECT_THRESHOLD", "none", {"suspect_threshold": None}, id="none of a number"),
        pytest.param("CLEANER", "beautifulsoup", {"cleaner": "beautifulsoup"}, id="text"),
        pytest.param("ACTION", "drop", {}, id="silent: a name of the hooks"),
        pytest.param("TEXT_FIELDS", "body", {}, id="silent: another name of the hooks"),
        pytest.param("DEBUG", "1", {}, id="silent: the switch for tracebacks"),
    ],
)
def test_environment(tmp_path, variable, value, expected):
    assert Config.load({}, {f"SPAMFILTER_{variable}": value}, tmp_path) == replace(Config(), **expected)


@pytest.mark.parametrize(
    ("toml", "named"),
    [
        pytest.param("idnex = 'a.db'", "idnex", id="rings: unknown name"),
        pytest.param("candidates = 'many'", "candidates", id="rings: a word for a number"),
        pytest.param("candidates = 2.5", "candidates", id="rings: half a candidate"),
        pytest.param("candidates = true", "candidates", id="rings: true is no number"),
        pytest.param("candidates = 0", "candidates", id="rings: below the range"),
        pytest.param("candidates = 3", "aligned", id="rings: fewer candidates than aligned ones"),
        pytest.param("spam_threshold = 1.5", "spam_threshold", id="rings: above one"),
        pytest.param("spam_threshold = nan", "spam_threshold", id="rings: not a number"),
        pytest.param("spam_threshold = true", "spam_threshold", id="rings: true for a number"),
        pytest.param("spam_threshold = 0.3\nsuspect_threshold = 0.6", "suspect_threshold", id="rings: suspect above spam"),
        pytest.param("learn = 1", "learn", id="rings: a number for true"),
        pytest.param("learn = 'perhaps'", "learn", id="rings: perhaps"),
        pytest.param("allow_hosts = 5", "allow_hosts", id="rings: a number for a list"),
        pytest.param("allow_hosts = [1, 2]", "allow_hosts", id="rings: numbers in a list"),
        pytest.param("allow_hosts = {a = 1}", "allow_hosts", id="rings: a table for a list"),
        pytest.param("allow_hosts = ['https://a.example/']", "allow_hosts", id="rings: an address for a host"),
        pytest.param("block_hosts = 'a.example b/c'", "block_hosts", id="rings: a path for a host"),
        pytest.param("index = 5", "index", id="rings: a number for a path"),
        pytest.param("index = ''", "index", id="rings: an empty path"),
        pytest.param('index = "a\\u0000b"', "index", id="rings: a path with a zero"),
        pytest.param("index = 'a.db", "spamfilter.toml", id="rings: broken TOML"),
        pytest.param("a = " + "[" * 5000, "spamfilter.toml", id="rings: bottomless TOML"),
        pytest.param("[index]\nx = 1", "index", id="rings: a table for a path"),
    ],
)
def test_refused(tmp_path, toml, named):
    write(tmp_path, "spamfilter.toml", toml)
    with pytest.raises(ConfigError, match=named) as caught:
        Config.load({}, {}, tmp_path)
    assert named in caught.value.name


@pytest.mark.parametrize(
    ("toml", "expected"),
    [
        pytest.param("aligned = 5\ncandidates = 5", Config(candidates=5, aligned=5), id="silent: as many as there are"),
        pytest.param("spam_threshold = 0", Config(spam_threshold=0.0), id="silent: zero"),
        pytest.param(
            "spam_threshold = 0.5\nsuspect_threshold = 0.5", Config(spam_threshold=0.5, suspect_threshold=0.5), id="silent: equal"
        ),
        pytest.param("\ufeffindex = 'a.db'", Config(index="a.db"), id="silent: a byte order mark"),
        pytest.param("index = 'None'", Config(), id="silent: None"),
        pytest.param("allow_hosts = []", Config(), id="silent: an empty list"),
        pytest.param(
            "allow_hosts = ['*.News.example.', '[::1]']", Config(allow_hosts=("news.example", "::1")), id="silent: hosts as written"
        ),
        pytest.param("cleaner = 'none'", Config(cleaner="none"), id="silent: a cleaner may be called none"),
    ],
)
def test_accepted(tmp_path, toml, expected):
    write(tmp_path, "spamfilter.toml", toml)
    assert Config.load({}, {}, tmp_path) == expected


@pytest.mark.parametrize(
    ("given", "says"),
    [
        pytest.param({"candidates": "30"}, "candidates: '30' is not a whole number", id="rings: text for a number"),
        pytest.param({"candidates": 2.5}, "candidates: 2.5 is not a whole number", id="rings: half a candidate"),
        pytest.param({"aligned": True}, "aligned: True is not a whole number", id="rings: true for a number"),
        pytest.param({"candidates": None}, "candidates: None is not a whole number", id="rings: nothing for a number"),
        pytest.param({"spam_threshold": "0.5"}, "spam_threshold: '0.5' is not a number", id="rings: text for a share"),
        pytest.param({"learn": "no"}, "learn: 'no' is not true or false", id="rings: text for truth"),
        pytest.param({"texts": 0}, "texts: 0 is not true or false", id="rings: a number for truth"),
        pytest.param({"allow_hosts": "news.example"}, "allow_hosts: 'news.example' is not a list of words", id="rings: text for a list"),
        pytest.param({"block_hosts": [1]}, r"block_hosts: \[1\] is not a list of words", id="rings: a number for a host"),
        pytest.param({"block_hosts": None}, "block_hosts: None is not a list of words", id="rings: nothing for a list"),
        pytest.param({"index": 5}, "index: 5 is not text", id="rings: a number for a path"),
        pytest.param({"model": ""}, "model: '' is not text", id="rings: an empty path"),
        pytest.param({"cleaner": None}, "cleaner: None is not text", id="rings: no cleaner"),
    ],
)
def test_what_python_code_gives_is_checked(given, says):
    with pytest.raises(ConfigError, match=rf"^{says}$"):
        Config(**given)


@pytest.mark.parametrize(
    ("name", "given", "kept"),
    [
        pytest.param("index", Path("seen.db"), "seen.db", id="a path"),
        pytest.param("allow_hosts", {"news.example"}, ("news.example",), id="a set"),
        pytest.param("allow_hosts", ["news.example"], ("news.example",), id="a list"),
        pytest.param("candidates", np.int64(9), 9, id="a number of numpy's"),
        pytest.param("spam_threshold", 1, 1.0, id="a whole number"),
    ],
)
def test_a_field_has_one_form(name, given, kept):
    value = getattr(Config(**{name: given}), name)
    assert (value, type(value)) == (kept, type(kept))


def test_the_message_names_where_the_value_stood(tmp_path):
    with pytest.raises(ConfigError, match=r"candidates: 'x' is not a whole number \(environment\)"):
        Config.load({}, {"SPAMFILTER_CANDIDATES": "x"}, tmp_path)
    with pytest.raises(ConfigError, match=r"nothing: no such option \(command line\)"):
        Config.load({"nothing": 1}, {}, tmp_path)


def test_not_utf8(tmp_path):
    (tmp_path / "spamfilter.toml").write_bytes(b"index = '\xff'\n")
    with pytest.raises(ConfigError, match="TOML"):
        Config.load({}, {}, tmp_path)


@pytest.mark.parametrize("text", ["tool = 3", "[tool]\nspamfilter = 3", "[[tool.spamfilter]]\nindex = 'a'"])
def test_a_pyproject_whose_table_is_none(tmp_path, text):
    write(tmp_path, "pyproject.toml", text)
    with pytest.raises(ConfigError, match="not a table"):
        Config.load({}, {}, tmp_path)


def test_a_pyproject_of_somebody_else_says_nothing(tmp_path):
    write(tmp_path, "pyproject.toml", "[project]\nname = 'lido'\n[tool.other]\nindex = 'x'\n")
    assert Config.load({}, {}, tmp_path) == Config()


@pytest.mark.skipif(sys.platform == "win32" or (hasattr(os, "geteuid") and os.geteuid() == 0), reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path):
    write(tmp_path, "spamfilter.toml", "").joinpath("spamfilter.toml").chmod(0)
    with pytest.raises(ConfigError, match="cannot be read"):
        Config.load({}, {}, tmp_path)


def test_folders_of_these_names_are_no_files(tmp_path):
    (tmp_path / "spamfilter.toml").mkdir()
    assert Config.load({}, {}, tmp_path) == Config()
    assert Config.load({}, {}, tmp_path / "missing") == Config()


OPTION = st.sampled_from([f.name for f in fields(Config)])
VALUE = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), st.lists, max_leaves=4)


@given(st.dictionaries(OPTION | st.text(max_size=9), VALUE, max_size=4))
def test_any_flags_make_a_config_or_a_config_error(flags):
    config = Config()
    with contextlib.suppress(ConfigError):
        config = Config.load(flags, {}, "/nowhere-at-all")
    assert 1 <= config.aligned <= config.candidates <= 200
    assert all(isinstance(host, str) for host in config.allow_hosts)
    assert isinstance(config.cleaner, str)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        pytest.param("TRESHOLD", "SPAM_THRESHOLD", id="rings: a letter and a word too few"),
        pytest.param("SPAM_TRESHOLD", "SPAM_THRESHOLD", id="rings: a letter too few"),
        pytest.param("SUSPECT_THRESHHOLD", "SUSPECT_THRESHOLD", id="rings: a letter too many"),
        pytest.param("IDNEX", "INDEX", id="rings: letters swapped"),
        pytest.param("ALLOW_HOST", "ALLOW_HOSTS", id="rings: singular"),
        pytest.param("ACTOIN", "ACTION", id="rings: a hook's"),
        pytest.param("DEBUGG", "DEBUG", id="rings: the switch for tracebacks"),
        pytest.param(
            "index", "INDEX", id="rings: small letters", marks=pytest.mark.skipif(sys.platform == "win32", reason="no small ones there")
        ),
        pytest.param("INDEX", None, id="silent: an option"),
        pytest.param("THRESHOLD", None, id="silent: a setting of Scrapy's"),
        pytest.param("STOP_HOSTS", None, id="silent: another one"),
        pytest.param("SERVICE_HOST", None, id="silent: what Kubernetes sets for a service of our name"),
        pytest.param("PORT_8484_TCP_PORT", None, id="silent: that, too"),
        pytest.param("HOME", None, id="silent: like nothing we know"),
    ],
)
def test_a_mistyped_variable_is_noticed(name, meant):
    told = mistyped({f"SPAMFILTER_{name}": "0.5", "INDXE": "x"})
    assert told == ([(f"SPAMFILTER_{name}", f"SPAMFILTER_{meant}")] if meant else [])


def test_no_name_in_the_documents_or_the_hooks_is_taken_for_mistyped():
    root = Path(__file__).resolve().parent.parent
    paths = (path for part in ("docs", "adapters", "examples") for path in (root / part).rglob("*"))
    texts = [path.read_text(encoding="utf-8") for path in paths if path.suffix in {".md", ".py", ".php"}]
    names = {name for text in texts for name in re.findall(r"SPAMFILTER_[A-Z_]*[A-Z]", text)}
    assert len(names) > 15
    assert mistyped(dict.fromkeys(names, "x")) == []
