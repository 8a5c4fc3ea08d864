import numpy as np

rng = np.random.default_rng(6)
x = rng.uniform(-1, 1, (50, 4))
t = (x[:, [0]] * x[:, [1]] > 0) * 1.0
v = rng.normal(0, 1, (4, 7))
u = rng.normal(0, 1, (7, 1))

for _ in range(4000):
    h = np.tanh(x @ v)
    y = 1 / (1 + np.exp(-(h @ u)))
    d = (y - t) / len(x)
    dh = d @ u * (1 - h**2)
    u -= 0.8 * h.T @ d
    v -= 0.8 * x.T @ dh

print("loss", 0.5 * np.mean((y - t) ** 2))
