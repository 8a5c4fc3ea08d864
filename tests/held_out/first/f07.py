# fit a parabola with a small network
import numpy as np

np.random.seed(5)
xs = np.linspace(-1, 1, 60)[:, None]
ys = xs ** 2 - 0.3

W1 = np.random.randn(1, 12)
b1 = np.random.randn(1, 12) * 0.5
W2 = np.random.randn(12, 1) * 0.3
b2 = np.zeros((1, 1))


def mse(p, t):
    return np.mean((p - t) ** 2)


def mse_grad(p, t):
    return np.sign(p - t)


lr = 0.1
history = []
for step in range(1500):
    h = np.tanh(xs @ W1 + b1)
    p = h @ W2 + b2
    history.append(mse(p, ys))
    g = mse_grad(p, ys)
    gW2 = h.T @ g
    gb2 = g.sum(axis=0, keepdims=True)
    gh = (g @ W2.T) * (1 - h * h)
    gW1 = xs.T @ gh
    gb1 = gh.sum(axis=0, keepdims=True)
    W1 -= lr * gW1
    b1 -= lr * gb1
    W2 -= lr * gW2
    b2 -= lr * gb2

print("first:", history[0])
print("final mean squared error:", history[-1])
