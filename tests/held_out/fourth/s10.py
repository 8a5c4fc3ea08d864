import numpy as np

np.random.seed(28)
sig = lambda v: 0.5 * (1 + np.tanh(0.5 * v))

# 4-bit parity
X = np.array([[(i >> k) & 1 for k in range(4)] for i in range(16)], float)
T = X.sum(axis=1, keepdims=True) % 2

params = [np.random.uniform(-1, 1, s) for s in ((4, 8), (1, 8), (8, 1), (1, 1))]
delta = [np.full(p.shape, 0.05) for p in params]
last = [np.zeros(p.shape) for p in params]

def gradient():
    W, b, U, c = params
    h = sig(X @ W + b)
    o = sig(h @ U + c)
    d = (o - T) * o * (1 - o)
    e = d @ U.T * h * (1 - h)
    return [X.T @ e, e.sum(0, keepdims=True), h.T @ d, d.sum(0, keepdims=True)], np.sum((o - T) ** 2), o

for it in range(400):
    grads, sse, o = gradient()
    for p, g, d, l in zip(params, grads, delta, last):
        same = g * l
        d[same > 0] = np.minimum(d[same > 0] * 1.2, 5)
        d[same < 0] = np.maximum(d[same < 0] * 0.5, 1e-6)
        g[same < 0] = 0
        p -= np.sign(g) * d
        l[...] = g
    if it % 80 == 0:
        print("iteration", it, "sse", sse)
print("sse", sse, "right", int(((o > 0.5) == T).sum()), "/ 16")
