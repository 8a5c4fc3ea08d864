import numpy as np

np.random.seed(1)


class Dense:
    def __init__(self, i, o):
        self.w = np.random.uniform(-1, 1, (o, i))
        self.b = np.random.uniform(-1, 1, (o, 1))

    def forward(self, x):
        self.x = x
        self.out = 1 / (1 + np.exp(-(self.w @ x + self.b)))
        return self.out

    def backward(self, err, eta):
        delta = err * self.out * (1 - self.out)
        below = self.w.T @ delta
        self.w -= eta * delta @ self.x.T
        self.b -= eta * delta
        return below


# teach the network the three-bit parity
X = np.array([[int(c) for c in format(i, "03b")] for i in range(8)], dtype=float)
T = X.sum(axis=1) % 2

net = [Dense(3, 6), Dense(6, 1)]
eta = 6.0
for epoch in range(1200):
    total = 0.0
    for k in np.random.permutation(8):
        a = X[k].reshape(-1, 1)
        for layer in net:
            a = layer.forward(a)
        total += float((a[0, 0] - T[k]) ** 2)
        g = a - T[k]
        for layer in reversed(net):
            g = layer.backward(g, eta)
    if epoch % 300 == 0:
        print("epoch", epoch, "loss", total / 8)
print("last epoch loss:", total / 8)
