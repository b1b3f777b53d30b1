"""`spamfilter model`: what a model is, and whether its files are sound."""

from __future__ import annotations

import json

import click


@click.group()
def model() -> None:
    """Look at a model: version, features, thresholds, measured rates; or check its files."""


@model.command()
@click.argument("path", required=False)
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
    click.echo(f"thresholds  suspect above {loaded.suspect:.4f}, spam above {loaded.spam:.4f}")
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
    click.echo("\nshare above the thresholds, on folds that the judging trees had not seen")
    for label, rate in loaded.facts.get("rates", {}).items():
        click.echo(f"  {label:24s} n {rate['n']:5d}   suspect {rate['suspect']:.3f}   spam {rate['spam']:.3f}")


@model.command()
@click.argument("path", required=False)
def verify(path: str | None) -> None:
    """Check MODEL, or the one that ships: format, shapes, finite weights, digest, features this package can measure."""
    from spamfilter.errors import ModelError
    from spamfilter.features import features_of
    from spamfilter.scoring.model import load_model

    loaded = load_model(path)
    for view, head in loaded.heads.items():
        missing = sorted(set(head.features) - {feature.name for feature in features_of(view)})
        if missing:
            raise ModelError(path or "the shipped model", f"asks for features that this package does not measure: {', '.join(missing)}")
    click.echo(f"sound: version {loaded.version}, sha256 {loaded.sha256}")
