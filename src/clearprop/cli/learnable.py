"""What can be trained: a ready example, a model with rows, or a network with rows or without.

A network or a model does not remember how it was trained; plain gradient descent is taken, which is the
easiest to read, and the reader of the program is told.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from clearprop.cli.console import remark
from clearprop.cli.next_steps import typed
from clearprop.cli.somebodys import is_program, read, unread
from clearprop.cli.subject import RATE, Asked, check_known, usual_loss, with_rows
from clearprop.cli.usage import Misuse
from clearprop.data.inputs import NumericInput
from clearprop.examples import NETWORKS, find
from clearprop.model import Model, load, load_model
from clearprop.network.network import Network
from clearprop.numerics.arrays import Array
from clearprop.numerics.losses import Loss
from clearprop.record.container import kind_of
from clearprop.record.optimizers import SGD
from clearprop.words import text

EPOCHS = 100


@dataclass(frozen=True, eq=False)
class Learnable:
    """A start, its data (None where they come later), what is said of them, and the arguments of training."""

    network: Network
    x: Array | None
    y: Array | None
    settings: dict[str, Any]
    about_data: tuple[str, ...] = ()


def learnable(asked: Asked) -> Learnable:
    """What was named, ready to be trained.

    Raises
    ------
    Misuse
        "run.safetensors holds a run; a network or a model can be exported."
    """
    found = _find(asked)
    if asked.rate is None:
        return found
    optimizer = replace(found.settings["optimizer"], learning_rate=asked.rate)
    return replace(found, settings={**found.settings, "optimizer": optimizer})


def _find(asked: Asked) -> Learnable:
    if asked.what in NETWORKS and not Path(asked.what).is_file():
        return _of_example(asked)
    if is_program(asked.what):
        return _of_program(asked)
    check_known(asked.what)
    kinds: dict[str, Callable[[Asked], Learnable]] = {
        "model": _of_model,
        "network": _of_network,
    }
    kind = kind_of(asked.what)
    if kind not in kinds:
        raise Misuse("cli.export.kind", what=asked.what, kind=kind)
    return kinds[kind](asked)


def _of_program(asked: Asked) -> Learnable:
    """Somebody's own program: its network, its data, and how it trains."""
    if asked.data is not None:
        raise Misuse("cli.explain.own_program", what=asked.what)
    case = read(asked.what, asked.lang)
    if case.settings is None or not case.data:
        raise unread(case, "cli.program.no_step")
    assert case.network is not None
    batch, n = case.roles.get("batch"), len(case.data["x"])
    settings = {
        "loss": case.settings.loss,
        "reduction": case.settings.reduction,
        "optimizer": case.settings.optimizer,
        "epochs": case.roles.get("epochs") or EPOCHS,
        "batch_size": batch if batch is not None and batch < n else None,
    }
    if not case.roles.get("explained", False):
        command = typed("clearprop", "doctor", asked.what)
        remark(text("cli.program.differs", asked.lang, what=case.program.name, command=command))
    about = (text("cli.program.export_about", asked.lang, name=case.program.name),)
    return Learnable(case.network, case.data["x"], case.data["y"], settings, about)


def _of_example(asked: Asked) -> Learnable:
    if asked.data is not None:
        raise Misuse("cli.explain.own_data", what=asked.what)
    example = find(asked.what)
    return Learnable(example.network, example.x, example.y, dict(example.settings))


def _of_model(asked: Asked) -> Learnable:
    if asked.data is None:
        raise Misuse("cli.export.no_data", what=asked.what)
    network, x, y, loss = with_rows(asked, "model")
    return Learnable(network, x, y, _plain(asked, loss), _about(load_model(asked.what), asked.lang))


def _about(model: Model, lang: str) -> tuple[str, str]:
    """What the model's inputs and targets are, made of the columns of a table."""
    inputs = [
        f"({column.column} - {column.mean:.6g}) / {column.sd:.6g}"
        if isinstance(column, NumericInput)
        else ", ".join(column.names)
        for column in model.preprocessing.inputs
    ]
    target = model.target
    classes = ", ".join(f"{code} {label}" for code, label in enumerate(target.classes))
    meant = classes or f"({target.name} - {target.mean:.6g}) / {target.scale:.6g}"
    return (
        text("cli.export.inputs", lang, formulas=", ".join(inputs)),
        text("cli.export.targets", lang, formula=meant),
    )


def _of_network(asked: Asked) -> Learnable:
    if asked.data is not None:
        network, x, y, loss = with_rows(asked, "network")
        return Learnable(network, x, y, _plain(asked, loss))
    network = load(asked.what)
    found = Learnable(network, None, None, _plain(asked, usual_loss(network)))
    remark(text("cli.export.table", asked.lang, n_in=network.sizes[0], n_out=network.sizes[-1]))
    return found


def _plain(asked: Asked, loss: Loss) -> dict[str, Any]:
    rate = RATE if asked.rate is None else asked.rate
    remark(text("cli.export.taken", asked.lang, loss=loss, rate=f"{rate:g}"))
    return {"loss": loss, "optimizer": SGD(rate), "epochs": EPOCHS, "batch_size": None}
