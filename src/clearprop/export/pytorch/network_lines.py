"""The network, the loss and the prediction of a PyTorch program, as lines of text."""

from __future__ import annotations

from clearprop.errors import SettingError
from clearprop.export.program.functions import function, indented
from clearprop.export.program.literals import spelled
from clearprop.export.program.recipe import Recipe
from clearprop.network.dense import Dense
from clearprop.numerics.activations import Activation, Elu, LeakyRelu
from clearprop.numerics.losses import Huber
from clearprop.words import text

_MODULES = {
    "identity": "",
    "sigmoid": "nn.Sigmoid()",
    "tanh": "nn.Tanh()",
    "relu": "nn.ReLU()",
    "gelu": "nn.GELU()",
    "silu": "nn.SiLU()",
    "softmax": "nn.Softmax(dim=1)",
}
_LOSSES = {
    "squared_error": "((prediction - y) ** 2).sum(dim=1)",
    "half_squared_error": "0.5 * ((prediction - y) ** 2).sum(dim=1)",
    "mean_squared_error": "((prediction - y) ** 2).mean(dim=1)",
    "absolute_error": "(prediction - y).abs().sum(dim=1)",
    "huber": 'nn.functional.huber_loss(prediction, y, reduction="none", delta={threshold}).sum(dim=1)',
    "binary_cross_entropy": (
        'nn.functional.binary_cross_entropy_with_logits(prediction, y, reduction="none").sum(dim=1)'
    ),
    "cross_entropy": 'nn.functional.cross_entropy(prediction, y, reduction="none")',
}
_ANSWERS = {
    "binary_cross_entropy": "torch.sigmoid(network(x))",
    "cross_entropy": "torch.softmax(network(x), dim=1)",
}


def say(made: Recipe, key: str, **values: object) -> str:
    """A comment or a docstring in the program's language."""
    return text(f"export.torch.{key}", made.lang, **values)


def build_function(made: Recipe) -> list[str]:
    """``build()``, which gives an ``nn.Sequential`` with the starting values.

    Raises
    ------
    SettingError
        "layer 1 has one bias for all of its units, which nn.Linear cannot train. …"
    """
    parts: list[str] = []
    filled: list[str] = []
    frozen: list[str] = []
    for number, layer in enumerate(made.network, start=1):
        filled += _filled(number, layer, len(parts))
        frozen += _frozen(made, layer, len(parts))
        parts += _modules(number, layer, made)
    if made.loss.on_logits:
        parts.pop()
    body = [
        *([f"# {say(made, 'logits')}"] if made.loss.on_logits else []),
        "network = nn.Sequential(",
        *indented([f"{part}," for part in parts]),
        ")" if made.single else ").double()",
        "with torch.no_grad():",
        *indented(filled),
        *frozen,
        "return network",
    ]
    return function("build", [], say(made, "build"), body)


def losses_function(made: Recipe) -> list[str]:
    """``losses(prediction, y)``, a number for each example."""
    loss = made.loss
    if loss.name not in _LOSSES:
        raise SettingError(
            f"the loss is {loss}, of which no program text is known; those that can be written are"
            f" {', '.join(_LOSSES)}."
        )
    threshold = spelled(loss.threshold) if isinstance(loss, Huber) else ""
    body = [f"return {_LOSSES[loss.name].format(threshold=threshold)}"]
    return function("losses", ["prediction", "y"], made.say(f"loss.{loss.name}"), body)


def predict_function(made: Recipe) -> list[str]:
    """``predict(network, x)``, with the activation that stands in the loss, and without dropout."""
    answer = _ANSWERS.get(made.loss.name, "network(x)")
    body = ["network.eval()", "with torch.no_grad():", f"    return {answer}"]
    return function("predict", ["network", "x"], say(made, "predict"), body)


def _filled(number: int, layer: Dense, place: int) -> list[str]:
    lines = [f"network[{place}].weight.copy_(torch.from_numpy(W{number}.T))"]
    return lines if layer.b is None else [*lines, f"network[{place}].bias.copy_(torch.from_numpy(b{number}))"]


def _frozen(made: Recipe, layer: Dense, place: int) -> list[str]:
    if not layer.trainable:
        return [f"network[{place}].requires_grad_(False)  # {say(made, 'not_trained')}"]
    if layer.bias == "fixed":
        return [f"network[{place}].bias.requires_grad_(False)  # {say(made, 'fixed')}"]
    return []


def _modules(number: int, layer: Dense, made: Recipe) -> list[str]:
    if layer.bias == "shared":
        raise SettingError(
            f"layer {number} has one bias for all of its units, which nn.Linear cannot train. Give each its"
            " own: Dense(layer.W, np.repeat(layer.b, layer.n_out), layer.activation)."
        )
    bias = ", bias=False" if layer.b is None else ""
    dropped = [f"nn.Dropout({spelled(layer.dropout)})"] if layer.dropout else []
    activation = _module(layer.activation, made)
    return [f"nn.Linear({layer.n_in}, {layer.n_out}{bias})", *([activation] if activation else []), *dropped]


def _module(activation: Activation, made: Recipe) -> str:
    if isinstance(activation, LeakyRelu):
        return f"nn.LeakyReLU({spelled(activation.slope)})"
    if isinstance(activation, Elu):
        return f"nn.ELU({spelled(activation.scale)})"
    if activation.name == "softplus":  # at the usual threshold, 20, a float64 is off by 2e-9
        return f"nn.Softplus(threshold={80 if made.single else 700})"
    if activation.name not in _MODULES:
        raise SettingError(f"{activation} has no counterpart in PyTorch.")
    return _MODULES[activation.name]
