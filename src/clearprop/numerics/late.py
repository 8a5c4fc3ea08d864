"""Classes that are imported when they are first asked for: a training needs two activations out of ten.

Making a frozen class takes a third of a millisecond, and there are dozens.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TypeVar

from clearprop.numerics.settings import Setting

S = TypeVar("S", bound=Setting)


class Late(Mapping[str, type[S]]):
    """The classes of a package by their settings' names, each in the module of that name or where it is said.

    Examples
    --------
    >>> losses = Late("clearprop.numerics.losses", {"huber": "Huber"})
    >>> list(losses), losses["huber"].name, losses.named("Huber") is losses["huber"]
    (['huber'], 'huber', True)
    >>> Late("clearprop.numerics.initializers", {"ones": "given.Ones"})["ones"].name
    'ones'
    """

    def __init__(self, package: str, classes: dict[str, str]) -> None:
        self._package, self._classes = package, classes
        self._found: dict[str, type[S]] = {}

    def __getitem__(self, name: str) -> type[S]:
        if name not in self._found:
            module, _, class_name = self._classes[name].rpartition(".")
            self._found[name] = getattr(import_module(f"{self._package}.{module or name}"), class_name)
        return self._found[name]

    def __contains__(self, name: object) -> bool:
        return name in self._classes

    def __iter__(self) -> Iterator[str]:
        return iter(self._classes)

    def __len__(self) -> int:
        return len(self._classes)

    def named(self, class_name: str) -> type[S]:
        """The class of that name, for a package's ``__getattr__``."""
        for name, known in self._classes.items():
            if known.rpartition(".")[2] == class_name:
                return self[name]
        raise AttributeError(f"module {self._package!r} has no attribute {class_name!r}")
