import numpy as np

rng = np.random.RandomState(37)
X = rng.randn(300, 3) * [1.0, 2.0, 0.5] + [1, -1, 0]
y = ((X[:, 0] - 1) ** 2 + (X[:, 1] + 1) ** 2 / 4 > 1.2).astype(float)[:, None]
Xt, yt, Xe, ye = X[:220], y[:220], X[220:], y[220:]

W1 = rng.randn(3, 20) * 0.5
gamma, beta = np.ones(20), np.zeros(20)
W2 = rng.randn(20, 1) * 0.3
b2 = np.zeros(1)
run_m, run_v = np.zeros(20), np.ones(20)
eps = 1e-5
for epoch in range(60):
    order = rng.permutation(220)
    for s in range(0, 220, 44):
        i = order[s:s + 44]
        xb, yb = Xt[i], yt[i]
        m = len(xb)
        u = xb @ W1
        mu, var = u.mean(0), u.var(0)
        run_m = 0.9 * run_m + 0.1 * mu
        run_v = 0.9 * run_v + 0.1 * var
        inv = 1 / np.sqrt(var + eps)
        xh = (u - mu) * inv
        z = gamma * xh + beta
        h = np.maximum(z, 0)
        p = 1 / (1 + np.exp(-(h @ W2 + b2)))
        d = (p - yb) / m
        dz = d @ W2.T * (z > 0)
        dgamma, dbeta = (dz * xh).sum(0), dz.sum(0)
        dxh = dz * gamma
        du = inv / m * (m * dxh - dxh.sum(0) - xh * (dxh * xh).sum(0))
        W2 -= 0.5 * h.T @ d
        b2 -= 0.5 * d.sum(0)
        gamma -= 0.5 * dgamma
        beta -= 0.5 * dbeta
        W1 -= 0.5 * xb.T @ du
    if epoch % 20 == 0:
        print("epoch", epoch, "batch loss", -np.mean(yb * np.log(p + 1e-9) + (1 - yb) * np.log(1 - p + 1e-9)))
z = gamma * (Xe @ W1 - run_m) / np.sqrt(run_v + eps) + beta
p = 1 / (1 + np.exp(-(np.maximum(z, 0) @ W2 + b2)))
print("eval accuracy", np.mean((p > 0.5) == ye))
