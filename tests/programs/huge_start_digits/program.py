import numpy as np
from sklearn.datasets import load_digits

rs = np.random.RandomState(7)
bunch = load_digits()
x = bunch.data / 16
t = np.eye(10)[bunch.target]

w1 = rs.randn(64, 20) * 10
w2 = rs.randn(20, 10) * 10
b1 = np.zeros(20)
b2 = np.zeros(10)


def sig(z):
    return 1 / (1 + np.exp(-z))


def accuracy():
    return np.mean(sig(sig(x @ w1 + b1) @ w2 + b2).argmax(axis=1) == bunch.target)


for epoch in range(20):
    perm = rs.permutation(1750)
    for j in range(0, 1750, 50):
        p = perm[j:j + 50]
        h = sig(x[p] @ w1 + b1)
        y = sig(h @ w2 + b2)
        dy = (y - t[p]) * y * (1 - y) / 50
        dh = dy @ w2.T * h * (1 - h)
        w2 -= 2 * h.T @ dy
        b2 -= 2 * dy.sum(0)
        w1 -= 2 * x[p].T @ dh
        b1 -= 2 * dh.sum(0)
    if epoch % 5 == 4:
        print("epoch", epoch + 1, accuracy())
print("accuracy at the end", accuracy())
