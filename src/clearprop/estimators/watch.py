"""What scikit-learn's MLPs watch while they train, as a callback of clearprop's training."""

from __future__ import annotations

import sys
from collections.abc import Mapping

import numpy as np

from clearprop.estimators.choices import Choices
from clearprop.estimators.rates import Adaptive
from clearprop.estimators.tasks import Tasks
from clearprop.network.network import Network
from clearprop.record.schedules import Schedule
from clearprop.record.state import OptimizerState
from clearprop.training.current import Moment


class Watch:
    """Curves, the best so far, and whether the last epochs brought enough.

    Training has converged when ``n_iter_no_change`` epochs in a row, and one more, lowered the loss (with
    early stopping: raised the score) by less than ``tol``.  The loss is that of the examples, each measured
    before the step it took part in, and the penalty ``½ l2 Σ W²`` of the weights before the epoch.
    """

    def __init__(
        self, choices: Choices, start: Network, l2: float, scale: float, rate: float | Schedule, tasks: Tasks
    ) -> None:
        self._choices, self._l2, self._scale = choices, l2, scale
        self._rate, self._tasks = rate, tasks
        self._penalty = self._penalty_of(start)
        self.loss_curve: list[float] = []
        self.validation_loss_curve: list[float] = []
        self.scores: list[float] = []
        self.best_loss, self.best_score = np.inf, -np.inf
        self.best: Network | None = None
        self.no_improvement_count = 0
        self.network, self.state = start, None
        self.networks: list[Network] = []
        self.stops_at_max = True

    state: OptimizerState | None

    def resume(self, best_loss: float, best_score: float, best: Network | None, count: int) -> None:
        """Go on from what an earlier fit had seen."""
        self.best_loss, self.best_score, self.best = best_loss, best_score, best
        self.no_improvement_count = count

    def on_moment(self, epoch: int, logs: Mapping[str, float], moment: Moment) -> str | None:
        """See an epoch; a sentence if it was the last."""
        self.network, self.state = moment.network, moment.state
        if self._choices.keep_networks:
            self.networks.append(self.network)
        self.loss_curve.append(logs["loss"] * self._scale + self._penalty)
        self._penalty = self._penalty_of(self.network)
        self._say(f"Iteration {len(self.loss_curve)}, loss = {self.loss_curve[-1]:.8f}")
        if "validation_loss" in logs:
            self.validation_loss_curve.append(logs["validation_loss"] * self._scale)
            self.scores.append(logs["score"])
        self._compare()
        stopped = self._out_of_patience(moment.t + moment.current.before)
        is_last = stopped is not None or epoch == self._choices.max_iter
        if self._tasks.epoch_done(lambda: as_attributes(self.network), is_last=is_last):
            stopped = stopped or "a callback of scikit-learn asked to stop."
        return stopped

    def _compare(self) -> None:
        """Count the epochs that brought too little; remember the best."""
        tol, best_loss, best_score = self._choices.tol, self.best_loss, self.best_score
        loss, score = self.loss_curve[-1], self.scores[-1] if self.scores else None
        if score is not None and score > best_score:
            self.best_score, self.best = score, self.network
        self.best_loss = min(loss, best_loss)
        if score is not None and self._choices.early_stopping:
            self._say(f"Validation score: {score:f}")
            brings_little = score < best_score + tol
        else:
            brings_little = loss > best_loss - tol
        self.no_improvement_count = self.no_improvement_count + 1 if brings_little else 0

    def _out_of_patience(self, t: int) -> str | None:
        if self.no_improvement_count <= self._choices.n_iter_no_change:
            return None
        what = "Validation score" if self._choices.early_stopping else "Training loss"
        found = (
            f"{what} did not improve more than tol={self._choices.tol:g} for"
            f" {self._choices.n_iter_no_change} consecutive epochs."
        )
        if isinstance(self._rate, Adaptive) and not self._rate.is_least:
            self._rate.lower(t)
            self._say(f"{found} Setting learning rate to {self._rate.last:g}")
            self.no_improvement_count = 0
            return None
        self._say(f"{found} Stopping.")
        return found

    def _penalty_of(self, network: Network) -> float:
        if not self._l2:
            return 0.0
        with np.errstate(over="ignore"):
            return 0.5 * self._l2 * sum(float(np.vdot(layer.W, layer.W)) for layer in network)

    def _say(self, line: str) -> None:
        if self._choices.verbose:
            sys.stdout.write(line + "\n")


def as_attributes(network: Network) -> dict[str, list[np.ndarray]]:
    """Weights and biases as scikit-learn keeps them: lists of arrays that may be written to."""
    return {
        "coefs_": [layer.W.copy() for layer in network],
        "intercepts_": [layer.b.copy() for layer in network if layer.b is not None],
    }
