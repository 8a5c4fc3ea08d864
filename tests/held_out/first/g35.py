import numpy as np

np.random.seed(16)
n = 200
area = np.random.uniform(40, 200, n)
income = np.random.uniform(15000, 90000, n)
year = np.random.randint(1950, 2020, n)
expensive = ((area / 120 + income / 50000 + (year - 1985) / 60) > 2.2).astype(float).reshape(-1, 1)
X = np.column_stack([area, income, year]).astype(float)
X = (X - X.mean(axis=0)) / X.std(axis=0)


def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -500, 500)))


W1 = np.random.randn(3, 8) * 0.5
b1 = np.zeros((1, 8))
W2 = np.random.randn(8, 1) * 0.5
b2 = np.zeros((1, 1))

for i in range(1000):
    h = sigmoid(np.dot(X, W1) + b1)
    out = sigmoid(np.dot(h, W2) + b2)
    d_out = (out - expensive) / n
    d_h = np.dot(d_out, W2.T) * h * (1 - h)
    W2 -= 1.0 * np.dot(h.T, d_out)
    b2 -= 1.0 * np.sum(d_out, axis=0, keepdims=True)
    W1 -= 1.0 * np.dot(X.T, d_h)
    b1 -= 1.0 * np.sum(d_h, axis=0, keepdims=True)
    if i % 200 == 0:
        print("Iteration", i, "MSE:", np.mean((out - expensive) ** 2))
print("Accuracy: %.1f%%" % (100 * np.mean((out > 0.5) == (expensive > 0.5))))
