"""The training loop: steps, one recorded or many in an engine's own way, until something says stop.

A step is recorded where somebody wants to see it: the policy keeps it, a callback watches it, or one of its
numbers is not finite.  All others are taken by the engine's course, if it has one, many at a time.  Which
steps are the last is known only when training has stopped; then it goes back and takes them again.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial

import numpy as np
from numpy.typing import NDArray

from clearprop.engines import Advance, Batch, Course, Engine
from clearprop.network.inputs import check_inputs
from clearprop.network.network import Network
from clearprop.record.keeper import Keeper
from clearprop.record.run import Outcome, Run
from clearprop.record.settings import Plan
from clearprop.record.state import OptimizerState
from clearprop.training import finite
from clearprop.training.batch import batch_of
from clearprop.training.best import Best, Source, first_below
from clearprop.training.callbacks import Callbacks
from clearprop.training.checkpoints import Checkpoint, Checkpoints
from clearprop.training.current import Current, Moment
from clearprop.training.history import History
from clearprop.training.measure import Measure
from clearprop.training.order import Order
from clearprop.training.pace import Pace, work_of
from clearprop.training.start import start_notes
from clearprop.training.threads import blas_threads


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
        rng: int | np.random.Generator,
        state: OptimizerState,
    ) -> None:
        self.plan, self.engine, self.data = plan, engine, data
        self.measure, self.callbacks = measure, callbacks
        self.dropped_units = sum(layer.n_out for layer in network if layer.dropout)
        self.order = Order(len(data.x), plan.batch_size, plan.shuffle, rng, self.dropped_units > 0)
        self.dropout_rng = self.order.generator if self.dropped_units else None
        self.history, self.keeper, self.best = History(), Keeper(plan.keep), Best(plan.patience)
        self.outcome: Outcome = "unfinished"
        course, notes = self._course(network)
        self.notes = start_notes(network, state.t) + notes
        self.has_course = course is not None
        self.current = Current(network, state, course)
        self.checkpoints = Checkpoints(self.order, self.current, plan.keep.last)
        stops_early = plan.tolerance is not None or plan.patience is not None
        self.pace = Pace(work_of(network, self.order.batch_size), hurried=stops_early)
        # The training ends after so many steps, and why.
        self.end = plan.epochs * self.order.steps_an_epoch
        self.ending: tuple[Outcome, str] = ("all epochs", f"all {plan.epochs} epochs done.")
        # Since when all steps were recorded; those to look at, though nobody asked for them; how many epochs
        # were told, should they come again.
        self.recorded_since, self.to_record, self.told = 0, range(0), 0

    def _course(self, network: Network) -> tuple[Course | None, tuple[str, ...]]:
        if self.callbacks.watches_steps or self.plan.keep.every == 1:
            return None, ()
        course = self.engine.course(network, self.plan, self.data)
        return (None, (_unaided(self.engine, course),)) if isinstance(course, str) else (course, ())

    def go(self) -> tuple[Network, Run]:
        """Train until something says stop, then hand over the network and the run."""
        started = time.perf_counter()
        if self.callbacks:
            self.callbacks.on_train_begin(self._run("", 0.0))
        try:
            stopped = self._until_stopped()
        except KeyboardInterrupt:
            stopped = self._interrupted()
        self._check_inputs()
        network, returned = self._chosen_network()
        run = self._run(f"{stopped}{returned}", time.perf_counter() - started)
        self.callbacks.on_train_end(run)
        # What it remembers leads back here, and would keep all arrays alive until they are collected.
        self.best.forget()
        return network, run

    def _check_inputs(self) -> None:
        """An input that is not finite makes every sum that it enters so: after an epoch all are known to be.

        To look at them first would mean to read all data once more, as long as a tenth of an epoch.
        """
        if self.outcome == "not finite" or self.order.t < self.order.steps_an_epoch:
            check_inputs(self.data.x)

    def _until_stopped(self) -> str:
        while self.order.t < self.end:
            if free := self._free_steps():
                self._stretch(free)
            elif stopped := self._recorded_step():
                return stopped
        return self._stop(*self.ending)

    def _free_steps(self) -> int:
        """How many of the next steps nobody wants to see."""
        t, keep, steps = self.order.t, self.plan.keep, self.order.steps_an_epoch
        if not self.has_course or t < keep.first or t in self.to_record:
            return 0
        limits = [t + self.pace.steps, self.end - keep.last]
        limits += [stop for stop in (self.to_record.start, self.told * steps) if t < stop]
        if keep.every:
            limits.append(t - t % keep.every + keep.every - 1)
        # Dropout draws its masks between two orders.
        if self.watches_epochs or (self.order.shuffles and self.dropped_units):
            limits.append(t - t % steps + steps)
        return max(0, min(limits) - t)

    @property
    def watches_epochs(self) -> bool:
        """Whether somebody wants to know the network, or to be told, after each epoch."""
        return self.measure.is_active or self.callbacks.watches_epochs

    def _stretch(self, count: int) -> None:
        """Some steps that are not recorded, in the engine's own way."""
        checkpoint, started = self.checkpoints.add(), time.perf_counter()
        t, epoch = self.order.t, self.order.epoch
        try:
            advance = self._advance(count)
        except KeyboardInterrupt:
            self.checkpoints.back(checkpoint)
            raise
        self.pace.learn(count, time.perf_counter() - started)
        if advance.done < count:
            self._look_at(t + advance.done)
            return
        self.recorded_since = self.order.t
        if epoch > self.told:
            self._close_epochs(partial(self._network_at, checkpoint), self.history.add(advance.curves))

    def _advance(self, count: int) -> Advance:
        t, start, examples = self.order.t, self.order.place, self.order.rows_of(count)
        orders = self.order.next_orders(count)
        uniforms = self.order.uniforms(self.dropped_units * examples) if self.dropped_units else None
        course, t = self.current.course(t), self.current.before + t
        return course.advance(start, count, t, orders, uniforms)

    def _look_at(self, suspect: int) -> None:
        """The step after so many is not finite: record it, and what the policy keeps before it."""
        first = max(0, suspect - max(0, self.plan.keep.last - 1))
        self.to_record = range(first, suspect + 1)
        self._go_back(first)

    def _go_back(self, t: int) -> None:
        self.checkpoints.back_before(t)
        self.keeper.forget_after(self.order.t)
        self.recorded_since = self.order.t

    def _recorded_step(self) -> str | None:
        """One step with all its numbers; a sentence if it ends the training."""
        t, epoch = self.order.t, self.order.epoch
        step = self.engine.step(
            self.current.network(),
            batch_of(self.data, self.order.next_rows()),
            self.plan.settings,
            self.current.state(t),
            dropout_rng=self.dropout_rng,
            index=t + 1,
            epoch=epoch,
        )
        self.keeper.see(step)
        if not finite.is_finite(step):
            wrong = finite.first_not_finite(step)
            assert wrong is not None
            return self._stop("not finite", finite.sentence(step, wrong))
        before = self.current.network()
        self.current.take(step)
        if epoch > self.told:
            self.history.see(step)
        if sentence := self.callbacks.on_step_end(step):
            return self._stop("callback", sentence)
        if epoch > self.told:
            self._close_epochs(lambda t: lambda: before, np.empty(1))
        return None

    def _close_epochs(self, network_at: Callable[[int], Source], losses: NDArray[np.float64]) -> None:
        """Measure, tell the callbacks, see whether that was enough; the last epoch's loss gets its place."""
        logs: dict[str, float] = {}
        if self.order.place == 0:
            measured = self.measure(self.current.network()) if self.measure.is_active else {}
            logs = self.history.close_epoch(measured)
            losses[-1] = logs["loss"]
        else:
            losses = losses[:-1]
        first, last, steps = self.told + 1, self.history.epochs, self.order.steps_an_epoch
        if last < first:
            return
        self.told = last
        sources: Callable[[int], Source] = lambda epoch: network_at(epoch * steps - 1)  # noqa: E731
        which, tolerated = "training", first_below(losses, self.plan.tolerance)
        if "validation_loss" in logs:
            network, which = self.current.network(), "validation"
            losses, sources = np.array([logs["validation_loss"]]), lambda epoch: lambda: network
        waited = self.best.see_all(first, losses[:tolerated], sources)
        if sentence := self.callbacks.after_epoch(last, logs, Moment(self.current, self.order.t)):
            self._end_at(last, "callback", sentence)
        elif waited is not None and (tolerated is None or waited < first + tolerated - 1):
            self._end_at(waited, "patience", f"the {which} loss {self.best.since_when()}.")
        elif tolerated is not None:
            epoch, tolerance = first + tolerated - 1, self.plan.tolerance
            loss = self.history.loss[epoch - 1]
            self._end_at(
                epoch, "tolerance", f"the loss {loss:.6g} of epoch {epoch} is at most {tolerance:g}."
            )

    def _end_at(self, epoch: int, outcome: Outcome, sentence: str) -> None:
        """Training ends after an epoch that may lie behind; its last steps are kept as the policy says."""
        self.ending, self.told = (outcome, sentence), epoch
        self.history.forget_after(epoch)
        self._end_after(epoch * self.order.steps_an_epoch)

    def _end_after(self, t: int) -> None:
        self.end = t
        first = max(0, t - self.plan.keep.last)
        if self.order.t > t or self.recorded_since > first:
            self._go_back(first)

    def _interrupted(self) -> str:
        self.history.forget_unfinished()
        done = f"{self.history.epochs} of {self.plan.epochs} epochs"
        self.ending = "interrupted", f"interrupted after {done}."
        # What is taken again is told to nobody.
        self.told = sys.maxsize
        try:
            self._end_after(self.order.t)
            return self._until_stopped()
        except KeyboardInterrupt:
            return self._stop(*self.ending)

    def _stop(self, outcome: Outcome, sentence: str) -> str:
        self.outcome = outcome
        return sentence

    def _network_at(self, checkpoint: Checkpoint, t: int) -> Source:
        """The network after t steps, computed anew when it is wanted."""

        def compute() -> Network:
            now = Checkpoint(self.order.mark(), self.current.snapshot())
            self.checkpoints.back(checkpoint)
            if t > self.order.t:
                self._advance(t - self.order.t)
            network = self.current.network()
            self.checkpoints.back(now)
            return network

        return compute

    def _chosen_network(self) -> tuple[Network, str]:
        waits = self.plan.patience is not None or (
            self.outcome == "interrupted" and self.measure.has_validation
        )
        if waits and (best := self.best.network) is not None:
            return best, f" The weights of epoch {self.best.epoch} are returned, the best ones."
        if self.outcome == "not finite":
            return self.current.network(), " The weights before that step are returned."
        return self.current.network(), ""

    def _run(self, stopped: str, seconds: float) -> Run:
        """The run so far; before the first step, what it was told and what is worth knowing."""
        history = self.history
        return Run(
            settings=self.plan,
            steps=self.keeper.steps,
            loss=history.loss.copy(),
            loss_min=history.loss_min.copy(),
            loss_max=history.loss_max.copy(),
            validation_loss=history.validation_loss.copy(),
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


def _unaided(engine: Engine, reason: str) -> str:
    return f"the engine {engine.name} takes these steps one by one, as the reference does: {reason}."
