"""The training loop: epochs of steps, until something says stop."""

from __future__ import annotations

import os
import time
from typing import Any

import numpy as np

from clearprop.data.batches import batches
from clearprop.engines import Batch, Engine, initial_state
from clearprop.network.network import Network
from clearprop.numerics.arrays import freeze, read_only
from clearprop.record.keeper import Keeper
from clearprop.record.run import Outcome, Run
from clearprop.record.settings import Plan
from clearprop.training import finite
from clearprop.training.best import Best
from clearprop.training.callbacks import Callbacks
from clearprop.training.history import History
from clearprop.training.measure import Measure
from clearprop.training.start import start_notes


class Training:
    """One training on its way: the network of the moment, and everything that watches it."""

    def __init__(
        self,
        plan: Plan,
        engine: Engine,
        network: Network,
        data: Batch,
        measure: Measure,
        callbacks: Callbacks,
        generator: np.random.Generator,
    ) -> None:
        self.plan, self.engine, self.network, self.data = plan, engine, network, data
        self.measure, self.callbacks, self.generator = measure, callbacks, generator
        self.state = initial_state(network, plan.optimizer)
        self.before_last_step = network
        self.history, self.keeper, self.best = History(), Keeper(plan.keep), Best(plan.patience)
        self.dropout_rng = generator if any(layer.dropout for layer in network) else None
        self.outcome: Outcome = "unfinished"
        self.notes = start_notes(network)

    def go(self) -> tuple[Network, Run]:
        """Train until something says stop, then hand over the network and the run."""
        started = time.perf_counter()
        self.callbacks.on_train_begin(self._announced())
        try:
            stopped = self._epochs()
        except KeyboardInterrupt:
            self.history.forget_unfinished()
            done = f"{len(self.history.loss)} of {self.plan.epochs} epochs"
            stopped = self._stop("interrupted", f"interrupted after {done}.")
        network, returned = self._chosen_network()
        run = self._run(f"{stopped}{returned}", time.perf_counter() - started)
        self.callbacks.on_train_end(run)
        return network, run

    def _epochs(self) -> str:
        for epoch in range(1, self.plan.epochs + 1):
            stopped = self._epoch(epoch) or self._close_epoch(epoch)
            if stopped:
                return stopped
        return self._stop("all epochs", f"all {self.plan.epochs} epochs done.")

    def _epoch(self, epoch: int) -> str | None:
        """All steps of one epoch; a sentence if one of them ends the training."""
        for rows in batches(len(self.data.x), self.plan.batch_size, self.plan.shuffle, self.generator):
            step = self.engine.step(
                self.network,
                self._batch(rows),
                self.plan.settings,
                self.state,
                dropout_rng=self.dropout_rng,
                index=self.state.t + 1,
                epoch=epoch,
            )
            self.keeper.see(step)
            if not finite.is_finite(step):
                wrong = finite.first_not_finite(step)
                assert wrong is not None
                return self._stop("not finite", finite.sentence(step, wrong))
            self.history.see(step)
            self.before_last_step, self.network = self.network, self.network.after(step)
            self.state = step.state_after
            if sentence := self.callbacks.on_step_end(step):
                return self._stop("callback", sentence)
        return None

    def _batch(self, rows: np.ndarray[Any, np.dtype[np.intp]]) -> Batch:
        data = self.data
        if len(rows) == len(data.x) and (self.plan.batch_size is None or self.plan.batch_size >= len(rows)):
            weight = None if data.example_weight is None else read_only(data.example_weight)
            return Batch(read_only(data.x), read_only(data.y), freeze(rows), weight)
        weight = None if data.example_weight is None else freeze(data.example_weight[rows])
        return Batch(freeze(data.x[rows]), freeze(data.y[rows]), freeze(rows), weight)

    def _close_epoch(self, epoch: int) -> str | None:
        """Measure, tell the callbacks, and see whether that was enough."""
        logs = self.history.close_epoch(self.measure(self.network))
        if "validation_loss" in logs:
            self.best.see(epoch, logs["validation_loss"], self.network)
        else:
            self.best.see(epoch, logs["loss"], self.before_last_step)
        if sentence := self.callbacks.on_epoch_end(epoch, logs):
            return self._stop("callback", sentence)
        tolerance = self.plan.tolerance
        if tolerance is not None and logs["loss"] <= tolerance:
            return self._stop(
                "tolerance", f"the loss {logs['loss']:.6g} of epoch {epoch} is at most {tolerance:g}."
            )
        if self.best.out_of_patience(epoch):
            which = "validation" if "validation_loss" in logs else "training"
            return self._stop("patience", f"the {which} loss {self._since_when()}.")
        return None

    def _since_when(self) -> str:
        epochs = "1 epoch" if self.plan.patience == 1 else f"{self.plan.patience} epochs"
        if self.best.epoch is None:
            return f"was not finite in {epochs}"
        return f"last fell at epoch {self.best.epoch}, {epochs} before"

    def _stop(self, outcome: Outcome, sentence: str) -> str:
        self.outcome = outcome
        return sentence

    def _chosen_network(self) -> tuple[Network, str]:
        waits = self.plan.patience is not None or (
            self.outcome == "interrupted" and self.measure.has_validation
        )
        if waits and self.best.network is not None:
            return self.best.network, f" The weights of epoch {self.best.epoch} are returned, the best ones."
        if self.outcome == "not finite":
            return self.network, " The weights before that step are returned."
        return self.network, ""

    def _announced(self) -> Run:
        """The run before its first step: what it was told, and what is worth knowing about the start."""
        return Run(
            self.plan,
            engine=self.engine.name,
            dtype=self.plan.dtype,
            threads=blas_threads(),
            notes=self.notes,
        )

    def _run(self, stopped: str, seconds: float) -> Run:
        history = self.history
        return Run(
            settings=self.plan,
            steps=self.keeper.steps,
            loss=tuple(history.loss),
            loss_min=tuple(history.loss_min),
            loss_max=tuple(history.loss_max),
            validation_loss=tuple(history.validation_loss),
            metrics={name: tuple(values) for name, values in history.metrics.items()},
            best_epoch=self.best.epoch,
            stopped=stopped,
            outcome=self.outcome,
            engine=self.engine.name,
            dtype=self.plan.dtype,
            threads=blas_threads(),
            seconds=seconds,
            notes=self.notes,
        )


def blas_threads() -> int:
    """How many threads matrix products may use here, as far as the environment tells."""
    for variable in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS"):
        if (value := os.environ.get(variable, "")).isdigit() and int(value) > 0:
            return int(value)
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1
