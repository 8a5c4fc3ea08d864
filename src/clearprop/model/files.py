"""Networks and models as files: arrays and plain data, never code."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from clearprop.data.plain import Reader
from clearprop.data.preprocessing import Preprocessing
from clearprop.data.target import Target
from clearprop.errors import ClearpropError, SettingError
from clearprop.files import PathLike
from clearprop.model.model import Model
from clearprop.network.dense import Dense
from clearprop.network.network import Network
from clearprop.numerics.losses import loss
from clearprop.record.codec import check_known
from clearprop.record.container import Arrays, Content, damaged, read_content, write_content
from clearprop.record.files import save_run, save_step
from clearprop.record.run import Run
from clearprop.record.step import Step


def save(thing: Network | Model | Run | Step, path: PathLike) -> None:
    """Write a network, a model, a run or a step to a file, whole or not at all.

    The file is a safetensors file: the arrays, and a description in its header.  Reading it runs no code.

    Raises
    ------
    FileError
        where the file cannot be written; whatever stood there before is left as it was

    Examples
    --------
    >>> import tempfile
    >>> from clearprop import Dense, Network
    >>> net = Network([Dense([[0.1]], [0.2], "sigmoid")])
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     save(net, f"{folder}/net.safetensors")
    ...     load(f"{folder}/net.safetensors")
    Network(1-1: sigmoid; 2 parameters, float64)
    """
    match thing:
        case Run():
            save_run(thing, path)
        case Step():
            save_step(thing, path)
        case Network():
            arrays: Arrays = {}
            write_content(path, Content("network", _describe(thing, arrays), arrays))
        case Model():
            arrays = {}
            write_content(path, Content("model", _describe_model(thing, arrays), arrays))
        case _:
            raise SettingError(
                f"{thing!r:.60} ({type(thing).__name__}) cannot be saved; a network, model, run or step can."
            )


def load(path: PathLike) -> Network:
    """Read a network that :func:`save` wrote.

    Raises
    ------
    FileError
        "m.safetensors holds a model, but a network is needed. Use load_model to read it."
        "m.safetensors is damaged: its checksum does not fit its content. Copy it again, or save it again."

    Examples
    --------
    >>> import tempfile
    >>> from clearprop.examples import xor_2_4_1
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     save(xor_2_4_1.network, f"{folder}/xor.safetensors")
    ...     load(f"{folder}/xor.safetensors")
    Network(2-4-1: sigmoid, sigmoid; 17 parameters, float64)
    """
    content = read_content(path, "network")
    return _understood(path, lambda: _network(content.description, content.arrays))


def load_model(path: PathLike) -> Model:
    """Read a model that :func:`save` wrote.

    Raises
    ------
    FileError
        "m.safetensors holds a network, but a model is needed. Use load to read it."

    Examples
    --------
    >>> import tempfile
    >>> from clearprop import fit_table
    >>> fit = fit_table({"a": [1, 2, 3, 4], "sum": [2.5, 4.5, 6.5, 8.5]}, "sum", rng=0)
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     save(fit.model, f"{folder}/sum.safetensors")
    ...     load_model(f"{folder}/sum.safetensors").target.name
    'sum'
    """
    content = read_content(path, "model")
    return _understood(path, lambda: _model(content.description, content.arrays))


T = TypeVar("T")


def _understood(path: PathLike, read: Callable[[], T]) -> T:
    """The checksum fits, so only a file that was made up can fail here; it is refused all the same."""
    try:
        return read()
    except (ClearpropError, ValueError, KeyError, TypeError, AttributeError) as problem:
        raise damaged(str(path), f"its description cannot be read ({problem})") from problem


def _describe(network: Network, arrays: Arrays) -> dict[str, Any]:
    layers = []
    for number, layer in enumerate(network, start=1):
        check_known(layer.activation)
        arrays[f"layers.{number}.W"] = layer.W
        if layer.b is not None:
            arrays[f"layers.{number}.b"] = layer.b
        layers.append(
            {
                "activation": str(layer.activation),
                "bias": layer.bias,
                "trainable": layer.trainable,
                "dropout": layer.dropout,
            }
        )
    return {"layers": layers}


def _network(description: dict[str, Any], arrays: Arrays) -> Network:
    layers = []
    for number, data in enumerate(Reader(description, "network").array("layers"), start=1):
        fields = Reader(data, f"layer {number}", ["activation", "bias", "trainable", "dropout"])
        bias: Any = fields.choice("bias", ("per_unit", "shared", "fixed", "none"))
        layers.append(
            Dense(
                arrays[f"layers.{number}.W"],
                None if bias == "none" else arrays[f"layers.{number}.b"],
                fields.text("activation"),
                bias,
                trainable=fields.flag("trainable"),
                dropout=fields.number("dropout"),
            )
        )
    return Network(layers)


def _describe_model(model: Model, arrays: Arrays) -> dict[str, Any]:
    return {
        "network": _describe(model.network, arrays),
        "preprocessing": model.preprocessing.to_json(),
        "target": model.target.to_json(),
        "loss": str(model.loss),
        "about": dict(model.about),
    }


def _model(description: dict[str, Any], arrays: Arrays) -> Model:
    fields = Reader(description, "model", ["network", "preprocessing", "target", "loss", "about"])
    return Model(
        network=_network(fields.data["network"], arrays),
        preprocessing=Preprocessing.from_json(fields.data["preprocessing"]),
        target=Target.from_json(fields.data["target"]),
        loss=loss(fields.text("loss")),
        about=dict(fields.data["about"]),
    )
