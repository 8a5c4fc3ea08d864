"""Faults as people make them: each a wrong formula for one field, to be planted wherever it makes sense.

A fault gives None where it makes none: no bias to forget, no mask to leave out.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from clearprop.record.optimizers import SGD, Adam, AdamW, RMSProp
from tests.testers.formulas import activated
from tests.testers.hand import Hand

Fault = Callable[[Hand, int], Any]
"""A wrong formula for a field of a layer; None where it makes no sense there."""


def slope_left_out(hand: Hand, k: int) -> Any:
    return None if hand.is_fused(k) else hand("da", k)


def slope_twice(hand: Hand, k: int) -> Any:
    return None if hand.is_fused(k) or hand("slope", k).ndim == 3 else hand("da", k) * hand("slope", k) ** 2


def slope_of_the_activation_instead_of_the_sum(hand: Hand, k: int) -> Any:
    name = hand.layer(k).activation.name
    s = activated("sigmoid", hand("a", k), 0.0)
    return s * (1 - s) if name == "sigmoid" and not hand.is_fused(k) else None


def slope_taken_before_dropout(hand: Hand, k: int) -> Any:
    layer = hand.layer(k)
    return None if layer.mask is None else hand.right("slope", k) * (1 - layer.dropout)


def dropout_that_does_not_make_up(hand: Hand, k: int) -> Any:
    layer = hand.layer(k)
    return None if layer.mask is None else hand.right("a", k) * (1 - layer.dropout)


def another_activation(hand: Hand, k: int) -> Any:
    wrong = activated("tanh" if hand.layer(k).activation.name != "tanh" else "sigmoid", hand("z", k), 0.0)
    return wrong if hand.layer(k).mask is None else None


def bias_forgotten(hand: Hand, k: int) -> Any:
    return None if hand("b", k) is None else hand("a_in", k) @ hand("W", k)


def bias_subtracted(hand: Hand, k: int) -> Any:
    return None if hand("b", k) is None else hand("a_in", k) @ hand("W", k) - hand("b", k)


def sums_instead_of_activations_passed_on(hand: Hand, k: int) -> Any:
    return None if k == 1 else hand("z", k - 1)


def inputs_of_the_call_before(hand: Hand, k: int) -> Any:
    return np.roll(hand.right("a_in", k), 1, axis=0)


def delta_not_divided_by_the_batch(hand: Hand, k: int) -> Any:
    field = "delta" if hand.is_fused(k) else "da"
    return hand.right(field, k) / hand.coefficients()[:, None] if k == hand.last else None


def target_minus_prediction(hand: Hand, k: int) -> Any:
    return -hand.right("delta" if hand.is_fused(k) else "da", k) if k == hand.last else None


def new_weights_on_the_way_back(hand: Hand, k: int) -> Any:
    if k == hand.last or hand.problem.settings.clip_norm is not None:
        return None
    return hand("delta", k + 1) @ hand("W_new", k + 1).T


def weights_not_transposed(hand: Hand, k: int) -> Any:
    W = None if k == hand.last else hand("W", k + 1)
    return None if W is None or W.shape[0] != W.shape[1] else hand("delta", k + 1) @ W


def way_back_with_another_sign(hand: Hand, k: int) -> Any:
    return None if k == hand.last else -hand.right("da", k)


def inputs_left_out_of_the_gradient(hand: Hand, k: int) -> Any:
    return np.ones_like(hand("a_in", k)).T @ hand("delta", k)


def activations_of_this_layer_in_its_gradient(hand: Hand, k: int) -> Any:
    a = hand("a", k)
    return None if a.shape != hand("a_in", k).shape else a.T @ hand("delta", k)


def gradient_of_the_first_example_only(hand: Hand, k: int) -> Any:
    return hand("a_in", k)[:1].T @ hand("delta", k)[:1]


def gradient_divided_by_the_batch_again(hand: Hand, k: int) -> Any:
    return hand.right("dW", k) / len(hand.problem.x)


def bias_gradient_averaged(hand: Hand, k: int) -> Any:
    right = hand.right("db", k)
    return None if right is None else right / len(hand.problem.x)


def bias_gradient_of_one_example(hand: Hand, k: int) -> Any:
    return hand("delta", k)[-1] if hand.layer(k).bias in ("per_unit", "fixed") else None


def shared_bias_asks_one_unit(hand: Hand, k: int) -> Any:
    return hand("delta", k)[:, :1].sum(0) if hand.layer(k).bias == "shared" else None


def penalty_forgotten(hand: Hand, k: int) -> Any:
    return hand("clip_scale") * hand("dW", k)


def penalty_on_the_bias(hand: Hand, k: int) -> Any:
    right, l2 = hand.right("g_b", k), hand.problem.settings.l2
    return None if right is None else right + hand("clip_scale") * l2 * hand("b", k)


def each_layer_clipped_by_itself(hand: Hand, k: int) -> Any:
    limit = hand.problem.settings.clip_norm
    gradient = hand("dW", k) + hand.problem.settings.l2 * hand("W", k)
    return (
        None if limit is None else gradient * min(1.0, limit / (float(np.sqrt((gradient**2).sum())) or 1.0))
    )


def uphill(hand: Hand, k: int) -> Any:
    return -hand.right("update_W", k)


def learning_rate_twice(hand: Hand, k: int) -> Any:
    return hand("learning_rate") * hand.right("update_W", k)


def bias_updated_with_another_rate(hand: Hand, k: int) -> Any:
    right = hand.right("update_b", k)
    return None if right is None else 2 * right


def fixed_bias_moved(hand: Hand, k: int) -> Any:
    is_fixed = hand.layer(k).bias == "fixed" or not hand.layer(k).trainable
    return -hand("learning_rate") * hand("g_b", k) if is_fixed and hand("b", k) is not None else None


def memory(slot: str, wrong: Callable[[Any, Any, Any], Any]) -> Fault:
    def fault(hand: Hand, k: int) -> Any:
        before = getattr(hand.layer(k).state, f"{slot}_W")
        return None if before is None else wrong(hand.optimizer, before, hand("g_W", k))

    return fault


def without_correction_for_the_start(hand: Hand, k: int) -> Any:
    m, v = (hand(f"state_after.{slot}_W", k) for slot in "mv")
    if not isinstance(hand.optimizer, Adam):
        return None
    return -hand("learning_rate") * m / (np.sqrt(v) + hand.optimizer.epsilon)


def root_forgotten(hand: Hand, k: int) -> Any:
    if not isinstance(hand.optimizer, RMSProp):
        return None
    v = hand("state_after.v_W", k)
    return -hand("learning_rate") * hand("g_W", k) / (v + hand.optimizer.epsilon)


def nesterov_without_its_look_ahead(hand: Hand, k: int) -> Any:
    is_nesterov = isinstance(hand.optimizer, SGD) and hand.optimizer.nesterov
    return -hand("learning_rate") * hand("state_after.m_W", k) if is_nesterov else None


def decay_through_the_new_weights(hand: Hand, k: int) -> Any:
    if not isinstance(hand.optimizer, AdamW):
        return None
    right, rate = hand.right("update_W", k), hand("learning_rate")
    return right - rate * hand.optimizer.weight_decay * right


def update_subtracted(hand: Hand, k: int) -> Any:
    return hand("W", k) - hand("update_W", k)


def bias_left_as_it_was(hand: Hand, k: int) -> Any:
    return hand("b", k)


LAYER_FAULTS: list[tuple[str, Fault]] = [
    ("a_in", sums_instead_of_activations_passed_on),
    ("a_in", inputs_of_the_call_before),
    ("z", bias_forgotten),
    ("z", bias_subtracted),
    ("a", another_activation),
    ("a", dropout_that_does_not_make_up),
    ("output", delta_not_divided_by_the_batch),
    ("output", target_minus_prediction),
    ("da", new_weights_on_the_way_back),
    ("da", weights_not_transposed),
    ("da", way_back_with_another_sign),
    ("slope", slope_of_the_activation_instead_of_the_sum),
    ("slope", slope_taken_before_dropout),
    ("delta", slope_left_out),
    ("delta", slope_twice),
    ("dW", inputs_left_out_of_the_gradient),
    ("dW", activations_of_this_layer_in_its_gradient),
    ("dW", gradient_of_the_first_example_only),
    ("dW", gradient_divided_by_the_batch_again),
    ("db", bias_gradient_averaged),
    ("db", bias_gradient_of_one_example),
    ("db", shared_bias_asks_one_unit),
    ("g_W", penalty_forgotten),
    ("g_W", each_layer_clipped_by_itself),
    ("g_b", penalty_on_the_bias),
    ("state_after.m_W", memory("m", lambda o, m, g: m - g)),
    ("state_after.m_W", memory("m", lambda o, m, g: g)),
    ("state_after.v_W", memory("v", lambda o, v, g: 0.5 * v + 0.5 * np.abs(g))),
    ("state_after.v_W", memory("v", lambda o, v, g: v + g**2)),
    ("update_W", uphill),
    ("update_W", learning_rate_twice),
    ("update_W", without_correction_for_the_start),
    ("update_W", root_forgotten),
    ("update_W", nesterov_without_its_look_ahead),
    ("update_W", decay_through_the_new_weights),
    ("update_b", bias_updated_with_another_rate),
    ("update_b", fixed_bias_moved),
    ("W_new", update_subtracted),
    ("b_new", bias_left_as_it_was),
]
STEP_FAULTS: dict[str, Fault] = {
    "loss": lambda hand, _: hand.right("loss") * len(hand.problem.x),
    "penalty": lambda hand, _: 2 * hand.right("penalty"),
    "clip_scale": lambda hand, _: max(1.0, hand.right("clip_scale")),
    "learning_rate": lambda hand, _: hand.optimizer.rate(1),
}


# Right as well, but read from the activations where the package's table reads the sums.


def slope_of_a_sigmoid(hand: Hand, k: int) -> Any:
    layer, a = hand.layer(k), hand("a", k) * (1 - hand.layer(k).dropout)
    return a * (1 - a) * layer.mask / (1 - layer.dropout)


def loss_of_predictions(hand: Hand, _: int) -> Any:
    a, y = hand("a", hand.last), hand.problem.y
    return -(hand.coefficients()[:, None] * (y * np.log(a) + (1 - y) * np.log(1 - a))).sum()
