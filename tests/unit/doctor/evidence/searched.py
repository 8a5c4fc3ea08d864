"""Programs whose updates are judged and whose edits are tried; each is recorded once, for all tests."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.judge import Judge
from clearprop.doctor.evidence.judged import Judged
from clearprop.doctor.evidence.search import Search
from clearprop.doctor.evidence.trials import Trial
from clearprop.trace.roles.roles import Roles
from clearprop.trace.tape.nodes import Node
from clearprop.trace.tape.tape import Tape
from tests.unit.doctor import programs

SOUND = programs.SOUND.replace("range(200)", "range(4)")
NO_SLOPE = SOUND.replace(" * (1 - h**2)", "")
MOMENTUM = """\
import numpy as np

rng = np.random.default_rng(2)
x, y = rng.normal(size=(6, 2)), rng.normal(size=(6, 1))
W1, b1 = rng.normal(size=(2, 3)), np.zeros(3)
W2, b2 = rng.normal(size=(3, 1)), np.zeros(1)
vW1, vb1, vW2, vb2 = np.zeros((2, 3)), np.zeros(3), np.zeros((3, 1)), np.zeros(1)
for step in range(5):
    h = np.tanh(x @ W1 + b1)
    a = h @ W2 + b2
    d2 = a - y
    d1 = d2 @ W2.T * (1 - h**2)
    vW2 = 0.9 * vW2 - 0.01 * (h.T @ d2)
    vb2 = 0.9 * vb2 - 0.01 * d2.sum(axis=0)
    vW1 = 0.9 * vW1 - 0.01 * (x.T @ d1)
    vb1 = 0.9 * vb1 - 0.01 * d1.sum(axis=0)
    W2 = W2 + vW2
    b2 = b2 + vb2
    W1 = W1 + vW1
    b1 = b1 + vb1
"""


@dataclass(frozen=True)
class Searched:
    """What is known of a program, and the search under the first loss that it may mean."""

    evidence: Evidence
    search: Search

    @property
    def tape(self) -> Tape:
        return self.evidence.tape

    @property
    def roles(self) -> Roles:
        return self.evidence.understanding.roles

    @property
    def judged(self) -> Judged:
        return self.search.judged

    @property
    def judge(self) -> Judge:
        return self.search.judge

    def site(self, text: str) -> int:
        """The first place of the program, in the order of the text, that reads so."""
        nodes = {node.site for node in self.tape.nodes}
        return next(
            k for k, site in enumerate(self.evidence.traced.sites) if site.text == text and k in nodes
        )

    def node(self, text: str, step: int = 0) -> Node:
        """The last result of a place in a judged step."""
        site, found = self.site(text), self.judged.steps[step].step.round.nodes
        return [self.tape.nodes[n] for n in found if self.tape.nodes[n].site == site][-1]

    def parameter(self, name: str) -> int:
        """The number of a parameter."""
        return [p.name for p in self.roles.parameters].index(name)

    def entries(self, name: str) -> slice:
        """Where a parameter stands when all are laid end to end."""
        number = self.parameter(name)
        at = sum(p.size for p in self.roles.parameters[:number])
        return slice(at, at + self.roles.parameters[number].size)

    def cured_by(self, trials: Iterable[Trial]) -> list[Trial]:
        """Those of some edits after which every update is true."""
        scored = [(trial, self.judge.judge([trial])) for trial in trials]
        return [trial for trial, score in scored if score is not None and score.cured]


@cache
def searched(text: str) -> Searched:
    """Run a program and understand it."""
    evidence = programs.evidence(text)
    return Searched(evidence, evidence.searches[0])
