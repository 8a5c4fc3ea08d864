"""Sensible trainings of every kind are healthy: nothing is found on them, before, during and after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import clearprop as cp
from clearprop.doctor.health import examine
from clearprop.doctor.health.ending import ending
from clearprop.doctor.health.patient import of_run
from tests.properties.strategies import trainings

HIDDEN = ("sigmoid", "tanh", "relu", "leaky_relu(0.01)", "elu(1.0)", "gelu", "silu", "softplus")
OPTIMIZERS = (cp.SGD(0.1), cp.SGD(0.02, momentum=0.9), cp.Adam(0.01), cp.AdamW(0.01))
TASKS = {
    "number": ("identity", "half_squared_error"),
    "yes or no": ("sigmoid", "binary_cross_entropy"),
    "classes": ("softmax", "cross_entropy"),
}


@dataclass(frozen=True, eq=False)
class Sensible:
    """What a careful person would do: scaled data with something to learn, a usual start, a usual rate."""

    network: cp.Network
    x: Any
    y: Any
    plan: dict[str, Any]

    def run(self) -> tuple[cp.Network, cp.Run]:
        return cp.train(self.network, self.x, self.y, rng=0, epochs=60, **self.plan)


@st.composite
def sensible(draw: st.DrawFn) -> Sensible:
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    task, activation = draw(st.sampled_from(sorted(TASKS))), draw(st.sampled_from(HIDDEN))
    output, loss = TASKS[task]
    x = rng.normal(size=(draw(st.integers(30, 90)), draw(st.integers(1, 6))))
    signal = np.tanh(x @ rng.normal(size=(x.shape[1], 4))) @ rng.normal(size=4)
    y: Any = (signal / signal.std())[:, None]
    if task != "number":
        y = np.digitize(signal, np.quantile(signal, [0.5] if task == "yes or no" else [0.3, 0.6]))
    units = 3 if task == "classes" else 1
    hidden = [(draw(st.integers(4, 16)), activation)] * draw(st.integers(0, 3))
    start = "he_normal" if "relu" in activation else "glorot_uniform"
    network = cp.Network.create(x.shape[1], [*hidden, (units, output)], initializer=start, rng=rng)
    optimizer = draw(
        st.sampled_from([cp.SGD(0.1), cp.SGD(0.02, momentum=0.9), cp.Adam(0.01), cp.AdamW(0.01)])
    )
    keep, batch_size = (
        draw(st.sampled_from(["last", "first and last 2"])),
        draw(st.sampled_from([16, 32, None])),
    )
    return Sensible(
        network, x, y, {"loss": loss, "optimizer": optimizer, "keep": keep, "batch_size": batch_size}
    )


@settings(max_examples=25)
@given(sensible())
def test_nothing_is_found_on_a_sensible_training(training: Sensible) -> None:
    network, run = training.run()
    # Dead layers happen by chance; what is said of them then is tested where they are made.
    assume(ending(of_run(run, training.x, training.y)) == "well")
    reports = [
        examine(training.network),
        examine(training.network, training.x, training.y),
        examine(run),
        examine(run, training.x, training.y),
        examine(network, training.x, training.y),
    ]
    assert [finding for report in reports for finding in report.findings] == []
    assert reports[3].verdict == "sound"


@settings(max_examples=40)
@given(trainings())
def test_any_step_can_be_examined_and_breaks_no_equation(training: Any) -> None:
    step = training.step()
    report = examine(step)
    assert [each for each in report.findings if each.message.startswith("health.G.")] == []
    for lang in ("en", "zh"):
        assert all(finding.sentence(lang) for finding in report.findings)
