import numpy as np

rng = np.random.default_rng(6)
X = rng.uniform(-1, 1, (400, 2))
y = ((X[:, 0] * X[:, 1]) > 0).astype(int)
X_tr, y_tr, X_va, y_va = X[:300], y[:300], X[300:], y[300:]

params = [rng.normal(0, 1, (2, 32)), np.zeros(32), rng.normal(0, 0.25, (32, 2)), np.zeros(2)]
cache = [np.zeros_like(p) for p in params]
keep = 0.8


def forward(x, train):
    z = x @ params[0] + params[1]
    h = np.maximum(z, 0)
    mask = None
    if train:
        mask = (rng.random(h.shape) < keep) / keep
        h = h * mask
    s = h @ params[2] + params[3]
    e = np.exp(s - s.max(axis=1, keepdims=True))
    return z, h, mask, e / e.sum(axis=1, keepdims=True)


for epoch in range(60):
    perm = rng.permutation(300)
    for k in range(0, 300, 50):
        i = perm[k:k + 50]
        z, h, mask, p = forward(X_tr[i], True)
        d = p.copy()
        d[np.arange(50), y_tr[i]] -= 1
        d /= 50
        dz = (d @ params[2].T) * mask * (z > 0)
        grads = [X_tr[i].T @ dz, dz.sum(0), h.T @ d, d.sum(0)]
        for j in range(4):
            cache[j] = 0.9 * cache[j] + 0.1 * grads[j] ** 2
            params[j] -= 0.01 * grads[j] / (np.sqrt(cache[j]) + 1e-7)
    if epoch % 10 == 0:
        p = forward(X_va, False)[3]
        print("epoch", epoch, "val acc", np.mean(p.argmax(1) == y_va))
print("final val acc", np.mean(forward(X_va, False)[3].argmax(1) == y_va))
