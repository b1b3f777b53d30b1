"""What the Scrapy hook takes from the settings, and what it refuses."""

import pytest

pytest.importorskip("scrapy")

from scrapy.settings import Settings

from spamfilter import plugins
from spamfilter.errors import ConfigError, IndexStoreError

hook = plugins.load("hooks", "scrapy")
settings_of = plugins.load("hooks", "scrapy_settings")


def options(**given):
    return settings_of.read_options(Settings({f"SPAMFILTER_{name}": value for name, value in given.items()}))


@pytest.fixture
def _alone(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("SPAMFILTER_INDEX", "SPAMFILTER_MODEL", "SCRAPY_SETTINGS_MODULE", "SCRAPY_PROJECT"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.usefixtures("_alone")
def test_defaults(tmp_path):
    found = options()
    assert (found.action, found.field, found.raises, found.drop_log_level) == ("tag", "spamfilter", False, "DEBUG")
    assert found.quarantine_uri == "spam-%(name)s-%(time)s.jsonl"
    assert found.config.index == str((tmp_path / ".scrapy" / "spamfilter.db").relative_to(tmp_path))
    assert found.config.learn is True
    assert (tmp_path / ".scrapy").is_dir()


@pytest.mark.usefixtures("_alone")
@pytest.mark.parametrize(
    ("given", "option", "value"),
    [
        pytest.param({"INDEX": "a.db"}, "index", "a.db", id="a file"),
        pytest.param({"INDEX": None}, "index", None, id="no memory"),
        pytest.param({"INDEX": "none"}, "index", None, id="no memory, from the command line"),
        pytest.param({"THRESHOLD": "0.7"}, "spam_threshold", 0.7, id="a threshold"),
        pytest.param({"SUSPECT_THRESHOLD": 0.2}, "suspect_threshold", 0.2, id="the other threshold"),
        pytest.param({"LEARN": "0", "INDEX": None}, "learn", False, id="learning off"),
        pytest.param(
            {"ALLOW_DOMAINS": "a.example,b.example"}, "allow_hosts", ("a.example", "b.example"), id="hosts, from the command line"
        ),
        pytest.param({"BLOCK_DOMAINS": ["a.example"]}, "block_hosts", ("a.example",), id="hosts"),
        pytest.param({"ALLOW_DOMAINS": []}, "allow_hosts", (), id="no hosts"),
        pytest.param({"CLEANER": "beautifulsoup"}, "cleaner", "beautifulsoup", id="a word, under the option's own name"),
        pytest.param({"ALIGNED": "7"}, "aligned", 7, id="a number, under the option's own name"),
        pytest.param({"TEXTS": False}, "texts", False, id="a switch, under the option's own name"),
    ],
)
def test_settings_fill_the_options(given, option, value):
    assert getattr(options(**given).config, option) == value


@pytest.mark.usefixtures("_alone")
def test_the_environment_and_a_file_say_what_the_settings_leave_open(tmp_path, monkeypatch):
    (tmp_path / "spamfilter.toml").write_text('cleaner = "beautifulsoup"\nindex = "file.db"\n')
    assert (options().config.cleaner, options().config.index) == ("beautifulsoup", "file.db")
    monkeypatch.setenv("SPAMFILTER_INDEX", "environment.db")
    assert options().config.index == "environment.db"
    assert options(INDEX="setting.db").config.index == "setting.db"
    assert options(INDEX=None).config.index is None


@pytest.mark.usefixtures("_alone")
@pytest.mark.parametrize(
    ("given", "said"),
    [
        pytest.param({"ACTION": "delete"}, "SPAMFILTER_ACTION: 'delete' is none of: tag, drop, quarantine, off", id="action"),
        pytest.param({"ON_ERROR": "ignore"}, "SPAMFILTER_ON_ERROR: 'ignore' is none of: pass, raise", id="on error"),
        pytest.param({"FIELD": ""}, "SPAMFILTER_FIELD: '' is not a name", id="field"),
        pytest.param({"TEXT_FIELDS": 3}, "SPAMFILTER_TEXT_FIELDS: 3 is not a list of names", id="text fields"),
        pytest.param({"DROP_LOG_LEVEL": "LOUD"}, "SPAMFILTER_DROP_LOG_LEVEL: 'LOUD' is no level", id="level"),
        pytest.param({"THRESHOLD": "high"}, "SPAMFILTER_THRESHOLD: 'high' is not a number", id="a threshold that is no number"),
        pytest.param({"THRESHOLD": 7}, "SPAMFILTER_THRESHOLD: 7.0 is not between 0 and 1", id="a threshold out of range"),
        pytest.param({"ALLOW_DOMAINS": "https://a.example/"}, "SPAMFILTER_ALLOW_DOMAINS: 'https://a.example/' is not a host", id="no host"),
        pytest.param({"HOST_COUNT": "few"}, "SPAMFILTER_HOST_COUNT", id="count"),
        pytest.param({"HOST_SHARE": 2}, "SPAMFILTER_HOST_SHARE: 2.0 is not above 0", id="share"),
        pytest.param({"LEARN": "perhaps"}, "SPAMFILTER_LEARN: 'perhaps' is not", id="a switch"),
    ],
)
def test_a_wrong_setting_is_named(given, said):
    with pytest.raises(ConfigError) as raised:
        options(**given)
    assert said in str(raised.value)
    assert "command line" not in str(raised.value)


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        pytest.param("TRESHOLD", {"TRESHOLD": "THRESHOLD"}, id="rings: a slip of the pen"),
        pytest.param("ACTON", {"ACTON": "ACTION"}, id="rings: another"),
        pytest.param("SPAM_THRESHOLD", {"SPAM_THRESHOLD": "THRESHOLD"}, id="rings: the option's own name"),
        pytest.param("ALLOW_HOSTS", {"ALLOW_HOSTS": "ALLOW_DOMAINS"}, id="rings: the option's own name for a list"),
        pytest.param("INDEX", {}, id="silent: a setting"),
        pytest.param("HOST_COUNT", {}, id="silent: a setting of the middlewares"),
        pytest.param("QQQ", {}, id="silent: like none of ours"),
    ],
)
def test_a_mistyped_setting_is_named(given, meant):
    found = settings_of.mistyped_settings(Settings({f"SPAMFILTER_{given}": "x"}))
    assert found == {f"SPAMFILTER_{name}": f"SPAMFILTER_{other}" for name, other in meant.items()}


@pytest.mark.usefixtures("_alone")
def test_an_index_that_is_only_read_must_be_there():
    with pytest.raises(IndexStoreError, match="does not exist, and SPAMFILTER_LEARN is off"):
        options(INDEX="absent.db", LEARN=False)


@pytest.mark.parametrize(
    ("spam", "articles", "convicted"),
    [
        pytest.param(5, 5, True, id="convicts: all of enough"),
        pytest.param(8, 10, True, id="convicts: just the share"),
        pytest.param(4, 4, False, id="spares: too few"),
        pytest.param(7, 10, False, id="spares: too small a share"),
    ],
)
def test_the_rule_for_hosts(spam, articles, convicted):
    assert settings_of.HostRule(5, 0.8).convicts(spam, articles) is convicted


@pytest.mark.parametrize("name", ["spamfilter.adapters.hooks.scrapy.SpamFilterPipeline", hook.SpamFilterPipeline])
def test_the_add_on_leaves_alone_what_the_project_has_set(name):
    settings = Settings({"ITEM_PIPELINES": {name: 10}, "LOG_FORMATTER": "my.Formatter", "SPAMFILTER_SKIP_HOSTS": True})
    hook.SpamFilterAddon().update_settings(settings)
    assert dict(settings["ITEM_PIPELINES"]) == {name: 10}
    assert settings["LOG_FORMATTER"] == "my.Formatter"
    assert dict(settings["DOWNLOADER_MIDDLEWARES"]) == {hook.SpamFilterDownloaderMiddleware: 60}
    assert dict(settings["SPIDER_MIDDLEWARES"]) == {}
