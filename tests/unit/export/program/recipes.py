"""Recipes to write parts of programs for."""

from __future__ import annotations

from typing import Any

import clearprop as cp
from clearprop.export.program.recipe import Recipe, recipe


def made(*layers: Any, **settings: Any) -> Recipe:
    """A network of two inputs with these layers, and settings of which all may be left out."""
    network = cp.Network.create(2, layers or [(3, "tanh"), (1, "identity")], rng=0)
    given = {
        "loss": "half_squared_error",
        "optimizer": cp.SGD(0.5),
        "reduction": "sum",
        "x": None,
        "y": None,
        "epochs": 20,
        "batch_size": None,
        "shuffle": True,
        "rng": 0,
        "convention": "rows",
        "lang": "en",
    }
    return recipe(network, **{**given, **settings})
