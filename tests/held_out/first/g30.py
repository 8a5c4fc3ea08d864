import numpy as np

rng = np.random.RandomState(19)
pos = rng.randn(70, 2) + [1.5, 1.5]
neg = rng.randn(70, 2) + [-1.5, -1.5]
X = np.vstack([pos, neg])
t = np.vstack([np.ones((70, 1)), np.zeros((70, 1))])


def activation(z):
    # sigmoid for the last layer
    return 1 / (1 + np.exp(-z))


class TwoLayer:
    def __init__(self):
        self.W = [rng.randn(2, 6) * 0.5, rng.randn(6, 1) * 0.5]
        self.b = [np.zeros(6), np.zeros(1)]

    def forward(self, x):
        self.hid = np.maximum(x @ self.W[0] + self.b[0], 0)
        return activation(self.hid @ self.W[1] + self.b[1])

    def train_step(self, x, t, lr):
        y = self.forward(x)
        d = (y - t) / len(x)
        dh = d @ self.W[1].T * (self.hid > 0)
        self.W[1] -= lr * self.hid.T @ d
        self.b[1] -= lr * d.sum(0)
        self.W[0] -= lr * x.T @ dh
        self.b[0] -= lr * dh.sum(0)
        return float(np.mean((y - t) ** 2))


model = TwoLayer()
for epoch in range(300):
    loss = model.train_step(X, t, 0.3)
    if epoch % 50 == 0:
        print("epoch {:3d}  loss {:.4f}".format(epoch, loss))
print("accuracy", np.mean((model.forward(X) > 0.5) == (t > 0.5)))
