"""Ready examples: the networks that the project started from, and a few real data sets.

::

    cp.examples.xor_2_4_1.network               the start
    cp.examples.xor_2_4_1.step()                the first step, every number
    net, run = cp.examples.xor_2_4_1.train()    the whole training
    cp.examples.worked_2_2_2(bias="shared")     the same with other biases, settings or data
    cp.examples.iris.x, cp.examples.iris.y      150 flowers

Each is made when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from clearprop.examples.data_set import DataSet
    from clearprop.examples.data_sets import breast_cancer, diabetes, digits, iris, wine
    from clearprop.examples.example import Example
    from clearprop.examples.networks.identity import identity, identity_linear
    from clearprop.examples.networks.leaky_3_4_1 import leaky_3_4_1, leaky_3_4_1_biases
    from clearprop.examples.networks.linear_2_2_1 import linear_2_2_1
    from clearprop.examples.networks.worked_2_2_2 import worked_2_2_2
    from clearprop.examples.networks.xor_2_4_1 import xor_2_4_1

__all__ = [
    "breast_cancer",
    "data",
    "diabetes",
    "digits",
    "find",
    "identity",
    "identity_linear",
    "iris",
    "leaky_3_4_1",
    "leaky_3_4_1_biases",
    "linear_2_2_1",
    "wine",
    "worked_2_2_2",
    "xor_2_4_1",
]

# Where each is made; in the order in which they are best read.
_NETWORKS = {
    "identity": "identity",
    "identity_linear": "identity",
    "linear_2_2_1": "linear_2_2_1",
    "leaky_3_4_1": "leaky_3_4_1",
    "leaky_3_4_1_biases": "leaky_3_4_1",
    "worked_2_2_2": "worked_2_2_2",
    "xor_2_4_1": "xor_2_4_1",
}
NETWORKS = tuple(_NETWORKS)
"""The names that :func:`find` knows."""
DATA_SETS = ("iris", "wine", "breast_cancer", "digits", "diabetes")
"""The names that :func:`data` knows."""


def find(name: str) -> Example:
    """The example network of that name.

    Raises
    ------
    SettingError
        "there is no example 'xor'. Did you mean xor_2_4_1? The examples are identity, …"

    Examples
    --------
    >>> find("xor_2_4_1").network
    Network(2-4-1: sigmoid, sigmoid; 17 parameters, float64)
    """
    if name not in NETWORKS:
        raise _unknown("example", name, NETWORKS)
    found: Example = _load(name)
    return found


def data(name: str) -> DataSet:
    """The data set of that name.

    Raises
    ------
    SettingError
        "there is no data set 'irsi'. Did you mean iris? The data sets are iris, wine, …"

    Examples
    --------
    >>> data("iris").classes
    ('setosa', 'versicolor', 'virginica')
    """
    if name not in DATA_SETS:
        raise _unknown("data set", name, DATA_SETS)
    found: DataSet = _load(name)
    return found


def _load(name: str) -> Any:
    home = f"networks.{_NETWORKS[name]}" if name in _NETWORKS else "data_sets"
    return getattr(import_module(f"clearprop.examples.{home}"), name)


def _unknown(kind: str, name: str, known: tuple[str, ...]) -> Exception:
    import difflib  # only a mistake needs it

    from clearprop.errors import SettingError

    low = str(name).lower()
    near = difflib.get_close_matches(low, known, n=1) or [k for k in known if low and low in k]
    hint = f" Did you mean {near[0]}?" if near else ""
    return SettingError(f"there is no {kind} {name!r}.{hint} The {kind}s are {', '.join(known)}.")


# Hidden from type checkers, to which a module with __getattr__ has every name, misspelt ones included.
if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        if name not in NETWORKS and name not in DATA_SETS:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name)
        value = globals()[name] = _load(name)
        return value


def __dir__() -> list[str]:
    return __all__
