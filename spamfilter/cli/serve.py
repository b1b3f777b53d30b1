"""`spamfilter serve`: the local feed proxy."""

from __future__ import annotations

from typing import Any

import click

from spamfilter.cli import options


@click.command()
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="The address to listen at; others than this computer's own reach it too."
)
@click.option("--port", type=click.IntRange(0, 65535), default=8484, show_default=True, help="The port to listen at; 0 takes a free one.")
@click.option("--public", metavar="URL", help="The address that readers reach it under, where another server stands in front.")
@click.option(
    "--ttl", type=click.FloatRange(0, 86_400), default=600.0, show_default=True, help="Seconds for which a feed is not fetched again."
)
@click.option("--copies", metavar="FILE", help="The last good copy of each feed; none keeps them in memory. [default: beside the index]")
@click.option("--allow-private", is_flag=True, help="Also feeds at private addresses: this computer, this network.")
@options.flags()
def serve(*, host: str, port: int, public: str | None, ttl: float, copies: str | None, allow_private: bool, given: dict[str, Any]) -> None:
    """Serve feeds without the entries that were made from somebody else's article.

    Subscribe to http://127.0.0.1:8484/feed?url=ADDRESS in any reader; the page at http://127.0.0.1:8484/ makes such
    addresses, and /report?url= shows why an entry was held. Programs ask POST /v1/check. Only public addresses are fetched.
    """
    from pathlib import Path

    from spamfilter import plugins
    from spamfilter.cli.screen import note
    from spamfilter.feeds.memory import feed_config

    hook = plugins.load("hooks", "serve")
    from spamfilter.serving.service import Service, ServiceOptions

    if public is not None and not public.startswith(("http://", "https://")):
        raise click.BadParameter("is no http or https address", param_hint="--public")
    config = feed_config(given)
    if copies is None and config.index is not None:
        copies = str(Path(config.index).with_suffix(".feeds"))
    if copies is not None and copies.strip().lower() == "none":
        copies = None
    with Service(config, ServiceOptions(copies=copies, ttl=ttl, allow_private=allow_private), note) as service:
        listener = hook.listen(host, port)
        at = f"[{host}]" if ":" in host else host
        note(f"http://{at}:{listener.getsockname()[1]}/ (memory: {config.index or 'none'})")
        hook.run(hook.application(service, public, (host,)), listener)
