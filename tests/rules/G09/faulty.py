import numpy as np

rng = np.random.default_rng(8)
kind = np.arange(30) % 3
x = rng.normal(0, 0.6, (30, 2)) + np.array([[0, 2], [2, -1], [-2, -1]])[kind]
t = np.eye(3)[kind]
V, c = rng.normal(0, 0.5, (2, 4)), np.zeros(4)
W, b = rng.normal(0, 0.5, (4, 3)), np.zeros(3)

for _ in range(120):
    h = np.tanh(x @ V + c)
    e = np.exp(h @ W + b)
    p = e / e.sum(axis=1, keepdims=True)
    loss = -np.mean(np.sum(t * np.log(p), axis=1))
    d = (p - t) * p * (1 - p) / len(x)
    dh = (d @ W.T) * (1 - h**2)
    W -= 0.5 * h.T @ d
    b -= 0.5 * d.sum(axis=0)
    V -= 0.5 * x.T @ dh
    c -= 0.5 * dh.sum(axis=0)

print("cross-entropy", loss)
