"""Plots open no window: they are drawn into memory, and a missing matplotlib is no reason to fail."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any

PLOTTING = ("matplotlib", "mpl_toolkits", "seaborn")


def nothing(*args: Any, **kwargs: Any) -> None:
    """Stands for what would open a window."""


class Quiet(Loader):
    """Loads a module of matplotlib and takes its windows away."""

    def __init__(self, loader: Any) -> None:
        self.loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        made: ModuleType | None = self.loader.create_module(spec)
        return made

    def exec_module(self, module: ModuleType) -> None:
        self.loader.exec_module(module)
        if module.__name__ == "matplotlib":
            module.use("Agg")
            module.use = nothing  # type: ignore[attr-defined]
        else:
            choose = module.switch_backend
            module.switch_backend = lambda name, **kwargs: choose("agg")  # type: ignore[attr-defined]
            module.show = module.pause = nothing  # type: ignore[attr-defined]


class Anything:
    """Stands for every part of a plotting library that is not installed."""

    def __call__(self, *args: Any, **kwargs: Any) -> Anything:
        return self

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return self

    def __getitem__(self, key: Any) -> Anything:
        return self

    def __iter__(self) -> Iterator[Anything]:
        return iter((self, self))

    def __enter__(self) -> Anything:
        return self

    def __exit__(self, *args: object) -> None:
        return None


class Missing(Loader):
    """Makes an empty module that has every name."""

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        module = ModuleType(spec.name)
        module.__path__ = []
        module.__getattr__ = _any_name  # type: ignore[method-assign]
        return module

    def exec_module(self, module: ModuleType) -> None:
        return None


def _any_name(name: str) -> Any:
    if name.startswith("__"):
        raise AttributeError(name)
    return Anything()


class Plots(MetaPathFinder):
    """Stands first among the finders for matplotlib, and answers where nobody else does."""

    def __init__(self, note: Callable[[str], None]) -> None:
        self.note = note

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        top = fullname.partition(".")[0]
        if top not in PLOTTING:
            return None
        if getattr(sys.modules.get(top), "__loader__", None).__class__ is Missing:
            return ModuleSpec(fullname, Missing())
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is None:
            if fullname != top:
                return None
            self.note(f"{top} is not installed: the program ran with a stand-in that draws nothing")
            return ModuleSpec(fullname, Missing(), is_package=True)
        if fullname in ("matplotlib", "matplotlib.pyplot") and spec.loader is not None:
            spec.loader = Quiet(spec.loader)
        return spec
