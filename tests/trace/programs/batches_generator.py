import numpy as np

rng = np.random.default_rng(3)
X = rng.normal(size=(90, 2)); t = (X[:, 0] * X[:, 1] > 0).astype(int)
def batches(X, t, size):
    order = rng.permutation(len(X))
    for start in range(0, len(X), size):
        pick = order[start:start + size]
        yield X[pick], t[pick]
def forever():
    while True:
        yield from batches(X, t, 16)
W, b, V, c = rng.normal(size=(2, 8)), np.zeros(8), rng.normal(size=(8, 2)), np.zeros(2)
source = forever()
for step in range(400):
    xb, tb = next(source)
    z = xb @ W + b
    h = np.maximum(z, 0)
    s = h @ V + c
    s -= s.max(axis=1, keepdims=True)
    p = np.exp(s); p /= p.sum(axis=1, keepdims=True)
    loss = -np.log(p[range(len(tb)), tb]).mean()
    p[range(len(tb)), tb] -= 1
    p /= len(tb)
    dh = p @ V.T
    dh[z <= 0] = 0
    for par, grad in ((V, h.T @ p), (c, p.sum(0)), (W, xb.T @ dh), (b, dh.sum(0))):
        par -= 0.5 * grad
    if not step % 100:
        print(f'{step:4d} {loss:.6f}')
for xb, tb in batches(X, t, 45):
    print(((np.maximum(xb @ W + b, 0) @ V + c).argmax(1) == tb).mean())
