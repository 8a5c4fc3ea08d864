"""Small data that the tests of the estimators share."""

from __future__ import annotations

import numpy as np
from sklearn.datasets import load_iris, make_multilabel_classification

IRIS_X, IRIS_Y = load_iris(return_X_y=True)
IRIS_X = (IRIS_X - IRIS_X.mean(axis=0)) / IRIS_X.std(axis=0)
TWO_X, TWO_Y = IRIS_X[:100], np.array(["setosa", "versicolor"])[IRIS_Y[:100]]
LABELS_X, LABELS_Y = make_multilabel_classification(60, n_features=6, n_classes=3, random_state=0)
RNG = np.random.default_rng(5)
NUMBERS_X = RNG.normal(size=(60, 3))
NUMBERS_Y = NUMBERS_X @ [1.0, -2.0, 0.5] + 0.3
SEVERAL_Y = np.column_stack([NUMBERS_Y, NUMBERS_X[:, 0] ** 2])
