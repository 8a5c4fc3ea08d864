import numpy as np

np.random.seed(9)
x = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
t = np.array([[1], [0], [0], [1]])
w, b = np.random.randn(2, 4), np.random.randn(4)
v, c = np.random.randn(4, 1), np.random.randn(1)
for n in range(2000):
    h = np.tanh(x @ w + b)
    y = 1 / (1 + np.exp(-(h @ v + c)))
    if n % 400 == 0:
        print(n, "cost", -np.mean(np.log(np.where(t == 1, y, 1 - y))))
    dy = y - t
    dh = dy @ v.T * (1 - h * h)
    v = v - 0.3 * h.T @ dy
    c = c - 0.3 * dy.sum(axis=0)
    w = w - 0.3 * x.T @ dh
    b = b - 0.3 * dh.sum(axis=1)
print(n, "cost", -np.mean(np.log(np.where(t == 1, y, 1 - y))))
