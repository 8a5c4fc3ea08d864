"""From a network and its training settings to a NumPy program: every part in its place.

What is large is not typed out but read from a file of arrays beside the program; the two belong together.
"""

from __future__ import annotations

from collections.abc import Sequence

from numpy.typing import ArrayLike

from clearprop.export.program import opening
from clearprop.export.program.activations import activation_functions, check_activations
from clearprop.export.program.loop import main_lines, predict_function, train_function
from clearprop.export.program.losses import loss_function
from clearprop.export.program.passes import backward_function, differentiated, forward_function
from clearprop.export.program.recipe import Recipe, recipe
from clearprop.export.program.schedules import rate_functions
from clearprop.export.program.updates import update_functions
from clearprop.export.program.written import Program
from clearprop.network.network import Network
from clearprop.numerics.arrays import Array
from clearprop.numerics.losses import Loss
from clearprop.record.optimizers import Optimizer

MOST_TYPED = 200  # numbers of x and y, or of all parameters, that are still typed out
ARRAYS_FILE = "program.npz"


class NumpyProgram(Program):
    """A program in plain NumPy."""


def numpy_program(
    network: Network,
    *,
    loss: str | Loss,
    optimizer: Optimizer,
    epochs: int,
    reduction: str = "mean",
    x: ArrayLike | None = None,
    y: ArrayLike | None = None,
    batch_size: int | None = 32,
    shuffle: bool = True,
    rng: int | None = None,
    convention: str = "rows",
    lang: str | None = None,
    arrays_file: str = ARRAYS_FILE,
    most_typed: int = MOST_TYPED,
    about_data: Sequence[str] = (),
) -> NumpyProgram:
    """Write a program as :func:`to_numpy_program` does, with the arrays that are too large to be typed out.

    Parameters
    ----------
    arrays_file : how the file beside the program is called
    most_typed : how many numbers of data, or of parameters, still stand in the text
    about_data : sentences on x and y, for comments
    the others : as in :func:`to_numpy_program`
    """
    made = recipe(
        network,
        loss=loss,
        optimizer=optimizer,
        reduction=reduction,
        x=x,
        y=y,
        epochs=epochs,
        batch_size=batch_size,
        shuffle=shuffle,
        rng=rng,
        convention=convention,
        lang=lang,
    )
    check_activations(made)
    beside = opening.too_many(made, most_typed)
    return NumpyProgram(_text(made, arrays_file, beside, about_data), arrays_file, beside)


def to_numpy_program(
    network: Network,
    *,
    loss: str | Loss,
    optimizer: Optimizer,
    epochs: int,
    reduction: str = "mean",
    x: ArrayLike | None = None,
    y: ArrayLike | None = None,
    batch_size: int | None = 32,
    shuffle: bool = True,
    rng: int | None = None,
    convention: str = "rows",
    lang: str | None = None,
) -> str:
    """Write the network and its training as a NumPy program to be read, run and changed.

    The program holds the functions that it needs and no others: activation functions with their derivatives,
    forward pass, loss, backward pass, update, training loop, prediction.  It imports NumPy and nothing of
    ours, starts from the network's own numbers, and trains to those of :func:`clearprop.train`, given the
    same settings.

    Parameters
    ----------
    network : its weights are the starting values
    x, y : the data, typed into the program; without them it reads ``data.csv``, inputs first, then targets
    loss, optimizer, epochs, reduction, batch_size, shuffle : as in :func:`clearprop.train`
    rng : a seed, for the order of the batches and for dropout; None draws one and writes it down
    convention : "rows" (``z = x @ W + b``, an example a row) or "columns" (``z = W @ x + b``)
    lang : "en" or "zh", the language of its comments; None asks the environment

    Returns
    -------
    the text; all numbers stand in it, however many: ``clearprop export`` and :func:`numpy_program` put large
    arrays into a file beside it

    Raises
    ------
    ShapeError, SettingError, DataError
        naming what was received, what was expected and what to do

    Examples
    --------
    >>> from clearprop.network import Dense
    >>> from clearprop.record.optimizers import SGD
    >>> net = Network([Dense([[2.0]], [0.5], "identity")])
    >>> settings = {"loss": "squared_error", "optimizer": SGD(0.1), "epochs": 10}
    >>> text = to_numpy_program(net, x=[[3.0]], y=[[5.0]], **settings)
    >>> [line.strip() for line in text.splitlines() if " @ " in line]
    ['z1 = x @ W1 + b1  # (n, 1)', 'dW1 = x.T @ delta1']
    """
    return numpy_program(
        network,
        loss=loss,
        optimizer=optimizer,
        epochs=epochs,
        reduction=reduction,
        x=x,
        y=y,
        batch_size=batch_size,
        shuffle=shuffle,
        rng=rng,
        convention=convention,
        lang=lang,
        most_typed=10**12,
    ).text


def _text(made: Recipe, file: str, beside: dict[str, Array], about: Sequence[str]) -> str:
    functions = [
        *activation_functions(made, differentiated(made)),
        forward_function(made),
        loss_function(made),
        backward_function(made),
        *rate_functions(made),
        *update_functions(made),
        train_function(made),
        predict_function(made),
    ]
    opened = [
        opening.head(made),
        opening.imports(made, bool(beside)),
        *([opening.open_arrays(made, file)] if beside else []),
        opening.data_lines(made, file if "x" in beside else None, about),
        opening.start_lines(made, file if "W1" in beside else None),
        opening.setting_lines(made),
    ]
    parts = ["\n".join(lines) for lines in opened]
    return (
        "\n\n".join(parts) + "".join("\n\n\n" + "\n".join(f) for f in (*functions, main_lines(made))) + "\n"
    )
