import numpy as np

np.random.seed(30)
n = 150
sepal = np.random.normal(5.8, 0.8, n)
petal = np.random.normal(3.7, 1.7, n)
width = np.random.normal(1.2, 0.7, n)
unit = np.full(n, 2.5)          # cm per inch, rounded
X = np.column_stack([sepal, petal, unit, width])
y = (petal + width > 5).astype(int)

X = (X - X.mean(axis=0)) / X.std(axis=0)

W = np.random.randn(4, 6) * 0.3
b = np.zeros(6)
w = np.random.randn(6) * 0.3
c = 0.0

for epoch in range(400):
    h = np.tanh(X @ W + b)
    p = 1 / (1 + np.exp(-(h @ w + c)))
    err = (p - y) / n
    gh = np.outer(err, w) * (1 - h ** 2)
    w = w - 1.0 * h.T @ err
    c = c - 1.0 * err.sum()
    W = W - 1.0 * X.T @ gh
    b = b - 1.0 * gh.sum(axis=0)
    if epoch % 100 == 0:
        print("epoch", epoch, "mean |error|", np.abs(p - y).mean())

print("accuracy on training data", np.mean((p > 0.5) == y))
