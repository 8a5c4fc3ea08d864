"""What both estimators share: going on, rows of one's own, what is kept, and scikit-learn's company."""

from __future__ import annotations

import pickle
from types import SimpleNamespace
from typing import Any

import joblib
import numpy as np
import pytest
import scipy.sparse
import sklearn
from sklearn.base import clone
from sklearn.exceptions import NotFittedError
from sklearn.model_selection import GridSearchCV, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from clearprop.errors import ClearpropError, DataError, SettingError, ShapeError
from clearprop.estimators import MLPClassifier, MLPRegressor
from clearprop.record.run import Run
from tests.unit.estimators.data import IRIS_X, IRIS_Y, NUMBERS_X, NUMBERS_Y

pytestmark = pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")


def iris(**told: Any) -> MLPClassifier:
    given = {"hidden_layer_sizes": (6,), "random_state": 0, "max_iter": 12, "batch_size": 32}
    return MLPClassifier(**(given | told))


def alike(first: Any, second: Any) -> bool:
    pairs = zip(first.coefs_ + first.intercepts_, second.coefs_ + second.intercepts_, strict=True)
    return all((one == other).all() for one, other in pairs)


@pytest.mark.parametrize(
    "told",
    [{}, {"dropout": 0.3}, {"solver": "sgd"}, {"early_stopping": True}, {"solver": "sgd", "shuffle": False}],
)
def test_two_fits_that_go_on_are_one(told: dict[str, Any]) -> None:
    whole = iris(**told).fit(IRIS_X, IRIS_Y)
    halves = iris(**told, warm_start=True).set_params(max_iter=5).fit(IRIS_X, IRIS_Y)
    halves.set_params(max_iter=7).fit(IRIS_X, IRIS_Y)
    assert alike(whole, halves)
    assert whole.loss_curve_ == halves.loss_curve_
    assert whole.validation_scores_ == halves.validation_scores_
    assert (whole.t_, whole.n_iter_, halves.n_iter_) == (halves.t_, 12, 7)


def test_fits_in_parts_are_one() -> None:
    whole, parts = iris().fit(IRIS_X, IRIS_Y), iris()
    for _ in range(12):
        parts.partial_fit(IRIS_X, IRIS_Y, classes=[0, 1, 2])
    assert alike(whole, parts)
    assert (parts.n_iter_, parts.t_, len(parts.loss_curve_)) == (1, 12 * 150, 12)


@pytest.mark.parametrize("dump", [lambda mlp: pickle.loads(pickle.dumps(mlp)), "joblib"])
def test_a_fit_goes_on_from_a_file(dump: Any, tmp_path: Any) -> None:
    mlp = iris(warm_start=True).fit(IRIS_X, IRIS_Y)
    if dump == "joblib":
        joblib.dump(mlp, tmp_path / "mlp")
        again = joblib.load(tmp_path / "mlp")
    else:
        again = dump(mlp)
    assert alike(mlp.fit(IRIS_X, IRIS_Y), again.fit(IRIS_X, IRIS_Y))


def test_a_fit_from_the_start_forgets() -> None:
    mlp = iris(early_stopping=True, keep_networks=True).fit(IRIS_X, IRIS_Y)
    again = clone(mlp).fit(IRIS_X, IRIS_Y)
    assert alike(mlp.fit(IRIS_X, IRIS_Y), again)
    assert len(mlp.networks_) == len(mlp.loss_curve_) == 12


def test_weights_that_were_changed_are_gone_on_from() -> None:
    mlp = MLPRegressor(hidden_layer_sizes=(), warm_start=True, learning_rate_init=1e-9, max_iter=1)
    mlp.fit(NUMBERS_X, NUMBERS_Y)
    mlp.coefs_[0][:] = [[1.0], [-2.0], [0.5]]
    mlp.intercepts_[0][:] = 0.3
    assert mlp.fit(NUMBERS_X, NUMBERS_Y).loss_ == pytest.approx(0.5 * 1e-4 / 60 * 5.25)


def test_other_sizes_cannot_go_on() -> None:
    mlp = iris(warm_start=True).fit(IRIS_X, IRIS_Y).set_params(hidden_layer_sizes=(7,))
    assert mlp.predict(IRIS_X[:1]).shape == (1,)
    with pytest.raises(ShapeError, match="the fit cannot go on: the coefs have the shapes"):
        mlp.fit(IRIS_X, IRIS_Y)


def test_another_solver_goes_on_with_a_fresh_memory() -> None:
    mlp = iris(warm_start=True).fit(IRIS_X, IRIS_Y).set_params(solver="sgd")
    assert mlp.fit(IRIS_X, IRIS_Y).loss_ < mlp.loss_curve_[0]
    assert "goes on" not in " ".join(mlp.run_.notes)


def test_no_early_stopping_in_parts() -> None:
    with pytest.raises(DataError, match="partial_fit does not support early_stopping=True"):
        iris(early_stopping=True).partial_fit(IRIS_X, IRIS_Y, classes=[0, 1, 2])


def test_rows_to_measure_by() -> None:
    mlp = iris().fit(IRIS_X[::2], IRIS_Y[::2], X_val=IRIS_X[1::2], y_val=IRIS_Y[1::2])
    assert len(mlp.validation_loss_curve_) == len(mlp.validation_scores_) == 12
    assert mlp.validation_scores_[-1] == mlp.score(IRIS_X[1::2], IRIS_Y[1::2])
    assert mlp.validation_loss_curve_[-1] < mlp.validation_loss_curve_[0]
    early = iris(early_stopping=True, tol=1.0, n_iter_no_change=2)
    early.fit(IRIS_X, IRIS_Y, X_val=IRIS_X[:50], y_val=IRIS_Y[:50])
    assert (early.n_iter_, early.t_) == (4, 4 * 150)
    with pytest.raises(DataError, match="one of X_val and y_val was given; give both, or neither"):
        iris().fit(IRIS_X, IRIS_Y, X_val=IRIS_X)
    with pytest.raises(DataError, match=r"y has the classes \[7\], which the fit did not see"):
        iris().fit(IRIS_X, IRIS_Y, X_val=IRIS_X[:1], y_val=[7])


def test_callbacks_are_clearprops() -> None:
    heard: list[Any] = []
    watcher = SimpleNamespace(
        on_train_begin=lambda run: heard.append(run.settings.epochs),
        on_epoch_end=lambda epoch, logs: "enough" if epoch == 2 else None,
        on_step_end=lambda step: heard.append(step.index),
        on_train_end=heard.append,
    )
    mlp = iris(callbacks=[watcher]).fit(IRIS_X, IRIS_Y)
    assert heard[:-1] == [12, *range(1, 11)]
    assert isinstance(heard[-1], Run)
    assert (mlp.n_iter_, mlp.run_.stopped) == (2, "enough")
    with pytest.raises(SettingError, match="has no hook"):
        iris(callbacks=[print]).fit(IRIS_X, IRIS_Y)


def test_weights_to_begin_with() -> None:
    fitted = iris().fit(IRIS_X, IRIS_Y)
    still = {"learning_rate_init": 1e-300, "solver": "sgd", "max_iter": 1}
    other = iris(initial_weights=(fitted.coefs_, fitted.intercepts_), **still).fit(IRIS_X, IRIS_Y)
    assert alike(fitted, other)


def test_networks_of_every_epoch() -> None:
    mlp = iris(keep_networks=True, max_iter=3).fit(IRIS_X, IRIS_Y)
    assert len(mlp.networks_) == 3
    assert (mlp.coefs_[0] == mlp.networks_[-1].layers[0].W).all()
    assert not (mlp.coefs_[0] == mlp.networks_[0].layers[0].W).all()


@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_the_data_decide_on_the_type(kind: Any) -> None:
    mlp = iris(dropout=0.1).fit(IRIS_X.astype(kind), IRIS_Y)
    assert {array.dtype for array in mlp.coefs_ + mlp.intercepts_} == {np.dtype(kind)}
    assert mlp.predict_proba(IRIS_X).dtype == mlp.transform(IRIS_X.astype(kind)).dtype == kind
    assert mlp.run_.engine == iris().fit(IRIS_X, IRIS_Y).run_.engine


def test_sparse_is_made_dense() -> None:
    dense = iris().fit(IRIS_X, IRIS_Y)
    sparse = iris().fit(scipy.sparse.csr_array(IRIS_X), IRIS_Y)
    assert alike(dense, sparse)
    assert (sparse.predict(scipy.sparse.csc_array(IRIS_X)) == dense.predict(IRIS_X)).all()


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_names_of_columns_are_kept_and_asked_for_again(library: str) -> None:
    frames = pytest.importorskip(library)
    columns = {f"c{i}": IRIS_X[:, i] for i in range(4)}
    mlp = iris().fit(frames.DataFrame(columns), IRIS_Y)
    assert mlp.feature_names_in_.tolist() == list(columns)
    other = {name.replace("c3", "c4"): column for name, column in columns.items()}
    with pytest.raises(ValueError, match="c4"):
        mlp.predict(frames.DataFrame(other))


def test_in_a_pipeline_a_search_and_a_cross_validation() -> None:
    pipeline = make_pipeline(StandardScaler(), iris(learning_rate_init=0.02, max_iter=60))
    assert cross_val_score(pipeline, IRIS_X, IRIS_Y, cv=3).min() > 0.85
    grid = {"mlpclassifier__activation": ["tanh", ["relu"]], "mlpclassifier__dropout": [0.0, 0.2]}
    assert GridSearchCV(pipeline, grid, cv=3).fit(IRIS_X, IRIS_Y).best_score_ > 0.85


def test_weights_are_routed() -> None:
    weight = np.where(IRIS_Y == 2, 0.0, 1.0)
    with sklearn.config_context(enable_metadata_routing=True):
        scaler = StandardScaler().set_fit_request(sample_weight=False)
        pipeline = make_pipeline(
            scaler, iris(max_iter=60, learning_rate_init=0.05).set_fit_request(sample_weight=True)
        )
        pipeline.fit(IRIS_X, IRIS_Y, sample_weight=weight)
    assert 2 not in pipeline.predict(IRIS_X)


def test_output_as_a_frame() -> None:
    pytest.importorskip("pandas")
    frame = iris().set_output(transform="pandas").fit_transform(IRIS_X, IRIS_Y)
    assert frame.columns.tolist() == [f"mlpclassifier{i}" for i in range(6)]


def test_not_fitted_yet() -> None:
    for ask in (lambda mlp: mlp.predict(IRIS_X), lambda mlp: mlp.transform(IRIS_X), lambda mlp: mlp.network_):
        with pytest.raises(NotFittedError):
            ask(iris())


def test_in_parts_only_with_steps() -> None:
    assert not hasattr(iris(solver="lbfgs"), "partial_fit")
    with pytest.raises(ClearpropError, match='Use solver="adam"'):
        iris(solver="lbfgs").fit(IRIS_X, IRIS_Y)
