import numpy as np

rng = np.random.default_rng(100)
height = rng.uniform(0.2, 1.0, (90, 1))
age = rng.uniform(0.0, 1.0, (90, 1))
X = np.hstack([height, age])
y = 0.9 * height ** 2 + 0.4 * age

n_hidden = 12
W1 = rng.random((2, n_hidden)) - 0.3
b1 = np.zeros((1, n_hidden))
W2 = rng.random((n_hidden, 1)) - 0.5
b2 = np.zeros((1, 1))
eta = 0.1


def relu(v):
    return np.maximum(v, 0)


for epoch in range(1000):
    z1 = X @ W1 + b1
    a1 = relu(z1)
    yhat = a1 @ W2 + b2
    loss = np.mean((yhat - y) ** 2)
    dy = 2 * (yhat - y) / len(X)
    dW2 = a1.T @ dy
    db2 = dy.sum(axis=0, keepdims=True)
    dz1 = (dy @ W2.T) * (z1 > 0)
    dW1 = X.T @ dz1
    db1 = dz1.sum(axis=0, keepdims=True)
    W2 -= eta * dW2
    b2 -= eta * db2
    W1 -= eta * dW1
    b1 -= eta * db1
    if epoch % 200 == 0:
        print(f"epoch={epoch} loss={loss:.5f}")
print(f"final loss={loss:.6f}")
