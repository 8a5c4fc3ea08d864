"""Reading the model that a command is given, and only a model."""

from __future__ import annotations

from clearprop.cli.usage import Misuse
from clearprop.model import Model, load_model
from clearprop.record.container import kind_of

OTHER_KINDS = ("network", "run", "step")


def read_model(path: str) -> Model:
    """Read a model that ``clearprop train`` wrote.

    Raises
    ------
    Misuse
        "net.safetensors holds a network, not a model. Give a file that clearprop train wrote."
    FileError
        where the file is missing, damaged, or none of clearprop's
    """
    kind = kind_of(path)
    if kind in OTHER_KINDS:
        raise Misuse("cli.usage.no_model", path=path, kind=kind)
    return load_model(path)
