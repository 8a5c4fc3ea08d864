"""What clearprop adds to a fitted estimator: looking into it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from sklearn.utils.validation import check_is_fitted

from clearprop.doctor.health.checkup import report_of
from clearprop.doctor.health.patient import of_run
from clearprop.doctor.report import Report
from clearprop.errors import SettingError
from clearprop.explanation.document import Derivation
from clearprop.explanation.explain import explain
from clearprop.network.dense import Dense
from clearprop.network.network import Network
from clearprop.numerics.arrays import Array
from clearprop.record.address import Address
from clearprop.training.step import step

# What a step holds before it has met a target.
_FORWARD = ("x", "a_in", "W", "b", "z", "a")


class Inspection:
    """Explaining and examining, mixed into both estimators."""

    def explain(
        self, X: Any, row: int = 0, y: Any = None, *, at: str | Address | None = None, **how: Any
    ) -> Derivation:
        """Explain the answer to one row of X, number by number; with its target, a whole training step on it.

        Without y, ``at`` names a number of the forward pass, such as ``"layer 1, z[0, 3]"``; by default the
        answer itself: of a classifier with several classes, the probability of the one that it says.  With y
        (the targets of X), any number of the step that the fitted network would take on this row alone.

        Parameters
        ----------
        X : (n, n_features)
        row : which row of X, from 0
        y : (n,) or (n, n_outputs), as in fit; None explains the answer alone
        at : an address; a row of the batch is always 0, because the batch is this row
        how : as in :func:`clearprop.explain`: depth, digits, form, convention, lang

        Raises
        ------
        SettingError
            "row is 7, but X has rows 0 to 3."
            'at is "layer 1, dW[0, 0]", which takes a target: give y, the targets of X.'

        Examples
        --------
        >>> from clearprop.estimators import MLPRegressor
        >>> half = ([[[2.0]], [[0.5]]], [[0.0], [1.0]])
        >>> mlp = MLPRegressor(hidden_layer_sizes=1, initial_weights=half, tol=1e9, learning_rate_init=1e-9)
        >>> mlp = mlp.fit([[1.0], [2.0]], [2.0, 3.0])
        """
        check_is_fitted(self)
        x = self._inputs(X)
        _check_row(row, len(x))
        # Dropout belongs to training; what answers has none.
        network = Network([Dense(layer.W, layer.b, layer.activation) for layer in self.network_])
        x = x[row : row + 1]
        if y is None:
            at = _answer(network, x) if at is None else _forward_only(at)
        targets = network(x) if y is None else self._encoded(y)[row : row + 1]
        one = step(network, x, targets, loss=self._loss(), optimizer=self.run_.settings.optimizer)
        again = f"mlp.explain(X, {row}{'' if y is None else ', y'})"
        return explain(one, at, **{"command": again, **how})

    def examine(self, X: Any = None, y: Any = None) -> Report:
        """Say what is wrong with the training or the fitted network; with the data of the fit, much more.

        See :func:`clearprop.examine`.  With data, the step is looked at that training would take next on all
        of it, from fresh memories of the optimizer.
        """
        check_is_fitted(self)
        network, run = self.network_, self.run_
        if X is None or y is None:
            return report_of(of_run(run, network=network))
        x, targets = self._inputs(X), self._encoded(y)
        taken = step(network, x, targets, loss=run.settings.loss, optimizer=run.settings.optimizer, rng=0)
        steps = -(-len(x) // (run.settings.batch_size or len(x))) * self.n_iter_
        following = replace(taken, index=steps + 1)
        return report_of(of_run(run.with_steps((following,)), x, targets, network=network))

    def hidden_activations(self, X: Any) -> list[Array]:
        """What every hidden layer answers for the rows of X, from input to output: (n, units) each."""
        check_is_fitted(self)
        return [a.copy() for a in self.network_.forward(self._inputs(X)).hidden]

    # What the estimators bring.
    run_: Any
    n_iter_: int

    @property
    def network_(self) -> Network:
        """The network with the weights of the moment, ``coefs_`` and ``intercepts_``."""
        raise NotImplementedError

    def _inputs(self, X: Any) -> Array:
        raise NotImplementedError

    def _encoded(self, y: Any) -> Array:
        raise NotImplementedError

    def _loss(self) -> Any:
        raise NotImplementedError


def _check_row(row: Any, n: int) -> None:
    if not isinstance(row, int | np.integer) or isinstance(row, bool) or not 0 <= row < n:
        only = "only row 0" if n == 1 else f"rows 0 to {n - 1}"
        raise SettingError(f"row is {row!r}, but X has {only}.")


def _answer(network: Network, x: Array) -> Address:
    output = int(network(x)[0].argmax())
    return Address("a", (0, output), layer=len(network))


def _forward_only(at: str | Address) -> Address:
    address = Address.parse(at)
    if address.field not in _FORWARD:
        raise SettingError(f'at is "{at}", which takes a target: give y, the targets of X.')
    return address
