"""scikit-learn's own callbacks see a fit and its epochs, where scikit-learn has them."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from clearprop.estimators import MLPClassifier
from clearprop.estimators.tasks import Tasks, managed
from tests.unit.estimators.data import IRIS_X, IRIS_Y

callback = pytest.importorskip("sklearn.callback", reason="this scikit-learn has no callbacks")

pytestmark = pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")

OLDER = """
import sys
import sklearn.callback, sklearn.model_selection, sklearn.preprocessing, sklearn.utils.class_weight
sys.modules["sklearn.callback"] = type(sys)("sklearn.callback")
from clearprop.estimators import MLPRegressor
mlp = MLPRegressor(hidden_layer_sizes=2, tol=1e9, n_iter_no_change=1).fit([[0.0], [1.0]], [0.0, 1.0])
print(hasattr(mlp, 'set_callbacks'), mlp.n_iter_)
"""


class Listener:
    """Writes down what it is told, and stops after so many epochs."""

    def __init__(self, most: int = 100) -> None:
        self.heard: list[tuple[Any, ...]] = []
        self.most = most

    def setup(self, estimator: Any, context: Any) -> None:
        self.heard.append(("setup", context.task_name, context.max_subtasks))

    def teardown(self, estimator: Any, context: Any) -> None:
        self.heard.append(("teardown", context.task_name))

    def on_fit_task_begin(self, estimator: Any, context: Any) -> None:
        self.heard.append(("begin", context.task_name, context.task_id))

    def on_fit_task_end(
        self, estimator: Any, context: Any, *, X: Any, y: Any, metadata: Any, fitted_estimator: Any
    ) -> bool:
        score = None if fitted_estimator is None else fitted_estimator.score(X, y)
        self.heard.append(("end", context.task_name, context.task_id, score))
        return context.task_name == "epoch" and context.task_id + 1 == self.most


def test_every_epoch_is_a_task_with_an_estimator_that_answers() -> None:
    listener = Listener()
    mlp = MLPClassifier((4,), max_iter=2, random_state=0).set_callbacks(listener).fit(IRIS_X, IRIS_Y)
    score = mlp.score(IRIS_X, IRIS_Y)
    kinds = [told[:3] for told in listener.heard]
    assert kinds == [
        ("setup", "fit", 2),
        ("begin", "fit", 0),
        ("begin", "epoch", 0),
        ("end", "epoch", 0),
        ("begin", "epoch", 1),
        ("end", "epoch", 1),
        ("end", "fit", 0),
        ("teardown", "fit"),
    ]
    assert [told[3] for told in listener.heard if told[0] == "end"][1:] == [score, score]


def test_a_callback_may_stop_the_training() -> None:
    mlp = MLPClassifier((4,), max_iter=50, random_state=0).set_callbacks(Listener(3)).fit(IRIS_X, IRIS_Y)
    assert mlp.n_iter_ == 3
    assert mlp.run_.stopped == "a callback of scikit-learn asked to stop."


def test_an_epoch_that_did_not_run_ends_without_an_estimator() -> None:
    listener = Listener()
    mlp = MLPClassifier((2,), max_iter=1).fit(IRIS_X, IRIS_Y).set_callbacks(listener)
    tasks = Tasks(mlp, 5, X=IRIS_X, y=IRIS_Y, metadata=None)
    tasks.close(dict)
    assert [told[:2] for told in listener.heard[-2:]] == [("end", "epoch"), ("end", "fit")]
    assert listener.heard[-2][3] is None


def test_a_fit_that_fails_is_taken_down() -> None:
    listener = Listener()
    mlp = MLPClassifier(callbacks=3).set_callbacks(listener)
    with pytest.raises(TypeError):
        mlp.fit(IRIS_X, IRIS_Y)
    assert listener.heard[-1][0] == "teardown"


@pytest.mark.slow
def test_a_scikit_learn_without_callbacks() -> None:
    told = subprocess.run([sys.executable, "-c", OLDER], capture_output=True, encoding="utf-8", check=True)
    assert told.stdout == "False 3\n"


def test_without_callbacks_nothing_is_told() -> None:
    assert callable(managed(lambda self: None))
    silent = Tasks(object(), 3, X=None)
    assert silent.epoch_done(dict, is_last=False) is False
    silent.close(dict)
