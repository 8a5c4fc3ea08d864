"""The same small network in many spellings: every way to write an activation, in every style of program.

A spelling is a few lines that make ``a`` out of ``Z``, a sum in parentheses.  ``NEG`` stands for the negative
of that sum with a minus that binds to its first factor alone, ``-x @ W - b``.
"""

from __future__ import annotations

ARRAYS: dict[str, dict[str, str]] = {
    "sigmoid": {
        "minus_sum": "a = 1 / (1 + np.exp(-Z))",
        "minus_first_factor": "a = 1 / (1 + np.exp(NEG))",
        "minus_named": "m = -Z\na = 1.0 / (1.0 + np.exp(m))",
        "minus_one_times": "a = 1 / (1 + np.exp(-1 * Z))",
        "minus_one_float_times": "a = 1 / (1 + np.exp(-1.0 * Z))",
        "times_minus_one": "a = 1 / (1 + np.exp(Z * -1))",
        "negative": "a = 1 / (1 + np.exp(np.negative(Z)))",
        "zero_minus": "a = 1 / (1 + np.exp(0 - Z))",
        "minus_product_minus_bias": "a = 1 / (1 + np.exp(-(PRODUCT) - BIAS))",
        "minus_one_times_product": "a = 1 / (1 + np.exp(-1 * (PRODUCT) - BIAS))",
        "one_over_exp": "a = 1 / (1 + 1 / np.exp(Z))",
        "exp_over_exp": "z = Z\na = np.exp(z) / (np.exp(z) + 1)",
        "half_tanh": "a = 0.5 * (1 + np.tanh(Z / 2))",
        "half_tanh_half": "a = 0.5 * np.tanh(0.5 * Z) + 0.5",
        "reciprocal": "a = np.reciprocal(1 + np.exp(-Z))",
        "power": "a = np.power(1 + np.exp(-Z), -1)",
        "power_operator": "a = (1 + np.exp(-Z)) ** -1",
        "power_of_e": "a = 1 / (1 + np.e ** (-Z))",
        "divide_add": "a = np.divide(1, np.add(1, np.exp(-Z)))",
        "stable_where": "z = Z\na = np.where(z >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z)))",
        "stable_abs": "z = Z\ne = np.exp(-np.abs(z))\na = np.where(z >= 0, 1 / (1 + e), e / (1 + e))",
        "stable_masks": (
            "z = Z\na = np.empty_like(z)\nup = z >= 0\na[up] = 1 / (1 + np.exp(-z[up]))\n"
            "e = np.exp(z[~up])\na[~up] = e / (1 + e)"
        ),
        "clipped": "a = 1 / (1 + np.exp(-np.clip(Z, -500, 500)))",
        "one_minus": "a = 1 - 1 / (1 + np.exp(Z))",
        "logaddexp": "a = np.exp(-np.logaddexp(0, -Z))",
        "function": "a = sigmoid(Z)",
        "lambda": "a = (lambda t: 1 / (1 + np.exp(-t)))(Z)",
        "vectorize": "a = np.vectorize(lambda t: 1 / (1 + math.exp(-t)))(Z)",
        "in_place": "a = -Z\nnp.exp(a, out=a)\na += 1\nnp.divide(1, a, out=a)",
        "expit": "a = expit(Z)",
    },
    "tanh": {
        "tanh": "a = np.tanh(Z)",
        "minus_first_factor": "a = -np.tanh(NEG)",
        "sinh_cosh": "z = Z\na = np.sinh(z) / np.cosh(z)",
        "exps": "z = Z\na = (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))",
        "exp_twice": "e = np.exp(2 * Z)\na = (e - 1) / (e + 1)",
        "sigmoid_twice": "a = 2 / (1 + np.exp(-2 * Z)) - 1",
        "through_sigmoid": "a = 2 * sigmoid(2 * Z) - 1",
    },
    "relu": {
        "maximum": "a = np.maximum(0, Z)",
        "maximum_float": "a = np.maximum(Z, 0.0)",
        "maximum_out": "z = Z\na = np.maximum(z, 0, out=z)",
        "times_mask": "z = Z\na = z * (z > 0)",
        "times_mask_astype": "z = Z\na = z * (z > 0).astype(float)",
        "clip": "a = np.clip(Z, 0, None)",
        "clip_method": "a = (Z).clip(min=0)",
        "half_abs": "z = Z\na = (z + abs(z)) / 2",
        "half_abs_times": "z = Z\na = 0.5 * (z + np.abs(z))",
        "where": "z = Z\na = np.where(z > 0, z, 0)",
        "mask_assignment": "a = Z\na = a.copy()\na[a < 0] = 0",
        "mask_in_place": "a = Z\na[a < 0] = 0",
        "zeros_filled": "z = Z\na = np.zeros_like(z)\na[z > 0] = z[z > 0]",
        "fmax": "a = np.fmax(Z, 0)",
        "heaviside": "z = Z\na = z * np.heaviside(z, 0)",
        "function": "a = relu(Z)",
        "vectorize": "a = np.vectorize(lambda t: max(0.0, t))(Z)",
    },
    "leaky_relu(0.1)": {
        "where": "z = Z\na = np.where(z > 0, z, 0.1 * z)",
        "maximum": "z = Z\na = np.maximum(0.1 * z, z)",
        "two_masks": "z = Z\na = (z > 0) * z + (z <= 0) * 0.1 * z",
        "mask_assignment": "a = (Z).copy()\na[a < 0] *= 0.1",
        "mask_of_copy": "z = Z\na = z.copy()\na[z < 0] = 0.1 * z[z < 0]",
        "relu_minus_relu": "z = Z\na = np.maximum(0, z) - 0.1 * np.maximum(0, -z)",
        "relu_plus_minimum": "z = Z\na = np.maximum(0, z) + 0.1 * np.minimum(0, z)",
        "where_factor": "z = Z\na = z * np.where(z > 0, 1.0, 0.1)",
    },
    "elu(1)": {
        "where": "z = Z\na = np.where(z > 0, z, np.exp(z) - 1)",
        "expm1": "z = Z\na = np.where(z > 0, z, np.expm1(np.minimum(z, 0)))",
        "maximum_minimum": "z = Z\na = np.maximum(0, z) + np.exp(np.minimum(0, z)) - 1",
        "mask_assignment": "z = Z\na = z.copy()\na[z < 0] = np.exp(z[z < 0]) - 1",
    },
    "softplus": {
        "log": "a = np.log(1 + np.exp(Z))",
        "log1p": "a = np.log1p(np.exp(Z))",
        "logaddexp": "a = np.logaddexp(0, Z)",
        "stable": "z = Z\na = np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))",
    },
    "silu": {
        "over": "z = Z\na = z / (1 + np.exp(-z))",
        "times": "z = Z\na = z * sigmoid(z)",
    },
    "identity": {
        "sum": "a = Z",
        "copied": "a = (Z).copy()",
        "times_one": "a = Z * 1.0",
        "minus_minus": "a = -(NEG)",
    },
}

SOFTMAX: dict[str, str] = {
    "plain": "e = np.exp(Z)\na = e / e.sum(axis=AXIS, keepdims=True)",
    "shifted": (
        "z = Z\ne = np.exp(z - z.max(axis=AXIS, keepdims=True))\na = e / e.sum(axis=AXIS, keepdims=True)"
    ),
    "shifted_by_all": "z = Z\ne = np.exp(z - np.max(z))\na = e / np.sum(e, axis=AXIS, keepdims=True)",
    "in_place": (
        "a = Z\na -= a.max(axis=AXIS, keepdims=True)\nnp.exp(a, out=a)\na /= a.sum(axis=AXIS, keepdims=True)"
    ),
    "log_softmax": (
        "z = Z\nlogp = z - z.max(axis=AXIS, keepdims=True)\n"
        "logp = logp - np.log(np.exp(logp).sum(axis=AXIS, keepdims=True))\na = np.exp(logp)"
    ),
    "log_sum_exp": "z = Z\na = np.exp(z - np.log(np.sum(np.exp(z), axis=AXIS, keepdims=True)))",
    "minus_first_factor": "e = np.exp(-(NEG))\na = e / e.sum(axis=AXIS, keepdims=True)",
    "divide": "e = np.exp(Z)\na = np.divide(e, np.sum(e, axis=AXIS, keepdims=True))",
}

NUMBERS: dict[str, dict[str, str]] = {
    "sigmoid": {
        "minus_sum": "a = 1 / (1 + math.exp(-Z))",
        "minus_first_factor": "a = 1 / (1 + math.exp(NEG))",
        "minus_named": "m = -Z\na = 1.0 / (1.0 + math.exp(m))",
        "minus_one_times": "a = 1 / (1 + math.exp(-1 * Z))",
        "zero_minus": "a = 1 / (1 + math.exp(0 - Z))",
        "one_over_exp": "a = 1 / (1 + 1 / math.exp(Z))",
        "exp_over_exp": "z = Z\na = math.exp(z) / (1 + math.exp(z))",
        "half_tanh": "a = 0.5 * (1 + math.tanh(Z / 2))",
        "power": "a = pow(1 + math.exp(-Z), -1)",
        "power_of_e": "a = 1 / (1 + math.e ** -Z)",
        "stable_if": (
            "z = Z\nif z >= 0:\n    a = 1 / (1 + math.exp(-z))\n"
            "else:\n    a = math.exp(z) / (1 + math.exp(z))"
        ),
        "function": "a = sigmoid(Z)",
        "numpy": "a = 1 / (1 + np.exp(-Z))",
    },
    "tanh": {
        "tanh": "a = math.tanh(Z)",
        "exps": "z = Z\na = (math.exp(z) - math.exp(-z)) / (math.exp(z) + math.exp(-z))",
        "sigmoid_twice": "a = 2 / (1 + math.exp(-2 * Z)) - 1",
    },
    "relu": {
        "max": "a = max(0.0, Z)",
        "max_whole": "a = max(0, Z)",
        "max_turned": "a = max(Z, 0)",
        "half_abs": "z = Z\na = (z + abs(z)) / 2",
        "function": "a = relu(Z)",
        "choice": "z = Z\na = z if z > 0 else 0.0",
        "choice_turned": "z = Z\na = 0.0 if z <= 0 else z",
        "choice_not": "z = Z\na = z if not z < 0 else 0.0",
        "if_else": "z = Z\nif z > 0:\n    a = z\nelse:\n    a = 0.0",
        "if_changed": "a = Z\nif a < 0:\n    a = 0.0",
        "if_entry": "s = [Z]\nif s[0] < 0:\n    s[0] = 0.0\na = s[0]",
        "times_truth": "z = Z\na = z * (z > 0)",
        "choice_whole": "z = Z\na = z if z > 0 else 0",
        "times_whole_choice": "z = Z\nd = 1 if z > 0 else 0\na = d * z",
        "whole_in_list": "z = Z\ns = [max(0, t) for t in [z]]\na = s[0]",
        "times_choice": "z = Z\na = z * (1.0 if z > 0 else 0.0)",
        "returned": "a = (lambda t: t if t > 0 else 0.0)(Z)",
    },
    "leaky_relu(0.1)": {
        "max": "z = Z\na = max(0.1 * z, z)",
        "choice": "z = Z\na = z if z > 0 else 0.1 * z",
        "choice_of_slope": "z = Z\na = z * (1.0 if z > 0 else 0.1)",
        "if_changed": "a = Z\nif a < 0:\n    a *= 0.1",
    },
    "elu(1)": {
        "choice": "z = Z\na = z if z > 0 else math.exp(z) - 1",
        "if_else": "z = Z\nif z > 0:\n    a = z\nelse:\n    a = math.expm1(z)",
    },
    "softplus": {"log": "a = math.log(1 + math.exp(Z))", "log1p": "a = math.log1p(math.exp(Z))"},
    "silu": {"over": "z = Z\na = z / (1 + math.exp(-z))"},
    "identity": {"sum": "a = Z", "minus_minus": "a = -(NEG)"},
}

HEAD = """
import math
import numpy as np
try:
    from scipy.special import expit
except ImportError:
    expit = None
def sigmoid(t):
    return 1 / (1 + EXP(-t))
def relu(t):
    return MAX
rng = np.random.default_rng(5)
X = rng.normal(size=(6, 2))
Y = np.array([[0.0], [1.0], [1.0], [0.0], [1.0], [0.0]])
W1, b1 = rng.normal(size=(2, 3)), 0.1 * rng.normal(size=3)
W2, b2 = rng.normal(size=(3, N_OUT)), 0.1 * rng.normal(size=N_OUT)
"""
FOR_ARRAYS = HEAD.replace("EXP", "np.exp").replace("MAX", "np.maximum(0, t)")
FOR_NUMBERS = HEAD.replace("EXP", "math.exp").replace("MAX", "max(0.0, t)")
CLASSES = "Y = np.eye(3)[[0, 1, 2, 1, 0, 2]]\n"

# The slope is measured: what the test is about is how ``a`` is written.
ROWS = """
for epoch in range(5):
    BEGIN
HIDDEN
    h = a
OUTPUT
    p = a
    d2 = (p - y) / len(x)
    d1 = d2 @ W2.T * SLOPE
    W2 = W2 - 0.1 * h.T @ d2
    b2 = b2 - 0.1 * d2.sum(axis=0)
    W1 = W1 - 0.1 * x.T @ d1
    b1 = b1 - 0.1 * d1.sum(axis=0)
"""
COLUMNS = """
X, Y = X.T.copy(), Y.T.copy()
W1, b1, W2, b2 = W1.T.copy(), b1.reshape(-1, 1), W2.T.copy(), b2.reshape(-1, 1)
for epoch in range(5):
    x, y = X, Y
HIDDEN
    h = a
OUTPUT
    p = a
    d2 = (p - y) / 6
    d1 = W2.T @ d2 * SLOPE
    W2 = W2 - 0.1 * d2 @ h.T
    b2 = b2 - 0.1 * d2.sum(axis=1, keepdims=True)
    W1 = W1 - 0.1 * d1 @ x.T
    b1 = b1 - 0.1 * d1.sum(axis=1, keepdims=True)
"""
EXAMPLES = """
for epoch in range(3):
    for x, y in zip(X, Y):
HIDDEN
        h = a
OUTPUT
        p = a
        d2 = p - y
        d1 = W2 @ d2 * SLOPE
        W2 = W2 - 0.1 * np.outer(h, d2)
        b2 = b2 - 0.1 * d2
        W1 = W1 - 0.1 * np.outer(x, d1)
        b1 = b1 - 0.1 * d1
"""
FLOATS = """
X, Y = X.tolist(), Y[:, 0].tolist()
W1, b1, W2, b2 = W1.tolist(), b1.tolist(), W2[:, 0].tolist(), float(b2[0])
for epoch in range(3):
    for x, y in zip(X, Y):
        h = []
        for j in range(3):
HIDDEN
            h.append(a)
OUTPUT
        p = a
        d2 = p - y
        for j in range(3):
            d1 = d2 * W2[j] * 0.7
            W2[j] -= 0.1 * d2 * h[j]
            for i in range(2):
                W1[i][j] -= 0.1 * d1 * x[i]
            b1[j] -= 0.1 * d1
        b2 -= 0.1 * d2
"""
STYLES = {
    "rows": ROWS.replace("BEGIN", "x, y = X, Y"),
    "columns": COLUMNS,
    "batches": ROWS.replace("BEGIN", "k = epoch % 2 * 3\n    x, y = X[k : k + 3], Y[k : k + 3]"),
    "examples": EXAMPLES,
}


def array_program(style: str, hidden: str, output: str, classes: bool = False) -> str:
    """Write a program of arrays with these lines for its hidden and its last layer."""
    head = FOR_ARRAYS.replace("N_OUT", "3" if classes else "1") + (CLASSES if classes else "")
    text = STYLES[style].replace("SLOPE", "0.7 * np.ones_like(h)")
    turned = style == "columns"
    axis = {"columns": "0", "examples": "-1"}.get(style, "1")
    for place, lines, a_in, k in (("HIDDEN", hidden, "x", 1), ("OUTPUT", output, "h", 2)):
        product = f"W{k} @ {a_in}" if turned else f"{a_in} @ W{k}"
        text = _put(text, place, lines, product, f"b{k}", axis)
    return head + text


def number_program(hidden: str, output: str) -> str:
    """Write a program of Python's own floats with these lines for its hidden and its last layer."""
    head = FOR_NUMBERS.replace("N_OUT", "1")
    text = _put(FLOATS, "HIDDEN", hidden, "x[0] * W1[0][j] + x[1] * W1[1][j]", "b1[j]", "")
    return head + _put(text, "OUTPUT", output, "h[0] * W2[0] + h[1] * W2[1] + h[2] * W2[2]", "b2", "")


def _put(text: str, place: str, lines: str, product: str, bias: str, axis: str) -> str:
    """Put a spelling where it belongs, as deep as the line after it."""
    after = text[text.index(place) :].splitlines()[1]
    deep = " " * (len(after) - len(after.lstrip()))
    negated = "-" + product.replace(" + ", " - ") + f" - {bias}"
    for name, value in (
        ("NEG", negated),
        ("PRODUCT", product),
        ("BIAS", bias),
        ("AXIS", axis),
        ("Z", f"({product} + {bias})"),
    ):
        lines = lines.replace(name, value)
    return text.replace(place, "\n".join(deep + line for line in lines.splitlines()))
