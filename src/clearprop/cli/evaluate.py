"""``clearprop evaluate``: how good a model is on a table whose answers are known."""

from __future__ import annotations

import json
from typing import Any

import click
import numpy as np

from clearprop.cli.console import remark, say
from clearprop.cli.measures import class_lines, confusion_lines, quality_lines
from clearprop.data.csv_reader import read_table
from clearprop.data.metrics import per_class
from clearprop.model import Model, load_model
from clearprop.training.quality import Quality, measure_model
from clearprop.words import text


def command(lang: str | None) -> click.Command:
    """Build the command, with its help in the language."""
    return click.Command(
        "evaluate",
        help=text("cli.evaluate.help", lang),
        callback=evaluate,
        params=[
            click.Argument(["model"]),
            click.Argument(["data"]),
            click.Option(["--json", "as_json"], is_flag=True, help=text("cli.help.json", lang)),
            click.Option(["--lang"], default=lang, metavar="en|zh", help=text("cli.help.lang", lang)),
        ],
    )


def evaluate(model: str, data: str, as_json: bool, lang: str | None) -> int:
    """Read the model and the table, measure, print."""
    known, table = load_model(model), read_table(data)
    values = known.target.read(table)
    inputs = known.preprocessing.transform(table.without([known.target.name]))
    for note in (*table.notes, *inputs.notes):
        remark(f"{data}: {note.text(lang)}")
    quality = measure_model(known, inputs.x, values)
    if as_json:
        say(json.dumps(_as_data(known, quality), ensure_ascii=False))
        return 0
    lines = [text("cli.evaluate.head", lang, model=model, data=data, target=known.target.name), ""]
    lines += quality_lines([(data, quality)], lang)
    if quality.confusion is not None:
        lines += ["", *class_lines(quality.confusion, known.target, lang)]
        lines += ["", *confusion_lines(quality.confusion, known.target, data, lang)]
    say("\n".join(lines))
    return 0


def _as_data(model: Model, quality: Quality) -> dict[str, Any]:
    data: dict[str, Any] = {
        "schema": 1,
        "target": model.target.name,
        "rows": quality.rows,
        **quality.numbers(),
    }
    if quality.confusion is not None:
        by_class = per_class(quality.confusion)
        data["classes"] = list(model.target.classes)
        data["confusion"] = quality.confusion.tolist()
        for name in ("precision", "recall", "f1"):
            data[name] = [None if np.isnan(v) else float(v) for v in getattr(by_class, name)]
    return data
