"""A network is a tuple of layers that answers, is drawn from a seed, and is followed by another one."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from typing import Any

import numpy as np
import pytest

from clearprop.errors import ClearpropError, DataError, SettingError, ShapeError
from clearprop.network.dense import Dense
from clearprop.network.network import Network, check_network
from clearprop.record.step import NotObserved
from tests.unit.record.worked import HIDDEN, OUTPUT, STEP, X, equal, with_layer

NET = Network([Dense(HIDDEN.W, HIDDEN.b, "relu"), Dense(OUTPUT.W, OUTPUT.b)])


def refusal(error: type[ClearpropError], ask: Any, *arguments: Any, **settings: Any) -> str:
    with pytest.raises(error) as caught:
        ask(*arguments, **settings)
    return str(caught.value)


def test_what_a_network_is() -> None:
    assert NET.sizes == (2, 2, 1)
    assert NET.dtype == np.float64
    assert NET.parameter_count == 6 + 3
    assert len(NET) == 2
    assert tuple(NET) == NET.layers
    assert repr(NET) == "Network(2-2-1: relu, identity; 9 parameters, float64)"
    with pytest.raises(FrozenInstanceError):
        NET.layers = ()  # type: ignore[misc]


def test_a_network_answers_with_an_array_of_the_callers_own() -> None:
    answer = NET(X)
    assert equal(answer, OUTPUT.a)
    answer[:] = 0.0
    assert equal(NET([[1, 2], [3, -1]]), OUTPUT.a)


def test_every_number_on_the_way_is_handed_out_and_belongs_to_nobody_else() -> None:
    x = X.copy()
    passed = NET.forward(x)
    x[:] = 9.0
    assert equal(passed.x, X)
    assert equal(passed.layers[0].z, HIDDEN.z)
    assert equal(passed.hidden[0], HIDDEN.a)
    assert equal(passed.prediction, OUTPUT.a)
    for array in (passed.x, passed.layers[0].z, passed.layers[1].a):
        assert not array.flags.writeable


def test_dropout_is_for_training_only() -> None:
    layers = [Dense(np.eye(2), [0.0, 0.0], dropout=0.9), Dense([[1.0], [1.0]])]
    assert equal(Network(layers)(X), [[3], [2]])
    assert Network(layers).forward(X).layers[0].mask is None


def test_the_network_after_a_step() -> None:
    after = NET.after(STEP)
    assert after.layers[0].W is HIDDEN.W_new
    assert after.layers[1].b is OUTPUT.b_new
    assert [str(layer.activation) for layer in after] == ["relu", "identity"]
    assert equal(NET.layers[0].W, HIDDEN.W)


def test_a_step_of_another_network_leads_nowhere() -> None:
    said = "this step leaves parameters of the shapes (2, 2), (2,), (2, 1), (1,), but the network has"
    other = Network([Dense(np.ones((2, 2)), [0.0, 0.0]), Dense(np.ones((2, 3)), None)])
    assert refusal(ShapeError, other.after, STEP) == (
        f"{said} (2, 2), (2,), (2, 3): the step belongs to another network."
    )
    short = Network([Dense(np.ones((2, 2)), [0.0, 0.0])])
    assert refusal(ShapeError, short.after, STEP) == (
        f"{said} (2, 2), (2,): the step belongs to another network."
    )


def test_a_step_that_nobody_saw_the_end_of_leads_nowhere() -> None:
    for number, field in ((1, "W_new"), (2, "b_new")):
        step = replace(with_layer(STEP, number, **{field: NotObserved}), index=7)
        assert refusal(DataError, NET.after, step) == (
            f"step 7, layer {number}, {field} was not observed, so the network after this step is not known."
        )


def test_another_type_of_numbers() -> None:
    single = NET.astype("float32")
    assert single.dtype == np.float32
    assert {layer.W.dtype for layer in single} == {np.dtype(np.float32)}
    assert single(X).dtype == np.float32
    assert single.astype(np.float32) is single
    assert refusal(SettingError, NET.astype, "float16") == 'dtype is \'float16\'; use "float64" or "float32".'


def test_layers_of_both_types_become_float64() -> None:
    net = Network([Dense(np.ones((1, 1), np.float32)), Dense(np.ones((1, 1)))])
    assert {layer.W.dtype for layer in net} == {np.dtype(np.float64)}


def test_layers_that_do_not_fit_are_refused() -> None:
    assert refusal(ShapeError, Network, []) == "a network needs at least one layer; none was given."
    wide, narrow = Dense(np.ones((2, 4))), Dense(np.ones((3, 1)))
    assert refusal(ShapeError, Network, [wide, narrow]) == (
        "layer 1 has 4 units but layer 2 takes 3 inputs; the two must be equal."
    )
    assert refusal(ShapeError, Network, [Dense(np.ones((2, 2))), wide, narrow]).startswith(
        "layer 2 has 4 units"
    )


def test_sizes_are_not_layers() -> None:
    assert refusal(SettingError, Network, [2, 4, 1]) == (
        "layer 1 is 2; give Dense layers, or sizes to Network.create or Network.from_sizes."
    )
    assert refusal(SettingError, Network, [Dense([[1.0]]), "tanh"]).startswith("layer 2 is 'tanh'; ")


def test_a_network_is_drawn_layer_by_layer_from_one_generator() -> None:
    net = Network.create(2, [(3, "tanh"), (1, "sigmoid")], initializer="uniform(-2, 1)", rng=5)
    rng = np.random.default_rng(5)
    assert net.sizes == (2, 3, 1)
    for layer, shape in zip(net, ((2, 3), (3, 1)), strict=True):
        assert equal(layer.W, rng.uniform(-2, 1, shape))
        assert layer.b is not None
        assert equal(layer.b, np.zeros(shape[1]))


def test_a_network_with_other_numbers_keeps_everything_else() -> None:
    net = Network([Dense([[1.0, 2.0]], None, "tanh", dropout=0.5), Dense([[1.0], [2.0]], [3.0], "sigmoid")])
    parameters = [(2.0 * layer.W, layer.b) for layer in net]
    other = net.with_parameters(parameters)
    assert [layer.W.tolist() for layer in other] == [[[2.0, 4.0]], [[2.0], [4.0]]]
    assert [(str(layer.activation), layer.dropout) for layer in other] == [("tanh", 0.5), ("sigmoid", 0.0)]
    assert other.layers[0].W is parameters[0][0]
    assert not other.layers[0].W.flags.writeable


def test_drawn_biases_come_after_the_weights_of_their_layer() -> None:
    net = Network.create(
        2, [(3, "tanh")], initializer="uniform(-2, 1)", bias_initializer="normal(0.5)", rng=5
    )
    rng = np.random.default_rng(5)
    assert equal(net.layers[0].W, rng.uniform(-2, 1, (2, 3)))
    assert equal(net.layers[0].b, rng.normal(0.0, 0.5, 3))


def test_the_same_seed_draws_the_same_network_and_no_seed_another_each_time() -> None:
    def first(rng: Any) -> list[list[float]]:
        drawn: list[list[float]] = Network.create(2, [(3, "tanh")], rng=rng).layers[0].W.tolist()
        return drawn

    assert first(5) == first(5) == first(np.random.default_rng(5)) != first(6)
    assert first(None) != first(None)


def test_a_drawn_network_with_everything_set() -> None:
    layers: list[Any] = [
        (3, "tanh", {"dropout": 0.25}),
        [2, "relu", {"bias": "none", "trainable": False}],
        (np.int64(2), "softmax", {"bias": "shared"}),
    ]
    net = Network.create(
        2,
        layers,
        initializer="ones",
        bias="fixed",
        bias_initializer="constant(0.5)",
        rng=0,
        dtype="float32",
    )
    first, second, third = net
    assert (first.bias, first.dropout, first.trainable) == ("fixed", 0.25, True)
    assert first.b is not None
    assert first.b.tolist() == [0.5, 0.5, 0.5]
    assert (second.b, second.bias, second.trainable) == (None, "none", False)
    assert third.b is not None
    assert third.b.tolist() == [0.5]
    assert net.dtype == np.float32
    assert first.W.tolist() == [[1.0] * 3] * 2
    # Trained are the weights of the first and last layer and the shared bias.
    assert net.parameter_count == 6 + 4 + 1


def test_a_network_from_its_sizes() -> None:
    net = Network.from_sizes((2, 3, 1), ["tanh", "sigmoid"], initializer="zeros", bias="none")
    assert repr(net) == "Network(2-3-1: tanh, sigmoid; 9 parameters, float64)"
    same = Network.from_sizes([2, 3, 1], "elu(0.5)", rng=0)
    assert [str(layer.activation) for layer in same] == ["elu(0.5)", "elu(0.5)"]
    sizes: Any = np.array([2, 3])
    assert Network.from_sizes(sizes, "tanh", rng=0).sizes == (2, 3)


COUNT = "a whole number of at least 1 is needed."


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((0, [(1, "tanh")]), f"n_in is 0; {COUNT}"),
        ((True, [(1, "tanh")]), f"n_in is True; {COUNT}"),
        ((2.0, [(1, "tanh")]), f"n_in is 2.0; {COUNT}"),
        ((2, [(0, "tanh")]), f"layer 1: units is 0; {COUNT}"),
        ((2, [(3, "tanh"), ("4", "tanh")]), f"layer 2: units is '4'; {COUNT}"),
        ((2, [(4,)]), 'layer 1 is (4,); give (units, activation), for example (4, "sigmoid").'),
        ((2, [4, 1]), 'layer 1 is 4; give (units, activation), for example (4, "sigmoid").'),
        (
            (2, [(4, "tanh", {"droput": 0.5})]),
            "layer 1 has the option 'droput'; bias, trainable and dropout are known.",
        ),
    ],
)
def test_layers_that_cannot_be_drawn_are_refused(arguments: tuple[Any, ...], said: str) -> None:
    assert refusal(SettingError, Network.create, *arguments, rng=0) == said


@pytest.mark.parametrize(
    ("sizes", "activation", "said"),
    [
        ((2,), "tanh", "sizes is (2,); inputs and at least one layer are needed, such as (2, 4, 1)."),
        ((), "tanh", "sizes is (); inputs and at least one layer are needed, such as (2, 4, 1)."),
        (3, "tanh", "sizes is (3,); inputs and at least one layer are needed, such as (2, 4, 1)."),
        ((2, 3, 1), ["tanh"], "1 activation for 2 layers; give one, or one for each layer."),
        ((2, 3), ["tanh", "relu"], "2 activations for 1 layer; give one, or one for each layer."),
    ],
)
def test_sizes_that_make_no_network_are_refused(sizes: Any, activation: Any, said: str) -> None:
    assert refusal(SettingError, Network.from_sizes, sizes, activation) == said


def test_no_layers_to_draw() -> None:
    assert refusal(ShapeError, Network.create, 2, []) == "a network needs at least one layer; none was given."


def test_what_is_no_list_of_layers_is_refused() -> None:
    assert refusal(SettingError, Network, None) == "layers is None; give a list of Dense layers."
    alone = Dense([[1.0]])
    assert refusal(SettingError, Network, alone) == f"layers is {alone!r}; give a list of Dense layers."
    assert refusal(SettingError, Network.create, 2, 4) == "layers is 4; give a list of (units, activation)."


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (0.5, "layer 1 has the options 0.5; give them by name, for example {"),
        ({"rate": 1, 3: 4}, "layer 1 has the option 'rate'; bias, trainable and dropout are known."),
    ],
)
def test_options_of_a_layer_have_names(options: Any, said: str) -> None:
    assert refusal(SettingError, Network.create, 2, [(4, "relu", options)]).startswith(said)


def test_an_activation_that_is_none_is_refused_by_name() -> None:
    assert refusal(SettingError, Network.from_sizes, (2, 1), 3).startswith("an activation is a name such as")


def test_what_is_not_a_network_is_named() -> None:
    assert check_network(NET) is NET
    assert refusal(SettingError, check_network, 3) == (
        "a Network is needed, such as Network.create(…) gives; received 3."
    )
    assert refusal(SettingError, NET.after, None).startswith("a Step is needed")
