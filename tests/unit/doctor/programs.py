"""Small programs for the doctor's tests, and what rules and runs make of them."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path

from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.finding import Finding, Rerun
from clearprop.trace.span import Span
from clearprop.trace.traced import Traced
from tests.trace.watching import watch

SOUND = """\
import numpy as np

rng = np.random.default_rng(4)
x = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=float)
y = np.array([[0], [1], [1], [1]], dtype=float)
W1, b1 = rng.normal(0, 1, (2, 3)), np.zeros(3)
W2, b2 = rng.normal(0, 1, (3, 1)), np.zeros(1)
for step in range(200):
    h = np.tanh(x @ W1 + b1)
    a = 1 / (1 + np.exp(-(h @ W2 + b2)))
    d2 = (a - y) * a * (1 - a)
    d1 = d2 @ W2.T * (1 - h**2)
    W2 -= 0.5 * h.T @ d2
    b2 -= 0.5 * d2.sum(axis=0)
    W1 -= 0.5 * x.T @ d1
    b1 -= 0.5 * d1.sum(axis=0)
print("loss", 0.5 * ((a - y) ** 2).sum())
"""
FAULTY = SOUND.replace("d2 = (a - y)", "d2 = (y - a)")
FAULT_LINE = 11
NO_TRAINING = "print(1 + 2)\n"


def write(folder: Path, text: str, name: str = "net.py") -> Path:
    """Write a program into a folder."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def traced(text: str) -> Traced:
    """Run a program as it is run when it is examined; what it prints is dropped."""
    with contextlib.redirect_stdout(io.StringIO()):
        seen = watch(text)
    return Traced(Path("program.py"), seen.tape, seen.sites, seen.names)


def evidence(text: str) -> Evidence:
    """What is known of a program."""
    return Evidence(traced(text))


RERUN = Rerun(0.25, 0.003, 1000, (0.48, 0.51), (0.02, 0.98), ("accuracy", 0.5, 1.0))
FINDING = Finding(
    "G02",
    "proven",
    Span("net.py", 2, 6, 2, 11),
    "doctor.message.G02",
    {"text": "h * h"},
    "0.2118",
    "0.1438",
    "--- a/net.py\n+++ b/net.py\n@@ -1,3 +1,3 @@\n a = 1\n-d_h = h * h\n+d_h = h * (1 - h)\n b = 2\n",
    RERUN,
    ((1, "a = 1"), (2, "d_h = h * h"), (3, "b = 2")),
)
NETWORK = {
    "sizes": [2, 4, 1],
    "activations": ["sigmoid", "sigmoid"],
    "bias": "per_unit",
    "loss": "half_squared_error",
    "reduction": "sum",
    "learning_rate": 0.5,
    "optimizer": "SGD",
}
