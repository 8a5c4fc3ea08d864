"""The forward and the backward pass of a program, a few lines for each layer.

Only what is trained is differentiated: the way back ends at the lowest layer that learns something.
"""

from __future__ import annotations

import re

from clearprop.export.program.activations import derivative, value
from clearprop.export.program.functions import function, listing, mapping
from clearprop.export.program.losses import gradient
from clearprop.export.program.recipe import Recipe
from clearprop.export.program.updates import l2
from clearprop.network.dense import Dense


def forward_function(recipe: Recipe) -> list[str]:
    """``forward(x, parameters)``, which returns z and a of every layer, and the masks of dropout."""
    network = recipe.network
    arguments = ["x", "parameters", *(["rng=None"] if recipe.has_dropout else [])]
    unpacked = [_unpacked(n, layer) for n, layer in enumerate(network, start=1)]
    body = list(unpacked)
    for number, layer in enumerate(network, start=1):
        body += ["", f"# {_heading(recipe, number, layer)}", *_layer_forward(recipe, number, layer)]
    body += listing("return ", value_names(recipe))
    about = recipe.say("function.forward_dropout" if recipe.has_dropout else "function.forward")
    return function("forward", arguments, about, body)


def backward_function(recipe: Recipe) -> list[str]:
    """``backward(x, y, values, parameters)``, which returns a gradient for each name that is trained."""
    lines: list[str] = []
    for number in range(len(recipe.network), lowest_trained(recipe) - 1, -1):
        lines += ["", f"# {recipe.say('layer', n=number)}", *_layer_backward(recipe, number)]
    trained = [(name, f"d{name}") for name in trained_names(recipe)]
    used = set(re.findall(r"\w+", "\n".join(lines)))
    names = [name if name in used else "_" for name in value_names(recipe)]
    weights = [name for name in parameter_names(recipe) if name in used]
    begin = [
        *listing("", names, " = values"),
        *(f'{name} = parameters["{name}"]' for name in weights),
        *([f"c = 1 / {recipe.count}  # {recipe.say('comment.c')}"] if "c" in used else []),
    ]
    body = [*begin, *lines, *mapping("return ", trained)]
    return function("backward", ["x", "y", "values", "parameters"], recipe.say("function.backward"), body)


def differentiated(recipe: Recipe) -> list[Dense]:
    """The layers whose activation function is differentiated: all on the way but a fused last one."""
    layers = list(recipe.network.layers[lowest_trained(recipe) - 1 :])
    return layers[:-1] if recipe.loss.on_logits else layers


def lowest_trained(recipe: Recipe) -> int:
    """The number of the lowest layer that learns."""
    return next(n for n, layer in enumerate(recipe.network, start=1) if layer.trainable)


def value_names(recipe: Recipe) -> list[str]:
    """What the forward pass returns, in its order."""
    names = []
    for number, layer in enumerate(recipe.network, start=1):
        names += [f"z{number}", *([f"mask{number}"] if layer.dropout else []), f"a{number}"]
    return names


def parameter_names(recipe: Recipe) -> list[str]:
    """``W1, b1, W2, …``, whether they are trained or not."""
    return [name for n, layer in enumerate(recipe.network, start=1) for name in _parameters(n, layer)]


def trained_names(recipe: Recipe) -> list[str]:
    """Those of them that training changes."""
    names = []
    for number, layer in enumerate(recipe.network, start=1):
        names += [f"W{number}"] if layer.trainable else []
        names += [f"b{number}"] if layer.trains_bias else []
    return names


def _parameters(number: int, layer: Dense) -> list[str]:
    return [f"W{number}"] if layer.b is None else [f"W{number}", f"b{number}"]


def _unpacked(number: int, layer: Dense) -> str:
    names = _parameters(number, layer)
    items = [f'parameters["{name}"]' for name in names]
    return f"{', '.join(names)} = {', '.join(items)}"


def _heading(recipe: Recipe, number: int, layer: Dense) -> str:
    return recipe.say(
        "layer_sizes",
        layer=recipe.say("layer", n=number),
        inputs=recipe.say("count.inputs", n=layer.n_in),
        units=recipe.say("count.units", n=layer.n_out),
    )


def _layer_forward(recipe: Recipe, number: int, layer: Dense) -> list[str]:
    a_in = _a_in(number)
    product = f"W{number} @ {a_in}" if recipe.columns else f"{a_in} @ W{number}"
    shape = f"({layer.n_out}, n)" if recipe.columns else f"(n, {layer.n_out})"
    lines = [
        f"z{number} = {product}{'' if layer.b is None else f' + b{number}'}  # {shape}",
        f"a{number} = {value(layer.activation, f'z{number}')}",
    ]
    return [*lines, *(_dropped(recipe, number) if layer.dropout else [])]


def _dropped(recipe: Recipe, number: int) -> list[str]:
    drawn = f"rng.random(z{number}.T.shape).T" if recipe.columns else f"rng.random(z{number}.shape)"
    kept = f"{drawn} >= dropout{number}"
    return [
        f"mask{number} = None",
        f"if rng is not None:  # {recipe.say('comment.dropout')}",
        f"    mask{number} = {f'({kept}).astype(np.float32)' if recipe.single else kept}",
        f"    a{number} = a{number} * mask{number} / (1 - dropout{number})",
    ]


def _layer_backward(recipe: Recipe, number: int) -> list[str]:
    layer, fused = recipe.network.layers[number - 1], recipe.loss.on_logits and number == len(recipe.network)
    if fused:
        comment = recipe.say("comment.fused", activation=layer.activation)
        lines = [f"# {comment}", f"delta{number} = {gradient(recipe)}"]
    else:
        lines = [f"da{number} = {_da(recipe, number)}"]
        lines += [] if layer.activation.elementwise else [f"# {recipe.say('comment.softmax')}"]
        lines.append(f"delta{number} = {_delta(recipe, number, layer)}")
    if layer.trainable:
        penalty = f" + l2 * W{number}" if l2(recipe) else ""
        lines.append(f"dW{number} = {_dW(recipe, number)}{penalty}")
    if layer.trains_bias:
        lines.append(f"db{number} = {_db(recipe, number, layer)}")
    return lines


def _da(recipe: Recipe, number: int) -> str:
    if number == len(recipe.network):
        return gradient(recipe)
    above = number + 1
    return f"W{above}.T @ delta{above}" if recipe.columns else f"delta{above} @ W{above}.T"


def _delta(recipe: Recipe, number: int, layer: Dense) -> str:
    da = f"da{number}"
    if not layer.activation.elementwise:
        return f"a{number} * ({da} - ({da} * a{number}).sum(axis={recipe.over_units}, keepdims=True))"
    slope = derivative(layer.activation, f"z{number}")
    if layer.dropout:
        kept = f"mask{number} / (1 - dropout{number})"
        return f"{da} * ({slope} * {kept})" if slope else f"{da} * ({kept})"
    return f"{da} * {slope}" if slope else da


def _dW(recipe: Recipe, number: int) -> str:
    a_in, delta = _a_in(number), f"delta{number}"
    return f"{delta} @ {a_in}.T" if recipe.columns else f"{a_in}.T @ {delta}"


def _db(recipe: Recipe, number: int, layer: Dense) -> str:
    db = f"delta{number}.sum(axis=1, keepdims=True)" if recipe.columns else f"delta{number}.sum(axis=0)"
    if layer.bias != "shared":
        return db
    return f"{db}.sum(axis=0, keepdims=True)"


def _a_in(number: int) -> str:
    return f"a{number - 1}" if number > 1 else "x"
