"""What can be trained: a ready example, a model or a network with rows, or the data of a recorded step.

A network or a model does not remember how it was trained; plain gradient descent is taken, which is the
easiest to read, and the reader of the program is told.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from clearprop.cli.console import remark
from clearprop.cli.subject import RATE, Asked, check_known, usual_loss, with_rows
from clearprop.cli.usage import Misuse
from clearprop.examples import NETWORKS, find
from clearprop.model import load, load_model
from clearprop.network.dense import Dense
from clearprop.network.network import Network
from clearprop.numerics.arrays import Array
from clearprop.numerics.losses import Loss
from clearprop.record.container import kind_of
from clearprop.record.files import load_step
from clearprop.record.optimizers import SGD
from clearprop.record.step import Step
from clearprop.words import text

EPOCHS = 100
_PROGRAMS = (".py", ".ipynb")


@dataclass(frozen=True, eq=False)
class Learnable:
    """A start, its data (None where they come later), the arguments of training, and the inputs' names."""

    network: Network
    x: Array | None
    y: Array | None
    settings: dict[str, Any]
    input_names: tuple[str, ...] = ()


def learnable(asked: Asked) -> Learnable:
    """What was named, ready to be trained.

    Raises
    ------
    Misuse
        "run.safetensors holds a run; a network, a model or a step can be exported."
    """
    found = _find(asked)
    if asked.rate is None:
        return found
    optimizer = replace(found.settings["optimizer"], learning_rate=asked.rate)
    return replace(found, settings={**found.settings, "optimizer": optimizer})


def _find(asked: Asked) -> Learnable:
    if asked.what in NETWORKS and not Path(asked.what).is_file():
        return _of_example(asked)
    if asked.what.endswith(_PROGRAMS):
        return _of_program(asked)
    check_known(asked.what)
    kinds: dict[str, Callable[[Asked], Learnable]] = {
        "model": _of_model,
        "network": _of_network,
        "step": _of_step,
    }
    kind = kind_of(asked.what)
    if kind not in kinds:
        raise Misuse("cli.export.kind", what=asked.what, kind=kind)
    return kinds[kind](asked)


def _of_program(asked: Asked) -> Learnable:
    """Somebody's own program, once it can be read as a network."""
    raise Misuse("cli.export.program", what=asked.what)


def _of_example(asked: Asked) -> Learnable:
    if asked.data is not None:
        raise Misuse("cli.explain.own_data", what=asked.what)
    example = find(asked.what)
    return Learnable(example.network, example.x, example.y, dict(example.settings))


def _of_model(asked: Asked) -> Learnable:
    if asked.data is None:
        raise Misuse("cli.export.no_data", what=asked.what)
    network, x, y, loss = with_rows(asked, "model")
    return Learnable(network, x, y, _plain(asked, loss), load_model(asked.what).preprocessing.names)


def _of_network(asked: Asked) -> Learnable:
    if asked.data is not None:
        network, x, y, loss = with_rows(asked, "network")
        return Learnable(network, x, y, _plain(asked, loss))
    network = load(asked.what)
    found = Learnable(network, None, None, _plain(asked, usual_loss(network)))
    remark(text("cli.export.table", asked.lang, n_in=network.sizes[0], n_out=network.sizes[-1]))
    return found


def _of_step(asked: Asked) -> Learnable:
    if asked.data is not None:
        raise Misuse("cli.export.own_step", what=asked.what)
    step = load_step(asked.what)
    settings = {
        "loss": step.settings.loss,
        "reduction": step.settings.reduction,
        "optimizer": step.settings.optimizer,
        "epochs": 1,
        "batch_size": None,
    }
    return Learnable(_network(step), step.x, step.y, settings)


def _network(step: Step) -> Network:
    return Network(
        [
            Dense(layer.W, layer.b, layer.activation, layer.bias, layer.trainable, layer.dropout)
            for layer in step.layers
        ]
    )


def _plain(asked: Asked, loss: Loss) -> dict[str, Any]:
    rate = RATE if asked.rate is None else asked.rate
    remark(text("cli.export.taken", asked.lang, loss=loss, rate=f"{rate:g}"))
    return {"loss": loss, "optimizer": SGD(rate), "epochs": EPOCHS, "batch_size": None}
