"""Whether the kernel is here: it is compiled at installation, where there is a compiler."""

from __future__ import annotations

from functools import cache
from importlib import import_module

# The interface that this version speaks; a build that another version left behind is not used.
BUILT_FOR = 4


@cache
def problem() -> str | None:
    """Why the kernel cannot be used here, or None.

    Examples
    --------
    >>> problem() is None or "compile" in problem()
    True
    """
    try:
        loop = import_module("clearprop.engines.compiled.loop")
    except ModuleNotFoundError:
        return "it was not compiled at installation"
    except ImportError as error:
        return f"the compiled part fails: {error}"
    if getattr(loop, "BUILT_FOR", None) != BUILT_FOR:
        return "it was compiled for another version; install clearprop again"
    return None


# In smaller products the widest vectors are mostly empty, see docs/performance.md.
_WIDE = 4096


def fastest(largest: int = _WIDE) -> str:
    """The variant that is best here, for so many multiplications in the largest product of a step."""
    from clearprop.engines.compiled.loop import variants_here

    variants = [str(name) for name in variants_here()]
    if variants[0] == "avx512" and largest < _WIDE:
        return variants[1]
    return variants[0]
