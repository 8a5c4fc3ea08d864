"""``cp.examine`` of a network, a step or a run of our own: all checks, in one report without lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from clearprop.doctor.finding import Finding
from clearprop.doctor.health import (
    classes,
    columns,
    dead,
    deltas,
    epochs,
    equations,
    finite,
    rate,
    saturation,
    scales,
    start,
    symmetry,
    targets,
)
from clearprop.doctor.health.ending import ending
from clearprop.doctor.health.patient import Patient, of_network, of_run, of_step
from clearprop.doctor.ranking import ranked
from clearprop.doctor.report import Note, Report, Understood
from clearprop.network.network import Network
from clearprop.record.reconcile import Verdict, reconcile
from clearprop.record.run import Run
from clearprop.record.step import Step

Check = Callable[[Patient], Iterable[Finding]]
CHECKS: tuple[Check, ...] = (
    columns.find,
    targets.find,
    equations.find,
    symmetry.find,
    scales.find,
    start.find,
    rate.find,
    dead.find,
    saturation.find,
    finite.find,
    deltas.find,
    classes.find,
    epochs.find,
)


def examine(subject: Network | Step | Run, x: ArrayLike | None = None, y: ArrayLike | None = None) -> Report:
    """Examine what was computed here, or a record that somebody else wrote.

    Parameters
    ----------
    subject : a network, a step or a run
    x, y : the examples; without them a network is judged by its weights, a step or a run by its batches

    Examples
    --------
    >>> from clearprop import Network
    >>> report = examine(Network.from_sizes((2, 3, 1), "sigmoid", initializer="zeros"))
    >>> report.verdict, report.findings[0].code, report.findings[0].certainty
    ('faulty', 'I01', 'proven')
    """
    if isinstance(subject, Network):
        return report_of(of_network(subject, x, y))
    if isinstance(subject, Step):
        return report_of(of_step(subject, x, y))
    return report_of(of_run(subject, x, y))


def report_of(patient: Patient) -> Report:
    """Run all checks on a patient."""
    return Report(
        patient.kind,
        ranked(findings_of(patient)),
        described(patient),
        tuple(_notes(patient)),
        understood=understood(patient),
        settled=ending(patient) != "badly",
        examples=None if patient.x is None else len(patient.x),
        steps=None if patient.run is None or not patient.steps else patient.steps[-1].index,
    )


def findings_of(patient: Patient) -> list[Finding]:
    """What all checks found, unsorted."""
    # Some hold numbers near the end of all numbers; what overflows is infinite, and judged as that.
    with np.errstate(all="ignore"):
        return [finding for check in CHECKS for finding in check(patient)]


def understood(patient: Patient) -> Understood:
    """How far one can tell: a network without examples, or a record with gaps, is not known to the end."""
    if patient.kind == "network":
        return "updates" if patient.steps else "network"
    whole = patient.steps and all(
        reconcile(step).verdict is Verdict.HOLDS for step in equations.judged(patient)
    )
    return "updates" if whole else "network"


def described(patient: Patient) -> dict[str, Any] | None:
    """The network and its settings, by the keys of the report."""
    network = patient.network
    if network is None:
        return None
    settings = patient.steps[-1].settings if patient.steps and patient.kind != "network" else None
    settings = settings if patient.run is None else patient.run.settings.settings
    biases = {layer.bias for layer in network}
    return {
        "sizes": list(network.sizes),
        "activations": [str(layer.activation) for layer in network],
        "bias": biases.pop() if len(biases) == 1 else "per_unit",
        "loss": None if settings is None else settings.loss.name,
        "reduction": None if settings is None else settings.reduction,
        "learning_rate": None if settings is None else settings.optimizer.rate(1),
        "optimizer": None if settings is None else settings.optimizer.name,
    }


def _notes(patient: Patient) -> Iterable[Note]:
    if patient.x is None:
        yield Note("health.note.no_examples")
    elif patient.kind == "run" and not patient.whole:
        yield Note("health.note.last_batch", {"n": len(patient.x)})
    if patient.kind == "network" and patient.steps:
        yield Note("health.note.assumed_loss", {"loss": patient.steps[0].settings.loss.name})
