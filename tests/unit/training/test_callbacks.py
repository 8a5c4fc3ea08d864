"""Hooks of any object are called, at their time, and a returned sentence is handed on."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from clearprop.errors import SettingError
from clearprop.record.keep import Keep
from clearprop.record.run import Run
from clearprop.record.settings import Plan
from clearprop.record.step import Step
from clearprop.training.callbacks import Callback, Callbacks
from tests.unit.record.worked import STEP

RUN = Run(Plan(STEP.settings, 3, 32, True, 7, "", Keep(last=1), None, None, (), "float64", "reference"))


class Watcher(Callback):
    def __init__(self, *answers: Any) -> None:
        self.answers = list(answers)
        self.heard: list[tuple[Any, ...]] = []

    def _answer(self, *heard: Any) -> Any:
        self.heard.append(heard)
        return self.answers.pop(0) if self.answers else None

    def on_epoch_end(self, epoch: int, logs: Any) -> Any:
        return self._answer(epoch, dict(logs))


class StepWatcher(Watcher):
    def on_step_end(self, step: Step) -> Any:
        return self._answer(step)


def all_hooks(callbacks: Callbacks) -> list[str | None]:
    callbacks.on_train_begin(RUN)
    answers = [callbacks.on_step_end(STEP), callbacks.on_epoch_end(1, {"loss": 0.5})]
    callbacks.on_train_end(RUN)
    return answers


def test_the_base_does_nothing() -> None:
    assert all_hooks(Callbacks([Callback(), Callback()])) == [None, None]
    assert all_hooks(Callbacks([])) == [None, None]


def test_hooks_are_given_what_happened() -> None:
    watcher = StepWatcher()
    all_hooks(Callbacks([watcher]))
    assert watcher.heard == [(STEP,), (1, {"loss": 0.5})]


def test_the_first_sentence_counts_and_every_callback_is_called() -> None:
    first, second, third = Watcher(None), Watcher("enough"), Watcher("too much")
    callbacks = Callbacks([first, second, third])
    assert callbacks.on_epoch_end(1, {}) == "enough"
    assert [len(watcher.heard) for watcher in (first, second, third)] == [1, 1, 1]
    assert callbacks.on_epoch_end(2, {}) is None


@pytest.mark.parametrize("answer", [None, "", False, True, 0, 1.5, ["stop"]])
def test_anything_but_a_sentence_lets_training_go_on(answer: Any) -> None:
    assert Callbacks([Watcher(answer)]).on_epoch_end(1, {}) is None


class Plain:
    """An object that knows nothing of the base class, with one hook."""

    def __init__(self) -> None:
        self.heard: list[Any] = []

    def on_step_end(self, step: Step) -> str:
        self.heard.append(step)
        return "seen"


def test_any_object_will_do_with_any_of_the_hooks() -> None:
    plain = Plain()
    heard: list[Any] = []
    loose = SimpleNamespace(on_step_end=heard.append, on_train_begin=heard.append)
    assert all_hooks(Callbacks([plain, Callback(), loose])) == ["seen", None]
    assert plain.heard == [STEP]
    assert heard == [RUN, STEP]


@pytest.mark.parametrize(
    ("callback", "watches"),
    [
        (Callback(), False),
        (Watcher(), False),
        (StepWatcher(), True),
        (Plain(), True),
        (SimpleNamespace(on_step_end=lambda step: None), True),
        (SimpleNamespace(on_epoch_end=lambda epoch, logs: None), False),
    ],
)
def test_who_watches_every_step(callback: object, watches: bool) -> None:
    assert Callbacks([callback]).watches_steps is watches
    assert Callbacks([Callback(), callback]).watches_steps is watches


def test_a_moment_is_told_after_the_epoch_and_both_are_heard() -> None:
    heard: list[Any] = []
    loose = SimpleNamespace(
        on_epoch_end=lambda *given: heard.append(given), on_moment=lambda *given: heard.append(given) or "now"
    )
    moment: Any = object()
    assert Callbacks([loose]).watches_epochs
    assert Callbacks([SimpleNamespace(on_moment=print)]).watches_epochs
    assert not Callbacks([Callback()]).watches_epochs
    assert Callbacks([loose, Callback()]).after_epoch(2, {"loss": 1.0}, moment) == "now"
    assert heard == [(2, {"loss": 1.0}), (2, {"loss": 1.0}, moment)]
    assert Callbacks([Watcher("enough")]).after_epoch(1, {}, moment) == "enough"


def test_callbacks_come_in_a_list() -> None:
    alone: Any = Callback()
    with pytest.raises(SettingError) as caught:
        Callbacks(alone)
    assert str(caught.value) == f"callbacks is {alone!r}; give a list of them, such as [{alone!r}]."


class Misspelt:
    def on_epoch_ended(self, epoch: int, logs: Any) -> str:
        return "never called"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("abc", "callbacks is 'abc'; give a list of them, such as ['abc']."),
        ([Misspelt], "callbacks has the class Misspelt; make an object of it: Misspelt()."),
        ([SimpleNamespace(on_end=print)], ", which has no hook; name one of its methods on_train_begin, "),
        ([Misspelt()], "on_train_begin, on_epoch_end, on_moment, on_step_end or on_train_end."),
        ([print], "callbacks has <built-in function print>, which has no hook; name one of its methods "),
    ],
)
def test_what_would_never_be_called_is_refused(given: Any, said: str) -> None:
    with pytest.raises(SettingError) as caught:
        Callbacks(given)
    assert said in str(caught.value)


def test_a_hook_that_fails_is_not_hidden() -> None:
    class Broken:
        def on_epoch_end(self, epoch: int, logs: Any) -> None:
            raise RuntimeError("mine")

    with pytest.raises(RuntimeError, match=r"^mine$"):
        Callbacks([Broken()]).on_epoch_end(1, {})


@pytest.mark.parametrize(
    ("callback", "watches"),
    [
        (Callback(), False),
        (Watcher(), True),
        (Plain(), False),
        (SimpleNamespace(on_epoch_end=lambda epoch, logs: None), True),
    ],
)
def test_whether_epochs_are_watched_is_known_beforehand(callback: Any, watches: bool) -> None:
    assert Callbacks([callback]).watches_epochs is watches
    assert Callbacks([Callback(), callback]).watches_epochs is watches
