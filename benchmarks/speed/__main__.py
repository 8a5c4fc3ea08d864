"""How long training takes, ours and others', in interleaved repeats: each ratio is of two times in a row.

    python -m benchmarks.speed                     all cases, five repeats, one thread
    python -m benchmarks.speed A C --repeats 15 --without torch,scikit-learn

Wall time; --clock cpu takes the time that this process was computing, for a machine that does other work
besides; it is fair as long as everybody uses one thread, as here.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import sys
import time
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version

for _variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_variable, "1")
os.environ.setdefault("XLA_FLAGS", "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1")

from benchmarks.speed.cases import CASES, Case  # noqa: E402
from benchmarks.speed.contenders import Contender, Run, ours, products_alone, specialised, tutorial  # noqa: E402
from benchmarks.speed.peers import jax_scan, scikit_learn, torch_eager  # noqa: E402

CONTENDERS: dict[str, Contender] = {
    "compiled": ours("compiled"),
    "careful": ours("careful"),
    "limit": specialised,
    "products alone": products_alone,
    "tutorial NumPy": tutorial,
    "jax": jax_scan,
    "scikit-learn": scikit_learn,
    "torch": torch_eager,
}


def runs(case: Case, left_out: set[str]) -> dict[str, Run]:
    found: dict[str, Run] = {}
    for name, contender in CONTENDERS.items():
        if name in left_out:
            continue
        try:
            run = contender(case)
        except ImportError as error:
            print(f"{name}: {error}")
            continue
        if run is not None:
            found[name] = run
    return found


def measure(case: Case, repeats: int, left_out: set[str], clock: Callable[[], float]) -> None:
    found = runs(case, left_out)
    times: dict[str, list[float]] = {name: [] for name in found}
    for repeat in range(repeats + 1):
        for name, run in found.items():
            started = clock()
            run()
            if repeat:
                times[name].append(clock() - started)
    for name, taken in times.items():
        ratios = sorted(other / mine for other, mine in zip(taken, times["compiled"], strict=True))
        per_step = 1e6 * statistics.median(taken) / case.steps
        middle = statistics.median(ratios)
        print(
            f"{case.name}  {name:<16} {per_step:10.3f} us/step   x compiled"
            f" {middle:9.3f} [{ratios[0]:.3f}-{ratios[-1]:.3f}]   compiled is {1 / middle:.3f} of it",
            flush=True,
        )


def versions() -> str:
    found = [f"Python {platform.python_version()}"]
    for name in ("numpy", "jax", "scikit-learn", "torch"):
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"{name} not installed")
    return ", ".join(found)


def main() -> int:
    parser = argparse.ArgumentParser(description="Training time against others'.")
    parser.add_argument("cases", nargs="*", default=list(CASES), help="A to E (all)")
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--without", default="", help="names, with commas between")
    parser.add_argument("--clock", choices=("wall", "cpu"), default="wall")
    options = parser.parse_args()
    print(versions())
    print(f"{platform.platform()}, {os.cpu_count()} cores, {options.clock} time, {options.repeats} repeats")
    clock = time.process_time if options.clock == "cpu" else time.perf_counter
    for name in options.cases:
        measure(CASES[name](), options.repeats, set(options.without.split(",")), clock)
    return 0


if __name__ == "__main__":
    sys.exit(main())
