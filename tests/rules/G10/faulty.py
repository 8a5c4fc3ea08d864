import numpy as np

rng = np.random.default_rng(6)
x = rng.normal(size=(20, 2))
t = np.sin(x[:, :1]) + 0.5 * x[:, 1:]
V, c = rng.normal(0, 0.7, (2, 5)), np.zeros((1, 5))
W, b = rng.normal(0, 0.7, (5, 1)), np.zeros((1, 1))
vV, vc, vW, vb = np.zeros_like(V), np.zeros_like(c), np.zeros_like(W), np.zeros_like(b)
rate, mu, decay = 0.02, 0.8, 0.01
gb = np.zeros_like(b)

for _ in range(120):
    h = np.tanh(x @ V + c)
    p = h @ W + b
    d = (p - t) / len(x)
    dh = (d @ W.T) * (1 - h**2)
    gW = h.T @ d + decay * W
    gb = gb + d.sum(axis=0, keepdims=True)
    gV = x.T @ dh + decay * V
    gc = dh.sum(axis=0, keepdims=True)
    vW = mu * vW - rate * gW
    vb = mu * vb - rate * gb
    vV = mu * vV - rate * gV
    vc = mu * vc - rate * gc
    W += vW
    b += vb
    V += vV
    c += vc

print("squared error", np.mean((p - t) ** 2))
