"""The best network so far, and whether to go on waiting for a better one."""

from __future__ import annotations

from clearprop.network.network import Network


class Best:
    """Remembers the network with the lowest loss; ``patience`` epochs without a lower one are enough.

    With validation data, the loss is measured after the epoch and belongs to the epoch's last network.
    Without, it is the training loss, measured while the epoch went on; it belongs to the network that went
    into the epoch's last step (with one batch an epoch, exactly the one that was measured).
    """

    def __init__(self, patience: int | None) -> None:
        self._patience = patience
        self.loss = float("inf")
        self.epoch: int | None = None
        self.network: Network | None = None

    def see(self, epoch: int, loss: float, network: Network) -> None:
        """Remember the network if its loss is lower than every one before."""
        if loss < self.loss:
            self.loss, self.epoch, self.network = loss, epoch, network

    def out_of_patience(self, epoch: int) -> bool:
        """Whether the last ``patience`` epochs brought nothing better."""
        return self._patience is not None and epoch - (self.epoch or 0) >= self._patience
