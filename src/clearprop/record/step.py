"""The record: everything that one training step computed, frozen.

A :class:`Step` holds the numbers of one forward pass, one backward pass and one update.  Whoever computed it
(the reference engine, a faster one, PyTorch, somebody's traced program) writes the same fields; whoever reads
it (explanations, drawings, the doctor) needs nothing else.

A field is an array, a number, ``None`` (it does not exist here: the bias of a layer without one) or
``NotObserved`` (it exists, but nobody saw it: the unprinted gradient of a foreign program).
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any, Final, Literal, cast

import numpy as np

from clearprop.displays import Displayed
from clearprop.errors import AddressError, SettingError
from clearprop.numerics.activations import Activation
from clearprop.numerics.arrays import Array
from clearprop.record.address import Address
from clearprop.record.lookup import check_index, find
from clearprop.record.settings import Settings
from clearprop.record.state import OptimizerState

Bias = Literal["per_unit", "shared", "fixed", "none"]


class _NotObserved:
    """The one value that says: this number exists, but nobody saw it."""

    def __repr__(self) -> str:
        return "not observed"

    def __bool__(self) -> bool:
        raise TypeError(
            'a field that was not observed is neither true nor false; compare with "is NotObserved".'
        )

    def __copy__(self) -> _NotObserved:
        return self

    def __deepcopy__(self, memory: object) -> _NotObserved:
        return self

    def __reduce__(self) -> str:
        return "NotObserved"


NotObserved: Final[Any] = _NotObserved()


@dataclass(frozen=True, eq=False, repr=False)
class LayerStep:
    """One layer in one step, n examples, n_in inputs, n_out units.

    ======================  ================  ============================================================
    field                   shape             meaning
    ======================  ================  ============================================================
    W, b                    (n_in, n_out),    the parameters as used; b is (1,) when shared, None without
                            (n_out,)
    a_in                    (n, n_in)         what entered: x, or the activations of the layer below
    z                       (n, n_out)        ``a_in W + b``
    a                       (n, n_out)        ``f(z)``, with dropout ``f(z) mask / (1 - p)``
    mask                    (n, n_out)        1 kept, 0 dropped; None without dropout
    da                      (n, n_out)        ``∂loss/∂a``; None where fused with the loss
    slope                   (n, n_out)        ``∂a/∂z``, mask included; (n, n_out, n_out) for softmax;
                                              None where fused with the loss
    delta                   (n, n_out)        ``∂loss/∂z``
    dW, db                  as W, b           gradients of the loss
    g_W, g_b                as W, b           what enters the optimizer: ``clip_scale (dW + l2 W)``
    update_W, update_b      as W, b           what is added
    W_new, b_new            as W, b           the parameters after the step
    ======================  ================  ============================================================
    """

    activation: Activation
    bias: Bias
    trainable: bool
    dropout: float
    W: Array
    b: Array | None
    a_in: Array
    z: Array
    a: Array
    mask: Array | None
    da: Array | None
    slope: Array | None
    delta: Array
    dW: Array
    db: Array | None
    g_W: Array
    g_b: Array | None
    update_W: Array
    update_b: Array | None
    W_new: Array
    b_new: Array | None

    @property
    def trains_bias(self) -> bool:
        """Whether the update changes b."""
        return self.trainable and self.bias in ("per_unit", "shared")

    def __repr__(self) -> str:
        n_in, n_out = _sizes(self.W)
        return f"LayerStep({n_in} to {n_out}, {self.activation}, bias {self.bias})"


@dataclass(frozen=True, eq=False, repr=False)
class Step(Displayed):
    """One training step: the batch, the layers from input to output, and what the optimizer did.

    ``rows`` are the batch's indices into the data, ``loss`` is the data loss, ``penalty`` is ``½ l2 Σ W²``,
    ``t`` counts the optimizer's steps, ``index`` and ``epoch`` place the step in its training; all three
    count from 1.  An entry is read by its address::

        step["layer 1, dW[0, 2]"]        step.layers[0].dW[0, 2]        the same number

    Examples
    --------
    >>> from clearprop.examples import linear_2_2_1
    >>> step = linear_2_2_1.step()
    >>> step.loss, step["layer 2, z[0, 0]"], step.layers[1].z.tolist()
    (9.0, 4.0, [[4.0]])
    """

    settings: Settings
    x: Array
    y: Array
    rows: np.ndarray[Any, np.dtype[np.intp]]
    example_weight: Array | None
    loss: float
    penalty: float
    clip_scale: float
    learning_rate: float
    t: int
    state_before: OptimizerState
    state_after: OptimizerState
    index: int
    epoch: int
    layers: tuple[LayerStep, ...]

    @property
    def prediction(self) -> Array:
        """``(n, n_out)``: the last layer's activations, before the update."""
        return self.layers[-1].a

    @property
    def example_losses(self) -> Array:
        """(n,): each example's loss, before weights and reduction; an AddressError where nobody saw them."""
        last, loss = self.layers[-1], self.settings.loss
        answers = last.z if loss.on_logits else last.a
        if answers is NotObserved or self.y is NotObserved:
            raise AddressError(f"{self!r}: y or the answers were not observed, nor are the examples' losses.")
        return loss.value(answers, self.y)

    def field(self, address: str | Address) -> Any:
        """The whole field that an address names, whatever its index: array, number, None or NotObserved.

        Raises
        ------
        AddressError
            '"layer 3, dW": there are 2 layers, counted from 1. Ask for layer 1 or layer 2.'
        """
        return find(self, Address.parse(address))

    def __getitem__(self, address: str | Address) -> Any:
        """The number, row or field that an address names; with a ``term``, that addend of the number.

        Raises
        ------
        AddressError
            '"layer 1, dW[2, 0]": dW of layer 1 has shape (2, 4); rows go from 0 to 1, columns from 0 to 3.'
        """
        address = Address.parse(address)
        value = self.field(address)
        if value is None or value is NotObserved or (not address.index and address.term is None):
            return value
        if address.term is not None:
            return self._term(address)
        check_index(np.shape(value), address)
        found = value[address.index]
        return found.item() if np.ndim(found) == 0 else found

    def _term(self, address: Address) -> float:
        # The equations read steps; a step asks them only here, when an address names one of their terms.
        from clearprop.record.equations import terms

        whole = dataclasses.replace(address, term=None)
        found, number = terms(self, whole), cast(int, address.term)
        if number > len(found):
            few = "1 term" if len(found) == 1 else f"{len(found)} terms"
            raise AddressError(f'"{address}": {whole} has {few}; ask for term 1 to term {len(found)}.')
        return found[number - 1]

    def __repr__(self) -> str:
        sizes = [_sizes(layer.W) for layer in self.layers]
        shape = "-".join([sizes[0][0], *(n_out for _, n_out in sizes)])
        loss = self.loss if self.loss is NotObserved else f"{self.loss:.6g}"
        examples = "1 example" if _sizes(self.x)[0] == "1" else f"{_sizes(self.x)[0]} examples"
        return (
            f"Step(step {self.index} of epoch {self.epoch}: {examples}, loss {loss};"
            f" layers {shape}, {self.settings.optimizer})"
        )


def _sizes(matrix: Any) -> tuple[str, str]:
    if not isinstance(matrix, np.ndarray) or matrix.ndim != 2:
        return "?", "?"
    return str(matrix.shape[0]), str(matrix.shape[1])


def check_step(step: object) -> Step:
    """Refuse what is not a step, with the remedy.

    Raises
    ------
    SettingError
        "a Step is needed, such as clearprop.step(…) gives; received Network(2-4-1: …)."
    """
    if isinstance(step, Step):
        return step
    remedy = " Take one of its steps, such as run.steps[-1]." if hasattr(step, "steps") else ""
    raise SettingError(f"a Step is needed, such as clearprop.step(…) gives; received {step!r}.{remedy}")
