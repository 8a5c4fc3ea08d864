"""``MLPClassifier``: classes, yes-or-no questions, or several of them at once."""

from __future__ import annotations

from typing import Any

import numpy as np
from sklearn.base import ClassifierMixin
from sklearn.utils.validation import check_is_fitted

from clearprop.estimators.classes import Classes
from clearprop.estimators.perceptron import Perceptron, stepwise
from clearprop.estimators.tasks import managed
from clearprop.numerics import special
from clearprop.numerics.activations import Softmax
from clearprop.numerics.arrays import Array


class MLPClassifier(Classes, ClassifierMixin, Perceptron):  # type: ignore[misc]
    """A network that classifies, with the parameters and attributes of scikit-learn's MLPClassifier.

    Two classes are one sigmoid unit, more a softmax, a table of labels one sigmoid a column.

    Parameters
    ----------
    hidden_layer_sizes, solver, alpha, batch_size, learning_rate, learning_rate_init, power_t, max_iter,
    shuffle, random_state, tol, verbose, momentum, nesterovs_momentum, early_stopping, validation_fraction,
    beta_1, beta_2, epsilon, n_iter_no_change :
        as in scikit-learn; solver is "adam" or "sgd"
    activation : "relu", "tanh", "logistic", "identity", any other of clearprop's such as "leaky_relu(0.01)";
        or a list with one for each hidden layer
    warm_start : fit goes on where the last fit ended, optimizer and randomness included: two fits of 10
        epochs are one of 20
    max_fun : belongs to "lbfgs"; it is here so that settings of scikit-learn's can be taken over
    dropout : the share of hidden activations dropped in training; or a list with one for each hidden layer
    class_weight : {class: weight}, "balanced", or a list of them, one an output
    loss : "log_loss", or a loss of clearprop's, by name or as an object of your own
    initial_weights : (coefs, intercepts) to start from
    callbacks : objects with hooks of :class:`clearprop.Callback`
    keep_networks : keep the network of every epoch in ``networks_``

    Attributes
    ----------
    coefs_, intercepts_, classes_, loss_, loss_curve_, best_loss_, n_iter_, t_, n_layers_, n_outputs_,
    out_activation_, n_features_in_, feature_names_in_, validation_scores_, best_validation_score_ :
        as in scikit-learn
    validation_loss_curve_ : the loss on held-out rows after each epoch; None without such rows
    run_ : the :class:`clearprop.Run` of the last fit
    network_ : the :class:`clearprop.Network`
    networks_ : that of every epoch, where ``keep_networks`` asks for it

    Examples
    --------
    >>> from clearprop.estimators import MLPClassifier
    >>> X, y = [[0, 0], [0, 1], [1, 0], [1, 1]], ["no", "yes", "yes", "no"]
    >>> mlp = MLPClassifier((8,), "tanh", learning_rate_init=0.05, max_iter=500, random_state=0).fit(X, y)
    >>> mlp.predict(X).tolist(), mlp.out_activation_
    (['no', 'yes', 'yes', 'no'], 'logistic')
    """

    def __init__(
        self,
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
        class_weight: Any = None,
        loss: Any = "log_loss",
        initial_weights: Any = None,
        callbacks: Any = None,
        keep_networks: bool = False,
    ) -> None:
        self._store(locals())

    @managed
    def fit(
        self, X: Any, y: Any, sample_weight: Any = None, *, X_val: Any = None, y_val: Any = None
    ) -> MLPClassifier:
        """Learn from rows X (n, n_features) and their classes y (n,), or a table of labels (n, n_outputs).

        ``X_val`` and ``y_val`` are only measured; with ``early_stopping`` they take the place of a split.
        """
        self._train(X, y, sample_weight, X_val, y_val)
        return self

    @stepwise
    @managed
    def partial_fit(self, X: Any, y: Any, sample_weight: Any = None, classes: Any = None) -> MLPClassifier:
        """Go through the rows once more; the first call has to be told all ``classes``."""
        self._meet(classes, y)
        self._train(X, y, sample_weight, once=True)
        return self

    def predict(self, X: Any) -> Any:
        """The class of every row."""
        check_is_fitted(self)
        prediction = self.network_(self._inputs(X))
        return self._label_binarizer.inverse_transform(
            prediction[:, 0] if self.n_outputs_ == 1 else prediction
        )

    def predict_proba(self, X: Any) -> Array:
        """(n, n_classes): the probability of every class, or of every label."""
        z = self._logits(X)
        if isinstance(self._output(), Softmax):
            return special.softmax(z)
        return special.sigmoid(np.hstack([-z, z]) if self.n_outputs_ == 1 else z)

    def predict_log_proba(self, X: Any) -> Array:
        """The logarithms of the probabilities, from the sums before the last activation: never -inf."""
        z = self._logits(X)
        if isinstance(self._output(), Softmax):
            return special.log_softmax(z)
        return special.log_sigmoid(np.hstack([-z, z]) if self.n_outputs_ == 1 else z)

    def _logits(self, X: Any) -> Array:
        check_is_fitted(self)
        return self.network_.forward(self._inputs(X)).layers[-1].z
