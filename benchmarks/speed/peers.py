"""Other libraries on the same cases, in float64 for A and B, in float32 for the others."""

from __future__ import annotations

import os
import warnings
from typing import Any

import numpy as np

from benchmarks.speed.cases import Case
from benchmarks.speed.contenders import Run


def scikit_learn(case: Case) -> Run:
    """The nearest setting: cross-entropy throughout, a logistic or relu hidden layer."""
    from sklearn.neural_network import MLPClassifier

    adam = case.optimizer.name == "adam"
    labels = case.y.argmax(axis=1) if case.y.shape[1] > 1 else case.y[:, 0].astype(int)
    model = MLPClassifier(
        case.network.sizes[1:-1],
        activation="logistic" if case.name == "A" else "relu",
        solver="adam" if adam else "sgd",
        alpha=0.0,
        batch_size=case.batch_size,
        learning_rate_init=case.rate,
        max_iter=case.epochs,
        shuffle=False,
        momentum=0.0,
        nesterovs_momentum=False,
        tol=0.0,
        n_iter_no_change=10**9,
        random_state=0,
    )

    def run() -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            model.fit(case.x, labels)

    return run


def torch_eager(case: Case) -> Run:
    return _torch(case, compiled=False)


def torch_compiled(case: Case) -> Run:
    """Forward and loss compiled, and with them backward; compiled before the clock starts."""
    run = _torch(case, compiled=True)
    run()
    return run


def _torch(case: Case, *, compiled: bool) -> Run:
    import torch

    torch.set_num_threads(int(os.environ["OMP_NUM_THREADS"]))
    kinds = {"sigmoid": torch.nn.Sigmoid, "relu": torch.nn.ReLU}
    layers: list[Any] = []
    for layer in case.network:
        linear = torch.nn.Linear(layer.n_in, layer.n_out, dtype=torch.from_numpy(case.x).dtype)
        linear.weight.data, linear.bias.data = torch.tensor(layer.W.T.copy()), torch.tensor(layer.b)
        kind = kinds.get(layer.activation.name, lambda: torch.nn.LeakyReLU(0.01))
        layers += [linear, kind()]
    on_logits = case.loss != "mean_squared_error"
    model = torch.nn.Sequential(*(layers[:-1] if on_logits else layers))
    losses = {
        "mean_squared_error": torch.nn.MSELoss,
        "binary_cross_entropy": torch.nn.BCEWithLogitsLoss,
        "cross_entropy": torch.nn.CrossEntropyLoss,
    }
    loss = losses[case.loss]()
    kind = torch.optim.Adam if case.optimizer.name == "adam" else torch.optim.SGD
    optimizer = kind(model.parameters(), lr=case.rate)
    x, y = torch.from_numpy(case.x), torch.from_numpy(case.y)

    def judge(x: Any, y: Any) -> Any:
        return loss(model(x), y)

    if compiled:
        judge = torch.compile(judge)

    def run() -> None:
        for _ in range(case.epochs):
            for start in range(0, len(x), case.batch_size):
                optimizer.zero_grad()
                rows = slice(start, start + case.batch_size)
                judge(x[rows], y[rows]).backward()
                optimizer.step()

    return run


def jax_scan(case: Case) -> Run:
    """All steps in one compiled scan; compiled before the clock starts."""
    import jax
    import jax.numpy as jnp

    jax.config.update("jax_enable_x64", case.x.dtype == np.float64)
    rows, names = case.batch_size, [layer.activation.name for layer in case.network]
    x = jnp.asarray(case.x.reshape(-1, rows, case.x.shape[1]))
    y = jnp.asarray(case.y.reshape(-1, rows, case.y.shape[1]))
    start = [(jnp.asarray(layer.W), jnp.asarray(layer.b)) for layer in case.network]

    def loss(parameters: Any, x: Any, y: Any) -> Any:
        a = x
        for (W, b), name in zip(parameters[:-1], names, strict=False):
            z = a @ W + b
            a = {"sigmoid": jax.nn.sigmoid, "relu": jax.nn.relu}.get(name, jax.nn.leaky_relu)(z)
        z = a @ parameters[-1][0] + parameters[-1][1]
        if case.loss == "mean_squared_error":
            return jnp.mean((jax.nn.sigmoid(z) - y) ** 2)
        if case.loss == "binary_cross_entropy":
            return jnp.mean(jax.nn.softplus(z) - y * z)
        return -jnp.mean(jnp.sum(y * jax.nn.log_softmax(z), axis=1))

    def step(carry: Any, batch: Any) -> Any:
        parameters, m, v, t = carry
        g = jax.grad(loss)(parameters, *batch)
        t = t + 1
        if case.optimizer.name == "adam":
            m = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, m, g)
            v = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, v, g)
            scale = lambda m, v: (m / (1 - 0.9**t)) / (jnp.sqrt(v / (1 - 0.999**t)) + 1e-8)  # noqa: E731
            g = jax.tree.map(scale, m, v)
        return (jax.tree.map(lambda p, g: p - case.rate * g, parameters, g), m, v, t), None

    def train(parameters: Any, x: Any, y: Any) -> Any:
        zeros = jax.tree.map(jnp.zeros_like, parameters)
        carry = (parameters, zeros, zeros, jnp.zeros((), x.dtype))

        def epoch(carry: Any, _: Any) -> Any:
            if len(x) == 1:
                return step(carry, (x[0], y[0]))
            return jax.lax.scan(step, carry, (x, y))[0], None

        return jax.lax.scan(epoch, carry, None, length=case.epochs)[0][0]

    compiled = jax.jit(train).lower(start, x, y).compile()
    return lambda: jax.block_until_ready(compiled(start, x, y))
