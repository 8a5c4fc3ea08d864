import numpy as np


def bend(z):
    return 1 / (1 + np.exp(-z))


def slope(a):
    return a * (1 - a)


rng = np.random.default_rng(6)
x = rng.uniform(-2, 2, (80, 1))
t = np.sin(2 * x)
sizes = [1, 10, 10, 10, 1]
Ws = [rng.normal(0, 1 / np.sqrt(n), (n, m)) for n, m in zip(sizes, sizes[1:])]
bs = [np.zeros(m) for m in sizes[1:]]
for epoch in range(800):
    acts = [x]
    for k in range(4):
        z = acts[k] @ Ws[k] + bs[k]
        acts.append(z if k == 3 else bend(z))
    d = (acts[4] - t) / len(x)
    for k in range(3, -1, -1):
        gW, gb = acts[k].T @ d, d.sum(axis=0)
        if k:
            d = d @ Ws[k].T * slope(acts[k])
        Ws[k] -= 0.1 * gW
        bs[k] -= 0.1 * gb
print("mse", np.mean((acts[4] - t) ** 2))
