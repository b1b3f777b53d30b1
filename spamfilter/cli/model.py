"""`spamfilter model`: what a model is, and whether its files are sound."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Mapping

SITUATIONS = {"match": "with a match", "text": "without one, or without an index"}


@click.group()
def model() -> None:
    """Look at a model: version, features, thresholds, measured rates; or check its files."""


@model.command()
@click.argument("path", metavar="[MODEL]", required=False)
@click.option("--json", "as_json", is_flag=True, help="Everything the model's JSON tells, as JSON.")
def show(path: str | None, as_json: bool) -> None:
    """Show version, digest, features, thresholds and measured rates of MODEL, or of the one that ships."""
    from spamfilter.features import features_of
    from spamfilter.scoring.model import load_model

    loaded = load_model(path)
    if as_json:
        click.echo(json.dumps(loaded.facts, indent=1, sort_keys=True))
        return
    click.echo(f"version     {loaded.version}")
    click.echo(f"sha256      {loaded.sha256}")
    training = loaded.facts.get("training", {})
    left_out = ", ".join(training.get("left_out", [])) or "nothing"
    click.echo(f"trained on  {training.get('pairs')} pairs and {training.get('texts')} texts; left out: {left_out}")
    for view, head in loaded.heads.items():
        used, shape = head.used, loaded.facts["heads"][view.value]["shape"]
        click.echo(f"\nhead {view.value} ({shape}): {len(used)} of {len(head.features)} features")
        for name in head.features:
            click.echo(f"  {name}{'' if name in used else '   (no weight)'}")
        for feature in features_of(view):
            if feature.name not in head.features:
                click.echo(f"  {feature.name}   (measured, not learned from)")
    echo_thresholds(loaded.facts)
    click.echo("\nshare above the thresholds, on folds that the judging fits had not seen")
    for situation, rates in loaded.facts.get("rates", {}).items():
        for label, rate in rates.items():
            click.echo(f"  {situation:5s} {label:34s} n {rate['n']:5d}   suspect {rate['suspect']:.3f}   spam {rate['spam']:.3f}")


def echo_thresholds(facts: Mapping[str, Any]) -> None:
    """Print the thresholds of each situation, and which shares of honest texts they were chosen for and accuse."""
    click.echo("\nthresholds, and the shares of honest texts above them on folds that the judging fits had not seen")
    for situation, told in facts["thresholds"].items():
        spam = "spam never" if told["spam"] is None else f"spam above {told['spam']:.4f}"
        click.echo(f"  {SITUATIONS[situation]}: suspect above {told['suspect']:.4f}, {spam}")
        for name, cell in told.get("honest", {}).items():
            parts = [f"{bar} {cell[bar]:.4f}" + _allowed(cell["allowed"].get(bar)) for bar in ("suspect", "spam")]
            click.echo(f"    {name:12s} n {cell['n']:5d}   {'   '.join(parts)}")


def _allowed(rate: float | None) -> str:
    return "" if rate is None else f" (chosen for {rate:g})"


@model.command()
@click.argument("path", metavar="[MODEL]", required=False)
def verify(path: str | None) -> None:
    """Check MODEL, or the one that ships: format, shapes, finite weights, digest, features this package can measure."""
    from spamfilter.features import require_measured
    from spamfilter.scoring.model import load_model

    loaded = load_model(path)
    require_measured(loaded.heads, path)
    click.echo(f"sound: version {loaded.version}, sha256 {loaded.sha256}")
