"""``MLPRegressor``: numbers, one or several for each row."""

from __future__ import annotations

from typing import Any

import numpy as np
from sklearn.base import RegressorMixin
from sklearn.utils.validation import check_is_fitted, column_or_1d

from clearprop.errors import ShapeError
from clearprop.estimators.perceptron import Perceptron, stepwise
from clearprop.estimators.poisson import Exponential, Poisson
from clearprop.estimators.scores import Score, r2_of
from clearprop.estimators.tasks import managed
from clearprop.numerics.activations import Activation, Identity
from clearprop.numerics.activations import activation as parse_activation
from clearprop.numerics.arrays import Array
from clearprop.numerics.losses import HalfSquaredError, Loss
from clearprop.numerics.losses import loss as parse_loss


class MLPRegressor(RegressorMixin, Perceptron):  # type: ignore[misc]
    """A network that predicts numbers, with the parameters and attributes of scikit-learn's MLPRegressor.

    Parameters
    ----------
    loss : "squared_error" (half of it, as in scikit-learn), "poisson" (for counts), any other of clearprop's
        such as "huber(1.0)", or an object of your own; its targets decide on the last activation
    the others : as in :class:`~clearprop.estimators.classifier.MLPClassifier`

    Attributes
    ----------
    as in :class:`~clearprop.estimators.classifier.MLPClassifier`, without ``classes_``; scores are R².  With
    several outputs, ``loss_`` shows the mean over outputs of "squared_error", as scikit-learn does, and the
    sum is what is minimised.

    Examples
    --------
    >>> from clearprop.estimators import MLPRegressor
    >>> X, y = [[0.0], [1.0], [2.0], [3.0]], [1.0, 3.0, 5.0, 7.0]
    >>> mlp = MLPRegressor(hidden_layer_sizes=(), solver="sgd", learning_rate_init=0.05, alpha=0, tol=1e-9)
    >>> mlp = mlp.set_params(n_iter_no_change=100, max_iter=1000)
    >>> mlp.fit(X, y).predict([[10.0]]).round(1).tolist()
    [21.0]
    """

    _numeric_targets = True

    def __init__(
        self,
        loss: Any = "squared_error",
        hidden_layer_sizes: Any = (100,),
        activation: Any = "relu",
        *,
        solver: str = "adam",
        alpha: float = 0.0001,
        batch_size: Any = "auto",
        learning_rate: str = "constant",
        learning_rate_init: float = 0.001,
        power_t: float = 0.5,
        max_iter: int = 200,
        shuffle: bool = True,
        random_state: Any = None,
        tol: float = 1e-4,
        verbose: Any = False,
        warm_start: bool = False,
        momentum: float = 0.9,
        nesterovs_momentum: bool = True,
        early_stopping: bool = False,
        validation_fraction: float = 0.1,
        beta_1: float = 0.9,
        beta_2: float = 0.999,
        epsilon: float = 1e-8,
        n_iter_no_change: float = 10,
        max_fun: int = 15000,
        dropout: Any = 0.0,
        initial_weights: Any = None,
        callbacks: Any = None,
        keep_networks: bool = False,
    ) -> None:
        self._store(locals())

    @managed
    def fit(
        self, X: Any, y: Any, sample_weight: Any = None, *, X_val: Any = None, y_val: Any = None
    ) -> MLPRegressor:
        """Learn from rows X (n, n_features) and their numbers y (n,) or (n, n_outputs).

        ``X_val`` and ``y_val`` are only measured; with ``early_stopping`` they take the place of a split.
        """
        self._train(X, y, sample_weight, X_val, y_val)
        return self

    @stepwise
    @managed
    def partial_fit(self, X: Any, y: Any, sample_weight: Any = None) -> MLPRegressor:
        """Go through the rows once more."""
        self._train(X, y, sample_weight, once=True)
        return self

    def predict(self, X: Any) -> Array:
        """(n,), or (n, n_outputs) where there are several."""
        check_is_fitted(self)
        prediction = self.network_(self._inputs(X))
        return prediction[:, 0] if prediction.shape[1] == 1 else prediction

    def _begin_targets(self, y: Any, *, goes_on: bool, once: bool) -> Array:
        return self._in_columns(y)

    def _encoded(self, y: Any) -> Array:
        targets = self._in_columns(np.asarray(y, np.float64))
        if targets.shape[1] != self.n_outputs_:
            raise ShapeError(
                f"y has {targets.shape[1]} columns, but the network was fitted to {self.n_outputs_}."
            )
        return targets

    @staticmethod
    def _in_columns(y: Any) -> Array:
        if y.ndim == 2 and y.shape[1] == 1:
            y = column_or_1d(y, warn=True)
        columns: Array = y[:, None] if y.ndim == 1 else y
        return columns

    def _output(self) -> Activation:
        loss = self._loss()
        if isinstance(loss, Poisson):
            return Exponential()
        return Identity() if loss.partner is None else parse_activation(loss.partner)

    def _loss(self) -> Loss:
        named = {"squared_error": HalfSquaredError(), "poisson": Poisson()}
        if isinstance(self.loss, str) and self.loss in named:
            return named[self.loss]
        return parse_loss(self.loss)

    def _loss_scale(self) -> float:
        return 1.0 / self.n_outputs_ if isinstance(self.loss, str) and self.loss == "squared_error" else 1.0

    def _score_of(self, weight: Array | None) -> Score:
        return r2_of(weight)
