"""A recipe refuses what ``cp.train`` refuses, and what cannot be written down."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import clearprop as cp
from clearprop.errors import ClearpropError
from clearprop.export.program.recipe import recipe
from tests.unit.export.program.recipes import made


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"loss": "binary_cross_entropy"}, "binary_cross_entropy needs a sigmoid output"),
        ({"optimizer": 0.1}, "optimizer is 0.1; give an optimizer"),
        ({"reduction": "max"}, "reduction is 'max'"),
        ({"epochs": 0}, "epochs is 0"),
        ({"batch_size": 0}, "batch_size is 0"),
        ({"shuffle": "no"}, "shuffle is 'no'"),
        ({"convention": "cols"}, 'convention is \'cols\'; use "rows" or "columns".'),
        ({"lang": "fr"}, "lang is 'fr'"),
        ({"rng": "7"}, "rng is '7'; pass a seed"),
        ({"rng": np.random.default_rng(0)}, "rng is a generator, whose state cannot be written"),
        ({"x": [[1, 2]]}, "x and y belong together"),
        ({"x": [[1, 2, 3]], "y": [[1]]}, "x has shape (1, 3), but the network takes 2 inputs"),
        ({"x": [[1, 2]], "y": [[1, 2]]}, "y has shape (1, 2), but the network answers (1, 1)"),
    ],
)
def test_what_is_refused(settings: dict[str, Any], said: str) -> None:
    with pytest.raises(ClearpropError) as caught:
        made(**settings)
    assert said in str(caught.value)


def test_a_network_that_learns_nothing_is_refused() -> None:
    with pytest.raises(ClearpropError, match="nothing that training changes"):
        made((1, "identity", {"trainable": False}))


def test_no_network() -> None:
    with pytest.raises(ClearpropError, match="a Network is needed"):
        recipe(
            None,  # type: ignore[arg-type]
            loss="huber",
            optimizer=cp.SGD(0.1),
            reduction="sum",
            x=None,
            y=None,
            epochs=1,
            batch_size=None,
            shuffle=True,
            rng=0,
            convention="rows",
            lang="en",
        )


def test_a_seed_is_drawn_where_none_is_given() -> None:
    assert made(rng=None).seed != made(rng=None).seed
    assert made(rng=np.int64(3)).seed == 3


@pytest.mark.parametrize(
    ("settings", "in_batches"),
    [({}, False), ({"batch_size": 3}, False), ({"batch_size": 2}, True), ({"batch_size": 4}, False)],
)
def test_a_batch_of_everything_is_no_batch(settings: dict[str, Any], in_batches: bool) -> None:
    found = made(x=[[1, 2], [3, 4], [5, 6]], y=[1, 2, 3], **settings)
    assert (found.in_batches, found.draws) == (in_batches, in_batches)


def test_without_data_batches_are_taken_for_granted() -> None:
    assert made(batch_size=4).in_batches
    assert not made(batch_size=4, shuffle=False).draws
    assert made((2, "relu", {"dropout": 0.5}), (1, "identity")).draws
