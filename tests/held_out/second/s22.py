import numpy as np

np.random.seed(14)
x = np.random.uniform(-2, 2, (90, 1))
y = np.tanh(2 * x) + 0.3 * x + np.random.randn(90, 1) * 0.1
xt, yt, xv, yv = x[:60], y[:60], x[60:], y[60:]

p = [np.random.randn(1, 10), np.zeros(10), np.random.randn(10, 1) * 0.3, np.zeros(1)]


def net(x):
    h = np.tanh(x @ p[0] + p[1])
    return h, h @ p[2] + p[3]


best, best_p, wait = np.inf, None, 0
for epoch in range(3000):
    rate = 0.004 / (1 + 0.001 * epoch)
    h, o = net(xt)
    d = o - yt
    dh = d @ p[2].T * (1 - h * h)
    for q, g in zip(p, (xt.T @ dh, dh.sum(0), h.T @ d, d.sum(0))):
        q -= rate * g
    val = np.mean((net(xv)[1] - yv) ** 2)
    if val < best - 1e-6:
        best, best_p, wait = val, [q.copy() for q in p], 0
    else:
        wait += 1
        if wait >= 50:
            print("early stop at", epoch)
            break
p = best_p
print("validation mse", np.mean((net(xv)[1] - yv) ** 2))
