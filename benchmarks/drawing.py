"""How long a picture takes to be laid out and written, in CPU seconds, the best of a few runs.

    python benchmarks/drawing.py --runs 5 --limit

``--limit`` exits with 1 when a picture takes longer than the bound beside it: 0.05 s for a network that can
be followed by hand, 0.8 s for the most crowded that is labelled whole.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable

import clearprop as cp

XOR = cp.examples.xor_2_4_1


def network(*sizes: int) -> cp.Network:
    return cp.Network.from_sizes(sizes, "tanh", rng=0)


def cases() -> dict[str, tuple[float, Callable[[], object]]]:
    """Each picture with its bound in seconds."""
    step, crowded, wide = XOR.step(), network(8, 8, 8, 8), network(784, 512, 512, 10)
    return {
        "2-4-1, weights": (0.05, lambda: cp.draw(XOR.network)),
        "2-4-1, delta": (0.05, lambda: cp.draw(step, show="delta")),
        "2-4-1, 390 wide": (0.05, lambda: cp.draw(step, width=390)),
        "8-8-8-8, 192 labels": (0.8, lambda: cp.draw(crowded)),
        "8-8-8-8, 390 wide": (0.8, lambda: cp.draw(crowded, width=390)),
        "784-512-512-10": (0.3, lambda: cp.draw(wide)),
        "boundary of 2-4-1": (0.1, lambda: cp.draw_boundary(XOR.network, XOR.x, XOR.y)),
        "loss surface of 2-4-1": (0.4, lambda: cp.draw_surface(step, "w1", "w2")),
    }


def seconds(drawn: Callable[[], object], runs: int) -> float:
    """The best of a few runs, in CPU time, so that a busy machine changes little."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        drawn()
        times.append(time.process_time() - start)
    return min(times)


def main() -> int:
    parser = argparse.ArgumentParser(description="Time of drawing.")
    parser.add_argument("--runs", type=int, default=5, help="runs of each picture (5)")
    parser.add_argument("--limit", action="store_true", help="exit with 1 if a bound is passed")
    asked = parser.parse_args()
    late = 0
    for name, (bound, drawn) in cases().items():
        taken = seconds(drawn, asked.runs)
        late += taken > bound
        print(f"{name:<24} {1000 * taken:7.1f} ms   bound {1000 * bound:5.0f} ms")
    return int(asked.limit and late > 0)


if __name__ == "__main__":
    raise SystemExit(main())
