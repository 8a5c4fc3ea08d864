"""Every number has a name: address -> text -> address, and both lead to the number itself."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from clearprop.record.address import Address
from clearprop.record.equations import equations
from clearprop.record.lookup import LAYER_FIELDS, STATE_FIELDS, STEP_FIELDS
from clearprop.record.step import Step
from tests.properties.strategies import Training, trainings

COUNTED = st.none() | st.integers(1, 10**9)
STATE = [f"{when}.{slot}" for when in ("state_before", "state_after") for slot in STATE_FIELDS]
ADDRESSES = st.builds(
    Address,
    field=st.sampled_from([*STEP_FIELDS, *LAYER_FIELDS, *STATE]),
    index=st.lists(st.integers(0, 10**9), max_size=3).map(tuple),
    layer=COUNTED,
    step=COUNTED,
    term=COUNTED,
)


@given(ADDRESSES)
def test_an_address_comes_back_from_its_text(address: Address) -> None:
    assert Address.parse(str(address)) == address
    assert Address.parse(f"  {str(address).replace(', ', ' ,  ')} ") == address


@settings(max_examples=15)
@given(trainings(most_layers=3))
def test_every_number_is_found_by_its_text(training: Training) -> None:
    step = training.step()
    for number, layer in enumerate(step.layers, start=1):
        for name in LAYER_FIELDS:
            _check(step, Address(name, layer=number), getattr(layer, name))
        for when in ("state_before", "state_after"):
            state = getattr(step, when).layers[number - 1]
            for slot in STATE_FIELDS:
                _check(step, Address(f"{when}.{slot}", layer=number), getattr(state, slot))
    for name in STEP_FIELDS:
        if not name.startswith("state"):
            _check(step, Address(name), getattr(step, name))


def _check(step: Step, address: Address, value: object) -> None:
    """The whole field, each of its rows and each of its entries, with and without the step's number."""
    for named in (address, Address(address.field, layer=address.layer, step=step.index)):
        assert step[str(named)] is value
        if isinstance(value, np.ndarray):
            for index in np.ndindex(value.shape):
                text = str(named.at(*index))
                assert Address.parse(text) == named.at(*index)
                assert step[text] == value[index]
                np.testing.assert_array_equal(step[str(named.at(index[0]))], value[index[0]])


@given(trainings())
def test_every_equation_names_a_number_of_the_step(training: Training) -> None:
    step = training.step()
    for equation in equations(step):
        assert step.field(str(equation.address)) is not None
