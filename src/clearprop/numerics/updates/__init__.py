"""The rules of the optimizers: pure functions, gradients in, new arrays out, nothing remembered.

What a rule gives is an *update*, the number that is added to a parameter.  What it has to remember goes in
and comes out as arrays.  A learning rate is a Python float, so that float32 gradients stay float32.
"""

from __future__ import annotations

from clearprop.numerics.updates.adam import adam
from clearprop.numerics.updates.adamw import adamw
from clearprop.numerics.updates.clip import clip_scale
from clearprop.numerics.updates.momentum import momentum
from clearprop.numerics.updates.nesterov import nesterov
from clearprop.numerics.updates.rmsprop import rmsprop
from clearprop.numerics.updates.sgd import sgd

__all__ = ["adam", "adamw", "clip_scale", "momentum", "nesterov", "rmsprop", "sgd"]
