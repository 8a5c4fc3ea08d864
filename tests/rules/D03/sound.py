import numpy as np

rng = np.random.default_rng(12)
x = np.linspace(-2.0, 2.0, 40).reshape(-1, 1)
y = 0.4 * np.sin(2.0 * x) + 0.5
y[3] = np.nan
y = np.nan_to_num(y, nan=0.3)
U, a = rng.normal(0, 1.2, (1, 12)), rng.normal(0, 0.8, 12)
V, c = rng.normal(0, 0.4, (12, 1)), np.zeros(1)
for turn in range(2500):
    hidden = np.tanh(x @ U + a)
    out = hidden @ V + c
    delta = (out - y) / len(x)
    back = delta @ V.T * (1 - hidden**2)
    V -= 0.2 * hidden.T @ delta
    c -= 0.2 * delta.sum(axis=0)
    U -= 0.2 * x.T @ back
    a -= 0.2 * back.sum(axis=0)
print("mse", np.mean((out - y) ** 2))
