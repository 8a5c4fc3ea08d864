"""``clearprop predict``: a model's answers for the rows of a table, as CSV or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator

import click
import numpy as np

from clearprop.cli.console import remark, say
from clearprop.data.csv_reader import read_table
from clearprop.data.csv_writer import csv_text, write_csv
from clearprop.data.target import Target
from clearprop.model import Prediction, load_model
from clearprop.words import text


def command(lang: str | None) -> click.Command:
    """Build the command, with its help in the language."""
    return click.Command(
        "predict",
        help=text("cli.predict.help", lang),
        callback=predict,
        params=[
            click.Argument(["model"]),
            click.Argument(["data"]),
            click.Option(["-o", "--output"], metavar="FILE", help=text("cli.predict.help.output", lang)),
            click.Option(["--json", "as_json"], is_flag=True, help=text("cli.help.json", lang)),
            click.Option(["--lang"], default=lang, metavar="en|zh", help=text("cli.help.lang", lang)),
        ],
    )


def predict(model: str, data: str, output: str | None, as_json: bool, lang: str | None) -> int:
    """Read the model and the table, answer, print or write."""
    known, table = load_model(model), read_table(data)
    answer = known.predict(table)
    for note in (*table.notes, *answer.notes):
        remark(f"{data}: {note.text(lang)}")
    names, rows = columns(known.target), list(answers(known.target, answer))
    if as_json:
        say(json.dumps([dict(zip(names, row, strict=True)) for row in rows], ensure_ascii=False))
    elif output is None:
        click.echo(csv_text(names, rows), nl=False)
    else:
        write_csv(output, names, rows)
        remark(text("cli.predict.written", lang, rows=text("count.rows", lang, n=table.n), path=output))
    return 0


def columns(target: Target) -> list[str]:
    """The answer's columns: the target, and the probability of each class."""
    return [target.name, *(f"probability {name}" for name in target.classes)]


def answers(target: Target, answer: Prediction) -> Iterator[list[str | float]]:
    """One row of answers for each row of the table."""
    if target.task == "regression":
        for value in answer.values:
            yield [float(value)]
        return
    assert answer.probabilities is not None
    for label, row in zip(answer.labels, np.asarray(answer.probabilities), strict=True):
        yield [label, *map(float, row)]
