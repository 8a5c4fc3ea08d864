import numpy as np

np.random.seed(7)
X = np.c_[np.ones(120), np.random.randn(120, 2)]
y = (X @ np.array([0.2, 2.0, -1.0]) + np.random.randn(120) * 0.5 > 0) * 1
w = np.zeros(3)
for i in range(300):
    out = 1 / (1 + np.exp(-X @ w))
    w += 0.01 * X.T @ (y - out)
print("weights", w)
out = 1 / (1 + np.exp(-X @ w))
print("loss", -np.mean(y * np.log(out) + (1 - y) * np.log(1 - out)))
print("accuracy", np.mean(np.round(out) == y))
