"""``clearprop train``: learn to predict one column of a table, and write the model."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import click

from clearprop.cli import summary
from clearprop.cli.advice import advice
from clearprop.cli.command import Command, Option
from clearprop.cli.console import complain, is_terminal, remark, say, wrapped
from clearprop.cli.data_out import say_json
from clearprop.cli.destination import model_path
from clearprop.cli.failure import why_not_finite
from clearprop.cli.interrupts import one_is_enough
from clearprop.cli.kinds import above_zero, from_zero, one_of, share, whole
from clearprop.cli.next_steps import next_lines, typed
from clearprop.cli.options import OPTIMIZERS, parse_hidden, parse_optimizer, table_settings
from clearprop.cli.results import training_result
from clearprop.cli.tables import left_out, read_rows
from clearprop.cli.usage import Misuse
from clearprop.cli.writing import writing
from clearprop.data.target import TASKS
from clearprop.model import save
from clearprop.record.run import Run
from clearprop.training.callbacks import Callback
from clearprop.training.tabular import DEFAULTS, Fit, Prepared, prepare_table
from clearprop.words import text

FINE, FAILED, INTERRUPTED = 0, 1, 130


def command(lang: str) -> click.Command:
    """Build the command, with its help in the language."""

    def option(*names: str, group: str, **settings: Any) -> Option:
        name = names[-1].removeprefix("--").replace("-", "_")
        usual = {"usual": _usual(name)} if name in USUAL else {}
        return Option(*names, words=text(f"cli.train.help.{name}", lang, **usual), group=group, **settings)

    return Command(
        "train",
        train,
        lang=lang,
        usage="train DATA --target COL [-o MODEL.safetensors] …",
        examples=[
            "clearprop train flowers.csv --target species",
            "clearprop train houses.csv --target price --hidden 32:relu,16:relu --seed 1",
        ],
        params=[
            click.Argument(["data"], metavar="DATA"),
            option("--target", group="data", metavar="COL"),
            left_out(lang),
            option("--task", group="data", type=one_of("--task", TASKS), metavar="TASK"),
            option("--validation", group="data", type=share("--validation", "0.2"), metavar="SHARE"),
            option("--hidden", group="network", multiple=True, metavar="UNITS:ACTIVATION"),
            option("--epochs", group="training", type=whole("--epochs", 1), metavar="N"),
            option("--batch-size", group="training", type=whole("--batch-size", 1), metavar="N"),
            option(
                "--optimizer", group="training", type=one_of("--optimizer", list(OPTIMIZERS)), metavar="NAME"
            ),
            option(
                "--learning-rate", group="training", type=above_zero("--learning-rate", "0.01"), metavar="X"
            ),
            option("--l2", group="training", type=from_zero("--l2", "0.0001"), metavar="X"),
            option("--weight-decay", group="training", type=from_zero("--weight-decay", "0.1"), metavar="X"),
            option("--patience", group="training", type=whole("--patience", 1), metavar="N"),
            option("--seed", group="training", type=whole("--seed", 0), metavar="N"),
            option("--float32", group="training", is_flag=True),
            option("-o", "--output", group="output", metavar="FILE"),
            Option("--json", "as_json", words=text("cli.help.json", lang), group="output", is_flag=True),
        ],
    )


OF_OPTIMIZER = ("learning_rate", "l2", "weight_decay")
USUAL = ("validation", "hidden", "epochs", "batch_size", "patience", "optimizer", *OF_OPTIMIZER)


def _usual(name: str) -> str:
    """What an option is when it is not given, as it would be typed."""
    if name == "hidden":
        return ",".join(f"{units}:{activation}" for units, activation in DEFAULTS.hidden) or "none"
    if name == "optimizer":
        return DEFAULTS.optimizer.name
    if name in OF_OPTIMIZER:
        return f"{getattr(DEFAULTS.optimizer, name, 0.0):g}"
    return str(getattr(DEFAULTS, name))


def train(
    data: str,
    target: str | None,
    drop: tuple[str, ...],
    task: Any,
    hidden: tuple[str, ...],
    optimizer: str | None,
    learning_rate: float | None,
    l2: float | None,
    weight_decay: float | None,
    seed: int | None,
    float32: bool,
    output: str | None,
    as_json: bool,
    lang: str,
    **numbers: Any,
) -> int:
    """Read, train, print, write; the exit code."""
    settings = table_settings(
        DEFAULTS,
        hidden=parse_hidden(hidden) if hidden else None,
        optimizer=parse_optimizer(
            DEFAULTS.optimizer, optimizer, learning_rate=learning_rate, l2=l2, weight_decay=weight_decay
        ),
        dtype="float32" if float32 else None,
        **numbers,
    )
    destination = model_path(output, data)
    writing().meant.append(destination)
    table = read_rows(data, drop, target)
    if target is None:
        raise Misuse("cli.usage.no_target", data=data, names=table.names)
    prepared = prepare_table(table, target, task=task, settings=settings, rng=seed)
    with one_is_enough() as interrupts:
        with _watched(lang) as bar:
            fit = prepared.fit([*([] if as_json else [_Head(prepared, lang)]), *bar, interrupts])
        if (lost := _lost(prepared, fit, lang)) is not None:
            return lost
        existed = destination.exists()
        save(fit.model, destination)
        writing().done.append(destination)
    if as_json:
        say_json("train", training_result(prepared, fit, destination, existed))
    else:
        _report(fit, str(destination), existed, lang)
    _advise(prepared, fit, lang)
    return _code(fit.run, as_json, lang)


def _lost(prepared: Prepared, fit: Fit, lang: str) -> int | None:
    """The exit code of a training that left nothing to save, after saying so."""
    if fit.run.outcome == "not finite":
        complain(why_not_finite(prepared, fit, lang), lang)
        _advise(prepared, fit, lang)
        return FAILED
    if fit.run.outcome == "interrupted" and not fit.run.epochs:
        complain(text("cli.train.nothing_kept", lang), lang)
        return INTERRUPTED
    return None


def _advise(prepared: Prepared, fit: Fit, lang: str) -> None:
    """Say what the doctor finds worst where training ended badly; nothing where it ended well."""
    if (sentence := advice(prepared, fit, lang)) is not None:
        remark(sentence)


class _Head(Callback):
    """Says what was found and what is planned, as soon as the first step is about to be made."""

    def __init__(self, prepared: Prepared, lang: str) -> None:
        self._prepared, self._lang = prepared, lang

    def on_train_begin(self, run: Run) -> None:
        say("\n".join(summary.head_lines(self._prepared, run, self._lang)))


def _watched(lang: str) -> AbstractContextManager[tuple[Callback, ...]]:
    """A progress bar where somebody watches; nothing where nobody does."""
    if not is_terminal(sys.stderr):
        return nullcontext(())
    from clearprop.cli.progress import watched

    return watched(lang)


def _report(fit: Fit, destination: str, existed: bool, lang: str) -> None:
    parts = ["network", "inputs", "classes" if fit.model.target.classes else "scale"]
    lines = ["", *summary.epoch_lines(fit.run, lang), "", *summary.measure_lines(fit, lang), ""]
    lines.append(wrapped(summary.stopped_line(fit.run, lang)))
    lines.append(summary.saved_lines(destination, parts, existed, lang))
    steps = [
        (typed("clearprop", "predict", destination, "NEW.csv"), text("cli.next.predict", lang)),
        (typed("clearprop", "evaluate", destination, "TEST.csv"), text("cli.next.evaluate", lang)),
    ]
    say("\n".join([*lines, "", *next_lines(steps, lang)]))


def _code(run: Run, as_json: bool, lang: str) -> int:
    if run.outcome != "interrupted":
        return FINE
    if as_json:
        remark(summary.stopped_line(run, lang))
    return INTERRUPTED
