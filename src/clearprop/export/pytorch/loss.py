"""A loss of clearprop computed by PyTorch, so that both report the same number and the same gradients.

PyTorch's own losses divide by examples times outputs where clearprop's are a mean over examples only, so the
loss of each example is taken from PyTorch, and the reduction is written here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from clearprop.errors import SettingError, ShapeError
from clearprop.export.library import library
from clearprop.numerics.losses import Huber, Loss
from clearprop.record.settings import Reduction


def unknown(loss: Loss) -> SettingError:
    """What is said of a loss that PyTorch does not compute."""
    return SettingError(
        f"the loss {loss} has no counterpart in PyTorch; without loss= there is the module alone."
    )


@dataclass(frozen=True)
class TorchLoss:
    """``loss(prediction, y)``, a tensor that can be differentiated.

    ``prediction`` (n, n_out) is what the module answers: the logits for the two cross-entropies, as PyTorch
    has it, and the activations for the others.  ``y`` is (n, n_out); (n,) where n_out is 1, and for
    cross_entropy (n,) whole-numbered classes too.  With weights w the mean is Σ wᵢ lᵢ / Σ wᵢ.
    """

    loss: Loss
    reduction: Reduction

    def __call__(self, prediction: Any, y: Any, example_weight: Any = None) -> Any:
        """The loss of the batch.

        Raises
        ------
        ShapeError
            "y is (4,) but the prediction is (4, 2): they must have the same shape, and are not broadcast."
        """
        losses = self.of_examples(prediction, y)
        if example_weight is None:
            return losses.mean() if self.reduction == "mean" else losses.sum()
        if example_weight.shape != losses.shape:
            raise ShapeError(
                f"example_weight is {tuple(example_weight.shape)}, but there are {len(losses)} examples:"
                f" give ({len(losses)},), one weight each."
            )
        total = (example_weight * losses).sum()
        return total / example_weight.sum() if self.reduction == "mean" else total

    def of_examples(self, prediction: Any, y: Any) -> Any:
        """The loss of each example, (n,)."""
        functional = library("torch.nn.functional", "torch", "a PyTorch loss")
        if self.loss.name == "cross_entropy" and not y.is_floating_point() and y.ndim == 1:
            return functional.cross_entropy(prediction, y.long(), reduction="none")
        y = self._fitting(prediction, y).to(prediction.dtype)
        match self.loss.name:
            case "squared_error":
                return functional.mse_loss(prediction, y, reduction="none").sum(dim=1)
            case "half_squared_error":
                return 0.5 * functional.mse_loss(prediction, y, reduction="none").sum(dim=1)
            case "mean_squared_error":
                return functional.mse_loss(prediction, y, reduction="none").mean(dim=1)
            case "absolute_error":
                return functional.l1_loss(prediction, y, reduction="none").sum(dim=1)
            case "binary_cross_entropy":
                of_outputs = functional.binary_cross_entropy_with_logits(prediction, y, reduction="none")
                return of_outputs.sum(dim=1)
            case "cross_entropy":
                return functional.cross_entropy(prediction, y, reduction="none")
        if isinstance(self.loss, Huber):
            return functional.huber_loss(prediction, y, reduction="none", delta=self.loss.threshold).sum(
                dim=1
            )
        raise unknown(self.loss)

    def _fitting(self, prediction: Any, y: Any) -> Any:
        if y.ndim == 1 and tuple(prediction.shape) == (len(y), 1):
            return y[:, None]
        if y.shape != prediction.shape:
            raise ShapeError(
                f"y is {tuple(y.shape)} but the prediction is {tuple(prediction.shape)}:"
                " they must have the same shape, and are not broadcast."
            )
        return y

    def __str__(self) -> str:
        return f"{self.loss}, {self.reduction}"
