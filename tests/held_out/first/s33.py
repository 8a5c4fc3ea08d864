import numpy as np

rng = np.random.default_rng(33)
n_neg, n_pos = 380, 20
X = np.vstack([rng.normal(0, 1, (n_neg, 2)), rng.normal([2.2, 2.2], 0.6, (n_pos, 2))])
y = np.r_[np.zeros(n_neg), np.ones(n_pos)]
# rare class counts more
weight = np.where(y == 1, n_neg / n_pos, 1.0)
weight /= weight.mean()

W = rng.normal(0, 0.6, (2, 8)); b = np.zeros(8)
v = rng.normal(0, 0.4, 8); c = 0.0
for it in range(800):
    h = np.tanh(X @ W + b)
    p = 1 / (1 + np.exp(-(h @ v + c)))
    loss = -np.mean(weight * (y * np.log(p + 1e-12) + (1 - y) * np.log(1 - p + 1e-12)))
    e = weight * (p - y) / len(y)
    gh = e[:, None] * v[None, :] * (1 - h ** 2)
    v -= 0.3 * h.T @ e
    c -= 0.3 * e.sum()
    W -= 0.3 * X.T @ gh
    b -= 0.3 * gh.sum(0)
    if it % 200 == 0:
        print("it", it, "weighted loss", loss)
pred = p > 0.5
print("precision", (pred & (y == 1)).sum() / pred.sum(), "recall", pred[y == 1].mean())
