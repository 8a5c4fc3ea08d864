import numpy as np
np.random.seed(58)

n, d, hidden = 200, 8, 8
X = np.random.rand(n, d) * 2 - 1
coef = np.random.randn(d)
y = (np.abs(X @ coef) > 0.8).astype(float).reshape(-1, 1)

W1 = np.random.randn(d, hidden) * 0.7
b1 = np.zeros((1, hidden))
W2 = np.random.randn(hidden, 1) * 0.7
b2 = np.zeros((1, 1))

def forward(X):
    z1 = np.dot(X, W1) + b1
    a1 = np.maximum(0.01 * z1, z1)
    a2 = 1 / (1 + np.exp(-np.dot(a1, W2) - b2))
    return z1, a1, a2

lr = 0.5
for epoch in range(1500):
    z1, a1, a2 = forward(X)
    d2 = (a2 - y) / n
    d1 = np.dot(d2, W2.T) * np.where(z1 > 0, 1, 0.01)

    dW2 = np.dot(X.T, d2)
    db2 = np.sum(d2, axis=0, keepdims=True)
    dW1 = np.dot(X.T, d1)
    db1 = np.sum(d1, axis=0, keepdims=True)

    W2 -= lr * dW2
    b2 -= lr * db2
    W1 -= lr * dW1
    b1 -= lr * db1

    if epoch % 250 == 0:
        print(f"epoch={epoch} loss={-np.mean(y * np.log(a2 + 1e-9) + (1 - y) * np.log(1 - a2 + 1e-9)):.4f} acc={np.mean((a2 > .5) == y):.3f}")

a2 = forward(X)[2]
print("final accuracy", np.mean((a2 > 0.5) == y))
