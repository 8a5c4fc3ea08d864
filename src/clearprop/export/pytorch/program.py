"""From a network and its settings to a PyTorch program, trained by autograd to the same numbers.

It begins with what a NumPy program begins with; network, loss and training are PyTorch's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from clearprop.export.program import opening
from clearprop.export.program.functions import indented
from clearprop.export.program.loop import judged
from clearprop.export.program.recipe import Recipe, recipe
from clearprop.export.program.schedules import needs_math, rate_functions
from clearprop.export.program.written import Program
from clearprop.export.pytorch.network_lines import build_function, losses_function, predict_function, say
from clearprop.export.pytorch.training_lines import train_functions
from clearprop.network.network import Network

MOST_TYPED = 200
ARRAYS_FILE = "program.npz"


class TorchProgram(Program):
    """A program in PyTorch."""


def torch_program(
    network: Network,
    *,
    arrays_file: str = ARRAYS_FILE,
    most_typed: int = MOST_TYPED,
    about_data: Sequence[str] = (),
    lang: str | None = None,
    **settings: Any,
) -> TorchProgram:
    """Write the network and its training as a PyTorch program, to go on from there.

    It starts from the network's own numbers and trains to those of :func:`clearprop.train` with the same
    settings; with dropout to others, since PyTorch draws its own masks.  Writing it does not need PyTorch.

    Parameters
    ----------
    arrays_file : how the file of arrays beside the program is called
    most_typed : how many numbers of data, or of parameters, still stand in the text
    about_data : sentences on x and y, for comments
    settings : loss, optimizer, epochs, … as in :func:`clearprop.export.to_numpy_program`; an example is a row

    Raises
    ------
    SettingError
        "layer 1 has one bias for all of its units, which nn.Linear cannot train. …"

    Examples
    --------
    >>> from clearprop.network import Dense
    >>> from clearprop.record.optimizers import SGD
    >>> net = Network([Dense([[2.0]], [0.5], "tanh")])
    >>> program = torch_program(net, loss="squared_error", optimizer=SGD(0.1), epochs=10)
    >>> [line.strip() for line in program.text.splitlines() if "nn.Linear(" in line or "optim." in line]
    ['nn.Linear(1, 1),', 'optimizer = torch.optim.SGD(trained, lr=learning_rate)']
    """
    usual = {"reduction": "mean", "x": None, "y": None, "batch_size": 32, "shuffle": True, "rng": None}
    made = recipe(network, **{**usual, **settings, "convention": "rows", "lang": lang})
    beside = opening.too_many(made, most_typed)
    return TorchProgram(_text(made, arrays_file, beside, about_data), arrays_file, beside)


def _text(made: Recipe, file: str, beside: dict[str, Any], about: Sequence[str]) -> str:
    opened = [
        _head(made),
        _imports(made, bool(beside)),
        *([opening.open_arrays(made, file)] if beside else []),
        opening.data_lines(made, file if "x" in beside else None, about),
        _start(made, file if "W1" in beside else None),
        _settings(made),
    ]
    functions = [
        build_function(made),
        losses_function(made),
        *rate_functions(made),
        *train_functions(made),
        predict_function(made),
        _main(made),
    ]
    parts = ["\n".join(lines) for lines in opened]
    return "\n\n".join(parts) + "".join("\n\n\n" + "\n".join(lines) for lines in functions) + "\n"


def _head(made: Recipe) -> list[str]:
    """The docstring of a NumPy program, where it speaks of NumPy speaking of PyTorch."""
    sizes = "-".join(map(str, made.network.sizes))
    lines = opening.head(made)
    lines[0] = f'"""{say(made, "title", sizes=sizes)}'
    lines[-2] = say(made, "needs_dropout" if made.has_dropout else "needs")
    return lines


def _imports(made: Recipe, from_file: bool) -> list[str]:
    own = ["import math"] if needs_math(made.optimizer.learning_rate) else []
    own += ["from pathlib import Path"] if from_file else []
    return [*own, *([""] if own else []), "import numpy as np", "import torch", "from torch import nn"]


def _start(made: Recipe, file: str | None) -> list[str]:
    """The starting values, each under its name; the dict that a NumPy program keeps them in is not needed."""
    lines = opening.start_lines(made, file)
    return lines[: next(n for n, line in enumerate(lines) if line.startswith("parameters = "))]


def _settings(made: Recipe) -> list[str]:
    return [line for line in opening.setting_lines(made) if not line.startswith("dropout")]


def _main(made: Recipe) -> list[str]:
    lines = [
        "network = train(build(), torch.from_numpy(x), torch.from_numpy(y))",
        "prediction = predict(network, torch.from_numpy(x)).numpy()",
        *judged(made),
    ]
    return ['if __name__ == "__main__":', *indented(lines)]
