import numpy as np

rng = np.random.default_rng(64)
p = {
    "W": rng.normal(0, 0.7, (2, 12)), "gamma": np.ones(12), "beta": np.zeros(12),
    "V": rng.normal(0, 0.4, (12, 1)), "c": np.zeros(1),
}
running = {"mean": np.zeros(12), "var": np.ones(12)}


def forward(x, train):
    z = x @ p["W"]
    if train:
        mean, var = z.mean(0), z.var(0)
        for name, value in (("mean", mean), ("var", var)):
            running[name] = 0.9 * running[name] + 0.1 * value
    else:
        mean, var = running["mean"], running["var"]
    std = np.sqrt(var + 1e-5)
    n = (z - mean) / std
    a = np.maximum(p["gamma"] * n + p["beta"], 0)
    return n, std, a, 1 / (1 + np.exp(-(a @ p["V"] + p["c"])))


def backward(x, y, n, std, a, out):
    do = (out - y) / len(x)
    da = do @ p["V"].T * (a > 0)
    dn = da * p["gamma"]
    dz = (dn - dn.mean(0) - n * (dn * n).mean(0)) / std
    return {"V": a.T @ do, "c": do.sum(0), "gamma": (da * n).sum(0), "beta": da.sum(0), "W": x.T @ dz}


x = rng.uniform(-2, 2, (500, 2))
y = (x[:, :1] ** 2 > x[:, 1:] + 1).astype(float)
for epoch in range(60):
    for rows in np.split(rng.permutation(400), 10):
        n, std, a, out = forward(x[rows], True)
        for name, g in backward(x[rows], y[rows], n, std, a, out).items():
            p[name] -= 0.5 * g
print("test share right", np.mean((forward(x[400:], False)[3] > 0.5) == (y[400:] > 0.5)))
