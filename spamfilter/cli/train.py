"""`spamfilter train`: a model from labelled files."""

from __future__ import annotations

import importlib

import click

from spamfilter.cli.model import echo_thresholds


@click.command()
@click.option("--corpus", "-c", multiple=True, required=True, help="JSON Lines: id, text. The articles that queries may be made from.")
@click.option("--queries", "-q", multiple=True, required=True, help="JSON Lines: id, text, label, source_id, set.")
@click.option("--garble", "-g", multiple=True, help="JSON Lines: id, text, label, set, doc. Single texts, broken and whole.")
@click.option("--honest", multiple=True, help="JSON Lines: id, text. Articles none of which was made from another.")
@click.option("--leave-out", default="", help="Sets, by the beginnings of their names, separated by commas, that nothing is learned from.")
@click.option("--seed", type=int, default=0, show_default=True, help="The same seed and data give the same model.")
@click.option("--jobs", type=int, default=1, show_default=True, help="Processes that measure features.")
@click.option("--measured", type=click.Path(dir_okay=False), help="File that keeps measured features between runs over the same data.")
@click.option("--version", "version", default="0", help="The model's own version.")
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False), help="The model's .npz; its .json lies beside it.")
def train(
    *,
    corpus: tuple[str, ...],
    queries: tuple[str, ...],
    garble: tuple[str, ...],
    honest: tuple[str, ...],
    leave_out: str,
    seed: int,
    jobs: int,
    measured: str | None,
    version: str,
    output: str,
) -> None:
    """Train a model on labelled files, through the same steps that judge.

    Prints the rates measured on folds that the judging trees did not see. Each option that names a file may be given more
    than once.
    """
    training = importlib.import_module("spamfilter.model.training")
    order = training.Order(
        corpus=corpus,
        queries=queries,
        garble=garble,
        honest=honest,
        leave_out=tuple(name for name in leave_out.split(",") if name),
        seed=seed,
        jobs=jobs,
        measured=measured,
        version=version,
        out=output,
    )
    facts = training.train(order)
    click.echo(f"{output}: {facts['sha256'][:12]}, {facts['training']['pairs']} pairs and {facts['training']['texts']} texts")
    echo_thresholds(facts)
    for label, rate in facts["rates"]["match"].items():
        click.echo(f"  {label:34s} n {rate['n']:5d}   suspect {rate['suspect']:.3f}   spam {rate['spam']:.3f}")
