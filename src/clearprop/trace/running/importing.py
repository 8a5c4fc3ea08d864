"""Modules beside the program are watched too; everything else is imported as it always is."""

from __future__ import annotations

import sys
import threading
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

from clearprop.trace.running.hooks import Hooks
from clearprop.trace.running.warned import unheard
from clearprop.trace.source.rewrite import rewritten
from clearprop.trace.source.text import Text, decoded

FOREIGN = ("site-packages", "dist-packages")


class Watching(SourceFileLoader):
    """Loads a module from its source, rewritten; no compiled file is read or left behind."""

    def __init__(self, name: str, path: str, hooks: Hooks, texts: dict[str, Text]) -> None:
        super().__init__(name, path)
        self.hooks, self.texts = hooks, texts

    def get_code(self, fullname: str) -> CodeType | None:
        path = self.get_filename(fullname)
        data = self.get_data(path)
        plain = compile(data, path, "exec", dont_inherit=True)
        code = self.watched(data, path)
        return plain if code is None else code

    def watched(self, data: bytes, path: str) -> CodeType | None:
        try:
            text = Text(path, decoded(data, path))
            with unheard():
                code = compile(rewritten(text, self.hooks.sites), path, "exec", dont_inherit=True)
        except Exception as problem:
            self.hooks.notes.append(f"{Path(path).name} was run as it is written: {problem}"[:300])
            return None
        self.texts[path] = text
        self.hooks.files.add(path)
        return code

    def exec_module(self, module: ModuleType) -> None:
        self.hooks.begin_module()
        try:
            super().exec_module(module)
        finally:
            self.hooks.end(-1)


class Beside(MetaPathFinder):
    """Finds modules in the program's own folder."""

    def __init__(self, folder: Path, hooks: Hooks, texts: dict[str, Text]) -> None:
        self.folder, self.hooks, self.texts = folder, hooks, texts

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if threading.get_ident() != self.hooks.thread or self.hooks.stopped:
            return None
        spec: Any = PathFinder.find_spec(fullname, path, target)
        if spec is None or type(spec.loader) is not SourceFileLoader or not self.is_own(spec.origin):
            return None
        spec.loader = Watching(fullname, spec.origin, self.hooks, self.texts)
        return spec  # type: ignore[no-any-return]  # a ModuleSpec

    def is_own(self, origin: str | None) -> bool:
        if not origin or not Path(origin).is_relative_to(self.folder):
            return False
        inside = Path(origin).relative_to(self.folder)
        folders = [self.folder / each for each in list(inside.parents)[:-1]]
        return not any(each.name in FOREIGN or (each / "pyvenv.cfg").exists() for each in folders)


def uncover(folder: Path, started: frozenset[str]) -> None:
    """Forget our own imports of modules that the program's folder has too: its own files come first there."""
    for module in list(sys.modules):
        own = (folder / f"{module}.py").is_file() or (folder / module / "__init__.py").is_file()
        if own and module not in started and "." not in module and module != "clearprop":
            del sys.modules[module]
