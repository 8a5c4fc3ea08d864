"""The activation functions of a program, and their derivatives: only those that its layers use.

The formulas are those of ``clearprop.numerics.activations``, in the same order of operations wherever that
is also what one would teach; ``gelu`` takes its erf from Python and ``softmax`` is the plain stable one.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

from clearprop.errors import SettingError
from clearprop.export.program.functions import function
from clearprop.export.program.literals import spelled
from clearprop.export.program.recipe import Recipe
from clearprop.network.dense import Dense
from clearprop.numerics.activations import Activation


@dataclass(frozen=True)
class Code:
    """The body of a function, the functions that it calls, and whether it needs ``math``."""

    body: tuple[str, ...]
    calls: tuple[str, ...] = ()
    uses_math: bool = False


_CODE = {
    "sigmoid": Code(("e = np.exp(-np.abs(z))", "return np.where(z >= 0, 1.0, e) / (1.0 + e)")),
    "sigmoid_derivative": Code(("e = np.exp(-np.abs(z))", "return e / (1.0 + e) ** 2")),
    "tanh_derivative": Code(("e = np.exp(-np.abs(z))", "return (2.0 * e / (1.0 + e * e)) ** 2")),
    "relu": Code(("return np.maximum(z, 0.0)",)),
    "relu_derivative": Code(("return np.where(z > 0, 1.0, 0.0){cast}",)),
    "leaky_relu": Code(("return np.where(z > 0, z, slope * z)",)),
    "leaky_relu_derivative": Code(("return np.where(z > 0, 1.0, slope){cast}",)),
    "elu": Code(("return np.where(z > 0, z, scale * np.expm1(np.minimum(z, 0.0)))",)),
    "elu_derivative": Code(("return np.where(z > 0, 1.0, scale * np.exp(np.minimum(z, 0.0)))",)),
    "normal": Code(
        ("return 0.5 * np.vectorize(math.erfc, otypes=[{kind}])(-z / math.sqrt(2.0))",), uses_math=True
    ),
    "gelu": Code(("return z * normal(z)",), ("normal",)),
    "gelu_derivative": Code(
        ("density = np.exp(-0.5 * z * z) / math.sqrt(2.0 * math.pi)", "return normal(z) + z * density"),
        ("normal",),
        uses_math=True,
    ),
    "silu": Code(("return z * sigmoid(z)",), ("sigmoid",)),
    "silu_derivative": Code(("return sigmoid(z) * (1.0 + z * sigmoid(-z))",), ("sigmoid",)),
    "softplus": Code(("return np.maximum(z, 0.0) + np.log1p(np.exp(-np.abs(z)))",)),
    "softplus_derivative": Code(("return sigmoid(z)",), ("sigmoid",)),
    "softmax": Code(
        (
            "e = np.exp(z - z.max(axis={axis}, keepdims=True))",
            "return e / e.sum(axis={axis}, keepdims=True)",
        )
    ),
}
_PLAIN = ("identity", "tanh", "softmax")  # nothing of theirs, or not all, is a function of the program
_KNOWN = {name.removesuffix("_derivative") for name in _CODE} | set(_PLAIN)


def check_activations(recipe: Recipe) -> None:
    """Refuse an activation function of somebody's own, of which only a Python object is known.

    Raises
    ------
    SettingError
        "layer 1 has the activation swirl, of which no program text is known; …"
    """
    for number, layer in enumerate(recipe.network, start=1):
        if layer.activation.name not in _KNOWN:
            raise SettingError(
                f"layer {number} has the activation {layer.activation}, of which no program text is known;"
                f" those that can be written are {', '.join(sorted(_KNOWN))}."
            )


def value(activation: Activation, z: str) -> str:
    """The expression of a = f(z).

    Examples
    --------
    >>> from clearprop.numerics.activations import LeakyRelu, Tanh
    >>> value(LeakyRelu(0.01), "z1"), value(Tanh(), "z2")
    ('leaky_relu(z1, 0.01)', 'np.tanh(z2)')
    """
    if activation.name == "identity":
        return z
    return f"np.tanh({z})" if activation.name == "tanh" else f"{activation.name}({_arguments(activation, z)})"


def derivative(activation: Activation, z: str) -> str:
    """The expression of da/dz, where each a depends on its own z; empty where it is 1."""
    return (
        "" if activation.name == "identity" else f"{activation.name}_derivative({_arguments(activation, z)})"
    )


def activation_functions(recipe: Recipe, differentiated: list[Dense]) -> list[list[str]]:
    """The functions that the layers need, each once, in the order in which they are first called."""
    slopes = [layer.activation.name for layer in differentiated]
    wanted = [
        written
        for name in _names(recipe)
        for written in (name, *([f"{name}_derivative"] if name in slopes else []))
    ]
    parameters = {
        layer.activation.name: [f.name for f in fields(layer.activation)] for layer in recipe.network
    }
    return [_function(name, parameters, recipe) for name in _with_called(wanted)]


def needs_math(recipe: Recipe) -> bool:
    """Whether an activation function takes something from Python's ``math``."""
    return any(code.uses_math for code in map(_CODE.get, _with_called(_names(recipe))) if code)


def _names(recipe: Recipe) -> list[str]:
    return [layer.activation.name for layer in recipe.network]


def _with_called(names: list[str]) -> list[str]:
    found: dict[str, None] = {}
    for name in names:
        if name in _CODE:
            found.update(dict.fromkeys((*_CODE[name].calls, name)))
    return list(found)


def _function(name: str, parameters: dict[str, list[str]], recipe: Recipe) -> list[str]:
    filled = {
        "cast": ".astype(np.float32)" if recipe.single else "",
        "kind": "np.float32" if recipe.single else "float",
        "axis": recipe.over_units,
    }
    body = [line.format(**filled) for line in _CODE[name].body]
    arguments = ["z", *parameters.get(name.removesuffix("_derivative"), [])]
    return function(name, arguments, recipe.say(f"function.{name}"), body)


def _arguments(activation: Activation, z: str) -> str:
    return ", ".join([z, *(spelled(getattr(activation, field.name)) for field in fields(activation))])
