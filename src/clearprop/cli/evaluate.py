"""``clearprop evaluate``: how good a model is on a table whose answers are known."""

from __future__ import annotations

import click

from clearprop.cli.command import Command, Option
from clearprop.cli.console import say, wrapped
from clearprop.cli.data_out import say_json
from clearprop.cli.measures import class_lines, confusion_lines, quality_lines
from clearprop.cli.models import read_model
from clearprop.cli.phrases import note_lines, some
from clearprop.cli.results import evaluation_result
from clearprop.cli.tables import SOURCE, left_out, read_rows
from clearprop.data.notes import Note
from clearprop.data.quoting import named
from clearprop.data.table import Table
from clearprop.model import Model
from clearprop.training.quality import Quality, measure_model
from clearprop.words import text


def command(lang: str) -> click.Command:
    """Build the command, with its help in the language."""
    return Command(
        "evaluate",
        evaluate,
        lang=lang,
        usage="evaluate MODEL DATA",
        examples=["clearprop evaluate flowers.safetensors test.csv"],
        params=[
            click.Argument(["model"], metavar="MODEL"),
            click.Argument(["data"], metavar="DATA"),
            left_out(lang),
            Option("--json", "as_json", words=text("cli.help.json", lang), group="output", is_flag=True),
        ],
    )


def evaluate(model: str, data: str, drop: tuple[str, ...], as_json: bool, lang: str) -> int:
    """Read the model and the table, measure, print."""
    known = read_model(model)
    table = read_rows(data, drop, known.target.name)
    values = known.target.read(table)
    inputs = known.preprocessing.transform(table.without([known.target.name]))
    quality = measure_model(known, inputs.x, values)
    notes = (*table.notes, *inputs.notes)
    if as_json:
        say_json("evaluate", evaluation_result(model, data, known, quality, notes))
    else:
        say("\n".join(_report(model, known, table, quality, notes, lang)))
    return 0


def _report(
    model: str, known: Model, table: Table, quality: Quality, notes: tuple[Note, ...], lang: str
) -> list[str]:
    target = known.target
    lines = [wrapped(_head(model, known, table, lang), indent="  ")]
    lines += [wrapped(line, indent="    ") for line in note_lines(notes, lang)]
    if known.about.get("source") == table.source != SOURCE:
        lines.append(wrapped(f"  · {text('cli.evaluate.trained_on', lang)}", indent="    "))
    title = text("cli.evaluate.all_rows", lang)
    lines += ["", *quality_lines([(title, quality)], lang)]
    if quality.confusion is not None:
        lines += ["", *class_lines(quality.confusion, target, lang)]
        lines += ["", *confusion_lines(quality.confusion, target, title, lang)]
    return lines


def _head(model: str, known: Model, table: Table, lang: str) -> str:
    target = known.target
    what = text("cli.train.a_number", lang)
    if target.classes:
        classes = text("count.classes", lang, n=len(target.classes))
        what = text("cli.train.classes", lang, classes=classes, names=some(target.classes, lang))
    rows = text("count.rows", lang, n=table.n)
    return text(
        "cli.evaluate.head",
        lang,
        model=model,
        data=table.source,
        rows=rows,
        target=named(target.name),
        what=what,
    )
