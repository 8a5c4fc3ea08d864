"""The reference: every public name, under the part of the program that it belongs to."""

from __future__ import annotations

import inspect
from itertools import groupby

import clearprop as cp

INTRODUCTION = """# Reference

`import clearprop as cp` gives all of these. A name is imported the first time it is used.
"""

# In the order in which they are met, by the folder where a name lives.
TITLES = {
    "network": "Networks",
    "training": "Training",
    "record": "Records, equations, settings",
    "explanation": "Explanations",
    "drawing": "Pictures",
    "trace": "Reading programs",
    "doctor": "The doctor",
    "model": "Models and files",
    "export": "To and from other libraries",
    "estimators": "scikit-learn",
    "examples": "Examples",
    "errors": "Errors",
}


def reference_page() -> str:
    """Give the page as Markdown."""
    names = [name for name in cp.__all__ if not name.startswith("_")]
    ordered = sorted(names, key=lambda name: (list(TITLES).index(_part(name)), not name[0].isupper(), name))
    parts = [INTRODUCTION]
    for part, members in groupby(ordered, key=_part):
        parts.append(f"\n## {TITLES[part]}\n")
        parts += [_entry(name) for name in members]
    return "\n".join(parts) + "\n"


def _part(name: str) -> str:
    """The folder of the package that a public name comes from."""
    value = getattr(cp, name)
    module = (
        value.__name__ if inspect.ismodule(value) else getattr(value, "__module__", type(value).__module__)
    )
    return str(module.split(".")[1])


def _entry(name: str) -> str:
    value = getattr(cp, name)
    if inspect.isclass(value):
        return _directive("autoclass", name, "   :members:\n   :inherited-members: BaseException, tuple\n")
    if inspect.isfunction(value):
        return _directive("autofunction", name)
    if inspect.ismodule(value):
        return _directive("automodule", name, "   :members:\n   :imported-members:\n")
    return _directive("autodata", name, "   :no-value:\n")


def _directive(kind: str, name: str, options: str = "") -> str:
    return f"```{{eval-rst}}\n.. {kind}:: clearprop.{name}\n{options}```\n"
