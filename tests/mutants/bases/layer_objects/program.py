import numpy as np

rng = np.random.default_rng(12)


class Dense:
    def __init__(self, inputs, outputs):
        self.weights = rng.normal(0, 1 / np.sqrt(inputs), (inputs, outputs))
        self.bias = np.zeros((1, outputs))

    def forward(self, x):
        self.x = x
        return x @ self.weights + self.bias

    def backward(self, grad, lr):
        grad_in = grad @ self.weights.T
        grad_w = self.x.T @ grad
        grad_b = grad.sum(axis=0, keepdims=True)
        self.weights -= lr * grad_w
        self.bias -= lr * grad_b
        return grad_in


class Tanh:
    def forward(self, x):
        self.out = np.tanh(x)
        return self.out

    def backward(self, grad, lr):
        return grad * (1 - self.out ** 2)


x = np.linspace(-2, 2, 40).reshape(-1, 1)
y = np.sin(x)

hidden = 12
layers = [Dense(1, hidden), Tanh(), Dense(hidden, hidden), Tanh(), Dense(hidden, 1)]

learning_rate = 0.2
for epoch in range(1200):
    out = x
    for layer in layers:
        out = layer.forward(out)
    error = out - y
    grad = 2 * error / len(x)
    for layer in reversed(layers):
        grad = layer.backward(grad, learning_rate)
    if epoch % 400 == 0:
        print(epoch, np.mean(error ** 2))

pred = x
for layer in layers:
    pred = layer.forward(pred)
print("mse %.6f" % np.mean((pred - y) ** 2))
