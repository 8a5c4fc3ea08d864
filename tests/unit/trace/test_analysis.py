from __future__ import annotations

import numpy as np
import pytest

import clearprop as cp
from clearprop.record.codec import encode
from clearprop.record.container import Arrays
from clearprop.trace.analysis import Analysis, analyse
from tests.unit.trace.known import NO_SLOPE, traced
from tests.unit.trace.snippets import COLUMNS, MOMENTUM, NUMBERS, ROWS, SOFTMAX

SOUND = {
    "rows": ROWS,
    "columns": COLUMNS,
    "numbers": NUMBERS,
    "momentum": MOMENTUM,
    "softmax": SOFTMAX.replace("AXIS", "1"),
}


@pytest.fixture(params=SOUND)
def sound(request: pytest.FixtureRequest) -> Analysis:
    return analyse(traced(SOUND[request.param]))


def test_the_network_gives_the_programs_own_predictions(sound: Analysis) -> None:
    first = sound.steps[0]
    np.testing.assert_allclose(sound.network(first.x), first.prediction, rtol=1e-12, atol=1e-14)


def test_our_step_gives_the_programs_next_weights(sound: Analysis) -> None:
    first, settings = sound.steps[0], sound.settings
    ours = cp.step(
        sound.network,
        first.x,
        first.y,
        loss=settings.loss,
        optimizer=settings.optimizer,
        reduction=settings.reduction,
    )
    for own, theirs in zip(ours.layers, first.layers, strict=True):
        np.testing.assert_allclose(own.W_new, theirs.W_new, rtol=1e-12, atol=1e-14)


def test_no_equation_of_a_sound_program_is_broken(sound: Analysis) -> None:
    for step in sound.steps:
        assert cp.reconcile(step).broken == ()


def test_the_roles_are_plain_data(sound: Analysis) -> None:
    arrays: Arrays = {}
    assert encode(dict(sound.roles), arrays)
    assert arrays == {}
    assert sound.roles["missing"] == []


def test_names_and_places_of_numbers() -> None:
    found = analyse(traced(ROWS))
    called = {str(address): name for address, name in found.names.items()}
    assert called["layer 1, W"] == "W1"
    assert called["layer 2, delta"] == "d2"
    assert called["layer 2, a"] == "out"
    assert called["y"] == "y"
    assert found.spans[cp.Address("delta", layer=1)].line == 12
    assert found.spans[cp.Address("W_new", layer=1)].line == 15


def test_each_of_many_parameters_has_its_name() -> None:
    found = analyse(traced(NUMBERS))
    assert found.names[cp.Address("W", (1, 0), 1)] == "w2"
    assert found.names[cp.Address("W", (0, 0), 2)] == "w5"


def test_a_missing_slope_breaks_its_own_equation() -> None:
    found = analyse(traced(NO_SLOPE))
    (broken,) = cp.reconcile(found.steps[0]).broken
    assert str(broken.address).startswith("step 1, layer 1, slope")
    assert any("not all updates follow" in note for note in found.notes)


def test_a_program_that_trains_nothing_gives_reasons() -> None:
    found = analyse(traced("x = 1.0\nprint(x + 1)\n"))
    assert (found.network, found.steps) == (None, ())
    assert found.notes == ("no loop carries a number on from one round to the next, so no training was seen",)
    assert found.roles["missing"]


def test_training_goes_on_from_what_was_read() -> None:
    found = analyse(traced(ROWS))
    settings = found.settings
    trained, run = cp.train(
        found.network,
        found.data["x"],
        found.data["y"],
        loss=settings.loss,
        optimizer=settings.optimizer,
        reduction=settings.reduction,
        epochs=6,
    )
    np.testing.assert_allclose(trained.layers[0].W, found.steps[-1].layers[0].W_new, rtol=1e-10)
    assert len(run.loss) == 6
