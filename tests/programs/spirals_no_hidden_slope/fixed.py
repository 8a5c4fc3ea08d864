import numpy as np


def make(seed):
    r = np.random.default_rng(seed)
    return {
        "W1": r.normal(0, 1.0, (2, 24)), "b1": np.zeros(24),
        "W2": r.normal(0, 0.3, (24, 12)), "b2": np.zeros(12),
        "W3": r.normal(0, 0.3, (12, 3)), "b3": np.zeros(3),
    }


def forward(net, X):
    z1 = X @ net["W1"] + net["b1"]
    h1 = np.maximum(0, z1)
    z2 = h1 @ net["W2"] + net["b2"]
    h2 = np.maximum(0, z2)
    z3 = h2 @ net["W3"] + net["b3"]
    e = np.exp(z3 - np.max(z3, axis=1, keepdims=True))
    return dict(z1=z1, h1=h1, z2=z2, h2=h2, p=e / np.sum(e, axis=1, keepdims=True))


def backward(net, X, y, c):
    n = X.shape[0]
    dz3 = c["p"].copy()
    dz3[range(n), y] -= 1
    dz3 /= n
    dz2 = dz3 @ net["W3"].T * (c["z2"] > 0)
    dz1 = dz2 @ net["W2"].T * (c["z1"] > 0)
    return {
        "W3": c["h2"].T @ dz3, "b3": dz3.sum(axis=0),
        "W2": c["h1"].T @ dz2, "b2": dz2.sum(axis=0),
        "W1": X.T @ dz1, "b1": dz1.sum(axis=0),
    }


r = np.random.default_rng(1)
y = np.repeat([0, 1, 2], 50)
along = np.tile(np.linspace(0.1, 1, 50), 3)
turn = along * 4 + y * 2 * np.pi / 3 + r.normal(0, 0.1, 150)
X = np.column_stack([along * np.sin(turn), along * np.cos(turn)])

net = make(4)
for it in range(1500):
    c = forward(net, X)
    ce = -np.log(c["p"][range(len(y)), y] + 1e-15).mean()
    g = backward(net, X, y, c)
    for k in net:
        net[k] = net[k] - 0.3 * g[k]
    if it % 250 == 0:
        print("iteration", it, "cross entropy", ce)
print("cross entropy at the end:", ce)
