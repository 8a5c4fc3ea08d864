"""The step that is to be explained: of a ready example, of a model on rows of a table, or a saved one.

A network or a model holds no training step.  One is taken on the given rows with plain gradient descent; it
shows every number of the forward and the backward pass, and only the size of the update is chosen here.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from clearprop.cli.console import remark
from clearprop.cli.phrases import note_lines
from clearprop.cli.somebodys import is_program, read, step_of_program
from clearprop.cli.tables import read_rows
from clearprop.cli.usage import Misuse
from clearprop.data.cells import number
from clearprop.data.table import Table
from clearprop.errors import DataError
from clearprop.examples import NETWORKS, find
from clearprop.examples.example import Example
from clearprop.model import load, load_model
from clearprop.network.network import Network
from clearprop.numerics.arrays import Array
from clearprop.numerics.losses import LOSSES, Loss
from clearprop.numerics.losses import loss as parse_loss
from clearprop.record.container import kind_of
from clearprop.record.files import load_step
from clearprop.record.optimizers import SGD
from clearprop.record.step import Step
from clearprop.trace.case import Case
from clearprop.training.step import step
from clearprop.words import text

RATE = 0.1


@dataclass(frozen=True)
class Asked:
    """What was typed: a name, a table, a row of it, a learning rate, a loss, and a step of a program."""

    what: str
    data: str | None
    row: int | None
    rate: float | None
    lang: str
    loss: str | None = None
    step: int | None = None


def step_and_case(asked: Asked) -> tuple[Step, Case | None]:
    """The step that was asked for, and the program that it was read from, where it was one."""
    if not is_program(asked.what):
        if asked.step is not None:
            raise Misuse("cli.explain.step", what=asked.what)
        return step_of(asked), None
    if any(given is not None for given in (asked.data, asked.row, asked.rate, asked.loss)):
        raise Misuse("cli.explain.own_program", what=asked.what)
    case = read(asked.what, asked.lang)
    return step_of_program(case, asked.step, asked.lang), case


def step_of(asked: Asked) -> Step:
    """The step that was asked for.

    Raises
    ------
    Misuse
        "xor: there is neither a file nor an example of that name. Did you mean xor_2_4_1? …"
        "model.safetensors: --data is missing, the CSV file with the rows to explain."
    """
    if asked.what in NETWORKS and not Path(asked.what).is_file():
        return _of_example(asked, find(asked.what))
    if is_program(asked.what):
        return step_and_case(asked)[0]
    check_known(asked.what)
    return _of_file(asked)


def check_known(what: str) -> None:
    """Refuse what is neither a file nor an example, with the name that was perhaps meant.

    Raises
    ------
    Misuse
        "xor: there is neither a file nor an example of that name. Did you mean xor_2_4_1? …"
    """
    if Path(what).exists() or what.endswith(".safetensors"):
        return
    near = difflib.get_close_matches(what.lower(), NETWORKS, n=1)
    near = near or [name for name in NETWORKS if what and what.lower() in name]
    key = "cli.explain.nothing_near" if near else "cli.explain.nothing"
    raise Misuse(key, what=what, near=near[0] if near else "", names=NETWORKS)


def _of_example(asked: Asked, example: Example) -> Step:
    if asked.data is not None:
        raise Misuse("cli.explain.own_data", what=asked.what)
    if asked.rate is not None:
        example = example(optimizer=replace(example.optimizer, learning_rate=asked.rate))
    if asked.loss is not None:
        example = example(loss=str(parse_loss(asked.loss)))
    if asked.row is None:
        return example.step()
    row = _row(asked.row, len(example.x))
    return example(x=example.x[[row]], y=example.y[[row]]).step()


def _of_file(asked: Asked) -> Step:
    kind = kind_of(asked.what)
    if kind == "step":
        if any(given is not None for given in (asked.data, asked.row, asked.rate, asked.loss)):
            raise Misuse("cli.explain.own_step", what=asked.what)
        return load_step(asked.what)
    if kind not in _READERS:
        raise Misuse("cli.explain.kind", what=asked.what, kind=kind)
    if asked.data is None:
        raise Misuse("cli.explain.no_data", what=asked.what)
    network, x, y, own_loss = with_rows(asked, kind)
    loss = own_loss if asked.loss is None else parse_loss(asked.loss)
    rate = RATE if asked.rate is None else asked.rate
    remark(text("cli.explain.taken", asked.lang, loss=loss, rate=f"{rate:g}"))
    return step(network, x, y, loss=loss, optimizer=SGD(rate), rng=0)


def with_rows(asked: Asked, kind: str) -> tuple[Network, Array, Array, Loss]:
    """The network of a file, its inputs and targets from the table, and the loss that belongs to it."""
    return _READERS[kind](asked)


def _of_model(asked: Asked) -> tuple[Network, Array, Array, Loss]:
    model, table = load_model(asked.what), _rows(asked)
    values = model.target.read(table)
    inputs = model.preprocessing.transform(table.without([model.target.name]))
    for line in note_lines((*table.notes, *inputs.notes), asked.lang):
        remark(line, indent="    ")
    return model.network, inputs.x, model.target.encode(values), model.loss


def _of_network(asked: Asked) -> tuple[Network, Array, Array, Loss]:
    """A network alone: the first columns of the table are its inputs, the next its targets."""
    network, table = load(asked.what), _rows(asked)
    n_in, n_out = network.sizes[0], network.sizes[-1]
    if len(table.names) != n_in + n_out:
        raise DataError(
            f"{table.source} has {len(table.names)} columns, but the network in {asked.what} has {n_in}"
            f" inputs and {n_out} outputs: {n_in + n_out} columns are needed, the inputs first."
        )
    numbers = np.array([_numbers(table, name) for name in table.names]).T
    return network, numbers[:, :n_in], numbers[:, n_in:], usual_loss(network)


_READERS: dict[str, Callable[[Asked], tuple[Network, Array, Array, Loss]]] = {
    "model": _of_model,
    "network": _of_network,
}


def _rows(asked: Asked) -> Table:
    """The table, or the one row of it that was asked for."""
    assert asked.data is not None
    table = read_rows(asked.data)
    if asked.row is None:
        return table
    row = _row(asked.row, table.n)
    columns = tuple((column[row],) for column in table.columns)
    return replace(table, columns=columns, lines=table.lines[row : row + 1])


def _row(row: int, count: int) -> int:
    if row >= count:
        raise Misuse("cli.explain.row", row=row, last=count - 1)
    return row


def _numbers(table: Table, name: str) -> list[float]:
    found = []
    for row, cell in enumerate(table.column(name)):
        value = number(cell.strip())
        if value is None or not np.isfinite(value):
            raise DataError(
                f"{table.place(row)}: {name} is {cell!r}, but the inputs and targets of a network are"
                " finite numbers. Correct it, or take the row out."
            )
        found.append(value)
    return found


def usual_loss(network: Network) -> Loss:
    """The loss that belongs to the last activation function; half the squared error to all others."""
    last = network.layers[-1].activation.name
    partners = {"sigmoid": "binary_cross_entropy", "softmax": "cross_entropy"}
    return LOSSES[partners.get(last, "half_squared_error")]()
