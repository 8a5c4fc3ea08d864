import numpy as np

np.random.seed(0)
theta = np.random.rand(200) * 2 * np.pi
y = np.random.randint(0, 2, (200, 1))
radius = np.where(y[:, 0] == 1, 0.4, 1.0)
X = np.stack([radius * np.cos(theta), radius * np.sin(theta)], axis=1) + np.random.randn(200, 2) * 0.06

W1 = np.random.randn(2, 10) * 0.5
b1 = np.zeros((1, 10))
W2 = np.random.randn(10, 1) * 0.5
b2 = np.zeros((1, 1))
lr = 0.5


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


for epoch in range(1500):
    # forward pass
    Z1 = X @ W1 + b1
    A1 = np.tanh(Z1)
    Z2 = A1 @ W2 + b2
    A2 = sigmoid(Z2)

    # backward pass
    dZ2 = (A2 - y) / len(X)
    dW2 = A1.T @ dZ2
    db2 = dZ2.sum(axis=0, keepdims=True)
    dA1 = dZ2 @ W2.T
    dZ1 = dA1 * (1 - A1 ** 2)
    dW1 = X.T @ dZ1
    db1 = dZ1.sum(axis=0, keepdims=True)

    W1 -= lr * dW1
    b1 -= lr * db1
    W2 -= lr * dW2
    b2 -= lr * db2

    if epoch % 300 == 0:
        loss = -np.mean(y * np.log(A2 + 1e-9) + (1 - y) * np.log(1 - A2 + 1e-9))
        print(f"epoch {epoch} loss {loss:.4f}")

print("accuracy:", np.mean((A2 > 0.5) == (y > 0.5)))
