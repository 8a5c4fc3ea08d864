"""What both estimators are: scikit-learn's interface around one training of clearprop's."""

from __future__ import annotations

import warnings
from abc import abstractmethod
from collections.abc import Mapping
from typing import Any, cast

import numpy as np
from sklearn.base import BaseEstimator, ClassNamePrefixFeaturesOutMixin, TransformerMixin
from sklearn.exceptions import ConvergenceWarning
from sklearn.utils import check_random_state
from sklearn.utils.metaestimators import available_if
from sklearn.utils.validation import check_is_fitted, validate_data

from clearprop.errors import DataError
from clearprop.estimators.choices import Choices
from clearprop.estimators.counting import weights_of
from clearprop.estimators.fitting import Fitting
from clearprop.estimators.held_out import Examples, split_off
from clearprop.estimators.hidden import Hidden
from clearprop.estimators.inspection import Inspection
from clearprop.estimators.progress import Progress
from clearprop.estimators.scores import Score
from clearprop.estimators.start import check_sizes, drawn, given, network_of
from clearprop.estimators.tasks import CallbackSupport, Method, Tasks
from clearprop.network.network import Network
from clearprop.numerics.activations import Activation
from clearprop.numerics.arrays import Array
from clearprop.numerics.losses import Loss

DTYPES = (np.float64, np.float32)
# What grows from fit to fit, as long as a fit goes on where the last one ended.
PAST: tuple[str, ...] = ("t_", "loss_curve_", "best_loss_", "validation_scores_", "best_validation_score_")
PAST += ("validation_loss_curve_", "networks_", "_no_improvement_count")


class Perceptron(
    Inspection,
    CallbackSupport,  # type: ignore[misc]
    ClassNamePrefixFeaturesOutMixin,  # type: ignore[misc]
    TransformerMixin,  # type: ignore[misc]
    BaseEstimator,  # type: ignore[misc]
):
    """Fits, goes on fitting, and answers; what its targets mean is left to classifier and regressor."""

    def _store(self, given: Mapping[str, Any]) -> None:
        """Keep what the constructor was given under the same names, unchanged: so scikit-learn wants it."""
        for name, value in given.items():
            if name not in ("self", "__class__"):
                setattr(self, name, value)

    @property
    def network_(self) -> Network:
        """The network with the weights of the moment, ``coefs_`` and ``intercepts_``."""
        check_is_fitted(self)
        # The sizes are those of the fit, whatever the constructor's settings have been changed to since.
        sizes = [len(b) for b in self.intercepts_[:-1]]
        hidden = Hidden.read(sizes, self.activation, self.dropout)
        dtype = self._fitted_dtype(np.dtype(np.float64))
        return network_of(self.coefs_, self.intercepts_, hidden, self._output(), dtype)

    def _train(
        self, X: Any, y: Any, sample_weight: Any, X_val: Any = None, y_val: Any = None, *, once: bool = False
    ) -> None:
        """Fit from the start or go on; ``once`` is one epoch, whatever ``max_iter`` says."""
        choices = Choices.read(self.get_params(deep=False))
        hidden = Hidden.read(self.hidden_layer_sizes, self.activation, self.dropout)
        if once and choices.early_stopping:
            raise DataError(
                "partial_fit does not support early_stopping=True: it sees one batch of data at a time. Use"
                " fit, or set early_stopping=False."
            )
        goes_on = hasattr(self, "coefs_") and (choices.warm_start or once)
        told = {"X": X, "y": y, "metadata": _metadata(sample_weight)}
        X, y = self._checked(X, y, reset=not goes_on)
        weight = self._weights(y, weights_of(sample_weight, len(X), X.dtype), X.dtype)
        examples = Examples(
            X, self._begin_targets(y, goes_on=goes_on, once=once).astype(X.dtype, copy=False), weight
        )
        sizes = (X.shape[1], *hidden.sizes, examples.y.shape[1])
        self.n_outputs_, self.n_layers_ = sizes[-1], len(sizes)
        start, progress = self._start(sizes, hidden, X.dtype, goes_on=goes_on)
        examples, held_out = self._held_out(choices, examples, X_val, y_val, progress)
        tasks = Tasks(self, 1 if once else choices.max_iter, **told)
        fitting = Fitting(choices, self._loss(), self._loss_scale(), start, progress, once=once)
        fitting.begin(self, examples, held_out, self._score_of, tasks)
        fitting.go(tuple(self.callbacks or ()))
        for name, value in fitting.attributes().items():
            setattr(self, name, value)
        tasks.close(fitting.weights)
        if fitting.warning is not None:
            warnings.warn(fitting.warning, ConvergenceWarning, stacklevel=4)

    def _start(
        self, sizes: tuple[int, ...], hidden: Hidden, dtype: np.dtype[Any], *, goes_on: bool
    ) -> tuple[Network, Progress]:
        """The network to begin with, and where its training stood."""
        output = self._output()
        if goes_on:
            check_sizes("the fit cannot go on", self.coefs_, self.intercepts_, sizes)
            now = network_of(self.coefs_, self.intercepts_, hidden, output, self._fitted_dtype(dtype))
            progress = getattr(self, "_progress", None) or Progress.unknown()
            return progress.network_for(now), progress
        random_state = check_random_state(self.random_state)
        weights = drawn(sizes, hidden, random_state)
        if self.initial_weights is not None:
            weights = given(self.initial_weights, sizes)
        self.out_activation_ = {"sigmoid": "logistic"}.get(output.name, str(output))
        self._forget()
        return network_of(*weights, hidden, output, dtype), Progress.begin(random_state)

    def _fitted_dtype(self, dtype: np.dtype[Any]) -> np.dtype[Any]:
        found = np.asarray(self.coefs_[0]).dtype
        return found if found in DTYPES else dtype

    def _forget(self) -> None:
        """A fit from the start has no past."""
        for name in PAST:
            self.__dict__.pop(name, None)

    def _held_out(
        self, choices: Choices, examples: Examples, X_val: Any, y_val: Any, progress: Progress
    ) -> tuple[Examples, Examples | None]:
        """The rows to train on and those to measure: given, split off for early stopping, or none."""
        if (X_val is None) != (y_val is None):
            raise DataError("one of X_val and y_val was given; give both, or neither.")
        if X_val is not None:
            return examples, Examples(self._inputs(X_val), self._encoded(y_val), None)
        if not choices.early_stopping:
            return examples, None
        return split_off(
            examples, choices.validation_fraction, progress.splitter, stratify=self._stratifies()
        )

    def _checked(self, X: Any, y: Any, *, reset: bool) -> tuple[Any, Any]:
        X, y = validate_data(
            self,
            X,
            y,
            accept_sparse=["csr", "csc"],
            multi_output=True,
            y_numeric=self._numeric_targets,
            dtype=DTYPES,
            reset=reset,
        )
        return _dense(X), y

    def _inputs(self, X: Any) -> Array:
        """X as the network takes it: checked against the columns of the fit, dense."""
        X = validate_data(self, X, accept_sparse=["csr", "csc"], dtype=DTYPES, reset=False)
        return cast(Array, _dense(X))

    def transform(self, X: Any) -> Array:
        """What enters the output layer for the rows of X, (n, units): the last hidden layer's activations."""
        check_is_fitted(self)
        return np.array(self.network_.forward(self._inputs(X)).layers[-1].a_in)

    @property
    def _n_features_out(self) -> int:
        return int(np.shape(self.coefs_[-1])[0])

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.sparse = True
        tags.transformer_tags.preserves_dtype = ["float64", "float32"]
        return tags

    # What classifier and regressor decide.
    _numeric_targets: bool

    @abstractmethod
    def _begin_targets(self, y: Any, *, goes_on: bool, once: bool) -> Array:
        """y of a fit as (n, n_out), learning what it is made of unless an earlier fit did."""

    @abstractmethod
    def _encoded(self, y: Any) -> Array:
        """Targets of other rows as (n, n_out)."""

    @abstractmethod
    def _output(self) -> Activation: ...

    @abstractmethod
    def _loss(self) -> Loss: ...

    @abstractmethod
    def _score_of(self, weight: Array | None) -> Score: ...

    def _loss_scale(self) -> float:
        """What the loss of a row is multiplied with before it is shown."""
        return 1.0

    def _stratifies(self) -> bool:
        return False

    def _weights(self, y: Any, weight: Array | None, dtype: np.dtype[Any]) -> Array | None:
        return weight


def stepwise(method: Method) -> Method:
    """Give the method only to estimators that can be fitted in parts."""
    return cast(Method, available_if(_is_stepwise)(method))


def _is_stepwise(estimator: Any) -> bool:
    if isinstance(estimator.solver, str) and estimator.solver == "lbfgs":
        raise AttributeError('partial_fit takes single steps: use solver="adam" or "sgd", not "lbfgs".')
    return True


def _dense(X: Any) -> Any:
    return X.toarray() if hasattr(X, "toarray") else X


def _metadata(sample_weight: Any) -> dict[str, Any] | None:
    return None if sample_weight is None else {"sample_weight": sample_weight}
