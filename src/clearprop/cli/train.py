"""``clearprop train``: learn to predict one column of a table, and write the model."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from clearprop.cli import summary
from clearprop.cli.console import complain, remark, say
from clearprop.cli.options import OPTIMIZERS, parse_hidden, parse_optimizer, table_settings
from clearprop.cli.progress import ProgressBar
from clearprop.data.csv_reader import read_table
from clearprop.errors import SettingError
from clearprop.model import save
from clearprop.training.tabular import DEFAULTS, Fit, fit_table
from clearprop.words import text

FAILED, INTERRUPTED = 1, 130


def command(lang: str | None) -> click.Command:
    """Build the command, with its help in the language."""

    def option(*names: str, key: str, **settings: Any) -> click.Option:
        return click.Option(list(names), help=text(f"cli.train.help.{key}", lang), **settings)

    return click.Command(
        "train",
        help=text("cli.train.help", lang),
        callback=train,
        params=[
            click.Argument(["data"]),
            option("--target", key="target", required=True, metavar="COL"),
            option("-o", "--output", key="output", metavar="FILE"),
            option("--task", key="task", type=click.Choice(["classification", "regression"])),
            option("--hidden", key="hidden", multiple=True, metavar="UNITS:ACTIVATION"),
            option("--epochs", key="epochs", type=click.IntRange(min=1)),
            option("--batch-size", key="batch_size", type=click.IntRange(min=1)),
            option("--optimizer", key="optimizer", type=click.Choice(list(OPTIMIZERS))),
            option("--learning-rate", key="learning_rate", type=float),
            option("--l2", key="l2", type=float),
            option("--validation", key="validation", type=float),
            option("--patience", key="patience", type=click.IntRange(min=1)),
            option("--seed", key="seed", type=click.IntRange(min=0)),
            option("--drop", key="drop", multiple=True, metavar="COL"),
            option("--float32", key="float32", is_flag=True),
            click.Option(["--json", "as_json"], is_flag=True, help=text("cli.help.json", lang)),
            click.Option(["--lang"], default=lang, metavar="en|zh", help=text("cli.help.lang", lang)),
        ],
    )


def train(
    data: str,
    target: str,
    output: str | None,
    task: Any,
    hidden: tuple[str, ...],
    optimizer: str | None,
    learning_rate: float | None,
    l2: float | None,
    seed: int | None,
    drop: tuple[str, ...],
    float32: bool,
    as_json: bool,
    lang: str | None,
    **typed: Any,
) -> int:
    """Read, train, print, write; the exit code."""
    settings = table_settings(
        DEFAULTS,
        hidden=parse_hidden(hidden) if hidden else None,
        optimizer=parse_optimizer(DEFAULTS.optimizer, optimizer, learning_rate, l2),
        dtype="float32" if float32 else None,
        **typed,
    )
    destination = _destination(output, data)
    table = read_table(data)
    if target in drop:
        raise SettingError(f"--drop {target}: this is the target, which is needed. Drop another column.")
    table = table.without(drop)
    with ProgressBar(lang) as bar:
        fit = fit_table(table, target, task=task, settings=settings, rng=seed, callbacks=[bar])
    if fit.run.outcome == "not finite":
        complain(f"{fit.run.stopped} {text('cli.nothing_written', lang)}")
        return FAILED
    existed = destination.exists()
    model = replace(fit.model, about={**fit.model.about, "target": target})
    save(model, destination)
    if as_json:
        say(json.dumps(_as_data(fit, destination), ensure_ascii=False))
    else:
        _print(table, fit, data, destination, existed, lang)
    return INTERRUPTED if fit.run.outcome == "interrupted" else 0


def _destination(output: str | None, data: str) -> Path:
    """Where the model goes: refused before the training rather than after it."""
    path = Path(output) if output else Path(f"{Path(data).stem}.safetensors")
    if path.suffix != ".safetensors":
        raise SettingError(
            f"-o {path}: a model is a .safetensors file; write for example -o {path.stem}.safetensors."
        )
    if not (path.parent.is_dir() and os.access(path.parent, os.W_OK)):
        raise SettingError(f"-o {path}: {path.parent} is no folder that can be written to. Name another one.")
    return path


def _print(table: Any, fit: Fit, data: str, destination: Path, existed: bool, lang: str | None) -> None:
    lines = [*summary.head_lines(table, fit, lang), ""]
    if fit.run.epochs:
        lines += [*summary.epoch_lines(fit.run, lang), ""]
    lines += [*summary.measure_lines(fit, lang), ""]
    say("\n".join(lines))
    remark(summary.stopped_line(fit.run, lang))
    key = "cli.train.saved_over" if existed else "cli.train.saved"
    remark(text(key, lang, path=destination))
    say(text("cli.train.next", lang, model=destination, data=data))


def _as_data(fit: Fit, destination: Path) -> dict[str, Any]:
    run, target = fit.run, fit.model.target
    return {
        "schema": 1,
        "model": str(destination),
        "target": target.to_json(),
        "columns": list(fit.model.preprocessing.columns),
        "network": {
            "sizes": list(fit.model.network.sizes),
            "activations": [str(layer.activation) for layer in fit.model.network],
        },
        "loss": str(run.settings.loss),
        "optimizer": str(run.settings.optimizer),
        "seed": fit.seed,
        "epochs": run.epochs,
        "best_epoch": run.best_epoch,
        "outcome": run.outcome,
        "stopped": run.stopped,
        "seconds": round(run.seconds, 3),
        "engine": run.engine,
        "dtype": run.dtype,
        "training": {"rows": fit.training.rows, **fit.training.numbers()},
        "validation": {"rows": fit.validation.rows, **fit.validation.numbers()},
        "notes": [str(note) for note in fit.notes],
    }
