"""Where a fit has come to: what the next one needs to go on as if there had been no break."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from clearprop.network.network import Network
from clearprop.numerics.arrays import Array
from clearprop.numerics.generator import fresh_seed
from clearprop.record.state import OptimizerState


@dataclass(frozen=True, eq=False)
class Progress:
    """The network that training stood at, and everything that was random or remembered.

    ``network`` is the last one, ``returned`` the one whose weights the estimator was given: with early
    stopping the best.  ``solver`` names what ``state`` belongs to.  ``rate`` is what an adaptive rate had
    come down to.
    """

    generator: np.random.Generator
    splitter: np.random.RandomState
    network: Network | None = None
    returned: Network | None = None
    state: OptimizerState | None = None
    solver: tuple[str, ...] = ()
    rate: float | None = None

    @classmethod
    def begin(cls, random_state: np.random.RandomState) -> Progress:
        """Draw what a training will need: how rows are split off, and a generator of its own.

        The split comes first, so that a seed splits as it does in scikit-learn.
        """
        splitter = np.random.RandomState()
        splitter.set_state(random_state.get_state())
        seed = int(random_state.randint(np.iinfo(np.int32).max))
        return cls(np.random.default_rng(seed), splitter)

    @classmethod
    def unknown(cls) -> Progress:
        """Weights came from somewhere else, and nothing with them."""
        return cls.begin(np.random.RandomState(fresh_seed()))

    def state_for(self, solver: tuple[str, ...], network: Network) -> OptimizerState | None:
        """What the optimizer remembers, if it is the same and so are the sizes."""
        if self.network is None or self.solver != solver:
            return None
        same = self.network.sizes == network.sizes and self.network.dtype == network.dtype
        return self.state if same else None

    def at(
        self,
        network: Network,
        returned: Network,
        state: OptimizerState | None,
        solver: tuple[str, ...],
        rate: float | None,
    ) -> Progress:
        """The same, further on."""
        return replace(self, network=network, returned=returned, state=state, solver=solver, rate=rate)

    def network_for(self, now: Network) -> Network:
        """Where training stood, if the weights are still those that it returned; else the weights of now."""
        if self.network is None or self.returned is None:
            return now
        kept = all(
            mine is not None and theirs is not None and np.array_equal(mine, theirs)
            for mine, theirs in zip(_parameters(self.returned), _parameters(now), strict=True)
        )
        if not kept:
            return now
        return Network(
            [layer.with_parameters(old.W, old.b) for layer, old in zip(now, self.network, strict=True)]
        )


def _parameters(network: Network) -> list[Array | None]:
    return [array for layer in network for array in (layer.W, layer.b)]
