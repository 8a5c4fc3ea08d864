import random
import numpy as np


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def sigmoid_prime(z):
    return sigmoid(z) * (1 - sigmoid(z))


class Network(object):

    def __init__(self, sizes):
        self.num_layers = len(sizes)
        self.biases = [np.random.randn(y, 1) for y in sizes[1:]]
        self.weights = [np.random.randn(y, x) / np.sqrt(x) for x, y in zip(sizes[:-1], sizes[1:])]
        self.nabla_b = [np.zeros(b.shape) for b in self.biases]
        self.nabla_w = [np.zeros(w.shape) for w in self.weights]

    def feedforward(self, a):
        for b, w in zip(self.biases, self.weights):
            a = sigmoid(np.dot(w, a) + b)
        return a

    def SGD(self, training_data, epochs, mini_batch_size, eta):
        n = len(training_data)
        for j in range(epochs):
            random.shuffle(training_data)
            for k in range(0, n, mini_batch_size):
                self.update_mini_batch(training_data[k:k + mini_batch_size], eta)
            if j % 20 == 0:
                print("Epoch {}: {:.4f}".format(j, self.cost(training_data)))

    def update_mini_batch(self, batch, eta):
        for x, y in batch:
            db, dw = self.backprop(x, y)
            self.nabla_b = [nb + d for nb, d in zip(self.nabla_b, db)]
            self.nabla_w = [nw + d for nw, d in zip(self.nabla_w, dw)]
        self.weights = [w - (eta / len(batch)) * nw for w, nw in zip(self.weights, self.nabla_w)]
        self.biases = [b - (eta / len(batch)) * nb for b, nb in zip(self.biases, self.nabla_b)]

    def backprop(self, x, y):
        nabla_b = [None] * len(self.biases)
        nabla_w = [None] * len(self.weights)
        activation, activations, zs = x, [x], []
        for b, w in zip(self.biases, self.weights):
            z = np.dot(w, activation) + b
            zs.append(z)
            activation = sigmoid(z)
            activations.append(activation)
        delta = (activations[-1] - y) * sigmoid_prime(zs[-1])
        nabla_b[-1] = delta
        nabla_w[-1] = np.dot(delta, activations[-2].T)
        for l in range(2, self.num_layers):
            delta = np.dot(self.weights[-l + 1].T, delta) * sigmoid_prime(zs[-l])
            nabla_b[-l] = delta
            nabla_w[-l] = np.dot(delta, activations[-l - 1].T)
        return nabla_b, nabla_w

    def cost(self, data):
        return np.mean([np.sum((self.feedforward(x) - y) ** 2) for x, y in data])


np.random.seed(10)
random.seed(10)
data = []
for _ in range(60):
    x = np.random.uniform(-1, 1, (1, 1))
    data.append((x, 0.5 + 0.4 * np.sin(3 * x)))

net = Network([1, 6, 1])
net.SGD(data, 100, 10, 3.0)
print("final cost", net.cost(data))
