import numpy as np

rng = np.random.default_rng(12)
x = np.linspace(-2.0, 2.0, 40).reshape(-1, 1)
y = 0.4 * np.sin(2.0 * x) + 0.5
U, a = rng.normal(0, 1.2, (1, 12)), np.full(12, -20.0)
V, c = rng.normal(0, 0.4, (12, 1)), np.zeros(1)
for turn in range(2500):
    hidden = np.maximum(x @ U + a, 0)
    out = hidden @ V + c
    delta = (out - y) / len(x)
    back = delta @ V.T * (hidden > 0)
    V -= 0.1 * hidden.T @ delta
    c -= 0.1 * delta.sum(axis=0)
    U -= 0.1 * x.T @ back
    a -= 0.1 * back.sum(axis=0)
print("mse", np.mean((out - y) ** 2))
