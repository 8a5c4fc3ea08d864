"""scikit-learn's fitted networks as ours, so that one can ask where their numbers come from."""

from __future__ import annotations

from typing import Any

from clearprop.errors import SettingError
from clearprop.network.dense import Dense
from clearprop.network.network import Network

_FUNCTIONS = {
    "identity": "identity",
    "logistic": "sigmoid",
    "tanh": "tanh",
    "relu": "relu",
    "softmax": "softmax",
}


def from_sklearn(estimator: Any) -> Network:
    """Read a fitted ``MLPClassifier`` or ``MLPRegressor`` of scikit-learn as a network.

    Its weights are (inputs, units), as here: ``layers[0].W`` is ``coefs_[0]``.  The network answers what
    ``predict_proba`` (a column a class; for two classes, that of ``classes_[1]``) or ``predict`` does.  It
    learned by half_squared_error, binary_cross_entropy or cross_entropy, as its last activation says.

    Parameters
    ----------
    estimator : after ``fit``; of a pipeline its last step, for inputs that went through the others.  Of
        clearprop's own estimators it is their ``network_``.

    Returns
    -------
    the network, in float64, or float32 where the estimator was fitted to float32

    Raises
    ------
    SettingError
        "this MLPClassifier is not fitted, so it has no weights. Call fit first."
        "a Pipeline was received: give its last step, pipeline[-1]; the network takes what the others make of
        x, pipeline[:-1].transform(x)."
        "the output activation of this MLPRegressor is exp, which has no counterpart."

    Examples
    --------
    >>> from sklearn.neural_network import MLPRegressor
    >>> mlp = MLPRegressor(hidden_layer_sizes=(3,), solver="lbfgs", random_state=0)
    >>> mlp = mlp.fit([[0.0], [1.0], [2.0]], [1.0, 3.0, 5.0])
    >>> net = from_sklearn(mlp)
    >>> net, bool(abs(net([[1.5]]) - mlp.predict([[1.5]])) < 1e-12)
    (Network(1-3-1: relu, identity; 10 parameters, float64), True)
    """
    kind = type(estimator).__name__
    if hasattr(estimator, "steps"):
        raise SettingError(
            f"a {kind} was received: give its last step, pipeline[-1]; the network takes what the others make"
            " of x, pipeline[:-1].transform(x)."
        )
    if not hasattr(estimator, "hidden_layer_sizes"):
        raise SettingError(f"an MLPClassifier or MLPRegressor is needed; received {estimator!r:.60}.")
    if not hasattr(estimator, "coefs_"):
        raise SettingError(f"this {kind} is not fitted, so it has no weights. Call fit first.")
    own = getattr(estimator, "network_", None)
    if isinstance(own, Network):
        return own
    weights, biases = estimator.coefs_, estimator.intercepts_
    hidden = _function(estimator.activation, f"the activation of this {kind}")
    last = _function(estimator.out_activation_, f"the output activation of this {kind}")
    functions = [hidden] * (len(weights) - 1) + [last]
    return Network([Dense(W, b, f) for W, b, f in zip(weights, biases, functions, strict=True)])


def _function(name: str, what: str) -> str:
    if name not in _FUNCTIONS:
        raise SettingError(f"{what} is {name}, which has no counterpart.")
    return _FUNCTIONS[name]
