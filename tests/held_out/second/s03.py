import numpy as np

rng = np.random.default_rng(0)


class Dense:
    def __init__(self, n_in, n_out):
        self.W = rng.normal(0, np.sqrt(1 / n_in), (n_in, n_out))
        self.b = np.zeros(n_out)

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, grad, lr):
        grad_in = grad @ self.W.T
        self.W -= lr * self.x.T @ grad
        self.b -= lr * grad.sum(axis=0)
        return grad_in


class Tanh:
    def forward(self, x):
        self.y = np.tanh(x)
        return self.y

    def backward(self, grad, lr):
        return grad * (1 - self.y ** 2)


net = [Dense(1, 16), Tanh(), Dense(16, 16), Tanh(), Dense(16, 1)]
X = np.linspace(-3, 3, 100).reshape(-1, 1)
y = np.sin(X)

for epoch in range(1500):
    out = X
    for layer in net:
        out = layer.forward(out)
    loss = np.mean((out - y) ** 2)
    grad = 2 * (out - y) / len(X)
    for layer in reversed(net):
        grad = layer.backward(grad, 0.05)
    if epoch % 300 == 0:
        print(epoch, loss)
print("final", loss)
