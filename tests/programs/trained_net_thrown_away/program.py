import numpy as np


def start(rng):
    return rng.normal(0, 1, (2, 8)), np.zeros(8), rng.normal(0, 1, (8, 1)), np.zeros(1)


def output(params, x):
    w1, b1, w2, b2 = params
    h = np.tanh(x @ w1 + b1)
    return h, 1 / (1 + np.exp(-(h @ w2 + b2)))


def train(params, x, y, rate=0.5, epochs=1000):
    for epoch in range(epochs):
        w1, b1, w2, b2 = params
        h, p = output(params, x)
        d = (p - y) / len(x)
        e = d @ w2.T * (1 - h ** 2)
        params = (w1 - rate * x.T @ e, b1 - rate * e.sum(0), w2 - rate * h.T @ d, b2 - rate * d.sum(0))
    print("loss while training:", -np.mean(np.log(np.where(y, p, 1 - p))))
    return params


rng = np.random.default_rng(91)
x = rng.uniform(-2, 2, (100, 2))
y = x[:, 1:] > np.sin(2 * x[:, :1])
params = start(rng)
train(params, x, y)
print("points on the right side:", np.sum((output(params, x)[1] > 0.5) == y), "of 100")
