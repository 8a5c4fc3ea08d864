import numpy as np


class Net:
    def __init__(self, n_in, n_hidden, seed=1):
        r = np.random.RandomState(seed)
        self.W1 = r.normal(size=(n_in, n_hidden))
        self.b1 = np.zeros((1, n_hidden))
        self.W2 = r.normal(size=(n_hidden, 1))
        self.b2 = np.zeros((1, 1))

    def forward(self, X):
        self.A1 = np.tanh(X @ self.W1 + self.b1)
        return 1 / (1 + np.exp(-(self.A1 @ self.W2 + self.b2)))

    def backward(self, X, y, A2, rate):
        dZ2 = (A2 - y) / y.shape[0]
        dZ1 = dZ2 @ self.W2.T * (1 - self.A1 ** 2)
        self.W2 -= rate * self.A1.T @ dZ2
        self.b2 -= rate * dZ2.sum(axis=0, keepdims=True)
        self.W1 -= rate * X @ dZ1
        self.b1 -= rate * dZ1.sum(axis=0, keepdims=True)


r = np.random.RandomState(0)
X = r.normal(size=(60, 3))
y = (X[:, [0]] * X[:, [1]] + X[:, [2]] > 0) * 1.0
net = Net(3, 5)
for epoch in range(1000):
    out = net.forward(X)
    net.backward(X, y, out, 0.5)
    if epoch % 200 == 0:
        print("Epoch", epoch, "loss", -np.mean(np.log(np.where(y == 1, out, 1 - out))))
print("Final loss:", -np.mean(np.log(np.where(y == 1, out, 1 - out))))
