"""Small programs that are run once, in this process, and what the diagnosis makes of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.diagnosis.choose import Choice, choices
from clearprop.doctor.diagnosis.meaning import Meaning
from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.search import Search
from clearprop.doctor.evidence.trials import Means, Trial
from clearprop.doctor.rewriting.rewrite import edit_of
from clearprop.trace.traced import Traced
from tests.unit.doctor.programs import evidence

HEAD = """\
import numpy as np

rng = np.random.default_rng(4)
x = rng.normal(size=(5, 3))
y = rng.normal(size=(5, 3))
W1, b1 = rng.normal(0, 1, (3, 3)), np.zeros(3)
W2, b2 = rng.normal(0, 1, (3, 3)), np.zeros(3)
rate = 0.05
"""
# All layers are of one size, so that nothing but the numbers tells a weight from its transpose.
TWO_LAYERS = (
    HEAD
    + """\
for step in range(5):
    z1 = x @ W1 + b1
    h = np.tanh(z1)
    a = h @ W2 + b2
    d2 = a - y
    d1 = d2 @ W2.T * (1 - h ** 2)
    W2 -= rate * h.T @ d2
    b2 -= rate * d2.sum(axis=0)
    W1 -= rate * x.T @ d1
    b1 -= rate * d1.sum(axis=0)
"""
)
EARLY = TWO_LAYERS.replace(
    "    d1 = d2 @ W2.T * (1 - h ** 2)\n    W2 -= rate * h.T @ d2\n",
    "    W2 -= rate * h.T @ d2\n    d1 = d2 @ W2.T * (1 - h ** 2)\n",
)
LISTED = (
    HEAD
    + """\
weights = [W1, W2, rng.normal(size=(3, 3))]
for step in range(5):
    acts = [x]
    for W in weights:
        acts.append(np.tanh(acts[-1] @ W))
    delta = (acts[-1] - y) * (1 - acts[-1] ** 2)
    grads = [None, None, None]
    for k in (2, 1, 0):
        grads[k] = acts[k].T @ delta
        delta = delta @ weights[k].T * (1 - acts[k] ** 2)
    for k in range(3):
        weights[k] -= rate * grads[k]
"""
)
ADAM = (
    HEAD
    + """\
params = [W1, b1, W2, b2]
m = [np.zeros_like(p) for p in params]
v = [np.zeros_like(p) for p in params]
for t in range(1, 7):
    h = np.tanh(x @ params[0] + params[1])
    d2 = h @ params[2] + params[3] - y
    d1 = d2 @ params[2].T * (1 - h ** 2)
    grads = [x.T @ d1, d1.sum(axis=0), h.T @ d2, d2.sum(axis=0)]
    for k in range(4):
        m[k] = 0.9 * m[k] + 0.1 * grads[k]
        v[k] = 0.999 * v[k] + 0.001 * grads[k] ** 2
        m_hat = m[k] / (1 - 0.9 ** t)
        v_hat = v[k] / (1 - 0.999 ** t)
        params[k] -= rate * m_hat / (np.sqrt(v_hat) + 1e-8)
"""
)


@dataclass(frozen=True)
class Recorded:
    """What is known of one program."""

    text: str
    evidence: Evidence

    @property
    def traced(self) -> Traced:
        return self.evidence.traced

    @cached_property
    def search(self) -> Search:
        """The search under the loss that the program means."""
        return next(s for s in self.evidence.searches if s.judged.loss == "half_squared_error")

    @cached_property
    def meaning(self) -> Meaning:
        return Meaning(self.traced, self.evidence.understanding.roles, self.search)

    @cached_property
    def choices(self) -> list[Choice]:
        return choices(self.traced, self.search, self.meaning, self.search.cures())

    @property
    def best(self) -> Trial:
        """The edit that is likeliest."""
        return self.choices[0].cure.trials[-1]

    def site(self, text: str) -> int:
        """The first place that reads so."""
        return next(k for k, site in enumerate(self.traced.sites) if site.text == text)

    def trials(self, text: str, means: Means) -> list[Trial]:
        """The edits of one kind that are proposed for a place, whether they cure or not."""
        return [each for each in self.search.vocabulary[self.site(text)] if each.means == means]

    def edited(self, site: int, means: Means, text: str, **detail: object) -> str | None:
        """The program after an edit of a place, by what is known of it alone."""
        edit = edit_of(self.traced, Trial(site, means, lambda node, value: None, None, text, detail))
        return None if edit is None else self.with_edit(edit)

    def with_edit(self, edit: Edit | None) -> str:
        """The program after an edit."""
        assert edit is not None
        return edit.applied(self.text, "program.py")

    def told(self, found: Candidate) -> tuple[str, int]:
        """The code and the line of a finding."""
        assert found.span is not None
        return found.code, found.span.line

    def line(self, piece: str) -> int:
        """The number of the only line that holds a text."""
        (number,) = [k for k, line in enumerate(self.text.split("\n"), 1) if piece in line]
        return number


@cache
def recorded(text: str) -> Recorded:
    """Run a program, once for all tests."""
    return Recorded(text, evidence(text))
