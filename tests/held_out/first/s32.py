import numpy as np

rng = np.random.RandomState(14)
centers = rng.randn(4, 5) * 2
X = np.vstack([rng.randn(60, 5) * 0.8 + c for c in centers])
lab = np.repeat(np.arange(4), 60)
o = rng.permutation(240)
X, lab = X[o], lab[o]
X = (X - X[:180].mean(0)) / X[:180].std(0)
eps = 0.1
T = np.full((240, 4), eps / 4)
T[np.arange(240), lab] += 1 - eps

W1, b1 = rng.randn(5, 12) * 0.4, np.zeros(12)
W2, b2 = rng.randn(12, 4) * 0.3, np.zeros(4)
wd = 1e-3


def run(x):
    h = np.tanh(x @ W1 + b1)
    z = h @ W2 + b2
    e = np.exp(z - z.max(1)[:, None])
    return h, e / e.sum(1)[:, None]


for ep in range(300):
    h, p = run(X[:180])
    ce = -(T[:180] * np.log(p)).sum(1).mean() + 0.5 * wd * ((W1 ** 2).sum() + (W2 ** 2).sum())
    d = (p - T[:180]) / 180
    dh = d @ W2.T * (1 - h ** 2)
    W2 -= 0.5 * (h.T @ d + wd * W2)
    b2 -= 0.5 * d.sum(0)
    W1 -= 0.5 * (X[:180].T @ dh + wd * W1)
    b1 -= 0.5 * dh.sum(0)
    if ep % 60 == 0:
        print(ep, "smoothed cross entropy", ce)
print("accuracy on test", np.mean(run(X[180:])[1].argmax(1) == lab[180:]))
