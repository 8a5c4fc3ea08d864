import numpy as np

# fully connected net of any depth, constant width
rs = np.random.RandomState(16)
WIDTH = 5


class DeepNet:
    def __init__(self, depth):
        self.depth = depth
        self.weights = [rs.randn(WIDTH, WIDTH) * 0.6 for _ in range(depth)]
        self.biases = [rs.randn(1, WIDTH) * 0.1 for _ in range(depth)]

    def sigmoid(self, x):
        return 1 / (1 + np.exp(-x))

    def forward(self, x):
        self.outputs = []
        for w, b in zip(self.weights, self.biases):
            x = self.sigmoid(x @ w + b)
            self.outputs.append(x)
        return x

    def backward(self, x, target, rate):
        deltas = [None] * self.depth
        last = self.outputs[-1]
        deltas[-1] = (last - target) * last * (1 - last)
        for i in range(self.depth - 2, -1, -1):
            o = self.outputs[i]
            deltas[i] = (deltas[i + 1] @ self.weights[i + 1].T) * o * (1 - o)
        for i in range(self.depth):
            inp = x if i == 0 else self.outputs[i - 1]
            self.weights[i] -= rate * inp.T @ deltas[i] / len(x)
            self.biases[i] -= rate * deltas[i].mean(axis=0, keepdims=True)


X = rs.randint(0, 2, (64, WIDTH)).astype(float)
T = np.stack([X[:, 0], np.maximum(X[:, 1], X[:, 2]), X[:, 3] * X[:, 4], 1 - X[:, 0], np.abs(X[:, 1] - X[:, 4])], axis=1)

net = DeepNet(3)
for epoch in range(2500):
    y = net.forward(X)
    if epoch % 500 == 0:
        print("Epoch %d  error %.5f" % (epoch, np.mean((y - T) ** 2)))
    net.backward(X, T, 8.0)

print("final error %.5f" % np.mean((net.forward(X) - T) ** 2))
