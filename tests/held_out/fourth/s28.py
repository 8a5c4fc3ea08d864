import numpy as np

np.random.seed(99)
N, T, D = 120, 5, 4
tokens = np.random.randn(N, T, D)
# target: value of the first feature at the token with the largest second feature
where = tokens[:, :, 1].argmax(axis=1)
y = tokens[np.arange(N), where, 0]

Q, K, V = (np.random.randn(D, D) * 0.5 for _ in range(3))
w = np.random.randn(D) * 0.5
lr = 0.15
m = [np.zeros_like(p) for p in (Q, K, V, w)]

for it in range(800):
    q, k, v = tokens @ Q, tokens @ K, tokens @ V
    s = q @ k.transpose(0, 2, 1) / np.sqrt(D)
    a = np.exp(s - s.max(axis=2, keepdims=True))
    a /= a.sum(axis=2, keepdims=True)
    o = a @ v
    pooled = o.mean(axis=1)
    pred = pooled @ w
    loss = np.mean((pred - y) ** 2)

    g = 2 * (pred - y) / N
    gw = pooled.T @ g
    go = np.repeat((g[:, None] * w)[:, None, :], T, axis=1) / T
    gv = a.transpose(0, 2, 1) @ go
    ga = go @ v.transpose(0, 2, 1)
    gs = a * (ga - (ga * a).sum(axis=2, keepdims=True)) / np.sqrt(D)
    gq, gk = gs @ k, gs.transpose(0, 2, 1) @ q
    flat = tokens.reshape(-1, D)
    grads = [flat.T @ gq.reshape(-1, D), flat.T @ gk.reshape(-1, D), flat.T @ gv.reshape(-1, D), gw]
    for p, gr, mm in zip((Q, K, V, w), grads, m):
        mm *= 0.9
        mm += gr
        p -= lr * mm
    if it % 200 == 0:
        print("iteration", it, "mse", loss)

print("mse", loss, "variance", y.var())
