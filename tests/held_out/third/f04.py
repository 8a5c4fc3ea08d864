import numpy as np


class Layer:
    def forward(self, x):
        raise NotImplementedError

    def backward(self, grad, lr):
        raise NotImplementedError


class Dense(Layer):
    def __init__(self, n_in, n_out):
        self.weights = np.random.randn(n_in, n_out) * np.sqrt(1.0 / n_in)
        self.bias = np.zeros((1, n_out))

    def forward(self, x):
        self.x = x
        return x @ self.weights + self.bias

    def backward(self, grad, lr):
        weights = self.weights
        dW = self.x.T @ grad
        dx = grad @ weights.T
        weights = weights - lr * dW
        self.bias -= lr * grad.sum(axis=0, keepdims=True)
        return dx


class Sigmoid(Layer):
    def forward(self, x):
        self.out = 1 / (1 + np.exp(-x))
        return self.out

    def backward(self, grad, lr):
        return grad * self.out * (1 - self.out)


def mse(y_true, y_pred):
    return np.mean((y_true - y_pred) ** 2)


def mse_prime(y_true, y_pred):
    return 2 * (y_pred - y_true) / y_true.size


np.random.seed(42)
X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=float)
Y = np.array([[0], [1], [1], [0]], dtype=float)

network = [Dense(2, 6), Sigmoid(), Dense(6, 1), Sigmoid()]

for epoch in range(5500):
    out = X
    for layer in network:
        out = layer.forward(out)
    grad = mse_prime(Y, out)
    for layer in reversed(network):
        grad = layer.backward(grad, 2.0)
    if epoch % 1000 == 0:
        print(f"{epoch} error={mse(Y, out):.5f}")
print(f"final error={mse(Y, out):.5f}")
print(out)
