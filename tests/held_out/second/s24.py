import numpy as np

np.random.seed(17)
x = np.linspace(0, 4, 80)[:, None]
y = 0.8 * x - 1 + np.random.randn(80, 1) * 0.1
y[::16] += 8          # some outliers
w, b, delta = np.random.randn(1, 1), np.zeros(1), 0.5


def huber(e):
    return np.where(np.abs(e) <= delta, 0.5 * e ** 2, delta * (np.abs(e) - 0.5 * delta)).mean()


for k in range(3000):
    e = x @ w + b - y
    g = np.clip(e, -delta, delta) / len(x)
    w -= 0.1 * x.T @ g
    b -= 0.1 * g.sum(axis=0)
    if k % 500 == 0:
        print(k, huber(e))
print("slope", w.item(), "intercept", b.item())
print("huber", huber(e))
