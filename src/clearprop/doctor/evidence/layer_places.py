"""Which truths a line can stand for, by the parameters that it leads to.

What leads to the weights of a layer and of those below it is the delta of that layer, or leads to it; what
leads to one matrix alone is part of its gradient.
"""

from __future__ import annotations

import numpy as np

from clearprop.doctor.evidence.pieces import Label
from clearprop.trace.recognise.recognise import StepFound
from clearprop.trace.roles.roles import Roles


class Places:
    """The layer of each parameter, and whether it is weights or biases; unknown where one holds several."""

    def __init__(self, roles: Roles, step: StepFound) -> None:
        owners = np.concatenate([np.full(p.size, k) for k, p in enumerate(roles.parameters)])
        self.layers: list[set[int]] = [set() for _ in roles.parameters]
        self.kinds: list[set[str]] = [set() for _ in roles.parameters]
        for layer, found in enumerate(step.layers):
            for kind, entries in (("dW", found.wiring.W_entries), ("db", found.wiring.b_entries)):
                for k in sorted(set(owners[entries[entries >= 0]].tolist())):
                    self.layers[k].add(layer)
                    self.kinds[k].add(kind)

    def suits(self, label: Label, mask: int, count: int) -> bool:
        """Whether a line that leads to these parameters, as bits, may compute a truth.

        Parameters
        ----------
        count : how many pieces the line computes in a step
        """
        reached = [k for k in range(len(self.layers)) if mask >> k & 1]
        if not reached or any(len(self.layers[k]) != 1 or len(self.kinds[k]) != 1 for k in reached):
            return True
        layers = [next(iter(self.layers[k])) for k in reached]
        kinds = {next(iter(self.kinds[k])) for k in reached}
        if label.kind in ("dW", "db"):
            if kinds != {label.kind}:
                return False
            return label.turn != 0 or set(layers) == {label.layer}
        if label.turn > 0:
            return label.layer <= max(layers)
        return label.layer == max(layers)
