import numpy as np

np.random.seed(44)
x = np.random.uniform(-1, 1, (100, 2))
t = x[:, :1] ** 2 - x[:, 1:] * 0.5


def forward(p, x):
    a = np.maximum(0, x @ p[0] + p[1])
    return a, a @ p[2] + p[3]


def gradient(p, x, t):
    a, o = forward(p, x)
    d = 2 * (o - t) / len(x)
    da = (d @ p[2].T) * (a > 0)
    return [x.T @ da, da.sum(0), a.T @ d, d.sum(0)]


p = [np.random.randn(2, 16) * 0.8, np.random.randn(16) * 0.1, np.random.randn(16, 1) * 0.3, np.zeros(1)]
v = [np.zeros_like(q) for q in p]
mu, lr = 0.9, 0.02
for it in range(600):
    ahead = [q + mu * u for q, u in zip(p, v)]
    g = gradient(ahead, x, t)
    v = [mu * u - lr * gg for u, gg in zip(v, g)]
    p = [q + u for q, u in zip(p, v)]
    if it % 100 == 0:
        print(it, np.mean((forward(p, x)[1] - t) ** 2))
print("final mse=%.6f" % np.mean((forward(p, x)[1] - t) ** 2))
