import math
import numpy as np

rng = np.random.default_rng(26)
K, N, EPOCHS, BATCH, PEAK = 5, 300, 60, 50, 0.03
kind = rng.integers(0, K, N)
turn = 2 * np.pi * kind / K + rng.normal(0, 0.2, N)
x = np.column_stack([np.cos(turn), np.sin(turn)]) * rng.uniform(0.6, 1.4, (N, 1))
smooth = np.full((N, K), 0.1 / (K - 1))
smooth[np.arange(N), kind] = 0.9

w = {"W1": rng.normal(0, 1, (2, 24)), "b1": np.zeros(24), "W2": rng.normal(0, 0.2, (24, K)), "b2": np.zeros(K)}
m = {k: 0 * v for k, v in w.items()}
s = {k: 0 * v for k, v in w.items()}
total = EPOCHS * N // BATCH


def rate_at(t):
    if t < 30:
        return PEAK * t / 30
    return PEAK * 0.5 * (1 + math.cos(math.pi * (t - 30) / (total - 30)))


t = 0
for epoch in range(EPOCHS):
    for rows in rng.permutation(N).reshape(-1, BATCH):
        t += 1
        h = np.tanh(x[rows] @ w["W1"] + w["b1"])
        z = h @ w["W2"] + w["b2"]
        p = np.exp(z - z.max(1, keepdims=True))
        p /= p.sum(1, keepdims=True)
        d = (p - smooth[rows]) / BATCH
        e = d @ w["W2"].T * (1 - h ** 2)
        g = {"W1": x[rows].T @ e, "b1": e.sum(0), "W2": h.T @ d, "b2": d.sum(0)}
        for k in w:
            m[k] = 0.9 * m[k] + 0.1 * g[k]
            s[k] = 0.99 * s[k] + 0.01 * g[k] ** 2
            step = m[k] / (1 - 0.9 ** t) / (np.sqrt(s[k] / (1 - 0.99 ** t)) + 1e-8)
            decay = 0.01 * w[k] if k.startswith("W") else 0
            w[k] = w[k] - rate_at(t) * (step + decay)
    if epoch % 15 == 14:
        print("[" + "#" * ((epoch + 1) // 6) + "." * ((EPOCHS - epoch - 1) // 6) + "]", "rate %.4f" % rate_at(t))
h = np.tanh(x @ w["W1"] + w["b1"])
print("accuracy:", np.mean((h @ w["W2"] + w["b2"]).argmax(1) == kind))
