# two moons, column convention (features x samples)
import numpy as np

np.random.seed(3)
m = 200
t = np.random.rand(m) * np.pi
upper = np.vstack([np.cos(t[:100]), np.sin(t[:100])])
lower = np.vstack([1 - np.cos(t[100:]), 0.4 - np.sin(t[100:])])
X = np.hstack([upper, lower]) + np.random.randn(2, m) * 0.1
Y = np.hstack([np.zeros((1, 100)), np.ones((1, 100))])


def relu(z):
    return np.maximum(0, z)


def relu_backward(z):
    d = z.copy()
    d[z <= 0] = 0
    d[z > 0] = 1
    return d


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


W1 = np.random.randn(16, 2) * 0.1
b1 = np.zeros((16, 1))
W2 = np.random.randn(16, 16) * 0.1
b2 = np.zeros((16, 1))
W3 = np.random.randn(1, 16) * 0.1
b3 = np.zeros((1, 1))
lr = 0.5

for i in range(800):
    Z1 = W1 @ X + b1
    A1 = relu(Z1)
    Z2 = W2 @ A1 + b2
    A2 = relu(Z2)
    A3 = sigmoid(W3 @ A2 + b3)
    cost = -np.mean(Y * np.log(A3 + 1e-9) + (1 - Y) * np.log(1 - A3 + 1e-9))

    dZ3 = (A3 - Y) / m
    dW3 = dZ3 @ A2.T
    db3 = dZ3.sum(axis=1, keepdims=True)
    dZ2 = W3.T @ dZ3 * relu_backward(Z2)
    dW2 = dZ2 @ A1.T
    db2 = dZ2.sum(axis=1, keepdims=True)
    dZ1 = W2.T @ dZ2 * relu_backward(Z1)
    dW1 = dZ1 @ X.T
    db1 = dZ1.sum(axis=1, keepdims=True)

    W3 -= lr * dW3
    b3 -= lr * db3
    W2 -= lr * dW2
    b2 -= lr * db2
    W1 -= lr * dW1
    b1 -= lr * db1
    if i % 100 == 0:
        print("iteration", i, "cost", round(cost, 4))

print("train accuracy:", np.mean((A3 > 0.5) == Y))
