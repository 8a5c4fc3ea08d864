"""clearprop: neural networks in NumPy that you can see through.

Every public name is one attribute away, and costs nothing until it is used: a name is imported from
its home the first time it is asked for (PEP 562), so that ``import clearprop`` stays as fast as Python
itself and nothing heavy is loaded behind anybody's back.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from clearprop._version import __version__

if TYPE_CHECKING:
    from clearprop.errors import (
        AddressError,
        ClearpropError,
        DataError,
        FileError,
        MissingExtraError,
        SettingError,
        ShapeError,
    )

__all__ = [
    "AddressError",
    "ClearpropError",
    "DataError",
    "FileError",
    "MissingExtraError",
    "SettingError",
    "ShapeError",
    "__version__",
]

# Where each name lives. The block above says the same to type checkers; a test keeps the two equal.
_HOMES = {
    "AddressError": "clearprop.errors",
    "ClearpropError": "clearprop.errors",
    "DataError": "clearprop.errors",
    "FileError": "clearprop.errors",
    "MissingExtraError": "clearprop.errors",
    "SettingError": "clearprop.errors",
    "ShapeError": "clearprop.errors",
}


# Hidden from type checkers, to which a module with __getattr__ has every name, misspelt ones included.
if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        home = _HOMES.get(name)
        if home is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name)
        module = import_module(home)
        value = module if home == f"{__name__}.{name}" else getattr(module, name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return __all__
