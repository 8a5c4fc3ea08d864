"""What only puts numbers somewhere else, and computes nothing."""

from __future__ import annotations

import operator
from typing import Any, Final

import numpy as np

from clearprop.trace.tape.memory import Region
from clearprop.trace.tape.nodes import Node, part

MOVES: Final[frozenset[Any]] = frozenset(
    {
        *(
            operator.getitem,
            operator.setitem,
            getattr,
            part,
            float,
            np.float64,
            np.array,
            np.asarray,
            np.copy,
        ),
        *(
            np.transpose,
            np.reshape,
            np.ravel,
            np.squeeze,
            np.expand_dims,
            np.concatenate,
            np.stack,
            np.hstack,
        ),
        *(np.vstack, np.column_stack, np.append, np.insert, np.atleast_1d, np.atleast_2d, np.take, np.delete),
        *(np.ndarray.transpose, np.ndarray.reshape, np.ndarray.ravel, np.ndarray.flatten, np.ndarray.squeeze),
        *(
            np.ndarray.copy,
            np.ndarray.astype,
            np.ndarray.item,
            np.ndarray.tolist,
            np.ndarray.take,
            np.asanyarray,
        ),
        *(
            np.ascontiguousarray,
            np.broadcast_to,
            np.tile,
            np.repeat,
            np.flip,
            np.roll,
            np.swapaxes,
            np.asmatrix,
        ),
        *(list, tuple, reversed, enumerate, zip, np.matrix, np.c_.__getitem__, np.r_.__getitem__),
    }
)


def moves(node: Node) -> bool:
    """Whether a node only puts numbers somewhere else."""
    if node.kind in ("view", "item"):
        return True
    if node.kind == "write":
        return isinstance(node.function, Region) or node.function is operator.setitem
    return node.function in MOVES
