"""``clearprop predict``: a model's answers for the rows of a table, as CSV or JSON."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import numpy as np

from clearprop.cli.command import Command, Option
from clearprop.cli.console import remark
from clearprop.cli.data_out import say_csv, say_json
from clearprop.cli.destination import check_writable
from clearprop.cli.models import read_model
from clearprop.cli.phrases import note_lines
from clearprop.cli.results import prediction_result
from clearprop.cli.tables import left_out, read_rows
from clearprop.cli.usage import Misuse
from clearprop.cli.writing import writing
from clearprop.data.csv_writer import csv_text, write_csv
from clearprop.data.target import Target
from clearprop.model import Prediction
from clearprop.words import text


def command(lang: str) -> click.Command:
    """Build the command, with its help in the language."""
    return Command(
        "predict",
        predict,
        lang=lang,
        usage="predict MODEL DATA [-o OUT.csv]",
        examples=["clearprop predict flowers.safetensors new.csv -o answers.csv"],
        params=[
            click.Argument(["model"], metavar="MODEL"),
            click.Argument(["data"], metavar="DATA"),
            left_out(lang),
            Option(
                "-o",
                "--output",
                words=text("cli.predict.help.output", lang),
                group="output",
                metavar="OUT.csv",
            ),
            Option("--json", "as_json", words=text("cli.help.json", lang), group="output", is_flag=True),
        ],
    )


def predict(
    model: str, data: str, drop: tuple[str, ...], output: str | None, as_json: bool, lang: str
) -> int:
    """Read the model and the table, answer, print or write."""
    if output is not None:
        if as_json:
            raise Misuse("cli.usage.output_and_json")
        check_writable(Path(output), f"-o {output}", read=(model, data))
        writing().meant.append(Path(output))
    known, table = read_model(model), read_rows(data, drop)
    # the column that is to be predicted is often still there, empty or not; it is not an input
    answer = known.predict(table.without({known.target.name} & set(table.names)))
    notes = (*table.notes, *answer.notes)
    for line in note_lines(notes, lang):
        remark(line, indent="    ")
    if as_json:
        say_json("predict", prediction_result(model, data, known.target, answer, notes))
        return 0
    names, rows = columns(known.target), answers(known.target, answer)
    if output is None:
        say_csv(csv_text(names, rows))
        return 0
    existed = Path(output).exists()
    write_csv(output, names, rows)
    writing().done.append(Path(output))
    key = "cli.predict.written_over" if existed else "cli.predict.written"
    remark(text(key, lang, rows=text("count.rows", lang, n=table.n), path=output))
    return 0


def columns(target: Target) -> list[str]:
    """The answer's columns: the target, and the probability of each class."""
    return [target.name, *(f"probability {name}" for name in target.classes)]


def answers(target: Target, answer: Prediction) -> Iterator[list[str | float]]:
    """One row of answers for each row of the table."""
    if answer.probabilities is None:
        yield from ([value] for value in answer.values.tolist())
        return
    for label, row in zip(answer.labels, np.asarray(answer.probabilities).tolist(), strict=True):
        yield [label, *row]
