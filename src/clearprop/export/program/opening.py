"""What a program begins with: what it is, its data, its starting values, its settings."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import fields

import numpy as np

from clearprop.export.program import activations, schedules
from clearprop.export.program.functions import indented, mapping
from clearprop.export.program.literals import LINE, assignment, quoted, spelled
from clearprop.export.program.passes import parameter_names
from clearprop.export.program.recipe import Recipe
from clearprop.export.program.updates import optimizer_settings
from clearprop.network.dense import Dense
from clearprop.numerics.arrays import Array

DATA_FILE = "data.csv"
_REPORTS = 10  # lines that a training prints, about


def head(recipe: Recipe) -> list[str]:
    """The docstring: the network, how it is trained, and what one has to know to run and read it."""
    network = recipe.network
    sizes = "-".join(map(str, network.sizes))
    return [
        f'"""{recipe.say("head.title", sizes=sizes)}',
        "",
        *indented([_about_layer(recipe, n, layer) for n, layer in enumerate(network, start=1)]),
        *indented(_about_training(recipe)),
        "",
        recipe.say("head.reading_columns" if recipe.columns else "head.reading"),
        recipe.say("head.needs"),
        '"""',
    ]


def imports(recipe: Recipe, from_file: bool) -> list[str]:
    """What is imported: NumPy, and of Python's own only what is used."""
    rate = recipe.optimizer.learning_rate
    own = ["import math"] if activations.needs_math(recipe) or schedules.needs_math(rate) else []
    own += ["from pathlib import Path"] if from_file else []
    return [*own, *([""] if own else []), "import numpy as np"]


def data_lines(recipe: Recipe, file: str | None, about: Sequence[str] = ()) -> list[str]:
    """``x`` and ``y``: typed out, from the arrays beside the program, or from a table of the reader's."""
    if recipe.x is None or recipe.y is None:
        return _from_table(recipe)
    heading = [f"# {recipe.say('data.columns' if recipe.columns else 'data.rows')}"]
    for sentence in about:
        heading += textwrap.wrap(_printable(sentence), LINE, initial_indent="# ", subsequent_indent="# ")
    if file is not None:
        return [*heading, 'x, y = arrays["x"], arrays["y"]']
    x = recipe.x.T if recipe.columns else recipe.x
    return [*heading, *assignment("x", x), *_targets(recipe, recipe.y)]


def start_lines(recipe: Recipe, file: str | None) -> list[str]:
    """The starting values, each under its name, and the dict that holds them."""
    lines = [f"# {recipe.say('start.columns' if recipe.columns else 'start.rows')}"]
    for name, array in starting_values(recipe).items():
        layer = recipe.network.layers[int(name[1:]) - 1]
        comment = _about_parameter(recipe, name, layer)
        read = [f'{name} = arrays["{name}"]' + (f"  # {comment}" if comment else "")]
        lines += read if file is not None else assignment(name, array, comment)
    lines += mapping("parameters = ", [(name, name) for name in parameter_names(recipe)])
    return "\n".join(lines).replace("# fmt: on\n# fmt: off\n", "").split("\n")


def starting_values(recipe: Recipe) -> dict[str, Array]:
    """The parameters by name, as the program's convention has them."""
    values = {}
    for number, layer in enumerate(recipe.network, start=1):
        values[f"W{number}"] = layer.W.T if recipe.columns else layer.W
        if layer.b is not None:
            values[f"b{number}"] = layer.b[:, None] if recipe.columns else layer.b
    return values


def setting_lines(recipe: Recipe) -> list[str]:
    """The numbers that one would like to try other values of."""
    every = max(1, recipe.epochs // _REPORTS)
    dropout = [
        f"dropout{number} = {spelled(layer.dropout)}  # {recipe.say('setting.dropout')}"
        for number, layer in enumerate(recipe.network, start=1)
        if layer.dropout
    ]
    return [
        *optimizer_settings(recipe),
        f"epochs = {recipe.epochs}",
        *([f"batch_size = {recipe.batch_size}"] if recipe.in_batches else []),
        *([f"seed = {recipe.seed}  # {recipe.say('setting.seed')}"] if recipe.draws else []),
        *dropout,
        f"report_every = {every}  # {recipe.say('setting.report_every')}",
    ]


def _about_layer(recipe: Recipe, number: int, layer: Dense) -> str:
    return recipe.say(
        "head.layer",
        layer=recipe.say("layer", n=number),
        inputs=recipe.say("count.inputs", n=layer.n_in),
        units=recipe.say("count.units", n=layer.n_out),
        activation=layer.activation,
    )


def _about_training(recipe: Recipe) -> list[str]:
    settings = [
        f"{field.name}={value}"
        for field in fields(recipe.optimizer)
        if (value := getattr(recipe.optimizer, field.name)) not in (field.default, None)
    ]
    how = f"{type(recipe.optimizer).__name__}({', '.join(settings)})"
    batches = recipe.say("head.batches", n=recipe.batch_size) if recipe.in_batches else recipe.say("head.all")
    return [
        recipe.say("head.loss", loss=recipe.loss, reduction=recipe.say(f"head.{recipe.reduction}")),
        recipe.say("head.training", optimizer=how, epochs=recipe.epochs, batches=batches),
    ]


def _about_parameter(recipe: Recipe, name: str, layer: Dense) -> str:
    if name.startswith("b"):
        return recipe.say(f"start.{layer.bias}") if layer.bias in ("shared", "fixed") else ""
    return "" if layer.trainable else recipe.say("start.not_trained")


def _printable(sentence: str) -> str:
    """A sentence may name columns, which may hold anything; a comment is a line of text."""
    return "".join(letter if letter.isprintable() else "?" for letter in " ".join(sentence.split()))


def _targets(recipe: Recipe, y: Array) -> list[str]:
    """Classes as numbers where the targets are 1 at one class: the shorter and the more readable."""
    if recipe.loss.name == "cross_entropy" and _one_hot(y):
        kind = ", dtype=np.float32" if recipe.single else ""
        classes = ", ".join(str(int(number)) for number in y.argmax(axis=1))
        entry = "[:, classes]" if recipe.columns else "[classes]"
        unit = f"y = np.eye({y.shape[1]}{kind}){entry}  # {recipe.say('data.one_hot')}"
        line = f"classes = np.array([{classes}])"
        if len(line) <= 88:
            return [line, unit]
    return assignment("y", y.T if recipe.columns else y)


def _one_hot(y: Array) -> bool:
    return bool(((y == 0) | (y == 1)).all() and (y.sum(axis=1) == 1).all())


def _from_table(recipe: Recipe) -> list[str]:
    n_in, kind = recipe.network.sizes[0], ", dtype=np.float32" if recipe.single else ""
    table = f'table = np.loadtxt("{DATA_FILE}", delimiter=",", skiprows=1, ndmin=2{kind})'
    x, y = (f"table[:, :{n_in}]", f"table[:, {n_in}:]")
    return [
        f"# {recipe.say('data.table', file=DATA_FILE, n=n_in)}",
        table,
        f"x, y = {x}.T, {y}.T" if recipe.columns else f"x, y = {x}, {y}",
    ]


def arrays_of(recipe: Recipe) -> dict[str, Array]:
    """All that may be written beside a program: data and starting values."""
    held = {} if recipe.x is None or recipe.y is None else {"x": recipe.x, "y": recipe.y}
    turned = {name: array.T if recipe.columns else array for name, array in held.items()}
    return {
        name: np.ascontiguousarray(array) for name, array in {**turned, **starting_values(recipe)}.items()
    }


def too_many(recipe: Recipe, most: int) -> dict[str, Array]:
    """The arrays that are read from a file: the data, the parameters, both or neither."""
    arrays = arrays_of(recipe)
    data = {name: array for name, array in arrays.items() if name in ("x", "y")}
    start = {name: array for name, array in arrays.items() if name not in data}
    kept = [group for group in (data, start) if sum(array.size for array in group.values()) > most]
    return {name: array for group in kept for name, array in group.items()}


def open_arrays(recipe: Recipe, file: str) -> list[str]:
    """Reading the arrays beside the program."""
    return [f"# {recipe.say('data.arrays')}", f"arrays = np.load(Path(__file__).with_name({quoted(file)}))"]
