"""The equations: every computed field of a record, given once more from other fields of the same record.

The forward and backward passes do not read this table.  It is a second statement of the same
mathematics, so that each checks the other, and whoever computed a record (another engine, PyTorch, a
stranger's program) can be asked equation by equation whether it holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np

from clearprop.errors import AddressError
from clearprop.record.address import Address
from clearprop.record.equations import backward, forward, loss, optimizer, update
from clearprop.record.equations.equation import Equation, NotSeen, Reader
from clearprop.record.lookup import check_index
from clearprop.record.step import NotObserved, Step, check_step

Maker = Callable[[Reader], "Equation | None"]

FORWARD: dict[str, Maker] = {"a_in": forward.a_in, "z": forward.z, "a": forward.a}
LOSS: dict[str, Maker] = {"loss": loss.loss, "penalty": loss.penalty}
BACKWARD: dict[str, Maker] = {
    "da": lambda reader: None if reader.is_fused else backward.da(reader),
    "slope": backward.slope,
    "delta": backward.delta,
    "dW": backward.dW,
    "db": backward.db,
}
UPDATE_STEP: dict[str, Maker] = {"clip_scale": update.clip_scale, "learning_rate": update.learning_rate}
UPDATE: dict[str, Maker] = {
    "g_W": partial(update.g, parameter="W"),
    "g_b": partial(update.g, parameter="b"),
    **{
        f"state_after.{slot}_{parameter}": partial(optimizer.remembered, slot=slot, parameter=parameter)
        for slot in ("m", "v")
        for parameter in ("W", "b")
    },
    "update_W": partial(optimizer.update, parameter="W"),
    "update_b": partial(optimizer.update, parameter="b"),
    "W_new": partial(update.new, parameter="W"),
    "b_new": partial(update.new, parameter="b"),
}

_OF_LAYER = {**FORWARD, **BACKWARD, **UPDATE}
_OF_STEP = {**LOSS, **UPDATE_STEP}


def equation(step: Step, address: str | Address) -> Equation | None:
    """The equation that gives a field of this record; None for what was given or does not exist here.

    Raises
    ------
    AddressError
        where the record has no such field

    Examples
    --------
    >>> from clearprop import Dense, Network, SGD, step
    >>> net = Network([Dense([[2.0], [1.0]], [0.5], "identity")])
    >>> record = step(net, [[3.0, 4.0]], [[5.0]], loss="squared_error", optimizer=SGD(0.1))
    >>> equation(record, "layer 1, z").terms(0, 0), record["layer 1, z[0, 0]"]
    ((6.0, 4.0, 0.5), 10.5)
    """
    address = Address.parse(address)
    check_step(step).field(address)
    table = _OF_STEP if address.layer is None else _OF_LAYER
    maker = table.get(address.field)
    return None if maker is None else maker(Reader(step, address.layer))


def equations(step: Step) -> Iterator[Equation]:
    """Every equation of a record, in the order in which the numbers are computed.

    Examples
    --------
    >>> from clearprop.examples import linear_2_2_1
    >>> [str(each) for each in equations(linear_2_2_1.step())][:3]
    ['a_in = x', 'z = a_in W + b', 'a = identity(z)']
    """
    numbers = range(1, len(step.layers) + 1)
    yield from _made(FORWARD, (Reader(step, number) for number in numbers))
    yield from _made(LOSS, (Reader(step),))
    yield from _made(BACKWARD, (Reader(step, number) for number in reversed(numbers)))
    yield from _made(UPDATE_STEP, (Reader(step),))
    yield from _made(UPDATE, (Reader(step, number) for number in numbers))


def _made(makers: dict[str, Maker], readers: Iterator[Reader] | tuple[Reader, ...]) -> Iterator[Equation]:
    for reader in readers:
        for maker in makers.values():
            if (made := maker(reader)) is not None:
                yield made


def terms(step: Step, address: str | Address) -> tuple[float, ...]:
    """The addends of one entry: their sum is the entry.

    Raises
    ------
    AddressError
        '"layer 1, W[0, 0]" was given, not computed, so it has no terms.'
        '"layer 1, dW" is a whole field of shape (2, 4); terms belong to one entry of it, such as
        "layer 1, dW[0, 0]".'
    """
    address = Address.parse(address)
    found, recorded = equation(step, address), step.field(address)
    if recorded is None:
        raise AddressError(f'"{address}" does not exist in this record, so it has no terms.')
    if found is None:
        raise AddressError(f'"{address}" was given, not computed, so it has no terms.')
    _check_entry(address, np.shape(found.value() if recorded is NotObserved else recorded))
    return found.terms(*address.index)


def _check_entry(address: Address, shape: tuple[int, ...]) -> None:
    if address.index:
        check_index(shape, address)
    rest = shape[len(address.index) :]
    if rest:
        example = address.at(*address.index, *(0 for _ in rest))
        raise AddressError(
            f'"{address}" is a whole field of shape {rest}; terms belong to one entry of it,'
            f' such as "{example}".'
        )


__all__ = ["Equation", "NotSeen", "Reader", "equation", "equations", "terms"]
