"""What somebody typed, turned into settings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearprop import SGD, Adam, AdamW, RMSProp
from clearprop.cli.options import parse_hidden, parse_optimizer, table_settings
from clearprop.cli.usage import Misuse
from clearprop.errors import SettingError
from clearprop.numerics.activations import ACTIVATIONS
from clearprop.training.tabular import DEFAULTS

DEFAULT = Adam(0.003, l2=1e-4)
LAYERS = st.tuples(st.integers(1, 999), st.sampled_from(sorted(set(ACTIVATIONS) - {"leaky_relu", "elu"})))


@given(st.lists(LAYERS, min_size=1, max_size=4))
def test_layers_one_by_one_and_in_one_word_are_the_same(layers: list[tuple[int, str]]) -> None:
    typed = [f"{units}:{activation}" for units, activation in layers]
    assert parse_hidden(typed) == parse_hidden([",".join(typed)]) == tuple(layers)


def test_what_is_left_out_is_relu_and_none_is_none() -> None:
    assert parse_hidden(["16"]) == ((16, "relu"),)
    assert parse_hidden([" 8 : tanh , 4 "]) == ((8, "tanh"), (4, "relu"))
    assert parse_hidden(["4:leaky_relu"]) == ((4, "leaky_relu(0.01)"),)
    assert parse_hidden(["none"]) == ()


@pytest.mark.parametrize(
    "typed", ["sixteen", "0", "-3", "1.5", "", "8:", ":tanh", "2000000", "none,4", "8,,4"]
)
def test_what_is_no_layer_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(Misuse) as caught:
        parse_hidden([typed])
    said = caught.value.sentence("en")
    assert said.startswith("--hidden ")
    assert "write units:activation, for example 16:relu" in said


def test_more_weights_than_any_memory_holds_are_refused() -> None:
    assert parse_hidden(["100000,1000"])[0][0] == 100_000
    with pytest.raises(Misuse) as caught:
        parse_hidden(["100000", "1001"])
    assert caught.value.sentence("en") == (
        "--hidden 100000,1001: 100\u2009100\u2009000 weights between two layers are too many; "
        "the most are 100\u2009000\u2009000."
    )


def test_an_unknown_activation_is_refused_with_the_nearest() -> None:
    with pytest.raises(
        SettingError, match=r"^--hidden 8:reluu: unknown activation 'reluu': did you mean 'relu'\?"
    ):
        parse_hidden(["8:reluu"])


def test_the_default_optimizer_takes_what_was_typed() -> None:
    assert parse_optimizer(DEFAULT, None) == DEFAULT
    assert parse_optimizer(DEFAULT, "adam", learning_rate=0.1) == Adam(0.1, l2=1e-4)
    assert parse_optimizer(DEFAULT, None, l2=0.0) == Adam(0.003, l2=0.0)
    assert parse_optimizer(AdamW(0.1, weight_decay=0.3), None, learning_rate=0.2) == AdamW(
        0.2, weight_decay=0.3
    )


def test_another_optimizer_keeps_the_penalty_and_has_a_rate_of_its_own() -> None:
    assert parse_optimizer(DEFAULT, "adamw") == AdamW(l2=1e-4)
    assert parse_optimizer(DEFAULT, "adamw", weight_decay=0.5) == AdamW(l2=1e-4, weight_decay=0.5)
    assert parse_optimizer(DEFAULT, "rmsprop", learning_rate=0.02, l2=0.5) == RMSProp(0.02, l2=0.5)
    assert parse_optimizer(DEFAULT, "sgd", learning_rate=0.5) == SGD(0.5, l2=1e-4)
    assert parse_optimizer(AdamW(0.1, weight_decay=0.3), "adam", learning_rate=0.2) == Adam(0.2)


def test_gradient_descent_needs_its_rate() -> None:
    with pytest.raises(
        Misuse, match=r"^--optimizer sgd needs --learning-rate, for example --learning-rate 0.1:"
    ):
        parse_optimizer(DEFAULT, "sgd")


@pytest.mark.parametrize("name", [None, "adam", "sgd", "rmsprop"])
def test_weight_decay_belongs_to_adamw(name: str | None) -> None:
    with pytest.raises(Misuse, match=r"^--weight-decay belongs to --optimizer adamw; "):
        parse_optimizer(DEFAULT, name, learning_rate=0.1, weight_decay=0.1)


def test_what_was_not_typed_stays() -> None:
    assert table_settings(DEFAULTS, epochs=None, patience=None) == DEFAULTS
    changed = table_settings(DEFAULTS, epochs=7, hidden=())
    assert (changed.epochs, changed.hidden, changed.batch_size) == (7, (), DEFAULTS.batch_size)
