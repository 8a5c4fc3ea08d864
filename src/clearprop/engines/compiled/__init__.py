"""The compiled engine: whole stretches of a training in C, as fast as the machine goes.

It does not record: a Step that is to be kept is computed by the reference engine, from the numbers that the
kernel has arrived at.  Where the kernel was not built, or was built for another version, ``problem`` says so.
"""

from __future__ import annotations

from clearprop.engines.compiled.built import problem
from clearprop.engines.compiled.choice import course
from clearprop.engines.reference import step

name = "compiled"

__all__ = ["course", "name", "problem", "step"]
