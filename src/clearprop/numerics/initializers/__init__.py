"""How weights start: all alike, or drawn so that signals neither fade nor grow through the layers.

Every draw takes its randomness from the generator that is passed in, in float64, and is then rounded to the
dtype asked for: the same seed gives the same network.  ``INITIALIZERS`` finds a class by name, and
:func:`initializer` reads a setting such as ``"uniform(-1, 1)"``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clearprop.numerics.initializers._initializer import Initializer
from clearprop.numerics.late import Late
from clearprop.numerics.settings import build_setting

if TYPE_CHECKING:
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

INITIALIZERS: Late[Initializer] = Late(
    __name__,
    {
        "zeros": "given.Zeros",
        "ones": "given.Ones",
        "constant": "given.Constant",
        "uniform": "drawn.Uniform",
        "normal": "drawn.Normal",
        "glorot_uniform": "scaled.GlorotUniform",
        "glorot_normal": "scaled.GlorotNormal",
        "he_uniform": "scaled.HeUniform",
        "he_normal": "scaled.HeNormal",
        "lecun_uniform": "scaled.LecunUniform",
        "lecun_normal": "scaled.LecunNormal",
    },
)


def __getattr__(name: str) -> type[Initializer]:
    return INITIALIZERS.named(name)


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
