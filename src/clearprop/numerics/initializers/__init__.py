"""How weights start: all alike, or drawn so that signals neither fade nor grow through the layers.

Every draw takes its randomness from the generator that is passed in, in float64, and is then rounded to the
dtype asked for: the same seed gives the same network.  ``INITIALIZERS`` finds a class by name, and
:func:`initializer` reads a setting such as ``"uniform(-1, 1)"``.
"""

from __future__ import annotations

from clearprop.numerics.initializers._initializer import Initializer
from clearprop.numerics.initializers.drawn import Normal, Uniform
from clearprop.numerics.initializers.given import Constant, Ones, Zeros
from clearprop.numerics.initializers.scaled import (
    GlorotNormal,
    GlorotUniform,
    HeNormal,
    HeUniform,
    LecunNormal,
    LecunUniform,
)
from clearprop.numerics.settings import build_setting

__all__ = [
    "INITIALIZERS",
    "Constant",
    "GlorotNormal",
    "GlorotUniform",
    "HeNormal",
    "HeUniform",
    "Initializer",
    "LecunNormal",
    "LecunUniform",
    "Normal",
    "Ones",
    "Uniform",
    "Zeros",
    "initializer",
]

INITIALIZERS: dict[str, type[Initializer]] = {
    cls.name: cls
    for cls in (
        Zeros,
        Ones,
        Constant,
        Uniform,
        Normal,
        GlorotUniform,
        GlorotNormal,
        HeUniform,
        HeNormal,
        LecunUniform,
        LecunNormal,
    )
}


def initializer(setting: str | Initializer) -> Initializer:
    """Read an initializer from its setting; an initializer is handed back as it is.

    Raises
    ------
    SettingError
        "'uniform' has no number, but uniform takes 2: uniform(low, high)"

    Examples
    --------
    >>> initializer("uniform(-1, 1)")
    Uniform(low=-1.0, high=1.0)
    """
    if isinstance(setting, Initializer):
        return setting
    return build_setting(setting, INITIALIZERS, "initializer")
