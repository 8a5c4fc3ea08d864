"""Several passes of one step put under each other: a program that goes through its examples one by one."""

from __future__ import annotations

import numpy as np

from clearprop.trace.recognise.found import LayerFound
from clearprop.trace.recognise.layers import Unreadable


def joined(passes: list[tuple[LayerFound, ...]]) -> tuple[LayerFound, ...]:
    """Join the layers of all passes; each example is a row.

    Raises
    ------
    Unreadable
        where the passes are not those of one network
    """
    if len({len(layers) for layers in passes}) != 1:
        raise Unreadable("the passes of one step have different numbers of layers")
    found = []
    for parts in zip(*passes, strict=True):
        first = parts[0]
        if not all(part.wiring.like(first.wiring) and part.activation == first.activation for part in parts):
            raise Unreadable("the passes of one step read different parameters")
        found.append(first if len(parts) == 1 else _layer(parts))
    return tuple(found)


def _layer(parts: tuple[LayerFound, ...]) -> LayerFound:
    masks = [part.mask for part in parts if part.mask is not None]
    return LayerFound(
        parts[0].wiring,
        parts[0].activation,
        np.vstack([part.a_in for part in parts]),
        np.vstack([part.z for part in parts]),
        np.vstack([part.a for part in parts]),
        np.vstack(masks) if len(masks) == len(parts) else None,
        tuple(node for part in parts for node in part.z_nodes),
        tuple(node for part in parts for node in part.a_nodes),
        parts[0].z_sign,
    )
