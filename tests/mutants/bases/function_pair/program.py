import numpy as np


def make_moons(n, rng):
    t = rng.uniform(0, np.pi, n)
    upper = np.column_stack([np.cos(t), np.sin(t)])
    lower = np.column_stack([1 - np.cos(t), 0.4 - np.sin(t)])
    points = np.vstack([upper, lower]) + rng.normal(0, 0.1, (2 * n, 2))
    labels = np.concatenate([np.zeros(n), np.ones(n)])
    return points, labels.reshape(-1, 1)


def init(n_in, n_hid, n_out, rng):
    Wh = rng.normal(0, 1.0, (n_in, n_hid))
    bh = np.zeros(n_hid)
    Wo = rng.normal(0, 0.5, (n_hid, n_out))
    bo = np.zeros(n_out)
    return Wh, bh, Wo, bo


def forward(X, Wh, bh, Wo, bo):
    h = np.tanh(X @ Wh + bh)
    p = 1.0 / (1.0 + np.exp(-(h @ Wo + bo)))
    return h, p


def cross_entropy(p, t):
    return -np.mean(t * np.log(p + 1e-12) + (1 - t) * np.log(1 - p + 1e-12))


def backward(X, t, h, p, Wo):
    n = X.shape[0]
    d_out = (p - t) / n
    g_Wo = h.T @ d_out
    g_bo = d_out.sum(axis=0)
    d_hid = d_out @ Wo.T * (1 - h ** 2)
    g_Wh = X.T @ d_hid
    g_bh = d_hid.sum(axis=0)
    return g_Wh, g_bh, g_Wo, g_bo


def train(X, t, steps=600, rate=1.0):
    rng = np.random.default_rng(4)
    Wh, bh, Wo, bo = init(2, 8, 1, rng)
    for step in range(steps):
        h, p = forward(X, Wh, bh, Wo, bo)
        g_Wh, g_bh, g_Wo, g_bo = backward(X, t, h, p, Wo)
        Wh = Wh - rate * g_Wh
        bh = bh - rate * g_bh
        Wo = Wo - rate * g_Wo
        bo = bo - rate * g_bo
        if step % 100 == 0:
            print("step", step, "loss", cross_entropy(p, t))
    return Wh, bh, Wo, bo


X, t = make_moons(60, np.random.default_rng(1))
Wh, bh, Wo, bo = train(X, t)
h, p = forward(X, Wh, bh, Wo, bo)
print("accuracy", ((p > 0.5) == t).mean())
print("cross entropy", cross_entropy(p, t))
