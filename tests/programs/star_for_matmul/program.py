import numpy as np

rng = np.random.default_rng(24)
x = rng.uniform(-1, 1, (3, 3))          # three examples, one a column
t = np.array([[0.5, -0.2, 0.9], [-0.7, 0.4, 0.1], [0.3, 0.8, -0.6]])
A = rng.normal(0, 0.7, (3, 3))
B = rng.normal(0, 0.7, (3, 3))

for i in range(1500):
    h = np.tanh(A @ x)
    out = B * h
    e = out - t
    dh = B.T @ e * (1 - h * h)
    B = B - 0.05 * e @ h.T
    A = A - 0.05 * dh @ x.T
    if i % 300 == 0:
        print("loss", 0.5 * np.sum(e ** 2))
print("loss at last", 0.5 * np.sum(e ** 2))
