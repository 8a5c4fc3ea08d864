"""The comparison with PyTorch's numbers fails on a network that is wrong by one part in two thousand."""

from __future__ import annotations

import numpy as np
import pytest

from clearprop.engines import reference
from clearprop.numerics import updates
from clearprop.numerics.activations import ACTIVATIONS
from clearprop.numerics.losses import LOSSES
from clearprop.numerics.updates import clip_scale
from clearprop.record.settings import Settings
from tests.parity.in_clearprop import first_step, step_differs, trained_differs
from tests.parity.recorded import Recorded, pack, read, unpack
from tests.parity.table import RULES, Row, table
from tests.testers.planted import DERIVATIVES, WRONG, Planted, scaled

ROWS = table()


@pytest.fixture(scope="module")
def recorded() -> list[Recorded]:
    return unpack(ROWS, read()[0])


def _told(rows: list[Row], recorded: list[Recorded]) -> list[bool]:
    return [bool(step_differs(first_step(row), recorded[row.number])) for row in rows]


@pytest.mark.parametrize("planted", DERIVATIVES, ids=str)
def test_a_wrong_derivative_is_told(
    planted: Planted, recorded: list[Recorded], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In nearly every network that uses it (in some it meets only zeros), and in no other."""
    rows = [row for row in ROWS if planted.meets(row)]
    others = [row for row in ROWS if not planted.meets(row)]
    planted.plant(monkeypatch)
    assert np.mean(_told(rows, recorded)) >= 0.9
    assert not any(_told(others[:20], recorded))


@pytest.mark.parametrize("cls", [*ACTIVATIONS.values(), *LOSSES.values()], ids=lambda cls: cls.name)
def test_a_wrong_value_is_told(cls: type, recorded: list[Recorded], monkeypatch: pytest.MonkeyPatch) -> None:
    name = cls.name  # type: ignore[attr-defined]
    rows = [row for row in ROWS if name in {row.loss.name, *(at.activation.name for at in row.layers)}]
    monkeypatch.setattr(cls, "value", scaled(cls.value))  # type: ignore[attr-defined]
    assert np.mean(_told(rows, recorded)) >= 0.9


@pytest.mark.parametrize("rule", RULES)
def test_a_wrong_update_is_told(rule: str, recorded: list[Recorded], monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [row for row in ROWS if any(chosen.rule == rule for chosen in row.optimizers)]
    right = getattr(updates, rule)

    def wrong(*args: object, **settings: object) -> object:
        found = right(*args, **settings)
        return found * WRONG if rule == "sgd" else (found[0] * WRONG, *found[1:])

    monkeypatch.setattr(updates, rule, wrong)
    assert _trained_told(rows[:6], recorded)


@pytest.mark.parametrize("option", ["l2", "clip_norm"])
def test_a_wrong_option_is_told(
    option: str, recorded: list[Recorded], monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [row for row in ROWS if any(getattr(chosen, option) for chosen in row.optimizers)]
    if option == "l2":
        monkeypatch.setattr(Settings, "l2", property(scaled(Settings.l2.fget)))  # type: ignore[attr-defined]
    else:
        monkeypatch.setattr(reference, "clip_scale", scaled(clip_scale))
    assert _trained_told(rows[:6], recorded)


def _trained_told(rows: list[Row], recorded: list[Recorded]) -> bool:
    """Whether most rows differ; a row without any trained layer cannot."""
    told = [bool(trained_differs(row, recorded[row.number])) for row in rows if _is_trained(row)]
    return len(told) >= 3 and bool(np.mean(told) >= 0.5)


def _is_trained(row: Row) -> bool:
    return any(layer.trainable for layer in row.layers)


@pytest.mark.parametrize("field", ["z", "a", "delta", "dW", "db", "loss"])
def test_a_wrong_number_in_the_file_is_told(field: str) -> None:
    rows = ROWS[:30]
    flat = dict(read()[0])
    flat[field] = flat[field].copy()
    flat[field][3] *= 1 + 1e-8
    records = unpack(ROWS, flat)
    assert sum(_told(list(rows), records)) == 1


def test_a_file_of_another_length_is_refused() -> None:
    flat = read()[0]
    with pytest.raises(ValueError, match=r"more numbers than the table asks for: \{'z': 1\}"):
        unpack(ROWS, {**flat, "z": np.append(flat["z"], 0.0)})
    with pytest.raises(ValueError, match="cannot reshape"):
        unpack(ROWS, {**flat, "z": flat["z"][:-1]})


def test_what_is_packed_is_unpacked(recorded: list[Recorded]) -> None:
    flat = read()[0]
    for name, array in pack(recorded).items():
        np.testing.assert_array_equal(array, flat[name])
