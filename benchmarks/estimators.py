"""How good and how fast clearprop's estimators are against scikit-learn's, with the same settings.

Both get the same rows, the same seed and scikit-learn's default settings, behind a StandardScaler; targets
that are numbers are scaled, too.  Where an epoch is one batch, both take the same steps up to where Adam's
epsilon stands; where it is several, they draw other orders of the rows.

    python benchmarks/estimators.py                        # 10 splits of five data sets, some minutes
    python benchmarks/estimators.py --data wine --splits 3

The score is the share of right rows or R² on a held-out quarter, with the standard error of scikit-learn's
mean over the seeds; a data set passes where clearprop's mean is not below scikit-learn's by more than that.
The difference is taken split by split, with its own standard error, which is far smaller, because both see
the same rows from the same start.  Times are of the processor, for the fit alone.
"""

from __future__ import annotations

import argparse
import sys
import time
import warnings
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
import sklearn.neural_network as theirs
from sklearn import datasets
from sklearn.exceptions import ConvergenceWarning
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

from clearprop import estimators as ours

TEST_SHARE = 0.25


def _labels() -> tuple[Any, Any]:
    x, y = datasets.make_multilabel_classification(
        1000, n_features=20, n_classes=5, n_labels=2, random_state=0
    )
    return x, y


DATA: dict[str, Callable[[], tuple[Any, Any]]] = {
    "digits": lambda: datasets.load_digits(return_X_y=True),
    "breast cancer": lambda: datasets.load_breast_cancer(return_X_y=True),
    "wine": lambda: datasets.load_wine(return_X_y=True),
    "diabetes": lambda: datasets.load_diabetes(return_X_y=True),
    "multi-label": _labels,
}
REGRESSIONS = {"diabetes"}


class Fit(NamedTuple):
    """One estimator on one split."""

    score: float
    seconds: float
    epochs: int


class Result(NamedTuple):
    """Both estimators on all splits of a data set: rows of (score, seconds, epochs)."""

    name: str
    mine: Any
    other: Any

    @property
    def difference(self) -> float:
        return float(np.mean(self.mine[:, 0] - self.other[:, 0]))

    @property
    def passes(self) -> bool:
        return self.difference >= -standard_error(self.other[:, 0])

    def __str__(self) -> str:
        mine, other = self.mine.mean(axis=0), self.other.mean(axis=0)
        speed = (other[1] / other[2]) / (mine[1] / mine[2])
        errors = standard_error(self.other[:, 0]), standard_error(self.mine[:, 0] - self.other[:, 0])
        return (
            f"{self.name:<14} {mine[0]:9.4f} {other[0]:12.4f} ± {errors[0]:.4f} {self.difference:+11.4f} ±"
            f" {errors[1]:.4f}  {'fine' if self.passes else 'BELOW':<5}"
            f" {mine[2]:7.0f} {other[2]:7.0f} {1e3 * mine[1] / mine[2]:8.2f} ms {speed:6.1f} ×"
        )


def standard_error(values: Any) -> float:
    """Of the mean of values."""
    return float(np.std(values, ddof=1) / np.sqrt(len(values)))


def fitted(module: Any, name: str, split: tuple[Any, ...], seed: int) -> Fit:
    """Fit one estimator and judge it on the rows held out."""
    x, test_x, y, test_y = split
    kind = "MLPRegressor" if name in REGRESSIONS else "MLPClassifier"
    mlp = getattr(module, kind)(random_state=seed)
    started = time.process_time()
    mlp.fit(x, y)
    return Fit(float(mlp.score(test_x, test_y)), time.process_time() - started, mlp.n_iter_)


def split_of(name: str, seed: int) -> tuple[Any, ...]:
    """A quarter of the rows for the test; everything scaled by what training may see."""
    x, y = DATA[name]()
    stratify = y if y.ndim == 1 and name not in REGRESSIONS else None
    x, test_x, y, test_y = train_test_split(x, y, test_size=TEST_SHARE, random_state=seed, stratify=stratify)
    scaler = StandardScaler().fit(x)
    if name in REGRESSIONS:
        mean, spread = y.mean(), y.std()
        y, test_y = (y - mean) / spread, (test_y - mean) / spread
    return scaler.transform(x), scaler.transform(test_x), y, test_y


def compare(name: str, seeds: range) -> Result:
    """Both on the same splits, each of them first in every other one."""
    rows: dict[Any, list[Fit]] = {ours: [], theirs: []}
    for seed in seeds:
        split = split_of(name, seed)
        for module in (ours, theirs) if seed % 2 else (theirs, ours):
            with warnings.catch_warnings():
                # 200 epochs are scikit-learn's default, and few.
                warnings.simplefilter("ignore", ConvergenceWarning)
                rows[module].append(fitted(module, name, split, seed))
    return Result(name, np.array(rows[ours]), np.array(rows[theirs]))


def main() -> int:
    parser = argparse.ArgumentParser(description="clearprop's estimators against scikit-learn's.")
    parser.add_argument("--splits", type=int, default=10, help="splits of each data set (10)")
    parser.add_argument("--first-seed", type=int, default=0, help="seed of the first split (0)")
    parser.add_argument("--data", action="append", choices=list(DATA), help="only these (all)")
    options = parser.parse_args()
    seeds = range(options.first_seed, options.first_seed + options.splits)
    print(
        f"{'':<14} {'clearprop':>9} {'scikit-learn':>21} {'difference':>20}  {'':<5} {'epochs':>7}"
        f" {'theirs':>7} {'an epoch':>11} {'faster':>8}"
    )
    passed = []
    for name in options.data or DATA:
        result = compare(name, seeds)
        passed.append(result.passes)
        print(result, flush=True)
    return int(not all(passed))


if __name__ == "__main__":
    sys.exit(main())
