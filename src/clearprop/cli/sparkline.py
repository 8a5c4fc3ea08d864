"""A curve in one line of text: a block character a place, taller for larger values."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

BLOCKS = "▁▂▃▄▅▆▇█"


def sparkline(values: Sequence[float], cells: int) -> str:
    """Some values, evenly spaced from the first to the last, as blocks on a logarithmic scale.

    Examples
    --------
    >>> sparkline([8.0, 4.0, 2.0, 1.0], 4)
    '█▆▃▁'
    """
    chosen = [values[int(place)] for place in np.linspace(0, len(values) - 1, cells)]
    logs = np.log(np.maximum(chosen, np.finfo(float).tiny))
    spread = float(logs.max() - logs.min()) or 1.0
    top = len(BLOCKS) - 1
    return "".join(BLOCKS[round(float(top * (value - logs.min()) / spread))] for value in logs)
