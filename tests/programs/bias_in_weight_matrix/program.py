import numpy as np


def with_ones(a):
    return np.vstack([np.ones((1, a.shape[1])), a])


class Regressor:
    def __init__(self, sizes, seed=0):
        self.random = np.random.RandomState(seed)
        self.theta = [
            np.c_[np.zeros(o), self.random.randn(o, i) * np.sqrt(1.0 / i)]
            for i, o in zip(sizes[:-1], sizes[1:])
        ]

    def propagate(self, x):
        hidden = np.tanh(self.theta[0].dot(with_ones(x)))
        return hidden, self.theta[1].dot(with_ones(hidden))

    def fit(self, x, y, eta=0.1, epochs=300, size=25):
        m = x.shape[1]
        for _ in range(epochs):
            self_order = self.random.permutation(m)
            for k in range(0, m, size):
                pick = self_order[k:k + size]
                hidden, out = self.propagate(x[:, pick])
                d_out = out - y[:, pick]
                d_hid = self.theta[1][:, 1:].T.dot(d_out) * (1 - hidden ** 2)
                self.theta[1] -= eta / len(pick) * d_out.dot(with_ones(hidden).T)
                self.theta[0] -= eta / len(pick) * d_hid.dot(with_ones(x[:, pick]).T)

    def mse(self, x, y):
        return np.mean((self.propagate(x)[1] - y) ** 2)


rs = np.random.RandomState(55)
x = rs.uniform(-1, 1, (3, 400))
y = np.array([x[0] * x[1] + 1, np.sin(2 * x[2]) - x[0]])
net = Regressor([3, 10, 2])
print("before", net.mse(x[:, 300:], y[:, 300:]))
net.fit(x[:, :300], y[:, :300])
print("test error", net.mse(x[:, 300:], y[:, 300:]))
