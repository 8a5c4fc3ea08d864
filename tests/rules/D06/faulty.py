import numpy as np

rng = np.random.default_rng(8)
x = np.linspace(-1.0, 1.0, 60).reshape(-1, 1)
t = x**3 - 0.5 * x
u, a = rng.normal(0, 1.0, (1, 10)), rng.normal(0, 0.5, 10)
v, c = rng.normal(0, 0.3, (10, 1)), np.zeros(1)
for epoch in range(300):
    for start in range(0, len(x) // 2, 12):
        part, wanted = x[start : start + 12], t[start : start + 12]
        h = np.tanh(part @ u + a)
        d = (h @ v + c - wanted) / 12
        e = d @ v.T * (1 - h**2)
        v -= 0.2 * h.T @ d
        c -= 0.2 * d.sum(axis=0)
        u -= 0.2 * part.T @ e
        a -= 0.2 * e.sum(axis=0)
print("error", np.mean((np.tanh(x @ u + a) @ v + c - t) ** 2))
