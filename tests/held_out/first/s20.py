import numpy as np

np.random.seed(0)
N, K = 60, 3
X = np.zeros((N * K, 2))
y = np.zeros(N * K, dtype="uint8")
for j in range(K):
    ix = range(N * j, N * (j + 1))
    r = np.linspace(0.0, 1, N)
    t = np.linspace(j * 4, (j + 1) * 4, N) + np.random.randn(N) * 0.15
    X[ix] = np.c_[r * np.sin(t), r * np.cos(t)]
    y[ix] = j

P = {"W1": np.random.randn(2, 40) * 0.7, "b1": np.zeros((1, 40)), "W2": np.random.randn(40, K) * 0.1, "b2": np.zeros((1, K))}
M = {k: np.zeros_like(v) for k, v in P.items()}
V = {k: np.zeros_like(v) for k, v in P.items()}
t = 0
for epoch in range(120):
    order = np.random.permutation(N * K)
    for i in range(0, N * K, 30):
        b = order[i:i + 30]
        h = np.maximum(0, X[b] @ P["W1"] + P["b1"])
        s = h @ P["W2"] + P["b2"]
        e = np.exp(s - s.max(1, keepdims=True))
        pr = e / e.sum(1, keepdims=True)
        pr[np.arange(len(b)), y[b]] -= 1
        pr /= len(b)
        dh = pr @ P["W2"].T
        dh[h <= 0] = 0
        G = {"W2": h.T @ pr, "b2": pr.sum(0, keepdims=True), "W1": X[b].T @ dh, "b1": dh.sum(0, keepdims=True)}
        t += 1
        for k in P:
            M[k] = 0.9 * M[k] + 0.1 * G[k]
            V[k] = 0.999 * V[k] + 0.001 * G[k] ** 2
            P[k] -= 0.01 * (M[k] / (1 - 0.9 ** t)) / (np.sqrt(V[k] / (1 - 0.999 ** t)) + 1e-8)
pred = (np.maximum(0, X @ P["W1"] + P["b1"]) @ P["W2"] + P["b2"]).argmax(1)
print("spiral accuracy", np.mean(pred == y))
