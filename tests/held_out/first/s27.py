import numpy as np

rng = np.random.RandomState(12)
# signals of length 12: class 1 holds the pattern up-down, class 0 only noise
N, L, K, F = 120, 12, 3, 4
X = rng.randn(N, L) * 0.3
y = rng.randint(0, 2, N)
for i in range(N):
    if y[i]:
        p = rng.randint(0, L - K + 1)
        X[i, p:p + 3] += [1.5, -1.5, 1.5]

filters = rng.randn(F, K) * 0.5
fb = np.zeros(F)
w = rng.randn(F) * 0.5
b = 0.0
lr = 0.2
for epoch in range(120):
    cols = np.stack([X[:, j:j + K] for j in range(L - K + 1)], axis=1)      # N, positions, K
    conv = np.einsum("npk,fk->npf", cols, filters) + fb
    act = np.maximum(conv, 0)
    where = act.argmax(axis=1)
    pooled = np.take_along_axis(act, where[:, None, :], axis=1)[:, 0, :]
    prob = 1 / (1 + np.exp(-(pooled @ w + b)))
    loss = -np.mean(y * np.log(prob) + (1 - y) * np.log(1 - prob))
    d = (prob - y) / N
    dpool = np.outer(d, w) * (pooled > 0)
    gw, gb = pooled.T @ d, d.sum()
    gf, gfb = np.zeros_like(filters), np.zeros(F)
    for n in range(N):
        for f in range(F):
            gf[f] += dpool[n, f] * cols[n, where[n, f]]
            gfb[f] += dpool[n, f]
    w -= lr * gw
    b -= lr * gb
    filters -= lr * gf
    fb -= lr * gfb
    if epoch % 30 == 0:
        print("epoch", epoch, "loss", loss)
print("acc", np.mean((prob > 0.5) == y))
