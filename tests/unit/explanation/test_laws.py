"""The formula of a whole field, in rows and in columns."""

from __future__ import annotations

import pytest

import clearprop as cp
from clearprop.explanation.laws import law, right_side
from clearprop.record.address import Address
from tests.unit.explanation.steps import WORKED, XOR, one_unit, random_step, see, written


def told(step: cp.Step, address: str, base: int | None = None, **options: object) -> str:
    place = Address.parse(address)
    found = law(see(step, place.layer if base is None else base, **options), place)
    return "" if found is None else written(found)


@pytest.mark.parametrize(
    ("address", "rows", "columns"),
    [
        ("layer 1, z", "z = x W + b", "z = W x + b"),
        ("layer 2, z", "z = a₁ W + b", "z = W a₁ + b"),
        ("layer 1, a", "a = σ(z)", "a = σ(z)"),
        ("layer 2, da", "da = a − y", "da = a − y"),
        ("layer 1, da", "da = delta₂ W₂ᵀ", "da = W₂ᵀ delta₂"),
        ("layer 1, slope", "slope = a (1 − a)", "slope = a (1 − a)"),
        ("layer 2, delta", "delta = (a − y) ⊙ a (1 − a)", "delta = (a − y) ⊙ a (1 − a)"),
        ("layer 1, delta", "delta = (delta₂ W₂ᵀ) ⊙ a (1 − a)", "delta = (W₂ᵀ delta₂) ⊙ a (1 − a)"),
        ("layer 2, dW", "dW = a₁ᵀ delta", "dW = delta a₁ᵀ"),
        ("layer 1, db", "db = Σ_rows delta", "db = Σ_rows delta"),
        ("layer 1, W_new", "W_new = W − 1 × dW", "W_new = W − 1 × dW"),
        ("loss", "loss = Σ ½ (a − y)²", "loss = Σ ½ (a − y)²"),
    ],
)
def test_a_field_in_both_conventions(address: str, rows: str, columns: str) -> None:
    base = 2 if address == "loss" else None
    assert told(XOR, address, base) == rows
    assert told(XOR, address, base, convention="columns") == columns


def test_fields_of_another_layer_carry_it() -> None:
    assert told(XOR, "layer 2, dW", base=1) == "dW₂ = aᵀ delta₂"
    assert told(XOR, "layer 1, delta", base=2) == "delta₁ = (delta Wᵀ) ⊙ a₁ (1 − a₁)"


def test_the_long_form_keeps_the_fields_of_the_record() -> None:
    assert told(XOR, "layer 1, delta", form="long") == "delta = da ⊙ slope"
    assert told(XOR, "layer 1, W_new", form="long") == "W_new = W + update_W"


@pytest.mark.parametrize(
    ("activation", "slope"),
    [
        ("tanh", "1 − a²"),
        ("identity", "1"),
        ("relu", "relu′(z)"),
        ("leaky_relu(0.2)", "leaky_relu′(z; 0.2)"),
    ],
)
def test_slopes_are_written_with_what_is_there(activation: str, slope: str) -> None:
    assert told(one_unit(activation, 0.5), "layer 1, slope") == f"slope = {slope}"


def test_the_identity_leaves_no_factor() -> None:
    assert told(one_unit("identity", 0.5), "layer 1, delta") == "delta = 2 (a − y)"


@pytest.mark.parametrize(
    ("loss", "activation", "told_loss", "told_delta"),
    [
        ("mean_squared_error", "identity", "(Σ (a − y)² / 2) / 3", "(2 (a − y) / 2) / 3"),
        ("absolute_error", "identity", "(Σ |a − y|) / 3", "sign(a − y) / 3"),
        ("huber(0.5)", "identity", "(Σ huber(a − y; 0.5)) / 3", "huber′(a, y; 0.5) / 3"),
        ("binary_cross_entropy", "sigmoid", None, "(a − y) / 3"),
    ],
)
def test_losses_and_what_they_say_to_the_output(
    loss: str, activation: str, told_loss: str | None, told_delta: str
) -> None:
    step = random_step((2, 2), activation, n=3, loss=loss)
    assert told(step, "layer 1, delta") == f"delta = {told_delta}"
    if told_loss is not None:
        assert told(step, "loss", base=1) == f"loss = {told_loss}"


def test_the_share_of_weighted_examples_is_called_c() -> None:
    step = random_step((2, 1), n=2, example_weight=[1.0, 2.0])
    assert told(step, "layer 1, da") == "da = c (a − y)"
    assert told(step, "loss", base=1) == "loss = Σ c × ½ (a − y)²"


@pytest.mark.parametrize(
    ("optimizer", "new", "g"),
    [
        (cp.SGD(0.5), "W − 0.5 × dW", "dW"),
        (cp.SGD(0.5, l2=0.1), "W − 0.5 × g_W", "dW + 0.1 W"),
        (cp.SGD(0.5, clip_norm=0.1), "W − 0.5 × g_W", "clip_scale × dW"),
        (cp.SGD(0.5, momentum=0.9), "W − 0.5 × m_W_new", "dW"),
        (cp.SGD(0.5, momentum=0.9, nesterov=True), "W − 0.5 (dW + 0.9 m_W_new)", "dW"),
        (cp.Adam(0.5), "W + update_W", "dW"),
    ],
)
def test_updates(optimizer: cp.SGD, new: str, g: str) -> None:
    step = one_unit("tanh", 0.5, optimizer=optimizer)
    assert told(step, "layer 1, W_new") == f"W_new = {new}"
    assert told(step, "layer 1, g_W") == f"g_W = {g}"


def test_adam_is_written_with_its_corrected_means() -> None:
    step = one_unit("tanh", 0.5, optimizer=cp.AdamW(0.5, weight_decay=0.1))
    update = "−learning_rate × m_hat / (√v_hat + 1e-08) − learning_rate × 0.1 W"
    assert told(step, "layer 1, update_W") == f"update_W = {update}"
    assert told(step, "layer 1, state_after.v_W") == "v_W_new = 0.999 × v_W + 0.001 × g_W²"


def test_dropout_stands_in_the_laws() -> None:
    net = cp.Network([cp.Dense([[1.0]], [0.0], "tanh", dropout=0.5), cp.Dense([[1.0]], [0.0])])
    step = cp.step(net, [[0.5]], [[0.25]], loss="squared_error", optimizer=cp.SGD(0.5), rng=1)
    assert told(step, "layer 1, a") == "a = tanh(z) ⊙ mask / 0.5"
    assert told(step, "layer 1, slope") == "slope = tanh′(z) ⊙ mask / 0.5"


def test_a_shared_bias_gathers_everything() -> None:
    step = cp.examples.worked_2_2_2(bias="shared").step()
    assert told(step, "layer 1, db") == "db = Σ_entries delta"


def test_what_is_not_trained_stays() -> None:
    assert told(WORKED, "layer 1, b_new") == "b_new = b"


def test_what_is_given_has_no_law() -> None:
    assert law(see(XOR), Address("W", layer=1)) is None
    assert right_side(see(XOR), Address("x")) is None
