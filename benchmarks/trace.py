"""What it costs to watch a program: time and memory against the same program run by hand, in pairs.

python benchmarks/trace.py --pairs 3
python benchmarks/trace.py --pairs 1 my_program.py
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

PROGRAMS = {
    "NumPy, XOR, 10000 steps": """
import numpy as np
np.random.seed(1)
X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]]); y = np.array([[0], [1], [1], [0]])
W1, b1, W2, b2 = np.random.randn(2, 4), np.zeros((1, 4)), np.random.randn(4, 1), np.zeros((1, 1))
def sigmoid(z):
    return 1 / (1 + np.exp(-z))
for epoch in range(10000):
    a1 = sigmoid(X @ W1 + b1); a2 = sigmoid(a1 @ W2 + b2)
    d2 = (a2 - y) * a2 * (1 - a2); d1 = d2 @ W2.T * a1 * (1 - a1)
    W2 -= a1.T @ d2; b2 -= d2.sum(0); W1 -= X.T @ d1; b1 -= d1.sum(0)
print(a2)
""",
    "floats in lists, 40 examples, 1000 epochs": """
import math, random
random.seed(1)
n = 6
w1 = [[random.uniform(-1, 1) for _ in range(3)] for _ in range(n)]
w2 = [random.uniform(-1, 1) for _ in range(n + 1)]
data = [(random.random(), random.random()) for _ in range(40)]
for epoch in range(1000):
    for a, b in data:
        t = 1.0 if a * b > 0.25 else 0.0
        h = [math.tanh(r[0] * a + r[1] * b + r[2]) for r in w1]
        o = 1 / (1 + math.exp(-sum(w * v for w, v in zip(w2, h)) - w2[n]))
        d = t - o
        for k in range(n):
            g = d * w2[k] * (1 - h[k] * h[k])
            w2[k] += 0.1 * d * h[k]
            w1[k][0] += 0.1 * g * a; w1[k][1] += 0.1 * g * b; w1[k][2] += 0.1 * g
        w2[n] += 0.1 * d
print(w2)
""",
    "60000 x 784, batches of 100, 3 epochs": """
import numpy as np
r = np.random.default_rng(0)
X = r.random((60000, 784)); t = r.integers(0, 10, 60000); Y = np.eye(10)[t]
W1, b1, W2, b2 = r.normal(0, .05, (784, 64)), np.zeros(64), r.normal(0, .1, (64, 10)), np.zeros(10)
for epoch in range(3):
    order = r.permutation(60000)
    for k in range(0, 60000, 100):
        x, y = X[order[k:k + 100]], Y[order[k:k + 100]]
        h = np.maximum(0, x @ W1 + b1); s = h @ W2 + b2
        p = np.exp(s - s.max(1, keepdims=True)); p /= p.sum(1, keepdims=True)
        d = (p - y) / 100; dh = d @ W2.T * (h > 0)
        W2 -= .1 * h.T @ d; b2 -= .1 * d.sum(0); W1 -= .1 * x.T @ dh; b1 -= .1 * dh.sum(0)
    print(epoch, -np.log(p[y > 0]).mean())
""",
    "60000 x 784, all at once, 10 steps": """
import numpy as np
r = np.random.default_rng(0)
X = r.random((60000, 784)); Y = np.eye(10)[r.integers(0, 10, 60000)]
W1, b1, W2, b2 = r.normal(0, .05, (784, 64)), np.zeros(64), r.normal(0, .1, (64, 10)), np.zeros(10)
for epoch in range(10):
    h = np.maximum(0, X @ W1 + b1); s = h @ W2 + b2
    p = np.exp(s - s.max(1, keepdims=True)); p /= p.sum(1, keepdims=True)
    d = (p - Y) / 60000; dh = d @ W2.T * (h > 0)
    W2 -= .1 * h.T @ d; b2 -= .1 * d.sum(0); W1 -= .1 * X.T @ dh; b1 -= .1 * dh.sum(0)
    print(epoch, -np.log(p[Y > 0]).mean())
""",
    "one example at a time, 20000 x 20": """
import numpy as np
r = np.random.default_rng(0)
X = r.normal(size=(20000, 20)); t = (X[:, 0] > 0) * 1.0
W, b, v, c = r.normal(size=(8, 20)) * .1, np.zeros(8), r.normal(size=8) * .1, 0.0
for x, y in zip(X, t):
    h = np.tanh(W @ x + b); o = 1 / (1 + np.exp(-(v @ h + c)))
    d = o - y; dh = d * v * (1 - h * h)
    v -= .05 * d * h; c -= .05 * d; W -= .05 * np.outer(dh, x); b -= .05 * dh
print(c, v)
""",
    "an empty loop, 3 million rounds": "n = 0\nfor k in range(3_000_000):\n    n += k\nprint(n)\n",
}
HAND = "import subprocess, sys; subprocess.run([sys.executable, {program!r}], stdout=subprocess.DEVNULL)"
WATCHED = "from clearprop import read_program; case = read_program({program!r}, time_limit=600)"
MEASURED = """
import resource, time
start = time.perf_counter()
{code}
took = time.perf_counter() - start
print(took, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000)
"""


def measured(code: str) -> tuple[float, float]:
    """Seconds and megabytes of what the code starts."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURED.format(code=code)], capture_output=True, text=True, check=True
    )
    seconds, megabytes = done.stdout.split()
    return float(seconds), float(megabytes)


def compare(name: str, program: Path, pairs: int) -> bool:
    """Print the medians of the pairs; whether both bounds hold."""
    hand, watched = HAND.format(program=str(program)), WATCHED.format(program=str(program))
    found = [(*measured(hand), *measured(watched)) for _ in range(pairs)]
    plain, memory, seen, more = (statistics.median(column) for column in zip(*found, strict=True))
    holds: bool = seen <= 2 * plain + 2 and more <= 3 * memory + 200
    print(
        f"{name:<44} {plain:6.2f} s -> {seen:6.2f} s   {memory:6.0f} MB -> {more:6.0f} MB"
        f"   {'' if holds else 'TOO MUCH'}",
        flush=True,
    )
    return holds


def main() -> int:
    parser = argparse.ArgumentParser(description="Watched runs against runs by hand.")
    parser.add_argument("--pairs", type=int, default=3, help="pairs of runs (3)")
    parser.add_argument("programs", nargs="*", type=Path, help="programs; the built-in ones if none")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        chosen = {path.name: path.absolute() for path in options.programs}
        for number, (name, text) in enumerate([] if chosen else PROGRAMS.items()):
            chosen[name] = Path(folder, f"program{number}.py")
            chosen[name].write_text(text, encoding="utf-8")
        held = [compare(name, path, options.pairs) for name, path in chosen.items()]
    return int(not all(held))


if __name__ == "__main__":
    sys.exit(main())
