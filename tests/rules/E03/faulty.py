import numpy as np

rng = np.random.default_rng(4)
X = rng.normal(0, 1, (30, 2))
Y = (X[:, 0] - X[:, 1] > 0.2).astype(float)
w, b = np.zeros(2), 0.0
curve = []
for epoch in range(20):
    total = 0.0
    for x, y in zip(X, Y):
        p = 1 / (1 + np.exp(-(x @ w + b)))
        loss = -np.log(p if y else 1 - p)
        total += loss
        w -= 0.2 * (p - y) * x
        b -= 0.2 * (p - y)
    curve.append(loss)
print("mean loss by epoch", np.round(curve, 3))
