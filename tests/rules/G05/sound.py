import numpy as np

rng = np.random.default_rng(12)
x = np.linspace(-2.0, 2.0, 40).reshape(-1, 1)
y = 0.4 * np.sin(2.0 * x) + 0.5
U, a = rng.normal(0, 1.2, (1, 12)), rng.normal(0, 0.8, 12)
V, c = rng.normal(0, 0.4, (12, 1)), np.zeros(1)
for turn in range(2500):
    hidden = np.tanh(x @ U + a)
    out = hidden @ V + c
    delta = (out - y)
    back = delta @ V.T * (1 - hidden**2)
    V -= 0.005 * hidden.T @ delta
    c -= 0.005 * delta.sum(axis=0)
    U -= 0.005 * x.T @ back
    a -= 0.005 * back.sum(axis=0)
print("mse", np.mean((out - y) ** 2))
