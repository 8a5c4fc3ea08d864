"""scikit-learn's own callbacks (1.9, experimental there): each epoch is a task of the fit.

Where scikit-learn has none, nothing here does anything.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast

Method = TypeVar("Method", bound=Callable[..., Any])


class _NoCallbacks:
    """Stands where scikit-learn has no callbacks."""


CallbackSupport: Any = _NoCallbacks
_managed: Any = None
try:
    from sklearn.callback import CallbackSupportMixin, with_callbacks

    CallbackSupport, _managed = CallbackSupportMixin, with_callbacks
except ImportError:
    pass


def managed(method: Method) -> Method:
    """Let scikit-learn set its callbacks up before a fit, and take them down after it, however it ends."""
    return method if _managed is None else cast(Method, _managed(method))


class Tasks:
    """The tasks of one fit, told to the callbacks that were set on the estimator."""

    def __init__(self, estimator: Any, epochs: int, **told: Any) -> None:
        self._estimator, self._told, self._left = estimator, told, epochs
        begin = getattr(estimator, "_init_callback_context", None)
        self._fit = None if begin is None else begin(max_subtasks=epochs)
        self._epoch: Any = None
        if self._fit is not None:
            self._fit.call_on_fit_task_begin(estimator=estimator, **told)
            self._begin_epoch()

    def epoch_done(self, fitted: Callable[[], Mapping[str, Any]], *, is_last: bool) -> bool:
        """An epoch is over; ``fitted`` gives what a copy of the estimator needs to answer as of now.

        True when a callback wants the training to stop.
        """
        if self._epoch is None:
            return False
        stop = self._epoch.call_on_fit_task_end(
            estimator=self._estimator, **self._told, reconstruction_attributes=fitted
        )
        self._epoch, self._left = None, self._left - 1
        if not (stop or is_last) and self._left:
            self._begin_epoch()
        return bool(stop)

    def close(self, fitted: Callable[[], Mapping[str, Any]]) -> None:
        """The training is over; an epoch that was begun and did not run ends without a network."""
        if self._fit is None:
            return
        if self._epoch is not None:
            self._epoch.call_on_fit_task_end(estimator=self._estimator)
        self._fit.call_on_fit_task_end(
            estimator=self._estimator, **self._told, reconstruction_attributes=fitted
        )

    def _begin_epoch(self) -> None:
        assert self._fit is not None
        self._epoch = self._fit.subcontext(task_name="epoch")
        self._epoch.call_on_fit_task_begin(estimator=self._estimator, **self._told)
