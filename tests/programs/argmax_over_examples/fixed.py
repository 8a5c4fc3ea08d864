import numpy as np
from sklearn.datasets import load_digits

np.random.seed(0)
d = load_digits()
m = 600
X = d.data[:m].T / 16.0
Y = np.eye(10)[d.target[:m]].T

W1, b1 = np.random.randn(24, 64) * 0.15, np.zeros((24, 1))
W2, b2 = np.random.randn(10, 24) * 0.2, np.zeros((10, 1))


def softmax(Z):
    E = np.exp(Z - Z.max(axis=0, keepdims=True))
    return E / E.sum(axis=0, keepdims=True)


for i in range(150):
    Z1 = W1 @ X + b1
    A1 = np.maximum(0, Z1)
    A2 = softmax(W2 @ A1 + b2)
    dZ2 = A2 - Y
    dZ1 = W2.T @ dZ2 * (Z1 > 0)
    W2 -= 0.3 * dZ2 @ A1.T / m
    b2 -= 0.3 * dZ2.mean(axis=1, keepdims=True)
    W1 -= 0.3 * dZ1 @ X.T / m
    b1 -= 0.3 * dZ1.mean(axis=1, keepdims=True)
    if i % 30 == 0:
        print(i, "cost", -np.sum(Y * np.log(A2 + 1e-12)) / m)

print("accuracy:", np.mean(A2.argmax(axis=0) == d.target[:m]))
