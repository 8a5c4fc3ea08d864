"""What ``import clearprop`` costs, against ``import numpy``, in fresh processes.

The two are started in turn, so that a busy machine slows both; the ratio is the median over the pairs.
The second line uses names too, because what is imported late has to be paid for at the first use.

    python benchmarks/import_time.py --pairs 30 --limit 1.3
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time

REFERENCE = "import numpy"
MEASURED = ("import clearprop", "from clearprop import Network, train")


def seconds(code: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - start


def compare(code: str, pairs: int) -> float:
    """Print both medians and return the median ratio of the pairs."""
    seconds(REFERENCE), seconds(code)  # the first of each only fills the caches
    times = [(seconds(REFERENCE), seconds(code)) for _ in range(pairs)]
    reference, measured = (1000 * statistics.median(column) for column in zip(*times, strict=True))
    ratio = statistics.median(ours / numpys for numpys, ours in times)
    print(f"{code:<40} {measured:6.1f} ms   {REFERENCE} {reference:6.1f} ms   ratio {ratio:.2f}")
    return ratio


def main() -> int:
    parser = argparse.ArgumentParser(description="Import time against NumPy's.")
    parser.add_argument("--pairs", type=int, default=30, help="pairs of fresh processes (30)")
    parser.add_argument("--limit", type=float, help="exit with 1 if `import clearprop` is slower than this")
    options = parser.parse_args()
    ratios = [compare(code, options.pairs) for code in MEASURED]
    return int(options.limit is not None and ratios[0] > options.limit)


if __name__ == "__main__":
    sys.exit(main())
