"""An example is frozen, says what it is, steps, trains, and can be varied without changing itself."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import numpy as np
import pytest

from clearprop.errors import SettingError
from clearprop.examples import find, identity, linear_2_2_1, worked_2_2_2, xor_2_4_1
from clearprop.record.optimizers import SGD, Adam
from clearprop.record.same import same
from clearprop.training.step import step


def test_the_first_step_is_that_of_its_settings() -> None:
    direct = step(
        xor_2_4_1.network,
        xor_2_4_1.x,
        xor_2_4_1.y,
        loss="half_squared_error",
        optimizer=SGD(1.0),
        reduction="sum",
    )
    assert same(xor_2_4_1.step(), direct)


def test_one_example_at_a_time_steps_on_the_first() -> None:
    first = identity.step()
    assert first.x.tolist() == [identity.x[0].tolist()]
    _, run = identity.train(epochs=1, keep="every 1")
    assert same(run.steps[0], first)
    assert [step.rows.tolist() for step in run.steps] == [[0], [1], [2], [3], [4]]


def test_training_repeats_itself_and_takes_whatever_train_takes() -> None:
    net, run = xor_2_4_1.train(epochs=3, keep="every 1")
    again, _ = xor_2_4_1.train(epochs=3)
    assert same(net, again, tolerance=1e-12)
    assert (run.epochs, len(run.steps), run.settings.seed) == (3, 3, 0)
    assert xor_2_4_1.train(epochs=1, rng=5)[1].settings.seed == 5


def test_calling_varies_the_settings_and_leaves_the_example_alone() -> None:
    varied = xor_2_4_1(loss="binary_cross_entropy", optimizer=Adam(0.01), epochs=7)
    assert (varied.loss, varied.optimizer, varied.epochs) == ("binary_cross_entropy", Adam(0.01), 7)
    assert (xor_2_4_1.loss, xor_2_4_1.epochs) == ("half_squared_error", 5000)
    assert varied.network is xor_2_4_1.network
    assert varied.title("en") == xor_2_4_1.title("en")


def test_calling_varies_the_biases() -> None:
    shared = worked_2_2_2(bias="shared").network
    assert [layer.bias for layer in shared] == ["shared", "shared"]
    assert shared.layers[1].b is not None
    assert shared.layers[1].b.tolist() == [0.6]
    assert worked_2_2_2.network.layers[0].bias == "fixed"


def test_calling_varies_the_start() -> None:
    small = xor_2_4_1(network=find("xor_2_4_1").network.astype("float32"), bias="none")
    assert small.network.dtype == np.float32
    assert small.network.layers[0].b is None


def test_what_cannot_be_changed_is_refused() -> None:
    with pytest.raises(
        SettingError, match="worked_2_2_2 has no patience to change; it has bias, network, x, y"
    ):
        worked_2_2_2(patience=3)
    with pytest.raises(SettingError, match=r"no learning_rate .* The learning rate belongs to the optimizer"):
        worked_2_2_2(learning_rate=0.1)
    with pytest.raises(SettingError, match="no name to change"):
        worked_2_2_2(name="mine")


def test_it_is_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        xor_2_4_1.epochs = 3  # type: ignore[misc]
    with pytest.raises(ValueError, match="read-only"):
        xor_2_4_1.x[0, 0] = 3.0


@pytest.mark.parametrize("name", ["identity", "linear_2_2_1", "xor_2_4_1"])
def test_it_introduces_itself_in_both_languages(name: str) -> None:
    example = find(name)
    for lang in ("en", "zh"):
        title, about, network, settings = example.text(lang).splitlines()
        assert (title, about) == (example.title(lang), example.about(lang))
        assert network == repr(example.network)
        assert str(example.optimizer) in settings
    assert example.title("en") != example.title("zh")
    assert example.source


def test_it_says_how_its_examples_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLEARPROP_LANG", "en")
    assert str(identity).endswith("· one example a step, in order")
    assert str(linear_2_2_1).endswith("· all examples in one step")
    assert str(xor_2_4_1(batch_size=2, shuffle=True)).endswith("· 2 examples a step")
    assert str(xor_2_4_1(batch_size=4)).endswith("· all examples in one step")
    assert repr(identity) == "Example(identity: Network(1-1: sigmoid; 2 parameters, float64))"
