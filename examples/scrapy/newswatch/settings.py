"""The settings of the project; the lines that have to do with spamfilter stand first."""

ADDONS = {"spamfilter.adapters.hooks.scrapy.SpamFilterAddon": 500}
SPAMFILTER_ACTION = "tag"  # every item gets a field `spamfilter` with its verdict
FEEDS = {
    "out/clean.jsonl": {"format": "jsonlines", "item_filter": "spamfilter.adapters.hooks.scrapy.OnlyClean"},
    "out/spam.jsonl": {"format": "jsonlines", "item_filter": "spamfilter.adapters.hooks.scrapy.OnlySpam"},
}

BOT_NAME = "newswatch"
SPIDER_MODULES = ["newswatch.spiders"]
LOG_LEVEL = "INFO"
TELNETCONSOLE_ENABLED = False
ROBOTSTXT_OBEY = False  # the invented web has none

# The invented web: a server on this computer that answers for all hosts under `web/`. A true project has neither of these.
EXTENSIONS = {"newswatch.web.Server": 1}
DOWNLOADER_MIDDLEWARES = {"newswatch.web.Detour": 740}  # before Scrapy's own proxy middleware
