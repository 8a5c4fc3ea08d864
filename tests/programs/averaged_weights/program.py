import numpy as np
from sklearn.datasets import load_breast_cancer

cancer = load_breast_cancer()
rng = np.random.default_rng(7)
order = rng.permutation(len(cancer.target))
x = ((cancer.data - cancer.data.mean(0)) / cancer.data.std(0))[order]
y = cancer.target[order][:, None]

fast = [rng.normal(0, 0.2, (30, 8)), np.zeros(8), rng.normal(0, 0.3, (8, 1)), np.zeros(1)]
slow = [w.copy() for w in fast]


def net(weights, x):
    A, a, B, b = weights
    h = np.tanh(x @ A + a)
    return h, 1 / (1 + np.exp(-(h @ B + b)))


for epoch in range(15):
    for i in range(0, 400, 16):
        xb, yb = x[i:i + 16], y[i:i + 16]
        h, p = net(fast, xb)
        d = (p - yb) / len(xb)
        e = d @ fast[2].T * (1 - h ** 2)
        for w, g in zip(fast, (xb.T @ e, e.sum(0), h.T @ d, d.sum(0))):
            w -= 0.2 * g
        slow = [0.98 * s + 0.02 * w for s, w in zip(slow, fast)]

print("accuracy of the last weights", np.mean((net(fast, x[400:])[1] > 0.5) == y[400:]))
print("accuracy of the average", np.mean((net(slow, x[400:])[1] > 0.5) == y[400:]))
