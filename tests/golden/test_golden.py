"""Every worked case, through the public functions: start, first step, states after many updates, epochs.

The states up to 5000 updates are compared always, later ones with ``--all``.
"""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

import clearprop as cp
from tests.golden.cases import ABSOLUTE, CASES, FOLDER, RELATIVE, Case, close, having, parameters_close

FAR = 5000
KNOWN = {
    "forward_at_start",
    "loss_at_start",
    "deltas_at_start",
    "gradients_at_start",
    "central_difference_db",
    "after",
    "epochs",
    "exact_at_step_1",
    "exact_losses",
    "after_10_epochs",
    "losses_far_out",
    "best_fit",  # test_best_sigmoid.py
    "without_biases",  # test_leaky.py
    "published",  # test_worked.py
    "taught",
}
TIGHT = {"rtol": RELATIVE, "atol": ABSOLUTE}


@pytest.fixture
def case(request: pytest.FixtureRequest) -> Case:
    return CASES[request.param]


def each(key: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", having(key), indirect=True)


every = pytest.mark.parametrize("case", list(CASES), indirect=True)


@every
def test_a_case_is_whole(case: Case) -> None:
    assert case.expected
    assert set(case.expected) <= KNOWN
    worked = (FOLDER / case.name / "worked.md").read_text(encoding="utf-8")
    assert worked.startswith(f"# {case.title}\n")
    assert len(worked.splitlines()) > 4
    assert {path.name for path in (FOLDER / case.name).iterdir()} == {
        "case.toml",
        "expected.json",
        "worked.md",
    }


@pytest.mark.parametrize("case", [name for name, case in CASES.items() if case.example], indirect=True)
def test_the_ready_example_is_the_case(case: Case) -> None:
    assert case.example is not None
    example = cp.examples.find(case.example)
    if "bias" in case.varied:
        example = example(bias=case.network.layers[0].bias)
    for ready, given in zip(example.network, case.network, strict=True):
        assert (ready.activation, ready.bias) == (given.activation, given.bias)
        scale = 0.1 if "start" in case.varied else 1.0
        close(given.W, scale * ready.W, "W", rtol=1e-15 if scale < 1 else 0.0, atol=0.0)
        close(given.b, ready.b, "b", rtol=0.0, atol=0.0)
    one_at_a_time = case.batch_size == 1 or len(case.x) == 1
    same = {
        "x": np.array_equal(example.x, case.x),
        "y": np.array_equal(example.y, case.y),
        "loss": example.loss == case.loss,
        "learning_rate": example.optimizer == cp.SGD(case.learning_rate),
        "batch_size": example.batch_size == case.batch_size,
        "reduction": one_at_a_time or example.reduction == case.reduction,
    }
    assert {name for name, equal in same.items() if not equal} == set(case.varied) - {"bias", "start"}


@each("forward_at_start")
def test_the_forward_pass_of_the_start(case: Case) -> None:
    passed, wanted = case.network.forward(case.x), case.expected["forward_at_start"]
    for number, (layer, z, a) in enumerate(
        zip(passed.layers, wanted["z"], wanted["a"], strict=True), start=1
    ):
        close(layer.z, z, f"layer {number}, z", **TIGHT)
        close(layer.a, a, f"layer {number}, a", **TIGHT)
    close(case.network(case.x), wanted["a"][-1], "prediction", **TIGHT)


@each("gradients_at_start")
def test_loss_deltas_and_gradients_of_the_first_step(case: Case) -> None:
    step, wanted = case.step(case.network), case.expected["gradients_at_start"]
    close(step.loss, case.expected["loss_at_start"], "loss", **TIGHT)
    deltas = case.expected["deltas_at_start"]
    for number, (layer, delta, dW, db) in enumerate(
        zip(step.layers, deltas, wanted["dW"], wanted["db"], strict=True), start=1
    ):
        close(layer.delta, delta, f"layer {number}, delta", **TIGHT)
        close(layer.dW, dW, f"layer {number}, dW", **TIGHT)
        close(layer.db, db, f"layer {number}, db", **TIGHT)
    assert cp.reconcile(step).verdict is cp.Verdict.HOLDS


@each("gradients_at_start")
def test_the_mean_is_the_sum_divided_by_the_examples(case: Case) -> None:
    total = case.step(case.network)
    mean = cp.step(case.network, case.x, case.y, **{**case.settings, "reduction": "mean"})
    for whole, part in zip(total.layers, mean.layers, strict=True):
        close(part.dW * len(case.x), whole.dW, "dW", **TIGHT)


def test_a_wrong_number_is_seen() -> None:
    case = CASES["worked_fixed"]
    state = case.expected["after"]["1"]
    W = [[list(row) for row in layer] for layer in state["W"]]
    W[1][0][1] *= 1 + 1e-11
    once = case.advance(case.network, 0, 1)
    parameters_close(once, state, **TIGHT)
    with pytest.raises(AssertionError, match="layer 2, W"):
        parameters_close(once, {**state, "W": W}, **TIGHT)
    with pytest.raises(AssertionError, match=r"shape \(2, 2\), not \(2,\)"):
        close(once.layers[0].W, [0.1, 0.2], "W", **TIGHT)


def check_states(case: Case, updates: list[int]) -> None:
    network, done = case.network, 0
    for update in updates:
        network, done = case.advance(network, done, update), update
        wanted, tolerance = case.expected["after"][str(update)], case.tolerance_after(update)
        parameters_close(network, wanted, **tolerance)
        if "prediction" in wanted:
            close(network(case.x), wanted["prediction"], f"prediction after {update}", **tolerance)
        if "loss" in wanted:
            close(case.step(network).loss, wanted["loss"], f"loss after {update}", **tolerance)
        if "asked" in wanted:
            asked = network.forward(wanted["asked"]["x"])
            close(asked.prediction, wanted["asked"]["prediction"], "prediction of what is asked", **tolerance)
            for a, hidden in zip(asked.hidden, wanted["asked"]["hidden"], strict=True):
                close(a, hidden, "hidden activations of what is asked", **tolerance)


def updates_of(name: str) -> list[int]:
    return sorted(map(int, CASES[name].expected["after"]))


@each("after")
def test_the_states_after_many_updates(case: Case) -> None:
    check_states(case, [update for update in updates_of(case.name) if update <= FAR])


@pytest.mark.slow
@pytest.mark.parametrize("case", [n for n in having("after") if updates_of(n)[-1] > FAR], indirect=True)
def test_the_states_far_out(case: Case) -> None:
    check_states(case, [update for update in updates_of(case.name) if update > FAR])


@each("after")
def test_single_steps_give_the_same_states(case: Case) -> None:
    few = [update for update in updates_of(case.name) if update <= 10]
    network = case.network
    for update in range(few[-1] if few else 0):
        network = network.after(case.step(network, update))
        if update + 1 in few:
            wanted = case.expected["after"][str(update + 1)]
            parameters_close(network, wanted, **case.tolerance_after(update + 1))


@each("epochs")
def test_the_losses_of_every_epoch(case: Case) -> None:
    rows = case.expected["epochs"]
    trained, run = case.train(case.network, rows[-1]["epoch"], keep="every 1")
    n = case.updates_per_epoch
    for row in rows:
        epoch, tolerance = row["epoch"], {"rtol": RELATIVE, "atol": case.tolerance or ABSOLUTE}
        for name in ("loss", "loss_min", "loss_max"):
            close(getattr(run, name)[epoch - 1], row[name], f"{name} of epoch {epoch}", **tolerance)
        steps = run.steps[(epoch - 1) * n : epoch * n]
        if "losses" in row:
            close([step.loss for step in steps], row["losses"], f"losses of epoch {epoch}", **tolerance)
        if "prediction_before" in row:
            close(steps[0].prediction, row["prediction_before"], "prediction", **tolerance)
        if "W" in row:
            parameters_close(case.network.after(steps[-1]), row, **tolerance)
    assert run.epochs == rows[-1]["epoch"]
    if "after_10_epochs" in case.expected:
        wanted = case.expected["after_10_epochs"]
        close(trained(case.x)[0, 0], wanted["prediction"], "prediction", rtol=0, atol=1e-13)
        close(case.step(trained).loss, wanted["loss"], "loss", rtol=0, atol=1e-13)


@each("exact_at_step_1")
def test_exact_fractions(case: Case) -> None:
    step = case.step(case.network)
    for address, fraction in case.expected["exact_at_step_1"].items():
        close(step[address], float(Fraction(fraction)), address, **TIGHT)
    losses = {int(epoch): float(Fraction(text)) for epoch, text in case.expected["exact_losses"].items()}
    _, run = case.train(case.network, max(losses))
    for epoch, loss in losses.items():
        close(run.loss[epoch - 1], loss, f"loss of epoch {epoch}", **TIGHT)


@each("losses_far_out")
def test_the_distance_from_the_target_far_out(case: Case) -> None:
    """Far out the loss is below what float64 can follow; its root, the distance, is not."""
    wanted = {int(epoch): loss for epoch, loss in case.expected["losses_far_out"].items()}
    _, run = case.train(case.network, max(wanted))
    for epoch, loss in wanted.items():
        close(np.sqrt(run.loss[epoch - 1]), np.sqrt(loss), f"epoch {epoch}", rtol=0, atol=2e-15)


def loss_with_bias(case: Case, unit: int, change: float) -> float:
    """The loss of the start with one hidden bias moved."""
    first, *others = case.network
    assert first.b is not None
    b = first.b.copy()
    b[unit] += change
    moved = cp.Dense(first.W, b, first.activation, first.bias)
    return case.step(cp.Network([moved, *others])).loss


@each("central_difference_db")
def test_on_the_kink_differences_from_the_left_agree_and_central_ones_do_not(case: Case) -> None:
    db, h = case.expected["gradients_at_start"]["db"][0], 1e-6
    for unit, central in enumerate(case.expected["central_difference_db"]):
        middle = loss_with_bias(case, unit, 0.0)
        left = (middle - loss_with_bias(case, unit, -h)) / h
        right = (loss_with_bias(case, unit, h) - middle) / h
        assert left == pytest.approx(db[unit], abs=1e-5)
        assert (left + right) / 2 == pytest.approx(central, abs=1e-5)
        assert abs(db[unit] - central) > 0.001
