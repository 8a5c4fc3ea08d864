"""All checks in one report."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import clearprop as cp
from clearprop import examples
from clearprop.doctor.health import checkup
from clearprop.doctor.health.checkup import CHECKS, examine
from clearprop.doctor.json_form import as_json
from clearprop.doctor.terminal import report_lines
from clearprop.record.step import NotObserved
from tests.unit.doctor.health.cases import LABELS, X, changed, net, one_step, sound_run, trained

HELPERS = {
    "checkup",
    "ending",
    "falling",
    "found",
    "layers",
    "mistakes",
    "overshoot",
    "patient",
    "rebuilt",
    "worst",
}


def test_every_check_of_the_folder_is_made() -> None:
    files = {path.stem for path in Path(checkup.__file__).parent.glob("*.py")} - {"__init__"} - HELPERS
    assert {check.__module__.rpartition(".")[2] for check in CHECKS} == files


def test_a_sound_run_is_sound() -> None:
    report = examine(sound_run())
    assert (report.program, report.verdict, report.findings, report.notes) == ("run", "sound", (), ())
    assert (report.examples, report.steps) == (60, 40)
    assert report.network == {
        "sizes": [3, 6, 1],
        "activations": ["tanh", "sigmoid"],
        "bias": "per_unit",
        "loss": "binary_cross_entropy",
        "reduction": "mean",
        "learning_rate": 0.5,
        "optimizer": "sgd",
    }


def test_a_network_alone_tells_little() -> None:
    report = examine(net((3, "tanh"), (1, "sigmoid")))
    assert report.verdict == "could not tell"
    assert "give x and y" in report.notes[0].sentence("en")
    assert examine(net((3, "tanh"), (1, "sigmoid")), X, LABELS).verdict == "sound"


def test_what_was_not_observed_is_never_called_sound() -> None:
    assert examine(changed(one_step(), 1, dW=NotObserved)).verdict == "could not tell"
    assert examine(one_step()).verdict == "sound"


def test_a_failure_that_nothing_explains_is_not_sound() -> None:
    run = replace(sound_run(), loss=(0.7, 0.69, 0.7, 0.69, 0.7))
    report = examine(run)
    assert (report.verdict, report.findings) == ("could not tell", ())


def test_causes_stand_before_consequences() -> None:
    zeros = examine(trained(net((4, "relu"), (1, "sigmoid"), initializer="zeros")))
    assert [finding.code for finding in zeros.findings] == ["I01"]
    unscaled = examine(
        trained(net((4, "relu"), (1, "identity")), X[:, :1], X * 300, loss="half_squared_error")
    )
    assert [finding.code for finding in unscaled.findings] == ["D01"]


def test_numbers_near_the_end_of_all_numbers_raise_no_warning() -> None:
    layers = [cp.Dense(np.full((3, 2), 1e200), None, "relu"), cp.Dense(np.full((2, 1), 1e300))]
    with np.errstate(all="ignore"):
        step = cp.step(cp.Network(layers), X, LABELS, loss="half_squared_error", optimizer=cp.SGD(1e300))
    codes = [finding.code for finding in examine(step).findings]
    assert "N01" in codes


def test_a_batch_that_is_not_all_is_said() -> None:
    report = examine(trained(net((3, "tanh"), (1, "sigmoid")), batch_size=16))
    assert "12" in report.notes[0].sentence("en")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_report_has_the_keys_of_all_reports(lang: str) -> None:
    report = examine(trained(net((4, "tanh"), (1, "sigmoid"), initializer="zeros")))
    (finding,) = json.loads(as_json(report, lang))["findings"]
    assert (finding["code"], finding["certainty"]) == ("I01", "proven")
    places = ("file", "cell", "line", "end_line", "column", "end_column", "diff", "rerun")
    assert [finding[key] for key in places] == [None] * 8
    assert "I01" in "\n".join(report_lines(report, lang))


@pytest.mark.parametrize("name", examples.NETWORKS)
def test_the_examples_are_healthy(name: str) -> None:
    example = examples.find(name)
    assert examine(example.network, example.x, example.y).findings == ()
    assert examine(example.step()).findings == ()
    network, run = example.train(epochs=min(example.epochs, 300))
    reports = [examine(run), examine(run, example.x, example.y), examine(network, example.x, example.y)]
    assert [finding.code for report in reports for finding in report.findings if finding.code != "H02"] == []


@pytest.mark.parametrize("name", ["iris", "wine", "breast_cancer", "diabetes"])
def test_trainings_on_real_data_are_healthy(name: str) -> None:
    data = examples.data(name)
    x = (data.x - data.x.mean(axis=0)) / data.x.std(axis=0)
    classes = len(data.classes)
    y = data.y if classes > 2 else data.y.astype(float)
    y = (y - y.mean()) / y.std() if not classes else y
    output, loss = {0: ("identity", "half_squared_error"), 2: ("sigmoid", "binary_cross_entropy")}.get(
        classes, ("softmax", "cross_entropy")
    )
    start = net((12, "relu"), (classes if classes > 2 else 1, output), n_in=x.shape[1])
    trained_net, run = cp.train(start, x, y, loss=loss, optimizer=cp.Adam(0.01), epochs=15, rng=0)
    reports = [examine(run), examine(run, x, y), examine(start, x, y), examine(trained_net, x, y)]
    assert [finding.code for report in reports for finding in report.findings] == []
    assert examine(run, x, y).verdict == "sound"
    assert np.isfinite(run.loss).all()
