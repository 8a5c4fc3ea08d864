"""``MLPClassifier`` and ``MLPRegressor``: scikit-learn's interface, clearprop's training.

scikit-learn is an extra.  It is imported when one of the two names is asked for, not before.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from clearprop.errors import MissingExtraError

if TYPE_CHECKING:
    from clearprop.estimators.classifier import MLPClassifier
    from clearprop.estimators.regressor import MLPRegressor

__all__ = ["MLPClassifier", "MLPRegressor"]

_HOMES = {"MLPClassifier": "classifier", "MLPRegressor": "regressor"}

# Hidden from type checkers, to which a module with __getattr__ has every name.
if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name)
        try:
            module = import_module(f"{__name__}.{_HOMES[name]}")
        except ImportError as problem:
            if not (problem.name or "").startswith("sklearn"):
                raise
            raise MissingExtraError(
                f"{name} needs scikit-learn 1.6 or later, which is not installed. "
                "Run: pip install 'clearprop[sklearn]'"
            ) from problem
        value = globals()[name] = getattr(module, name)
        return value


def __dir__() -> list[str]:
    return __all__
