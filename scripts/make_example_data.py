"""Write the data sets that come with the package, from the copies that scikit-learn is installed with.

    python scripts/make_example_data.py

The numbers are written as they are, in the shortest form that reads back the same; only the columns get
names that can be typed.  Needs scikit-learn.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import Any

from sklearn import datasets

from clearprop.examples import data

IRIS = ["sepal_length", "sepal_width", "petal_length", "petal_width"]
DIABETES = ["age", "sex", "bmi", "bp", "tc", "ldl", "hdl", "tch", "ltg", "glu"]


def main() -> None:
    iris, wine, digits = datasets.load_iris(), datasets.load_wine(), datasets.load_digits()
    tumours, diabetes = datasets.load_breast_cancer(), datasets.load_diabetes(scaled=False)
    write("iris", IRIS, iris.data, [iris.target_names[i] for i in iris.target])
    write("wine", wine.feature_names, wine.data, [f"cultivar {i + 1}" for i in wine.target])
    write(
        "breast_cancer",
        tumours.feature_names,
        tumours.data,
        [tumours.target_names[i] for i in tumours.target],
    )
    write("digits", digits.feature_names, digits.data, digits.target)
    write("diabetes", DIABETES, diabetes.data, [shortest(value) for value in diabetes.target])


def write(name: str, features: Iterable[str], x: Any, y: Sequence[Any]) -> None:
    """One CSV file: the features, then the target."""
    found = data(name)
    header = [column.replace(" ", "_").replace("/", "_") for column in features]
    with found.path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([*header, found.target])
        writer.writerows([*map(shortest, row), target] for row, target in zip(x, y, strict=True))
    print(f"{found.path.name}: {len(x)} rows, {len(header)} features, {found.path.stat().st_size} bytes")


def shortest(value: float) -> str:
    """5.1, and 7 rather than 7.0."""
    return repr(float(value)).removesuffix(".0")


if __name__ == "__main__":
    main()
