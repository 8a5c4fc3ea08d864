"""One fit: a single training of clearprop's, and what of it the estimator remembers."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

import numpy as np

from clearprop.errors import DataError
from clearprop.estimators.choices import Choices
from clearprop.estimators.held_out import Examples
from clearprop.estimators.progress import Progress
from clearprop.estimators.rates import Adaptive
from clearprop.estimators.scores import Score
from clearprop.estimators.solvers import batch_size_of, optimizer_of, penalty_of, rate_of
from clearprop.estimators.tasks import Tasks
from clearprop.estimators.watch import Watch, as_attributes
from clearprop.network.network import Network
from clearprop.numerics.activations import ACTIVATIONS
from clearprop.numerics.arrays import Array
from clearprop.numerics.losses import LOSSES, Loss
from clearprop.record.run import Run
from clearprop.training.train import train


class Fitting:
    """A training with everything around it that scikit-learn expects."""

    def __init__(
        self, choices: Choices, loss: Loss, scale: float, start: Network, progress: Progress, *, once: bool
    ) -> None:
        self.choices, self.loss, self.scale = choices, loss, scale
        self.start, self.progress, self.once = start, progress, once
        self.warning: str | None = None

    def begin(
        self,
        estimator: Any,
        examples: Examples,
        held_out: Examples | None,
        score_of: Callable[[Array | None], Score],
        tasks: Tasks,
    ) -> None:
        """Put together what is trained, and how far an earlier fit had come."""
        choices, n = self.choices, len(examples.x)
        self.examples, self.held_out = examples, held_out
        self.score = None if held_out is None else score_of(_counting(held_out.weight))
        self.solver = (choices.solver, *(("m",) if choices.solver == "sgd" and choices.momentum else ()))
        self.state = self.progress.state_for(self.solver, self.start)
        self.past: dict[str, Any] = vars(estimator)
        before = 0 if self.state is None else self.state.t
        self.rate = rate_of(
            choices, n, seen=int(self.past.get("t_", 0)), before=before, last=self.progress.rate
        )
        l2 = penalty_of(choices, n, examples.weight)
        self.optimizer = optimizer_of(choices, l2, self.rate)
        self.watch = Watch(choices, self.start, l2, self.scale, self.rate, tasks)
        self._resume(estimator)
        if choices.batch_size is not None and choices.batch_size > n:
            warnings.warn(
                f"batch_size is {choices.batch_size}, but there are {n} examples: each step sees them all.",
                stacklevel=5,
            )

    def _resume(self, estimator: Any) -> None:
        score, loss = self.past.get("best_validation_score_"), self.past.get("best_loss_")
        best = None if score is None else estimator.network_
        self.watch.resume(
            np.inf if loss is None else loss,
            -np.inf if score is None else score,
            best,
            int(self.past.get("_no_improvement_count", 0)),
        )

    def go(self, callbacks: tuple[Any, ...]) -> None:
        """Train, and see how it ended."""
        choices, examples, held_out = self.choices, self.examples, self.held_out
        network, run = train(
            self.start,
            examples.x,
            examples.y,
            loss=self.loss,
            optimizer=self.optimizer,
            epochs=1 if self.once else choices.max_iter,
            batch_size=batch_size_of(choices, len(examples.x)),
            shuffle=choices.shuffle,
            rng=self.progress.generator,
            validation=None if held_out is None else (held_out.x, held_out.y),
            example_weight=examples.weight,
            metrics=() if self.score is None else (self.score,),
            keep="none",
            callbacks=(self.watch, *callbacks),
            engine=_engine_for(self.loss, self.start),
            state=self.state,
        )
        self.last, self.returned, self.run = network, network, run
        if choices.early_stopping and self.watch.best is not None:
            self.returned = self.watch.best
        self._judge(run)

    def _judge(self, run: Run) -> None:
        """What the end means: all is well, a warning, or an error."""
        if run.outcome == "not finite":
            if self.returned is self.last:
                raise DataError(
                    "Solver produced non-finite parameter weights. The input data may contain large values"
                    f" and need to be preprocessed. {run.stopped}"
                )
            self.watch.scores.append(float("nan"))
            self.warning = f"{run.stopped} The weights with the best validation score are kept."
        elif run.outcome == "interrupted":
            warnings.warn("Training interrupted by user.", stacklevel=5)
        elif run.outcome == "all epochs" and not self.once:
            self.warning = (
                f"Maximum iterations ({self.choices.max_iter}) reached and the optimization hasn't converged"
                f" yet: there were no {self.choices.n_iter_no_change} epochs in a row that brought less than"
                f" tol={self.choices.tol:g}. Raise max_iter or learning_rate_init, or scale the inputs."
            )

    def weights(self) -> dict[str, Any]:
        """The weights and biases that the estimator is given."""
        return as_attributes(self.returned)

    def attributes(self) -> dict[str, Any]:
        """Everything that the fit leaves on the estimator."""
        watch, scores = self.watch, self._joined("validation_scores_", self.watch.scores)
        validation_losses = self._joined("validation_loss_curve_", watch.validation_loss_curve)
        early = self.choices.early_stopping
        found = {
            **self.weights(),
            "run_": self.run,
            "n_iter_": self.run.epochs,
            "t_": int(self.past.get("t_", 0)) + self.run.epochs * len(self.examples.x),
            "loss_curve_": self._joined("loss_curve_", watch.loss_curve),
            "loss_": watch.loss_curve[-1] if watch.loss_curve else self.past.get("loss_", np.inf),
            "best_loss_": None if early else watch.best_loss,
            "validation_scores_": scores or None,
            "best_validation_score_": watch.best_score if scores else None,
            "validation_loss_curve_": validation_losses or None,
            "_no_improvement_count": watch.no_improvement_count,
            "_progress": self.progress.at(
                self.last, self.returned, watch.state, self.solver, _rate_found(self.rate)
            ),
        }
        if self.choices.keep_networks:
            found["networks_"] = self._joined("networks_", watch.networks)
        return found

    def _joined(self, name: str, new: list[Any]) -> list[Any]:
        return [*(self.past.get(name) or ()), *new]


def _counting(weight: Array | None) -> Array | None:
    """Weights that are all zero decide nothing: then each row counts as much as any."""
    return weight if weight is None or weight.any() else None


def _rate_found(rate: Any) -> float | None:
    return rate.last if isinstance(rate, Adaptive) else None


def _engine_for(loss: Loss, network: Network) -> str:
    """The fastest; what its kernel does not know goes through the careful engine, not step by step."""
    known = LOSSES.get(loss.name) is type(loss)
    known = known and all(ACTIVATIONS.get(each.activation.name) is type(each.activation) for each in network)
    return "auto" if known else "careful"
