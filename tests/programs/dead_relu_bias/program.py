import numpy as np

rng = np.random.default_rng(62)
sizes = [2, 20, 20, 1]
W = [rng.normal(0, np.sqrt(2 / m), (m, n)) for m, n in zip(sizes, sizes[1:])]
b = [np.full(n, -8.0) for n in sizes[1:]]

x = rng.uniform(-1, 1, (128, 2))
y = np.where(x[:, :1] > x[:, 1:], x[:, :1], x[:, 1:]) ** 2

for step in range(1500):
    a = [x]
    for i in range(3):
        z = a[i] @ W[i] + b[i]
        a.append(np.maximum(z, 0) if i < 2 else z)
    d = (a[3] - y) / len(x)
    for i in (2, 1, 0):
        below = d @ W[i].T * (a[i] > 0)
        W[i] -= 0.1 * a[i].T @ d
        b[i] -= 0.1 * d.sum(0)
        d = below
    if step % 300 == 0:
        print(step, "mse now", np.mean((a[3] - y) ** 2), "units on", [float(np.mean(v > 0).round(2)) for v in a[1:3]])
print("step", step, "mse now", np.mean((a[3] - y) ** 2))
