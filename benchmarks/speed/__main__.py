"""How long training takes, ours and others', in interleaved repeats: each ratio is of two times in a row.

    python -m benchmarks.speed all --write         everything, under ten minutes; RESULTS.md and its picture
    python -m benchmarks.speed A C --repeats 15 --without "torch,scikit-learn"

`all` is the five cases on one thread, D and E on two, cold processes, memory and scaling.  It needs jax,
scikit-learn and torch beside clearprop; who is not installed is left out, and said.

Wall time; --clock cpu takes the time that this process was computing, for a machine that does other work
besides.  Everybody has as many cores as threads, where the system can promise it.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

for _variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_variable, "1")
os.environ.setdefault("XLA_FLAGS", "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1")
if hasattr(os, "sched_setaffinity"):
    # XLA computes on as many cores as it finds, whatever those flags say.  Children begin with the cores of
    # their parent, and those with two threads want two.
    os.sched_setaffinity(0, range(int(os.environ["OMP_NUM_THREADS"])))

from benchmarks.speed import report  # noqa: E402
from benchmarks.speed.cases import CASES  # noqa: E402
from benchmarks.speed.measuring import Row, measure  # noqa: E402
from benchmarks.speed.processes import cold, environment, memory  # noqa: E402
from benchmarks.speed.scaling import points  # noqa: E402
from clearprop.engines.compiled import built  # noqa: E402

RESULTS = Path(__file__).parents[1] / "RESULTS.md"
BEGIN, END = "<!-- measured -->", "<!-- end of what was measured -->"
# What a whole measurement repeats: the large cases as often as was wanted, in few minutes.
_REPEATS = {"A": 9, "B": 9, "C": 9, "D": 15, "E": 15}
_TWO_THREADS_WITHOUT = "tutorial NumPy,torch compiled,scikit-learn"


def versions() -> str:
    found = [f"Python {platform.python_version()}"]
    for name in ("numpy", "jax", "scikit-learn", "torch"):
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"{name} not installed")
    return ", ".join(found)


def machine() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    variant = "not built" if built.problem() else built.fastest()
    processor = names[0] if names else platform.processor()
    return f"{processor}, {os.cpu_count()} cores, load {load:.1f}; {platform.platform()}; kernel: {variant}"


def print_rows(rows: list[Row]) -> None:
    for row in rows:
        print(
            f"{row.case}  {row.name:<16} {row.step_us:10.3f} us/step   x compiled {row.ratio:9.3f}"
            f" [{min(row.ratios):.3f}-{max(row.ratios):.3f}]   compiled is {1 / row.ratio:.3f} of it",
            flush=True,
        )


def cases(names: list[str], options: argparse.Namespace) -> list[Row]:
    clock = time.process_time if options.clock == "cpu" else time.perf_counter
    rows: list[Row] = []
    for name in names:
        repeats = options.repeats or _REPEATS[name]
        found = measure(name, repeats, options.without.split(","), clock)
        print_rows(found)
        rows += found
    return rows


def two_threads(repeats: int) -> list[Row]:
    """D and E in a process with two threads, always by the wall."""
    command = [sys.executable, "-m", "benchmarks.speed", "D", "E", "--repeats", str(repeats), "--json"]
    command += ["--without", _TWO_THREADS_WITHOUT]
    done = subprocess.run(command, env=environment(2), capture_output=True, text=True, check=True)
    return [Row(*row) for row in json.loads(done.stdout.splitlines()[-1])]


def everything(options: argparse.Namespace) -> str:
    started = time.perf_counter()
    rows = cases(list(CASES), options)
    parts = [
        f"## {datetime.now(UTC).date()}",
        f"{machine()}. {versions()}. {options.clock.capitalize()} time, one thread on one core unless said;"
        " ratios are medians of interleaved pairs, ranges in brackets.",
        report.wanted_table(rows),
        "![Time of a step, as a multiple of the compiled engine](RESULTS.svg)",
        report.times_table(rows),
    ]
    tables: list[tuple[str, Callable[[], str]]] = [
        ("Two threads, wall time:", lambda: report.times_table(two_threads(options.repeats or 5))),
        (
            "From a cold start to a trained XOR, 20,000 steps; at most 1.5 was wanted:",
            lambda: report.process_table(
                "process", "× `import numpy` (seconds)", cold(options.repeats or 11, options.clock == "cpu")
            ),
        ),
        (
            "The most memory that a process of D held; at most 60 MiB besides the data were wanted:",
            lambda: report.process_table("process", "MiB (besides the data)", memory()),
        ),
        (
            "One epoch of 2048 rows, width 64, depth 2, batch 32, Adam, float32, where one of them grows:",
            lambda: report.scaling_table(points()),
        ),
    ]
    for title, table in tables:
        parts += [title, table()]
        print("\n\n".join(parts[-2:]), flush=True)
    parts.append(f"All of this took {(time.perf_counter() - started) / 60:.1f} minutes.")
    if options.write:
        RESULTS.with_suffix(".svg").write_text(report.picture(rows), encoding="utf-8")
    return "\n\n".join(parts)


def main() -> int:
    parser = argparse.ArgumentParser(description="Training time against others'.")
    parser.add_argument("cases", nargs="*", default=list(CASES), help="A to E, or all")
    parser.add_argument("--repeats", type=int, help="of each case (9; 15 of D and E)")
    parser.add_argument("--without", default="", help="names, with commas between")
    parser.add_argument("--clock", choices=("wall", "cpu"), default="wall")
    parser.add_argument("--json", action="store_true", help="print the numbers in the last line")
    parser.add_argument("--write", action="store_true", help="with `all`: put them into RESULTS.md")
    options = parser.parse_args()
    print(versions())
    print(machine(), flush=True)
    if options.cases != ["all"]:
        rows = cases(options.cases, options)
        if options.json:
            print(json.dumps(rows))
        return 0
    text = everything(options)
    print(text)
    if options.write:
        before, rest = RESULTS.read_text(encoding="utf-8").split(BEGIN)
        after = rest.split(END)[1]
        RESULTS.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
