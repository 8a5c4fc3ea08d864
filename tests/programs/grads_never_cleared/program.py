import numpy as np


class Net:
    def __init__(self, n_in, n_hid, seed=0):
        r = np.random.RandomState(seed)
        self.W = r.randn(n_hid, n_in)
        self.b = np.zeros(n_hid)
        self.V = r.randn(n_hid) / np.sqrt(n_hid)
        self.c = 0.0
        self.zero()

    def zero(self):
        self.dW = np.zeros_like(self.W)
        self.db = np.zeros_like(self.b)
        self.dV = np.zeros_like(self.V)
        self.dc = 0.0
        self.count = 0

    def out(self, x):
        self.h = np.tanh(self.W @ x + self.b)
        return self.V @ self.h + self.c

    def add_gradients(self, x, t):
        e = self.out(x) - t
        d = e * self.V * (1 - self.h ** 2)
        self.dV += e * self.h
        self.dc += e
        self.dW += np.outer(d, x)
        self.db += d
        self.count += 1

    def apply(self, lr):
        self.W -= lr * self.dW / 10
        self.b -= lr * self.db / 10
        self.V -= lr * self.dV / 10
        self.c -= lr * self.dc / 10


r = np.random.RandomState(3)
xs = r.uniform(-1, 1, (100, 2))
ts = np.cos(2 * xs[:, 0]) * xs[:, 1]
net = Net(2, 8)
for epoch in range(80):
    order = r.permutation(100)
    for start in range(0, 100, 10):
        for i in order[start:start + 10]:
            net.add_gradients(xs[i], ts[i])
        net.apply(0.1)
    if epoch % 10 == 0:
        print(epoch, np.mean([(net.out(x) - t) ** 2 for x, t in zip(xs, ts)]))
print("mse after training", np.mean([(net.out(x) - t) ** 2 for x, t in zip(xs, ts)]))
