import numpy as np

rng = np.random.default_rng(12)
x_all = rng.normal(0, 1, (40, 2))
y_all = (x_all[:, 0] - x_all[:, 1] > 0).astype(float)
w, b = rng.normal(0, 0.1, 2), 0.0

for epoch in range(30):
    for x, y in zip(x_all, y_all):
        x = np.asarray(x)
        p = 1 / (1 + np.exp(-(x @ w + b)))
        w -= 0.1 * (p - y) * x
        b -= 0.1 * (p - y)

p = 1 / (1 + np.exp(-(x_all @ w + b)))
print("accuracy", np.mean((p > 0.5) == (y_all > 0.5)))
