import numpy as np

rng = np.random.default_rng(55)
t = np.sort(rng.uniform(-2, 2, 160))[:, None]
f = t ** 3 / 4 - t / 2 + rng.normal(0, 0.05, t.shape)
pick = rng.permutation(160)
tr, va = pick[:120], pick[120:]

W1 = rng.normal(0, 1, (1, 14))
b1 = rng.normal(0, 1, (1, 14))
W2 = rng.normal(0, 0.3, (14, 1))
b2 = np.zeros((1, 1))


def net(x):
    a = np.tanh(x @ W1 + b1)
    return a, a @ W2 + b2


best = np.inf
patience = 20
bad = 0
for epoch in range(3000):
    a, out = net(t[tr])
    g = 2 * (out - f[tr]) / len(tr)
    ga = (g @ W2.T) * (1 - a ** 2)
    W2 -= 0.05 * a.T @ g
    b2 -= 0.05 * g.sum(axis=0)
    W1 -= 0.05 * t[tr].T @ ga
    b1 -= 0.05 * ga.sum(axis=0)

    val = np.mean((net(t[va])[1] - f[va]) ** 2)
    if val < best:
        best = val
        bad = 0
    else:
        bad += 1
    if bad >= patience:
        print("early stopping at epoch", epoch)
        break
    if epoch % 300 == 0:
        print(epoch, "val", val)
print("val mse final", val)
