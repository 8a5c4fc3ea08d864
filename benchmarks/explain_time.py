"""What an explanation costs: the whole step of XOR, and single numbers of a network as large as MNIST's.

Processor time, each measured after a first one, so that catalogues are read and modules loaded.

    python benchmarks/explain_time.py --limit 50
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial

import numpy as np

import clearprop as cp

REPEATS = 15
SINGLE = (
    "layer 1, dW[300, 7]",
    "layer 1, z[0, 2]",
    "layer 3, a[0, 4]",
    "layer 2, W_new[11, 400]",
    "loss",
    "penalty",
)


def milliseconds(explain: Callable[[], object]) -> float:
    """The median over a few repeats."""
    explain()
    times = []
    for _ in range(REPEATS):
        start = time.process_time()
        explain()
        times.append(1000 * (time.process_time() - start))
    return statistics.median(times)


def large_step() -> cp.Step:
    rng = np.random.default_rng(0)
    net = cp.Network.create(784, [(512, "relu"), (512, "tanh"), (10, "softmax")], rng=0)
    y = np.eye(10)[rng.integers(0, 10, 32)]
    return cp.step(net, rng.random((32, 784)), y, loss="cross_entropy", optimizer=cp.Adam(0.01, l2=1e-4))


def one(step: cp.Step, address: str) -> str:
    return str(cp.explain(step, address, lang="en"))


def main() -> int:
    parser = argparse.ArgumentParser(description="What an explanation costs.")
    parser.add_argument("--limit", type=float, help="exit with 1 if XOR's whole step takes longer, in ms")
    options = parser.parse_args()
    xor, large = cp.examples.xor_2_4_1.step(), large_step()
    whole = milliseconds(lambda: str(cp.explain(xor, lang="en")))
    print(f"{'xor_2_4_1, the whole step':<40} {whole:8.1f} ms")
    for address in SINGLE:
        print(f"{'784-512-512-10, ' + address:<40} {milliseconds(partial(one, large, address)):8.1f} ms")
    return int(options.limit is not None and whole > options.limit)


if __name__ == "__main__":
    sys.exit(main())
