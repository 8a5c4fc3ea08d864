"""The network: a tuple of dense layers that answers, and that a step turns into the next network."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from clearprop.displays import Displayed
from clearprop.errors import DataError, SettingError, ShapeError
from clearprop.network.dense import Dense
from clearprop.network.forward import Forward, forward
from clearprop.network.inputs import as_inputs, check_dtype
from clearprop.numerics.activations import Activation
from clearprop.numerics.arrays import Array, freeze
from clearprop.numerics.generator import Rng, as_generator
from clearprop.numerics.initializers import Initializer
from clearprop.numerics.initializers import initializer as parse_initializer
from clearprop.record.address import Address
from clearprop.record.checks import check_count
from clearprop.record.step import Bias, NotObserved, Step, check_step

LayerSpec = tuple[int, str | Activation] | tuple[int, str | Activation, Mapping[str, Any]]


@dataclass(frozen=True, eq=False, init=False, repr=False)
class Network(Displayed):
    """Dense layers from input to output; nothing in it ever changes.

    Examples
    --------
    >>> net = Network([Dense([[2.0], [0.5]], [1.0], "identity")])
    >>> net([[1.0, 4.0]]).tolist()
    [[5.0]]
    """

    layers: tuple[Dense, ...]

    def __init__(self, layers: Sequence[Dense]) -> None:
        layers = _listed(layers, "layers", "Dense layers")
        if not layers:
            raise ShapeError("a network needs at least one layer; none was given.")
        for number, layer in enumerate(layers, start=1):
            if not isinstance(layer, Dense):
                raise SettingError(
                    f"layer {number} is {layer!r}; give Dense layers, or sizes to Network.create or"
                    " Network.from_sizes."
                )
        for number, (below, above) in enumerate(pairwise(layers), start=1):
            if below.n_out != above.n_in:
                raise ShapeError(
                    f"layer {number} has {below.n_out} units but layer {number + 1} takes"
                    f" {above.n_in} inputs; the two must be equal."
                )
        dtype = np.result_type(*(layer.W for layer in layers))
        adopted = tuple(layer if layer.W.dtype == dtype else layer.astype(dtype) for layer in layers)
        object.__setattr__(self, "layers", adopted)

    @classmethod
    def create(
        cls,
        n_in: int,
        layers: Sequence[LayerSpec],
        *,
        initializer: str | Initializer = "glorot_uniform",
        bias: Bias = "per_unit",
        bias_initializer: str | Initializer = "zeros",
        rng: Rng = None,
        dtype: DTypeLike = "float64",
    ) -> Network:
        """Draw a network: layers of ``(units, activation)``, weights by the initializer, biases 0.

        A third element sets more of one layer: ``(8, "relu", {"dropout": 0.2, "bias": "none"})``.

        Parameters
        ----------
        n_in : how many inputs an example has
        layers : hidden layers, then the output
        initializer : draws the weights: "glorot_uniform", "uniform(-1, 1)", "zeros", …
        bias : the kind of every layer's biases, see :class:`Dense`
        bias_initializer : draws the biases; after the weights of their layer
        rng : a seed or a generator; None draws a fresh seed, so the start cannot be repeated
        dtype : "float64" or "float32"

        Raises
        ------
        SettingError
            'layer 1 is (4,); give (units, activation), for example (4, "sigmoid").'

        Examples
        --------
        >>> Network.create(2, [(4, "tanh"), (1, "sigmoid")], rng=0)
        Network(2-4-1: tanh, sigmoid; 17 parameters, float64)
        """
        generator, draw = as_generator(rng), parse_initializer(initializer)
        draw_bias, kind = parse_initializer(bias_initializer), check_dtype(dtype)
        built, width = [], check_count("n_in", n_in)
        for number, spec in enumerate(_listed(layers, "layers", "(units, activation)"), start=1):
            units, activation, options = _read_spec(spec, number)
            chosen: Bias = options.pop("bias", bias)
            W = draw.draw(width, units, generator, kind)
            b = (
                None
                if chosen == "none"
                else draw_bias.draw(1, 1 if chosen == "shared" else units, generator, kind)[0]
            )
            built.append(Dense(W, b, activation, chosen, **options))
            width = units
        return cls(built)

    @classmethod
    def from_sizes(
        cls, sizes: Sequence[int], activation: str | Activation | Sequence[str | Activation], **settings: Any
    ) -> Network:
        """Draw a network from its sizes, inputs first, with one activation or one for each layer.

        Examples
        --------
        >>> Network.from_sizes((2, 3, 3, 1), "sigmoid", initializer="uniform(-1, 1)", rng=1).sizes
        (2, 3, 3, 1)
        """
        sizes = tuple(sizes) if np.iterable(sizes) else (sizes,)
        count = len(sizes) - 1
        if count < 1:
            raise SettingError(
                f"sizes is {sizes!r}; inputs and at least one layer are needed, such as (2, 4, 1)."
            )
        if isinstance(activation, str | Activation) or not isinstance(activation, Iterable):
            activation = [activation] * count
        chosen = list(activation)
        if len(chosen) != count:
            activations = "1 activation" if len(chosen) == 1 else f"{len(chosen)} activations"
            wanted = "1 layer" if count == 1 else f"{count} layers"
            raise SettingError(f"{activations} for {wanted}; give one, or one for each layer.")
        return cls.create(sizes[0], list(zip(sizes[1:], chosen, strict=True)), **settings)

    @property
    def sizes(self) -> tuple[int, ...]:
        """Inputs, then the units of every layer: (2, 4, 1)."""
        return (self.layers[0].n_in, *(layer.n_out for layer in self.layers))

    @property
    def dtype(self) -> np.dtype[Any]:
        """The floating-point type of every parameter."""
        return self.layers[0].W.dtype

    @property
    def parameter_count(self) -> int:
        """How many numbers training may change."""
        return sum(layer.parameter_count for layer in self.layers)

    def __call__(self, x: ArrayLike) -> Array:
        """The prediction (n, n_out) for the examples x (n, n_in), without dropout."""
        return forward(self.layers, as_inputs(x, self.layers[0].n_in, self.dtype)).prediction.copy()

    def forward(self, x: ArrayLike) -> Forward:
        """Every z and a on the way to the prediction, read-only.

        Examples
        --------
        >>> net = Network([Dense([[1.0, -1.0]], None, "relu"), Dense([[1.0], [1.0]], None)])
        >>> passed = net.forward([[3.0]])
        >>> passed.layers[0].z.tolist(), passed.hidden[0].tolist(), passed.prediction.tolist()
        ([[3.0, -3.0]], [[3.0, 0.0]], [[3.0]])
        """
        x = as_inputs(x, self.layers[0].n_in, self.dtype)
        return forward(self.layers, freeze(x.copy()))

    def after(self, step: Step) -> Network:
        """The network that a step leaves behind: W_new and b_new in place of W and b.

        Raises
        ------
        ShapeError
            "this step leaves parameters of the shapes (2, 4), (4,), but the network has (2, 3), (3,): the
            step belongs to another network."
        DataError
            "step 7, layer 1, W_new was not observed, so the network after this step is not known."
        """
        _check_left_behind(check_step(step))
        ours, theirs = _shapes((s.W, s.b) for s in self), _shapes((s.W_new, s.b_new) for s in step.layers)
        if ours != theirs:
            raise ShapeError(
                f"this step leaves parameters of the shapes {', '.join(map(str, theirs))}, but the network"
                f" has {', '.join(map(str, ours))}: the step belongs to another network."
            )
        return self.with_parameters([(s.W_new, s.b_new) for s in step.layers])

    def with_parameters(self, parameters: Iterable[tuple[Array, Array | None]]) -> Network:
        """The same layers with other numbers of the same shapes, which are adopted without a copy."""
        layers = zip(self.layers, parameters, strict=True)
        network = object.__new__(Network)
        object.__setattr__(network, "layers", tuple(layer.with_parameters(W, b) for layer, (W, b) in layers))
        return network

    def astype(self, dtype: DTypeLike) -> Network:
        """The same network in float32 or float64."""
        kind = check_dtype(dtype)
        return self if kind == self.dtype else Network([layer.astype(kind) for layer in self.layers])

    def __iter__(self) -> Iterator[Dense]:
        return iter(self.layers)

    def __len__(self) -> int:
        return len(self.layers)

    def __repr__(self) -> str:
        sizes = "-".join(map(str, self.sizes))
        activations = ", ".join(str(layer.activation) for layer in self.layers)
        return f"Network({sizes}: {activations}; {self.parameter_count} parameters, {self.dtype})"


def check_network(network: object) -> Network:
    """Refuse what is not a network, with the remedy.

    Raises
    ------
    SettingError
        "a Network is needed, such as Network.create(…) gives; received None."
    """
    if not isinstance(network, Network):
        raise SettingError(f"a Network is needed, such as Network.create(…) gives; received {network!r}.")
    return network


def _listed(things: Any, name: str, what: str) -> tuple[Any, ...]:
    if isinstance(things, Dense) or not isinstance(things, Iterable):
        raise SettingError(f"{name} is {things!r}; give a list of {what}.")
    return tuple(things)


def _check_left_behind(step: Step) -> None:
    for number, layer in enumerate(step.layers, start=1):
        for field in ("W_new", "b_new"):
            if getattr(layer, field) is NotObserved:
                address = Address(field, layer=number, step=step.index)
                raise DataError(f"{address} was not observed, so the network after this step is not known.")


def _shapes(parameters: Iterable[tuple[Array, Array | None]]) -> list[tuple[int, ...]]:
    return [array.shape for both in parameters for array in both if array is not None]


def _read_spec(spec: LayerSpec, number: int) -> tuple[int, str | Activation, dict[str, Any]]:
    if not isinstance(spec, tuple | list) or len(spec) not in (2, 3):
        raise SettingError(
            f'layer {number} is {spec!r}; give (units, activation), for example (4, "sigmoid").'
        )
    options = spec[2] if len(spec) == 3 else {}
    if not isinstance(options, Mapping):
        raise SettingError(
            f'layer {number} has the options {options!r}; give them by name, for example {{"dropout": 0.2}}.'
        )
    unknown = [option for option in options if option not in ("bias", "trainable", "dropout")]
    if unknown:
        raise SettingError(
            f"layer {number} has the option {unknown[0]!r}; bias, trainable and dropout are known."
        )
    return check_count(f"layer {number}: units", spec[0]), spec[1], dict(options)
