import numpy as np

rate = 0.2
rng = np.random.default_rng(12)
x = np.linspace(-2.0, 2.0, 40).reshape(-1, 1)
y = 0.4 * np.sin(2.0 * x) + 0.5
U, a = rng.normal(0, 1.2, (1, 12)), rng.normal(0, 0.8, 12)
V, c = rng.normal(0, 0.4, (12, 1)), np.zeros(1)
for turn in range(1000):
    hidden = np.tanh(x @ U + a)
    out = hidden @ V + c
    delta = (out - y)
    back = delta @ V.T * (1 - hidden**2)
    V -= rate * hidden.T @ delta
    c -= rate * delta.sum(axis=0)
    U -= rate * x.T @ back
    a -= rate * back.sum(axis=0)
print("mse", np.mean((out - y) ** 2))
