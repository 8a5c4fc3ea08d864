import numpy as np

rng = np.random.default_rng(5)
X = rng.normal(size=(200, 2)).astype(np.float32)
y = (X[:, 0] > 0).astype(int) + 2 * (X[:, 1] > 0).astype(int)      # four quadrants
P = {"W1": rng.normal(0, 0.7, (2, 12)), "b1": np.zeros(12), "W2": rng.normal(0, 0.3, (12, 4)), "b2": np.zeros(4)}
P = {k: v.astype(np.float32) for k, v in P.items()}
cache = {k: np.zeros_like(v) for k, v in P.items()}
for step in range(400):
    i = rng.choice(200, 40, replace=False)
    h = np.tanh(X[i] @ P["W1"] + P["b1"])
    z = h @ P["W2"] + P["b2"]
    p = np.exp(z - z.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    if step % 100 == 0:
        print(step, "batch loss", -np.log(p[range(40), y[i]]).mean())
    p[range(40), y[i]] -= 1
    p /= 40
    dh = (p @ P["W2"].T) * (1 - h ** 2)
    G = {"W2": h.T @ p, "b2": p.sum(0), "W1": X[i].T @ dh, "b1": dh.sum(0)}
    for k in P:
        g = np.clip(G[k], -1, 1)
        cache[k] = 0.9 * cache[k] + 0.1 * g ** 2
        P[k] -= 0.02 * g / (np.sqrt(cache[k]) + 1e-7)
pred = (np.tanh(X @ P["W1"] + P["b1"]) @ P["W2"] + P["b2"]).argmax(1)
print("accuracy", np.mean(pred == y))
