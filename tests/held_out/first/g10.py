"""Regularised two-layer classifier (course exercise 4)."""
import numpy as np

np.random.seed(8)
m = 300
X = np.random.uniform(-1.5, 1.5, (m, 2))
y = ((X ** 2).sum(axis=1, keepdims=True) < 1.3).astype(float)

theta1 = np.random.randn(2, 12)
theta2 = np.random.randn(12, 1)
bias1 = np.zeros((1, 12))
bias2 = np.zeros((1, 1))
lam = 0.3
alpha = 0.8


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def cost(p):
    ce = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
    reg = lam / (2 * m) * (np.sum(theta1 ** 2) + np.sum(theta2 ** 2))
    return ce + reg


J = []
for it in range(1500):
    a1 = np.tanh(X @ theta1 + bias1)
    p = sigmoid(a1 @ theta2 + bias2)
    J.append(cost(p))
    d2 = (p - y) / m
    d1 = (d2 @ theta2.T) * (1 - a1 ** 2)
    grad2 = a1.T @ d2 + lam / m * theta2
    grad1 = X.T @ d1 + lam / m * theta1
    theta2 -= alpha * grad2
    theta1 -= alpha * grad1
    bias2 -= alpha * d2.sum(axis=0, keepdims=True)
    bias1 -= alpha * d1.sum(axis=0, keepdims=True)

print("cost first %.4f last %.4f" % (J[0], J[-1]))
print("training accuracy", np.mean((p > 0.5) == (y > 0.5)))
