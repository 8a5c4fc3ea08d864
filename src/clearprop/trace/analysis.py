"""From the tape to roles, network and Steps: the one call that is made after a program has run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from clearprop.network.network import Network
from clearprop.record.address import Address
from clearprop.record.settings import Settings
from clearprop.record.step import Step
from clearprop.trace.span import Span
from clearprop.trace.traced import Traced


@dataclass(frozen=True, eq=False)
class Analysis:
    """What was understood; everything may be missing, and then a note says why."""

    network: Network | None = None
    settings: Settings | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()
    roles: Mapping[str, Any] = field(default_factory=dict)
    names: Mapping[Address, str] = field(default_factory=dict)
    spans: Mapping[Address, Span] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def analyse(traced: Traced) -> Analysis:
    """Recover roles, network and Steps from what was recorded."""
    return Analysis(notes=("the recording was not analysed",))
