"""Somebody's program, read: what it computed, as our own record, with the place of every number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from clearprop.displays import Displayed
from clearprop.network.network import Network
from clearprop.record.address import Address
from clearprop.record.settings import Settings
from clearprop.record.step import Step
from clearprop.trace.failure import Failure, Warned
from clearprop.trace.span import Span


@dataclass(frozen=True, eq=False, repr=False)
class Case(Displayed):
    """What a program did when it was run under observation.

    ``network`` is None where no dense network was recognised, and then ``notes`` say why.  ``names`` gives
    the program's own name of a number, ``spans`` the place that computes it.  ``limits`` are sentences about
    what was cut short; a run that ended by itself, with all of its output, has none.

    Examples
    --------
    >>> Case(Path("xor.py"), stdout="loss 0.1\\n")
    Case(xor.py: no network recognised; ran to its end)
    """

    program: Path
    network: Network | None = None
    settings: Settings | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()
    roles: Mapping[str, Any] = field(default_factory=dict)
    names: Mapping[Address, str] = field(default_factory=dict)
    spans: Mapping[Address, Span] = field(default_factory=dict)
    stdout: str = ""
    stderr: str = ""
    exception: Failure | None = None
    warnings: tuple[Warned, ...] = ()
    limits: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    status: int = 0
    seconds: float | None = None
    analyses: Mapping[str, Any] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"Case({self.program.name}: {self._understood()}; {self._ended()})"

    def _understood(self) -> str:
        if self.network is None:
            return "no network recognised"
        sizes = [layer.n_in for layer in self.network.layers[:1]]
        sizes += [layer.n_out for layer in self.network.layers]
        steps = f"{len(self.steps)} step{'' if len(self.steps) == 1 else 's'}"
        return f"network {'-'.join(map(str, sizes))}, {steps} recorded"

    def _ended(self) -> str:
        if self.exception is not None:
            return f"ended with {self.exception.kind}"
        return self.limits[0] if self.limits else "ran to its end"
