"""How good ``clearprop train`` is with its default settings, against scikit-learn's networks with theirs.

Both see the same training rows and answer for the same test rows, split after split.  clearprop gets the
table as text, as from a CSV file, and does the whole job of ``clearprop train``, which sets a share of the
training rows aside to know when to stop.  scikit-learn's MLPClassifier and MLPRegressor stand behind a
StandardScaler and use every training row; targets that are numbers are scaled for them, too.

    python benchmarks/accuracy.py                          # 20 splits of five data sets, a few minutes
    python benchmarks/accuracy.py --data iris --splits 5

The difference is clearprop minus scikit-learn, in accuracy (share of right answers) or R²; a data set passes
where the mean difference is not below minus two of its standard errors.  The defaults were chosen on other
splits than these (seeds from 2000 on), so passing here is no accident of choosing.
"""

from __future__ import annotations

import argparse
import sys
import time
import warnings
from typing import Any, NamedTuple

import numpy as np
from sklearn import datasets
from sklearn.compose import TransformedTargetRegressor
from sklearn.exceptions import ConvergenceWarning
from sklearn.metrics import accuracy_score, r2_score
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from clearprop.data.table import Table
from clearprop.training.tabular import DEFAULTS, TableSettings, fit_table

TEST_SHARE = 0.25
DATA = {
    "digits": datasets.load_digits,
    "iris": datasets.load_iris,
    "wine": datasets.load_wine,
    "breast cancer": datasets.load_breast_cancer,
    "diabetes": datasets.load_diabetes,
}
REGRESSIONS = {"diabetes"}


class Split(NamedTuple):
    """One way to cut a data set in two."""

    x: Any
    y: Any
    test_x: Any
    test_y: Any
    is_regression: bool


class Result(NamedTuple):
    """What one data set showed: a score of each for every split, and how long clearprop took."""

    name: str
    ours: Any
    theirs: Any
    seconds: float

    @property
    def difference(self) -> float:
        return float(np.mean(self.ours - self.theirs))

    @property
    def standard_error(self) -> float:
        return float(np.std(self.ours - self.theirs, ddof=1) / np.sqrt(len(self.ours)))

    @property
    def passes(self) -> bool:
        return self.difference >= -2 * self.standard_error

    def __str__(self) -> str:
        measure = "R²" if self.name in REGRESSIONS else "accuracy"
        scores = f"{np.mean(self.ours):10.4f} {np.mean(self.theirs):13.4f}"
        gap = f"{self.difference:+12.4f} {self.standard_error:9.4f}"
        verdict = "not below" if self.passes else "BELOW"
        return f"{self.name:<14} {measure:<9} {scores} {gap} {self.seconds:9.2f} s  {verdict}"


def split(name: str, seed: int) -> Split:
    """The rows of a data set, a quarter of them for the test, classes in their shares."""
    data, is_regression = DATA[name](), name in REGRESSIONS
    x, test_x, y, test_y = train_test_split(
        data.data,
        data.target,
        test_size=TEST_SHARE,
        random_state=seed,
        stratify=None if is_regression else data.target,
    )
    return Split(x, y, test_x, test_y, is_regression)


def clearprop_score(rows: Split, seed: int, settings: TableSettings) -> float:
    """Train as the command line does, and judge the answers for the test rows."""
    fit = fit_table(_table(rows.x, rows.y), "target", settings=settings, rng=seed)
    found = fit.model.predict(_table(rows.test_x))
    if rows.is_regression:
        return float(r2_score(rows.test_y, found.values))
    return float(accuracy_score([str(y) for y in rows.test_y], list(found.labels)))


def _table(x: Any, y: Any = None) -> Table:
    """Numbers as the text of a CSV file."""
    columns = [tuple(map(repr, column)) for column in x.T.tolist()]
    names = [f"x{i}" for i in range(len(columns))]
    if y is not None:
        columns.append(tuple(map(repr, y.tolist())))
        names.append("target")
    return Table("the data", tuple(names), tuple(columns))


def sklearn_score(rows: Split, seed: int) -> float:
    """scikit-learn's defaults behind a StandardScaler."""
    if rows.is_regression:
        network = make_pipeline(StandardScaler(), MLPRegressor(random_state=seed))
        scaled = TransformedTargetRegressor(network, transformer=StandardScaler())
        return float(scaled.fit(rows.x, rows.y).score(rows.test_x, rows.test_y))
    network = make_pipeline(StandardScaler(), MLPClassifier(random_state=seed))
    return float(network.fit(rows.x, rows.y).score(rows.test_x, rows.test_y))


def compare(name: str, seeds: range, settings: TableSettings = DEFAULTS) -> Result:
    """Both on the same splits of one data set."""
    ours, theirs, seconds = [], [], []
    for seed in seeds:
        rows = split(name, seed)
        started = time.perf_counter()
        ours.append(clearprop_score(rows, seed, settings))
        seconds.append(time.perf_counter() - started)
        with warnings.catch_warnings():
            # scikit-learn stops after 200 epochs by default, and says so each time.
            warnings.simplefilter("ignore", ConvergenceWarning)
            theirs.append(sklearn_score(rows, seed))
    return Result(name, np.array(ours), np.array(theirs), float(np.mean(seconds)))


def main() -> int:
    parser = argparse.ArgumentParser(description="Accuracy against scikit-learn's networks.")
    parser.add_argument("--splits", type=int, default=20, help="splits of each data set (20)")
    parser.add_argument("--first-seed", type=int, default=0, help="seed of the first split (0)")
    parser.add_argument("--data", action="append", choices=list(DATA), help="only these (all)")
    options = parser.parse_args()
    seeds = range(options.first_seed, options.first_seed + options.splits)
    print(f"{DEFAULTS}\n{options.splits} splits, seeds {seeds[0]} to {seeds[-1]}\n")
    print(f"{'':<24} {'clearprop':>10} {'scikit-learn':>13} {'difference':>12} {'± error':>9} {'a fit':>11}")
    passed = []
    for name in options.data or DATA:
        result = compare(name, seeds)
        passed.append(result.passes)
        print(result, flush=True)
    return int(not all(passed))


if __name__ == "__main__":
    sys.exit(main())
