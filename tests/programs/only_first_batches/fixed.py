import numpy as np

rng = np.random.default_rng(81)
BATCH = 10
x = np.linspace(-3, 3, 120)[:, None]
y = np.sin(2 * x) * 0.8
W, b = rng.normal(0, 1.5, (1, 16)), rng.normal(0, 1, 16)
U, c = rng.normal(0, 0.3, (16, 1)), np.zeros(1)


def output(x):
    h = np.tanh(x @ W + b)
    return h, h @ U + c


for epoch in range(500):
    for start in range(0, len(x), BATCH):
        xb, yb = x[start:start + BATCH], y[start:start + BATCH]
        h, out = output(xb)
        d = (out - yb) / BATCH
        dh = (d @ U.T) * (1 - h ** 2)
        U = U - 0.1 * h.T @ d
        c = c - 0.1 * d.sum(0)
        W = W - 0.1 * xb.T @ dh
        b = b - 0.1 * dh.sum(0)
    if epoch % 100 == 0:
        print("epoch", epoch, "last batch", np.mean((out - yb) ** 2))
print("error over the whole range", np.mean((output(x)[1] - y) ** 2))
