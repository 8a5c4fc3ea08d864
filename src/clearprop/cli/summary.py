"""The summary of a training, as lines of text: data, network, epochs, measures, why it stopped."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from clearprop.cli.console import styled, wrapped
from clearprop.cli.layout import RIGHT, table
from clearprop.cli.measures import confusion_lines, quality_lines
from clearprop.cli.phrases import note_lines, percent, some
from clearprop.data.quoting import named
from clearprop.formula.columns import aligned
from clearprop.record.run import Run
from clearprop.training.tabular import Fit, Prepared
from clearprop.words import text
from clearprop.words.width import width

SHOWN_EPOCHS = 5


def head_lines(prepared: Prepared, run: Run, lang: str) -> list[str]:
    """What was found in the data, which network learns it, and how: all that is known before it starts."""
    lines = [data_line(prepared, lang), network_line(prepared, run, lang), *plan_lines(prepared, run, lang)]
    notes = [wrapped(line, indent="    ") for line in note_lines(prepared.notes, lang)]
    return [*(wrapped(line, indent="  ") for line in lines), *notes]


def data_line(prepared: Prepared, lang: str) -> str:
    """``moons.csv: 400 rows, inputs x1, x2; target label: 2 classes (0, 1)``."""
    target, found = prepared.target, prepared.table
    if target.task == "classification":
        classes = text("count.classes", lang, n=len(target.classes))
        what = text("cli.train.classes", lang, classes=classes, names=some(target.classes, lang))
    else:
        what = text("cli.train.a_number", lang)
    return text(
        "cli.train.data",
        lang,
        source=found.source,
        rows=text("count.rows", lang, n=found.n),
        inputs=some(prepared.preprocessing.columns, lang),
        target=named(target.name),
        what=what,
    )


def network_line(prepared: Prepared, run: Run, lang: str) -> str:
    """``network 2-8-1: tanh, sigmoid · 33 parameters · binary_cross_entropy, mean``."""
    network, plan = prepared.network, run.settings
    sizes = "-".join(map(str, network.sizes))
    activations = ", ".join(str(layer.activation) for layer in network)
    parameters = text("count.parameters", lang, n=network.parameter_count)
    head = text("cli.train.network", lang, sizes=sizes, activations=activations)
    return f"{head} · {parameters} · {plan.loss}, {plan.reduction}"


def plan_lines(prepared: Prepared, run: Run, lang: str) -> list[str]:
    """``Adam(0.01) · l2 0.0001 · batches of 32 · at most 300 epochs``, then seed and engine."""
    plan = run.settings
    decay = [f"l2 {plan.settings.l2:g}"] if plan.settings.l2 else []
    if shrinking := getattr(plan.optimizer, "weight_decay", 0.0):
        decay.append(text("cli.train.weight_decay", lang, rate=f"{shrinking:g}"))
    batches = text("cli.train.batches", lang, size=plan.batch_size)
    epochs = text("cli.train.at_most", lang, epochs=text("count.epochs", lang, n=plan.epochs))
    seed = [text("cli.train.seed", lang, seed=prepared.seed)] if prepared.seed is not None else []
    engine = text("cli.train.engine", lang, engine=run.engine, dtype=run.dtype)
    return [" · ".join([str(plan.optimizer), *decay, batches, epochs]), " · ".join([*seed, engine])]


def epoch_lines(run: Run, lang: str) -> list[str]:
    """A few epochs: the first, some between, the best and the last."""
    shown = shown_epochs(run)
    heads = [text(f"cli.train.{name}", lang) for name in ("epoch", "training", "validation")]
    cells = [
        [str(epoch) for epoch in shown],
        aligned([run.loss[epoch - 1] for epoch in shown]),
        aligned([run.validation_loss[epoch - 1] for epoch in shown]),
    ]
    if (accuracy := run.metrics.get("accuracy")) is not None:
        heads.append(text("cli.train.accuracy_validation", lang))
        cells.append([percent(accuracy[epoch - 1]) for epoch in shown])
    best = text("cli.train.best", lang)
    marks = ["", *(best if epoch == run.best_epoch else "" for epoch in shown)]
    return table([heads, *zip(*cells, strict=True)], [RIGHT] * len(heads), remarks=marks)


def shown_epochs(run: Run, most: int = SHOWN_EPOCHS) -> list[int]:
    """Which epochs tell the story: closer together at the beginning, where most happens."""
    chosen = {round(float(epoch)) for epoch in np.geomspace(1, max(run.epochs, 1), most)}
    return sorted(chosen | ({run.best_epoch} if run.best_epoch else set()))


def measure_lines(fit: Fit, lang: str) -> list[str]:
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


def stopped_line(run: Run, lang: str) -> str:
    """Why training stopped, in the reader's language, and how long it took."""
    key = run.outcome.replace(" ", "_") if run.best_epoch else "never_finite"
    return text(
        f"cli.stopped.{key}",
        lang,
        epoch=run.epochs,
        best=run.best_epoch,
        patience=run.settings.patience,
        seconds=f"{run.seconds:.1f}",
    )


def saved_lines(path: str, parts: Sequence[str], existed: bool, lang: str) -> str:
    """``Saved   m.safetensors   (network, input scaling, class names)``."""
    label = text("cli.saved", lang)
    inside = text("cli.comma", lang).join(text(f"cli.saved.{part}", lang) for part in parts)
    key = "cli.train.saved_over" if existed else "cli.train.saved"
    line = f"{label}   {text(key, lang, path=path, inside=inside)}"
    return styled(label, "bold") + wrapped(line, indent=" " * (width(label) + 3)).removeprefix(label)
