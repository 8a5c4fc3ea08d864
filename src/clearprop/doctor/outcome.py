"""How a run ended, for the comparison of two: our own losses, the program's own numbers, its exception."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from clearprop.doctor.metrics import Metric, metrics
from clearprop.trace.case import Case

ANALYSES = ("clearprop.doctor.child:examine", "clearprop.doctor.child:outcome")


@dataclass(frozen=True)
class Outcome:
    """One run.  ``losses`` gives for each loss its value at the start and at the end."""

    losses: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    answers: tuple[float, ...] = ()
    steps: int | None = None
    examples: int | None = None
    batch: int | None = None
    metrics: Mapping[str, Metric] = field(default_factory=dict)
    failed: str | None = None
    cut: bool = False
    stdout: str = ""
    seconds: float = 0.0

    @classmethod
    def of(cls, case: Case) -> Outcome:
        """Read how a program that was examined, or run to try an edit, ended."""
        found: dict[str, Any] = next(
            (case.analyses[name] for name in ANALYSES if case.analyses.get(name)), {}
        )
        measured = found.get("measured") or {}
        ended = case.exception.kind if case.exception is not None else None
        return cls(
            {name: (float(start), float(end)) for name, (start, end) in measured.get("losses", {}).items()},
            tuple(measured.get("answers", ())),
            measured.get("steps"),
            measured.get("examples"),
            measured.get("batch"),
            metrics(case.stdout),
            ended or (case.limits[0] if case.status < 0 and case.limits else None),
            bool(found.get("cut")) or bool(case.limits and not found),
            case.stdout,
            case.seconds or 0.0,
        )

    def loss(self, name: str | None, other: Outcome) -> str | None:
        """Choose the loss by which this run and another are compared: the named one, if both have it."""
        for each in (name, "half_squared_error", *self.losses):
            if each is not None and each in self.losses and each in other.losses:
                return each
        return None

    def end(self, loss: str | None) -> float:
        """Give the loss at the end; nan where there is none."""
        return self.losses[loss][1] if loss is not None and loss in self.losses else math.nan
