import numpy as np; np.random.seed(4)
X = np.c_[[0, 0, 1, 1], [0, 1, 0, 1], [1, 1, 1, 1]]; T = np.c_[[0, 1, 1, 0]]
A, B = np.random.randn(3, 5), np.random.randn(5, 1); s = lambda v: 1 / (1 + np.exp(-v))
for _ in range(6000):
    h = s(X @ A); y = s(h @ B)
    A += X.T @ ((d := (T - y) * y * (1 - y)) @ B.T * h * (1 - h)); B += h.T @ d
print(y.round(2).T, f"e={np.abs(T - y).max():.5f}")
