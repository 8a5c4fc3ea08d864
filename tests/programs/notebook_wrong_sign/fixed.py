import numpy as np
rng = np.random.default_rng(14)
x = np.linspace(-3, 3, 80)[:, None]
y = np.sin(x) + 0.05 * rng.normal(size=x.shape)
n = len(x)
w1, b1 = rng.normal(size=(1, 12)), rng.normal(size=12)
w2, b2 = rng.normal(size=(12, 1)) * 0.3, np.zeros(1)
losses = []
for epoch in range(2000):
    h = np.tanh(x @ w1 + b1)
    out = h @ w2 + b2
    losses.append(np.mean((out - y) ** 2))
    do = 2 * (out - y) / n
    dh = 2 * (out - y) / n @ w2.T * (1 - h ** 2)
    w2 -= 0.05 * h.T @ do
    b2 -= 0.05 * do.sum(axis=0)
    w1 -= 0.05 * x.T @ dh
    b1 -= 0.05 * dh.sum(axis=0)
print('first loss', losses[0])
print('final loss', losses[-1])
