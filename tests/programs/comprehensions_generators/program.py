from functools import reduce
from itertools import accumulate, chain, pairwise

import numpy as np

rng = np.random.default_rng(19)
sizes = [2, 8, 8, 1]
Ws = [rng.normal(0, (1 / i) ** 0.5, (i, o)) for i, o in pairwise(sizes)]
bs = [np.zeros(o) for o in sizes[1:]]

# a chessboard of 3 x 3 fields
X = rng.uniform(0, 3, (300, 2))
Y = (np.floor(X).sum(axis=1, keepdims=True) % 2 == 0) * 1.0
X = X - 1.5

squash = [np.tanh, np.tanh, lambda z: 1 / (1 + np.exp(-z))]
slope = [lambda a: 1 - a**2, lambda a: 1 - a**2]


def forward(Ws, bs, x):
    return list(accumulate(zip(Ws, bs, squash), lambda a, wbf: wbf[2](a @ wbf[0] + wbf[1]), initial=x))


def deltas(Ws, acts, y):
    last = (acts[-1] - y) / len(y)
    pairs = list(zip(Ws[1:], acts[1:-1], slope))[::-1]
    return list(accumulate(pairs, lambda d, wa: d @ wa[0].T * wa[2](wa[1]), initial=last))[::-1]


def minibatches(n, size, epochs):
    return chain.from_iterable(np.split(rng.permutation(n), n // size) for _ in range(epochs))


def step(state, rows):
    Ws, bs = state
    acts = forward(Ws, bs, X[rows])
    ds = deltas(Ws, acts, Y[rows])
    return (
        [W - 0.5 * a.T @ d for W, a, d in zip(Ws, acts, ds)],
        [b - 0.5 * d.sum(axis=0) for b, d in zip(bs, ds)],
    )


Ws, bs = reduce(step, minibatches(300, 20, 300), (Ws, bs))
p = forward(Ws, bs, X)[-1]
print("loss", float(-np.mean(Y * np.log(p) + (1 - Y) * np.log(1 - p))))
print("share right:", np.mean((p > 0.5) == (Y > 0.5)))
