"""Explanations as people get them: of small networks and large ones, in both languages, in every form."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np

import clearprop as cp
from clearprop.cli.illustrated import with_picture
from clearprop.explanation.document import Derivation


@cache
def large() -> cp.Step:
    """One step of a 12-16-8-3 network on 20 examples, with everything that makes lines long."""
    net = cp.Network.create(12, [(16, "relu"), (8, "tanh"), (3, "softmax")], rng=0)
    rng = np.random.default_rng(1)
    optimizer = cp.Adam(0.01, l2=0.01, clip_norm=1.0)
    x, y = rng.normal(size=(20, 12)), rng.integers(0, 3, 20)
    return cp.step(net, x, y, loss="cross_entropy", optimizer=optimizer)


@cache
def wide() -> cp.Step:
    """One step of a network with huge and tiny numbers."""
    net = cp.Network.create(5, [(6, "gelu"), (6, "elu(1.0)"), (2, "identity")], rng=3)
    rng = np.random.default_rng(2)
    x = rng.normal(size=(3, 5)) * 10.0 ** rng.integers(-8, 6, (3, 5))
    return cp.step(net, x, rng.normal(size=(3, 2)), loss="huber(1.0)", optimizer=cp.RMSProp(1e-9))


def illustrated(step: cp.Step, lang: str) -> Derivation:
    """As the command line writes a page."""
    return with_picture(cp.explain(step, lang=lang), step, "clearprop draw model.safetensors --data rows.csv")


EXPLAINED: dict[str, Callable[[], Derivation]] = {
    "worked": lambda: cp.explain(cp.examples.worked_2_2_2.step(), lang="en"),
    "worked zh": lambda: cp.explain(cp.examples.worked_2_2_2.step(), lang="zh"),
    "worked entry": lambda: cp.explain(
        cp.examples.worked_2_2_2.step(), "layer 1, dW[0, 0]", depth=9, lang="en"
    ),
    "xor": lambda: cp.explain(cp.examples.xor_2_4_1.step(), lang="en"),
    "xor illustrated": lambda: illustrated(cp.examples.xor_2_4_1.step(), "en"),
    "xor columns": lambda: cp.explain(cp.examples.xor_2_4_1.step(), convention="columns", lang="zh"),
    "xor symbolic": lambda: cp.explain(cp.examples.xor_2_4_1.step(), form="symbolic", lang="en"),
    "leaky long": lambda: cp.explain(cp.examples.leaky_3_4_1.step(), form="long", digits=9, lang="en"),
    "identity": lambda: cp.explain(cp.examples.identity.step(), lang="zh"),
    "linear": lambda: cp.explain(cp.examples.linear_2_2_1.step(), lang="en"),
    "large": lambda: cp.explain(large(), lang="zh"),
    "large illustrated": lambda: illustrated(large(), "zh"),
    "large long": lambda: cp.explain(large(), form="long", lang="en"),
    "large entry": lambda: cp.explain(large(), "layer 1, W_new[3, 5]", depth=9, lang="zh"),
    "large field": lambda: cp.explain(large(), "layer 2, delta", lang="en"),
    "wide": lambda: cp.explain(wide(), digits=12, lang="en"),
    "wide entry": lambda: cp.explain(wide(), "layer 1, dW[0, 0]", depth=5, lang="en"),
}
