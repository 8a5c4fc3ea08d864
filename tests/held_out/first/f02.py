import numpy as np


def tanh_deriv(a):
    # derivative of tanh, a = tanh(z)
    return 1.0 - a ** 2


class Layer:
    def __init__(self, n_in, n_out, rng, last=False):
        self.W = rng.normal(0, 1 / np.sqrt(n_in), size=(n_in, n_out))
        self.b = np.zeros(n_out)
        self.last = last

    def forward(self, x):
        self.x = x
        self.z = x @ self.W + self.b
        self.a = self.z if self.last else np.tanh(self.z)
        return self.a

    def backward(self, grad):
        if not self.last:
            grad = grad * tanh_deriv(self.z)
        self.dW = self.x.T @ grad
        self.db = grad.sum(axis=0)
        return grad @ self.W.T


class Net:
    def __init__(self, sizes, seed=0):
        rng = np.random.default_rng(seed)
        self.layers = []
        for i in range(len(sizes) - 1):
            self.layers.append(Layer(sizes[i], sizes[i + 1], rng, last=(i == len(sizes) - 2)))

    def forward(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def step(self, x, y, lr):
        out = self.forward(x)
        diff = out - y
        grad = 2 * diff / len(x)
        for layer in reversed(self.layers):
            grad = layer.backward(grad)
        for layer in self.layers:
            layer.W -= lr * layer.dW
            layer.b -= lr * layer.db
        return np.mean(diff ** 2)


x = np.linspace(-3, 3, 80).reshape(-1, 1)
y = np.sin(x) * 0.8
net = Net([1, 20, 20, 1], seed=4)
for epoch in range(1500):
    loss = net.step(x, y, 0.03)
    if epoch % 300 == 0:
        print(epoch, loss)
print("final loss", loss)
