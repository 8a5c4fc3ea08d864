import numpy as np


def tanh_prime(x):
    return 1 - np.tanh(x) ** 2


class Approximator:
    def __init__(self, hidden):
        rng = np.random.default_rng(15)
        self.weights1 = rng.normal(0, 1.5, (1, hidden))
        self.bias1 = rng.normal(0, 1, (1, hidden))
        self.weights2 = rng.normal(0, 0.2, (hidden, 1))
        self.bias2 = np.zeros((1, 1))

    def forward(self, x):
        self.z1 = np.dot(x, self.weights1) + self.bias1
        self.a1 = np.tanh(self.z1)
        return np.dot(self.a1, self.weights2) + self.bias2

    def train(self, x, y, learning_rate):
        output = self.forward(x)
        d_output = (output - y) / len(x)
        d_hidden = np.dot(d_output, self.weights2.T) * tanh_prime(self.z1)
        self.weights2 -= learning_rate * np.dot(self.a1.T, d_output)
        self.bias2 -= learning_rate * np.sum(d_output, axis=0, keepdims=True)
        self.weights1 -= learning_rate * np.dot(x.T, d_hidden)
        self.bias1 -= learning_rate * np.sum(d_hidden, axis=0, keepdims=True)
        return np.mean((output - y) ** 2)


x = np.linspace(-2, 2, 100).reshape(-1, 1)
y = np.sin(3 * x) * x
net = Approximator(20)
for epoch in range(2000):
    mse = net.train(x, y, 0.1)
    if epoch % 400 == 0:
        print("epoch", epoch, "train mse", mse)
print("train mse", mse)
