"""A fitted estimator explains its answers and its training."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from clearprop.errors import SettingError
from clearprop.estimators import MLPClassifier, MLPRegressor
from tests.unit.estimators.data import IRIS_X, IRIS_Y, NUMBERS_X, NUMBERS_Y

pytestmark = pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")


@pytest.fixture(scope="module")
def mlp() -> MLPClassifier:
    return MLPClassifier((3,), max_iter=100, learning_rate_init=0.05, random_state=0, dropout=0.2).fit(
        IRIS_X, IRIS_Y
    )


def test_the_answer_to_a_row(mlp: MLPClassifier) -> None:
    said = str(mlp.explain(IRIS_X, 60, lang="en"))
    assert said.startswith("layer 2, a[0, 1] ≈ ")
    shown = float(said.split("≈")[1].split()[0])
    assert shown == pytest.approx(mlp.predict_proba(IRIS_X[60:61])[0, 1], rel=1e-5)


def test_any_number_on_the_way(mlp: MLPClassifier) -> None:
    z = str(mlp.explain(IRIS_X, 3, at="layer 1, z[0, 2]", lang="en", digits=4))
    assert z.startswith("layer 1, z[0, 2] ")
    with pytest.raises(SettingError, match=r'at is "layer 1, dW.*", which takes a target: give y'):
        mlp.explain(IRIS_X, 3, at="layer 1, dW[0, 0]")


def test_with_its_target_a_whole_step(mlp: MLPClassifier) -> None:
    assert "dW[0, 0]" in str(mlp.explain(IRIS_X, 3, IRIS_Y, at="layer 1, dW[0, 0]", lang="en"))
    whole = str(mlp.explain(IRIS_X, 3, IRIS_Y, lang="en"))
    assert "cross_entropy" in whole
    assert len(whole) > 2000


def test_counts_and_losses_of_ones_own_are_explained_too() -> None:
    counts = np.abs(NUMBERS_Y).round()
    row = int(np.flatnonzero(counts)[0])
    mlp = MLPRegressor("poisson", (2,), max_iter=5, random_state=0).fit(NUMBERS_X, counts)
    said = str(mlp.explain(NUMBERS_X, row, counts, at="loss", lang="en"))
    assert "loss = y1 × ln(y1 / o1) − y1 + o1" in said
    shown = float(said.split("≈")[1].split()[0])
    rate = mlp.predict(NUMBERS_X[row : row + 1])[0]
    assert shown == pytest.approx(counts[row] * np.log(counts[row] / rate) - counts[row] + rate, rel=1e-5)
    assert "One training step" in str(mlp.explain(NUMBERS_X, row, counts, lang="en"))
    assert str(mlp.examine(NUMBERS_X, counts))


def test_what_shows_more_is_said_in_python(mlp: MLPClassifier) -> None:
    said = str(mlp.explain(IRIS_X, 60, lang="en"))
    assert "deeper: depth=4" in said
    whole = str(mlp.explain(IRIS_X, 3, IRIS_Y, lang="en"))
    assert 'mlp.explain(X, 3, y, at="layer 1, dW[0, 0]", depth=9)' in whole
    assert "--" not in said + whole


@pytest.mark.parametrize("row", [150, -1, 1.0, True])
def test_rows_are_there(mlp: MLPClassifier, row: Any) -> None:
    with pytest.raises(SettingError, match=r"but X has rows 0 to 149\."):
        mlp.explain(IRIS_X, row)
    with pytest.raises(SettingError, match="row is 1, but X has only row 0"):
        mlp.explain(IRIS_X[:1], 1)


def test_hidden_activations_and_what_enters_the_output() -> None:
    deep = MLPRegressor(hidden_layer_sizes=(4, 2), max_iter=5, random_state=0).fit(NUMBERS_X, NUMBERS_Y)
    first, second = deep.hidden_activations(NUMBERS_X)
    assert first == pytest.approx(np.maximum(NUMBERS_X @ deep.coefs_[0] + deep.intercepts_[0], 0))
    assert (second == deep.transform(NUMBERS_X)).all()
    assert deep.predict(NUMBERS_X) == pytest.approx((second @ deep.coefs_[1 + 1] + deep.intercepts_[2])[:, 0])
    assert deep.get_feature_names_out().tolist() == ["mlpregressor0", "mlpregressor1"]


def test_a_sound_training_and_a_sick_one() -> None:
    sound = MLPRegressor(hidden_layer_sizes=(4,), max_iter=300, random_state=0, learning_rate_init=0.02)
    sound.fit(NUMBERS_X, NUMBERS_Y)
    assert sound.examine(NUMBERS_X, NUMBERS_Y).verdict == "sound"
    assert sound.examine().verdict == "could not tell"
    raw = NUMBERS_X * [1.0, 1.0, 1e5]
    sick = MLPRegressor(hidden_layer_sizes=(4,), max_iter=20, random_state=0, activation="tanh").fit(
        raw, NUMBERS_Y
    )
    report = sick.examine(raw, NUMBERS_Y)
    assert "D01" in [finding.code for finding in report.findings]
    assert report.network is not None
    assert report.network["sizes"] == [3, 4, 1]
