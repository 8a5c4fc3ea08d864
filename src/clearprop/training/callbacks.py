"""Code of the reader's that is called while a training goes on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from clearprop.errors import SettingError
from clearprop.record.run import Run
from clearprop.record.step import Step
from clearprop.training.current import Moment

Logs = Mapping[str, float]
HOOKS = ("on_train_begin", "on_epoch_end", "on_moment", "on_step_end", "on_train_end")


class Callback:
    """Base of callbacks: override what is needed; each method may be left as it is.

    ``on_epoch_end``, ``on_moment`` and ``on_step_end`` may return a sentence: training stops, and
    ``run.stopped`` is that sentence.  ``logs`` has ``loss``, ``loss_min``, ``loss_max``, and
    ``validation_loss`` and the metrics where they are measured.

    Examples
    --------
    >>> class Patient(Callback):
    ...     def on_epoch_end(self, epoch, logs):
    ...         return "good enough" if logs["loss"] < 0.01 else None
    """

    def on_train_begin(self, run: Run) -> None:
        """Called once, with the settings and nothing else in the run yet."""

    def on_epoch_end(self, epoch: int, logs: Logs) -> str | None:
        """Called after each epoch, counted from 1."""

    def on_moment(self, epoch: int, logs: Logs, moment: Moment) -> str | None:
        """Called after ``on_epoch_end``, with ``moment.network`` and the optimizer's ``moment.state``.

        They are put together when they are asked for, which can only be done before this returns.
        """

    def on_step_end(self, step: Step) -> str | None:
        """Called after each step; overriding it makes a compiled engine stop at every step.

        The step reads the training's own x and y, not copies: ``keep`` keeps steps that own their batch.
        """

    def on_train_end(self, run: Run) -> None:
        """Called once, with the finished run, however the training ended."""


class Callbacks:
    """Several callbacks as one; the first returned sentence counts.

    Any object with a hook will do: those that it does not have are not called.

    Raises
    ------
    SettingError
        "callbacks is <Stop object>; give a list of them, such as [<Stop object>]."
        "callbacks has the class Stop; make an object of it: Stop()."
        "callbacks has <function f>, which has no hook; name one of its methods on_train_begin,
        on_epoch_end, on_moment, on_step_end or on_train_end."
    """

    def __init__(self, callbacks: Sequence[object]) -> None:
        if isinstance(callbacks, str) or not isinstance(callbacks, Iterable):
            raise SettingError(f"callbacks is {callbacks!r}; give a list of them, such as [{callbacks!r}].")
        self._all = tuple(_checked(callback) for callback in callbacks)
        self.watches_steps = any(_overrides(callback, "on_step_end") for callback in self._all)
        hooks = ("on_epoch_end", "on_moment")
        self.watches_epochs = any(_overrides(callback, hook) for callback in self._all for hook in hooks)

    def __bool__(self) -> bool:
        return bool(self._all)

    def on_train_begin(self, run: Run) -> None:
        self._call("on_train_begin", run)

    def on_epoch_end(self, epoch: int, logs: Logs) -> str | None:
        return self._call("on_epoch_end", epoch, logs)

    def on_moment(self, epoch: int, logs: Logs, moment: Moment) -> str | None:
        return self._call("on_moment", epoch, logs, moment)

    def after_epoch(self, epoch: int, logs: Logs, moment: Moment) -> str | None:
        """Both hooks that are called after an epoch."""
        sentence = self.on_epoch_end(epoch, logs)
        return self.on_moment(epoch, logs, moment) or sentence

    def on_step_end(self, step: Step) -> str | None:
        return self._call("on_step_end", step) if self.watches_steps else None

    def on_train_end(self, run: Run) -> None:
        self._call("on_train_end", run)

    def _call(self, hook: str, *arguments: object) -> str | None:
        answers = [getattr(callback, hook)(*arguments) for callback in self._all if hasattr(callback, hook)]
        return next((answer for answer in answers if isinstance(answer, str) and answer), None)


def _checked(callback: object) -> object:
    """What is never called would be a silent mistake: a misspelt hook, a function, a class."""
    if isinstance(callback, type):
        name = callback.__name__
        raise SettingError(f"callbacks has the class {name}; make an object of it: {name}().")
    if not any(callable(getattr(callback, hook, None)) for hook in HOOKS):
        raise SettingError(
            f"callbacks has {callback!r}, which has no hook; name one of its methods"
            f" {', '.join(HOOKS[:-1])} or {HOOKS[-1]}."
        )
    return callback


def _overrides(callback: object, name: str) -> bool:
    hook = getattr(callback, name, None)
    return hook is not None and getattr(hook, "__func__", hook) is not getattr(Callback, name)
