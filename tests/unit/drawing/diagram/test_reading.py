"""The right fields are chosen, and what cannot be shown is refused with a remedy."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

import clearprop as cp
from clearprop.data.csv_reader import read_table
from clearprop.drawing.diagram.reading import content_of
from clearprop.errors import AddressError, DataError, SettingError, ShapeError
from clearprop.training.tabular import TableSettings, fit_table
from tests.unit.drawing.diagram.diagrams import network, step_of

NET = network(2, 3, 1)
STEP = step_of(NET)


def unseen(step: cp.Step, *fields: str) -> cp.Step:
    """The step with fields of its first layer that nobody saw."""
    first = replace(step.layers[0], **dict.fromkeys(fields, cp.NotObserved))
    return replace(step, layers=(first, *step.layers[1:]))


def test_a_network_shows_its_parameters() -> None:
    content = content_of(NET)
    assert content.show == "weights"
    for shown, layer in zip(content.layers, NET, strict=True):
        np.testing.assert_array_equal(shown.edges, layer.W)
        np.testing.assert_array_equal(shown.biases, layer.b)
    assert [column.values for column in content.columns] == [None, None, None]


@pytest.mark.parametrize(
    ("show", "edges", "biases", "units"),
    [
        ("weights", "W", "b", "a"),
        ("activations", "W", "b", "a"),
        ("delta", "W", "b", "delta"),
        ("gradients", "dW", "db", None),
        ("change", "update_W", "update_b", None),
    ],
)
def test_a_step_shows_what_is_asked_for(show: str, edges: str, biases: str, units: str | None) -> None:
    content = content_of(STEP, show, row=1)
    assert (content.edge_field, content.bias_field) == (edges, biases)
    for number, layer in enumerate(STEP.layers, start=1):
        np.testing.assert_array_equal(content.layers[number - 1].edges, getattr(layer, edges))
        np.testing.assert_array_equal(content.layers[number - 1].biases, getattr(layer, biases))
        if units:
            np.testing.assert_array_equal(content.columns[number].values, getattr(layer, units)[1])
    if units:
        np.testing.assert_array_equal(content.columns[0].values, STEP.x[1])
        np.testing.assert_array_equal(content.wanted, STEP.y[1])
    else:
        assert content.columns[0].values is content.wanted is None


def test_a_shared_bias_stands_under_every_unit() -> None:
    content = content_of(network(2, 3, bias="shared"))
    assert content.layers[0].biases is not None
    assert content.layers[0].biases.shape == (3,)


def test_two_states_show_their_difference() -> None:
    after = NET.after(STEP)
    content = content_of(after, before=NET)
    assert content.show == "change"
    for shown, old, new in zip(content.layers, NET, after, strict=True):
        np.testing.assert_array_equal(shown.edges, new.W - old.W)
        assert shown.before is not None
        np.testing.assert_array_equal(shown.before, old.W)


def test_a_model_gives_its_names(tmp_path: Any) -> None:
    rows = "\n".join(f"{i}.5,{i * i}.25,{'abc'[i % 3]}" for i in range(30))
    (tmp_path / "t.csv").write_text(f"size,age,kind\n{rows}\n")
    fitted = fit_table(read_table(tmp_path / "t.csv"), "kind", settings=TableSettings(epochs=1), rng=0)
    columns = content_of(fitted.model).columns
    assert columns[0].called == ("size", "age")
    assert columns[-1].called == ("a", "b", "c")


def test_what_was_not_observed_is_not_shown() -> None:
    content = content_of(unseen(STEP, "W", "a"), "weights")
    assert content.layers[0].edges is None
    assert (content.layers[0].n_in, content.layers[0].n_out) == (2, 3)
    assert content.columns[1].values is None


def test_a_layer_of_unknown_size_is_refused() -> None:
    with pytest.raises(DataError, match="layer 1: neither W nor a_in and z were observed"):
        content_of(unseen(STEP, "W", "dW", "g_W", "update_W", "W_new", "z", "a", "delta"))


def test_the_size_of_a_layer_is_known_from_its_activations_too() -> None:
    assert content_of(unseen(STEP, "W", "dW", "g_W", "update_W", "W_new")).sizes == (2, 3, 1)


@pytest.mark.parametrize(
    ("thing", "asked", "error", "message"),
    [
        ([1], {}, SettingError, "draw received a list"),
        (NET, {"show": "wights"}, SettingError, "show is 'wights'; use \"weights\""),
        (NET, {"show": "delta"}, SettingError, "a network has only weights"),
        (NET, {"show": "change"}, SettingError, "a network has only weights"),
        (STEP, {"before": NET}, SettingError, "before belongs to a network"),
        (STEP, {"row": 3}, AddressError, "row is 3; the step has 3 examples"),
        (STEP, {"row": -1}, AddressError, "row is -1"),
        (STEP, {"row": "1"}, AddressError, "row is '1'"),
        (NET, {"before": network(2, 2, 1)}, ShapeError, r"before has the sizes \(2, 2, 1\)"),
        (NET, {"before": network(2, 3, 1, bias="none")}, ShapeError, "the same kinds of bias"),
    ],
)
def test_what_cannot_be_shown_is_refused(
    thing: Any, asked: dict[str, Any], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        content_of(thing, **asked)
