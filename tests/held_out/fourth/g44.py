import numpy as np

np.random.seed(10)
X = np.random.randn(90, 4)
labels = X[:, :3].argmax(axis=1)
Y = np.eye(3)[labels]

learning_rate = 0.5
hidden_size = 8

W1 = np.random.randn(4, hidden_size) * 0.1
b1 = np.zeros((1, hidden_size))
W2 = np.random.randn(hidden_size, 3) * 0.1
b2 = np.zeros((1, 3))

for epoch in range(500):
    # Forward pass
    Z1 = X @ W1 + b1
    A1 = np.maximum(0, Z1)
    Z2 = A1 @ W2 + b2
    exp = np.exp(Z2 - Z2.max(axis=1, keepdims=True))
    A2 = exp / exp.sum(axis=1, keepdims=True)

    # Backward pass
    dZ2 = (A2 - Y) / X.shape[0]
    dW2 = A1.T @ dZ2
    db2 = dZ2.sum(axis=0, keepdims=True)
    dA1 = dZ2 @ W2.T
    dZ1 = dA1 * (Z1 > 0)
    dW1 = X.T @ dZ1
    db1 = dZ1.sum(axis=0, keepdims=True)

    # Update
    W1 -= learning_rate * dW1
    b1 -= learning_rate * db1
    W2 -= learning_rate * dW2
    b2 -= learning_rate * db2

    if epoch % 100 == 0:
        loss = -np.mean(np.log(A2[np.arange(90), labels]))
        print(f"Epoch {epoch}, loss {loss:.4f}")

print("Accuracy:", (A2.argmax(axis=1) == labels).mean())
