import numpy as np

rng = np.random.default_rng(12)
n1, n0 = 30, 270
X = np.concatenate([rng.normal([1.5, 1.5], 0.7, (n1, 2)), rng.normal([0, 0], 0.8, (n0, 2))])
y = np.concatenate([np.ones(n1), np.zeros(n0)])
gamma, alpha = 2.0, 0.75

W = rng.normal(0, 1, (2, 8)); b = np.zeros(8)
u = rng.normal(0, 0.3, 8); c = 0.0

def focal(pt, at):
    return -at * (1 - pt) ** gamma * np.log(pt)

for epoch in range(1500):
    h = np.maximum(X @ W + b, 0)
    p = 1 / (1 + np.exp(-(h @ u + c)))
    pt = np.where(y == 1, p, 1 - p)
    at = np.where(y == 1, alpha, 1 - alpha)
    loss = focal(pt, at).mean()

    # dloss/dpt, then dpt/dz = +-pt(1-pt)
    dpt = at * (gamma * (1 - pt) ** (gamma - 1) * np.log(pt) - (1 - pt) ** gamma / pt)
    dz = dpt * pt * (1 - pt) * np.where(y == 1, 1, -1) / len(y)
    dh = np.outer(dz, u) * (h > 0)
    u -= 1.0 * h.T @ dz
    c -= 1.0 * dz.sum()
    W -= 1.0 * X.T @ dh
    b -= 1.0 * dh.sum(axis=0)
    if epoch % 300 == 0:
        print("epoch", epoch, "focal loss", loss)

pred = p > 0.5
print("focal loss", loss)
print("recall", pred[y == 1].mean(), "precision", y[pred].mean())
