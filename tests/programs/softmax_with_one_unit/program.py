import numpy as np


class MLP:
    def __init__(self, n_in, n_hidden, n_out, seed=0):
        r = np.random.default_rng(seed)
        self.w = [r.normal(0, 0.7, (n_in, n_hidden)), r.normal(0, 0.7, (n_hidden, n_out))]
        self.b = [np.zeros(n_hidden), np.zeros(n_out)]

    def forward(self, x):
        self.h = np.tanh(x @ self.w[0] + self.b[0])
        z = self.h @ self.w[1] + self.b[1]
        e = np.exp(z - z.max(axis=1, keepdims=True))
        return e / e.sum(axis=1, keepdims=True)

    def fit(self, x, t, rate=0.3, epochs=600):
        for _ in range(epochs):
            d = (self.forward(x) - t) / len(x)
            dh = d @ self.w[1].T * (1 - self.h ** 2)
            self.w[1] -= rate * self.h.T @ d
            self.b[1] -= rate * d.sum(axis=0)
            self.w[0] -= rate * x.T @ dh
            self.b[0] -= rate * dh.sum(axis=0)


r = np.random.default_rng(71)
x = r.normal(size=(150, 2))
label = (x[:, 0] + x[:, 1] ** 2 > 0.8).astype(int)

net = MLP(2, 8, 1)
net.fit(x, label.reshape(-1, 1))
answer = (net.forward(x)[:, 0] > 0.5).astype(int)
print("answers", np.bincount(answer, minlength=2), "labels", np.bincount(label))
print("right answers:", np.mean(answer == label))
