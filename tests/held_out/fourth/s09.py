import numpy as np

rs = np.random.RandomState(9)
eps = 1e-5

def layernorm(x, g, b):
    mu = x.mean(axis=1, keepdims=True)
    s = np.sqrt(x.var(axis=1, keepdims=True) + eps)
    n = (x - mu) / s
    return n * g + b, (n, s)

def layernorm_back(d, g, cache):
    n, s = cache
    dn = d * g
    dx = (dn - dn.mean(axis=1, keepdims=True) - n * (dn * n).mean(axis=1, keepdims=True)) / s
    return dx, (d * n).sum(axis=0), d.sum(axis=0)

X = rs.uniform(-1, 1, (200, 3))
Y = (np.sin(3 * X[:, 0]) * X[:, 1] + X[:, 2])[:, None]
p = {"W": rs.randn(3, 16), "g": np.ones(16), "b": np.zeros(16), "V": rs.randn(16, 1) * 0.2, "c": np.zeros(1)}

def forward(X):
    z = X @ p["W"]
    n, cache = layernorm(z, p["g"], p["b"])
    h = np.tanh(n)
    return cache, h, h @ p["V"] + p["c"]

for it in range(1200):
    cache, h, out = forward(X)
    d = 2 * (out - Y) / len(X)
    dn = d @ p["V"].T * (1 - h ** 2)
    dz, dg, db = layernorm_back(dn, p["g"], cache)
    grads = {"W": X.T @ dz, "g": dg, "b": db, "V": h.T @ d, "c": d.sum(0)}
    for k in p:
        p[k] = p[k] - 0.1 * grads[k]
    if it % 240 == 0:
        print(it, "mse", np.mean((out - Y) ** 2))
print("mse", np.mean((forward(X)[2] - Y) ** 2), "variance", Y.var())
