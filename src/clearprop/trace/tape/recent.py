"""Large values that were computed again, kept for a while: reading a step asks for each many times over."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

import numpy as np

from clearprop.trace.tape.snapshots import sealed

SMALLEST_BYTES = 1 << 12
MOST_BYTES = 192 << 20


class Recent:
    """The values that were asked for last, up to a number of bytes, or a single one; none can be written."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self.most_bytes = most_bytes
        self.bytes = 0
        self._values: OrderedDict[int, Any] = OrderedDict()

    def get(self, node: int) -> Any:
        """Give a value, None where it is not kept."""
        found = self._values.get(node)
        if found is not None:
            self._values.move_to_end(node)
        return found

    def keep(self, node: int, value: Any) -> Any:
        """Keep a value if it is an array worth it, and give it back."""
        if type(value) is not np.ndarray or value.nbytes < SMALLEST_BYTES:
            return value
        kept = self._values[node] = sealed(value)
        self.bytes += kept.nbytes
        while self.bytes > self.most_bytes and len(self._values) > 1:
            _, oldest = self._values.popitem(last=False)
            self.bytes -= oldest.nbytes
        return kept
