"""The summary of a training, as lines of text: data, network, epochs, measures, why it stopped."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from clearprop.cli.measures import confusion_lines, quality_lines
from clearprop.data.table import Table
from clearprop.formula.numbers import format_number
from clearprop.record.run import Run
from clearprop.training.tabular import Fit
from clearprop.words import text
from clearprop.words.width import Side, aligned_rows


def head_lines(table: Table, fit: Fit, lang: str | None) -> list[str]:
    """What was found in the data, which network learns it, and how."""
    return [
        data_line(table, fit, lang),
        network_line(fit, lang),
        plan_line(fit.run, lang),
        *note_lines(fit, lang),
    ]


def data_line(table: Table, fit: Fit, lang: str | None) -> str:
    """``moons.csv: 400 rows, inputs x1, x2; target label: 2 classes (0, 1)``."""
    target, columns = fit.model.target, fit.model.preprocessing.columns
    if target.task == "classification":
        classes = text("count.classes", lang, n=len(target.classes))
        what = f"{classes} ({_some(target.classes, lang)})"
    else:
        what = text("cli.train.a_number", lang)
    return text(
        "cli.train.data",
        lang,
        source=table.source,
        rows=text("count.rows", lang, n=table.n),
        inputs=_some(columns, lang),
        target=target.name,
        what=what,
    )


def network_line(fit: Fit, lang: str | None) -> str:
    """``network 2-8-1: tanh, sigmoid · 33 parameters · binary_cross_entropy, mean``."""
    network, plan = fit.model.network, fit.run.settings
    sizes = "-".join(map(str, network.sizes))
    activations = ", ".join(str(layer.activation) for layer in network)
    parameters = text("count.parameters", lang, n=network.parameter_count)
    head = text("cli.train.network", lang, sizes=sizes, activations=activations)
    return f"{head} · {parameters} · {plan.loss}, {plan.reduction}"


def plan_line(run: Run, lang: str | None) -> str:
    """``Adam(0.01) · batches of 32 · 300 epochs · engine reference, float64``."""
    plan = run.settings
    batches = text("cli.train.batches", lang, size=plan.batch_size)
    epochs = text("cli.train.at_most", lang, epochs=text("count.epochs", lang, n=plan.epochs))
    engine = text("cli.train.engine", lang, engine=run.engine, dtype=run.dtype)
    return f"{plan.optimizer} · {batches} · {epochs} · {engine}"


def note_lines(fit: Fit, lang: str | None) -> list[str]:
    """What had to be decided or done to the data, one line each."""
    return [f"  · {note.text(lang)}" for note in fit.notes]


def epoch_lines(run: Run, lang: str | None) -> list[str]:
    """A few epochs: the first, some between, the best and the last."""
    accuracy = run.metrics.get("accuracy")
    heads = [text(f"cli.train.{name}", lang) for name in ("epoch", "training", "validation")]
    if accuracy is not None:
        heads.append(text("cli.train.accuracy_validation", lang))
    rows = [tuple(heads)]
    for epoch in shown_epochs(run):
        row = [str(epoch), format_number(run.loss[epoch - 1]), format_number(run.validation_loss[epoch - 1])]
        if accuracy is not None:
            row.append(percent(accuracy[epoch - 1]))
        if epoch == run.best_epoch:
            row.append(text("cli.train.best", lang))
        rows.append(tuple(row))
    sides: tuple[Side, ...] = ("right",) * (len(heads)) + ("left",)
    return [f"  {line}" for line in aligned_rows(rows, sides, gap=4)]


def shown_epochs(run: Run, most: int = 6) -> list[int]:
    """Which epochs tell the story: closer together at the beginning, where most happens."""
    between = np.geomspace(1, run.epochs, most - 1) if run.epochs else []
    chosen = {round(float(epoch)) for epoch in between}
    return sorted(chosen | ({run.best_epoch} if run.best_epoch else set()))


def measure_lines(fit: Fit, lang: str | None) -> list[str]:
    """The measures on both sides, and which classes were taken for which."""
    sides = [
        (text("cli.train.training", lang), fit.training),
        (text("cli.train.validation", lang), fit.validation),
    ]
    lines = quality_lines(sides, lang)
    if fit.validation.confusion is not None:
        title = text("cli.train.validation", lang)
        lines += ["", *confusion_lines(fit.validation.confusion, fit.model.target, title, lang)]
    return lines


def stopped_line(run: Run, lang: str | None) -> str:
    """Why training stopped, in the reader's language, and how long it took."""
    key = run.outcome.replace(" ", "_")
    return text(
        f"cli.stopped.{key}",
        lang,
        epoch=run.epochs,
        best=run.best_epoch,
        patience=run.settings.patience,
        seconds=f"{run.seconds:.1f}",
    )


def percent(share: float) -> str:
    """``96.25 %``, with a space as everywhere."""
    return f"{100 * share:.2f} %"


def _some(names: Sequence[str], lang: str | None, most: int = 6) -> str:
    shown = text("cli.comma", lang).join(names[:most])
    return shown if len(names) <= most else text("cli.train.more", lang, names=shown, n=len(names) - most)
