import numpy as np

np.random.seed(13)


class MomentumNet:
    """small net with momentum, binary classification of two moons"""

    def __init__(self, n_hidden=10, lr=0.1, beta=0.9):
        self.lr = lr
        self.beta = beta
        self.W1 = np.random.randn(2, n_hidden)
        self.b1 = np.zeros((1, n_hidden))
        self.W2 = np.random.randn(n_hidden, 1) * 0.5
        self.b2 = np.zeros((1, 1))
        self.v = [np.zeros_like(p) for p in (self.W1, self.b1, self.W2, self.b2)]

    def forward(self, X):
        self.H = np.tanh(X.dot(self.W1) + self.b1)
        self.out = 1 / (1 + np.exp(-self.H.dot(self.W2) - self.b2))
        return self.out

    def backward(self, X, y):
        n = X.shape[0]
        d2 = (self.out - y) / n
        d1 = d2.dot(self.W2.T) * (1 - self.H ** 2)
        return X.T.dot(d1), d1.sum(0, keepdims=True), self.H.T.dot(d2), d2.sum(0, keepdims=True)

    def update(self, grads):
        for i, (p, g) in enumerate(zip((self.W1, self.b1, self.W2, self.b2), grads)):
            self.v[i] = self.beta * self.v[i] - self.lr * g
            p += self.v[i]


def moons(n):
    t = np.random.rand(n) * np.pi
    a = np.c_[np.cos(t), np.sin(t)]
    b = np.c_[1 - np.cos(t), 0.5 - np.sin(t)]
    X = np.vstack([a, b]) + np.random.randn(2 * n, 2) * 0.1
    y = np.r_[np.zeros(n), np.ones(n)].reshape(-1, 1)
    return X, y


X, y = moons(100)
net = MomentumNet()
for it in range(400):
    out = net.forward(X)
    net.update(net.backward(X, y))
    if it % 100 == 0:
        print(it, "mean abs error", np.abs(out - y).mean())
print("accuracy", ((net.forward(X) > 0.5) == y).mean())
