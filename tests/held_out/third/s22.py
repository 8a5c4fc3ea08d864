import numpy as np

rng = np.random.default_rng(14)
shapes = [(2, 16), (16,), (16, 16), (16,), (16, 1), (1,)]
sizes = [int(np.prod(s)) for s in shapes]
flat = np.zeros(sum(sizes))
gflat = np.zeros_like(flat)

def views(v):
    out, pos = [], 0
    for s, n in zip(shapes, sizes):
        out.append(v[pos:pos + n].reshape(s))       # a view, not a copy
        pos += n
    return out

W1, b1, W2, b2, W3, b3 = views(flat)
G = views(gflat)
for W in (W1, W2, W3):
    W[...] = rng.normal(0, np.sqrt(2 / W.shape[0]), W.shape)
decayed = np.concatenate([np.full(n, len(s) == 2) for s, n in zip(shapes, sizes)])

X = rng.uniform(-1, 1, (200, 2))
y = (np.sin(4 * X[:, 0]) > 2 * X[:, 1])[:, None] * 1.0

m = np.zeros_like(flat)
v = np.zeros_like(flat)
for t in range(1, 501):
    z1 = X @ W1 + b1; a1 = z1 * (z1 > 0)
    z2 = a1 @ W2 + b2; a2 = z2 * (z2 > 0)
    logit = a2 @ W3 + b3
    loss = np.mean(np.maximum(logit, 0) - logit * y + np.log1p(np.exp(-np.abs(logit))))
    d3 = (1 / (1 + np.exp(-logit)) - y) / 200
    d2 = d3 @ W3.T * (z2 > 0)
    d1 = d2 @ W2.T * (z1 > 0)
    for slot, val in zip(G, (X.T @ d1, d1.sum(0), a1.T @ d2, d2.sum(0), a2.T @ d3, d3.sum(0))):
        slot[...] = val
    m = 0.9 * m + 0.1 * gflat
    v = 0.999 * v + 0.001 * gflat ** 2
    flat -= 0.01 * (m / (1 - 0.9 ** t)) / (np.sqrt(v / (1 - 0.999 ** t)) + 1e-8)
    flat -= 0.01 * 0.01 * flat * decayed
    if t % 100 == 0:
        print(t, loss)
print("loss", loss, "accuracy", ((logit > 0) == (y == 1)).mean())
