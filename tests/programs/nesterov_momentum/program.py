import numpy as np

rng = np.random.RandomState(60)


def value_and_slopes(theta, x, y):
    W, b, V, c = theta
    h = np.tanh(x @ W + b)
    r = h @ V + c - y
    loss = float((r * r).mean())
    r2 = 2 * r / len(x)
    s = (r2 @ V.T) * (1 - h * h)
    return loss, [x.T @ s, s.sum(0), h.T @ r2, r2.sum(0)]


x = np.linspace(-2, 2, 60)[:, None]
y = x ** 3 / 4 - x / 2
theta = [rng.randn(1, 10), rng.randn(10), rng.randn(10, 1) * 0.3, np.zeros(1)]
speed = [np.zeros_like(p) for p in theta]
mu, eta = 0.9, 0.02

for k in range(1500):
    ahead = [p + mu * v for p, v in zip(theta, speed)]
    _, slopes = value_and_slopes(ahead, x, y)
    speed = [mu * v - eta * s for v, s in zip(speed, slopes)]
    theta = [p + v for p, v in zip(theta, speed)]
    if k % 300 == 0:
        print(k, "loss:", value_and_slopes(theta, x, y)[0])
print("loss:", value_and_slopes(theta, x, y)[0])
