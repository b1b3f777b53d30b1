"""`spamfilter train`: a model from labelled files."""

from __future__ import annotations

import importlib
from typing import Any

import click

from spamfilter.cli.model import echo_thresholds
from spamfilter.cli.screen import note

NAMED = 5  # articles that teach nothing, of each reason, by their ids


@click.command()
@click.option("--corpus", "-c", multiple=True, help="JSON Lines: id, text. The articles that queries may be made from.")
@click.option("--queries", "-q", multiple=True, help="JSON Lines: id, text, label, source_id, set.")
@click.option("--garble", "-g", multiple=True, help="JSON Lines: id, text, label, set, doc. Single texts, broken and whole.")
@click.option("--honest", multiple=True, help="JSON Lines: id, text. Articles none of which was made from another.")
@click.option("--update", "base", metavar="MODEL", help="Learn on top of MODEL instead of from nothing; `shipped` is the one that ships.")
@click.option("--feedback", multiple=True, help="With --update: CSV of id and label (ok, spam), about articles of the index.")
@click.option("--index", type=click.Path(dir_okay=False), help="With --feedback: the index that holds the articles and their matches.")
@click.option("--leave-out", default="", help="Sets, by the beginnings of their names, separated by commas, that nothing is learned from.")
@click.option("--seed", type=int, default=0, show_default=True, help="The same seed and data give the same model.")
@click.option("--jobs", type=int, default=1, show_default=True, help="Processes that measure features.")
@click.option("--measured", type=click.Path(dir_okay=False), help="File that keeps measured features between runs over the same data.")
@click.option("--version", "version", help="The model's own version.")
@click.option("-o", "--output", required=True, metavar="MODEL", help="The model's .npz; its .json lies beside it.")
@click.option("--force", is_flag=True, help="Write MODEL even where it is there, and where it falls below the floors.")
def train(*, base: str | None, feedback: tuple[str, ...], index: str | None, **given: Any) -> None:
    """Train a model on labelled files, through the same steps that judge, or update one with them or with feedback.

    Prints the rates measured on folds that the judging trees did not see. A model that falls below the floors is not written. Each
    option that names a file may be given more than once.
    """
    files = bool(given["corpus"] and given["queries"])
    if base is None:
        if not files or feedback or index is not None:
            raise click.UsageError("training takes --corpus and --queries; --feedback and --index go with --update")
        facts = _from_nothing(**given)
    else:
        if not files and not feedback:
            raise click.UsageError("an update takes --feedback with --index, or --corpus and --queries")
        if bool(feedback) != (index is not None):
            raise click.UsageError("--feedback and --index go together: the articles' texts and matches stand in the index")
        if not files and (given["corpus"] or given["queries"] or given["honest"]):
            raise click.UsageError("--corpus and --queries go together, and --honest with them")
        facts = _on_top(None if base == "shipped" else base, feedback, index, **given)
    for fault in facts["faults"]:
        note(f"below a floor: {fault}")
    echo_thresholds(facts)
    for label, rate in facts["rates"]["match"].items():
        click.echo(f"  {label:34s} n {rate['n']:5d}   suspect {rate['suspect']:.3f}   spam {rate['spam']:.3f}")


def _from_nothing(*, leave_out: str, version: str | None, output: str, **given: Any) -> dict[str, Any]:
    """Train, and say on what; the facts of the model."""
    training = importlib.import_module("spamfilter.model.training")
    left_out = tuple(name for name in leave_out.split(",") if name)
    facts: dict[str, Any] = training.train(training.Order(leave_out=left_out, version=version or "0", out=output, **given))
    click.echo(f"{output}: {facts['sha256'][:12]}, {facts['training']['pairs']} pairs and {facts['training']['texts']} texts")
    return facts


def _on_top(
    base: str | None, feedback: tuple[str, ...], index: str | None, *, output: str, garble: tuple[str, ...], leave_out: str, **given: Any
) -> dict[str, Any]:
    """Update, and say with what; the facts of the model."""
    if garble or leave_out or given.pop("measured"):
        raise click.UsageError("--garble, --leave-out and --measured are for training from nothing")
    updating = importlib.import_module("spamfilter.model.update")
    facts: dict[str, Any] = updating.update(updating.Change(out=output, base=base, feedback=feedback, index=index, **given))
    for reason, names in facts["idle"].items():
        if names:
            more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
            note(f"{len(names)} of the labelled articles teach nothing: {reason} ({', '.join(names[:NAMED])}{more})")
    told = facts["update"]
    click.echo(
        f"{output}: {facts['sha256'][:12]}, {told['first']['version']} and {told['texts']} labelled texts, {told['taken']} of them taken"
    )
    return facts
