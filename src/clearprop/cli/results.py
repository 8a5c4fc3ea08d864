"""What ``--json`` prints: one object a command, described in ``docs/cli.md``.

Fields are added here, never renamed or taken away, unless the number of the schema goes up.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from clearprop.cli.data_out import Json
from clearprop.data.metrics import per_class
from clearprop.data.notes import Note
from clearprop.data.target import Target
from clearprop.model import Model, Prediction
from clearprop.training.quality import Quality
from clearprop.training.tabular import Fit, Prepared


def training_result(prepared: Prepared, fit: Fit, model: Path, overwritten: bool) -> Json:
    """What ``clearprop train --json`` prints."""
    run, plan, network = fit.run, fit.run.settings, fit.model.network
    return {
        "data": prepared.table.source,
        "model": str(model),
        "overwritten": overwritten,
        "columns": list(fit.model.preprocessing.columns),
        "target": fit.model.target.to_json(),
        "network": {
            "sizes": list(network.sizes),
            "activations": [str(layer.activation) for layer in network],
            "parameters": network.parameter_count,
        },
        "settings": {
            "loss": str(plan.loss),
            "optimizer": plan.optimizer.name,
            "learning_rate": plan.optimizer.learning_rate,
            "l2": plan.settings.l2,
            "weight_decay": getattr(plan.optimizer, "weight_decay", 0.0),
            "batch_size": plan.batch_size,
            "epochs": plan.epochs,
            "patience": plan.patience,
            "validation": prepared.settings.validation,
            "dtype": run.dtype,
            "engine": run.engine,
        },
        "seed": fit.seed,
        "epochs": run.epochs,
        "best_epoch": run.best_epoch,
        "outcome": run.outcome,
        "seconds": round(run.seconds, 3),
        "training": _measures(fit.training),
        "validation": _measures(fit.validation),
        "notes": _notes(fit.notes),
    }


def evaluation_result(model: str, data: str, known: Model, quality: Quality, notes: tuple[Note, ...]) -> Json:
    """What ``clearprop evaluate --json`` prints."""
    result: Json = {"model": model, "data": data, "target": known.target.to_json(), **_measures(quality)}
    if quality.confusion is not None:
        by_class = per_class(quality.confusion)
        for name in ("precision", "recall", "f1"):
            result[name] = np.asarray(getattr(by_class, name)).tolist()
    return {**result, "notes": _notes(notes)}


def prediction_result(
    model: str, data: str, target: Target, answer: Prediction, notes: tuple[Note, ...]
) -> Json:
    """What ``clearprop predict --json`` prints."""
    result: Json = {"model": model, "data": data, "target": target.to_json()}
    if answer.probabilities is None:
        result["predictions"] = answer.values.tolist()
    else:
        result["predictions"] = list(answer.labels)
        result["probabilities"] = answer.probabilities.tolist()
    return {**result, "notes": _notes(notes)}


def _measures(quality: Quality) -> Json:
    measured: Json = {"rows": quality.rows, **quality.numbers()}
    if quality.confusion is not None:
        measured["confusion"] = quality.confusion.tolist()
    return measured


def _notes(notes: tuple[Note, ...]) -> list[str]:
    return [note.text("en") for note in notes]
