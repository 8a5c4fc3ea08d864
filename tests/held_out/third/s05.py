import numpy as np

class Classifier:
    keep = 0.8

    def __init__(self, d, h, k, rng):
        self.rng = rng
        self.W = rng.standard_normal((d, h)) * np.sqrt(2.0 / d)
        self.c = np.zeros(h)
        self.U = rng.standard_normal((h, k)) * np.sqrt(1.0 / h)
        self.e = np.zeros(k)

    def scores(self, X, training):
        self.X = X
        self.H = np.maximum(X @ self.W + self.c, 0)
        if training:
            self.mask = (self.rng.random(self.H.shape) < self.keep) / self.keep
            self.H *= self.mask
        return self.H @ self.U + self.e

    def fit_batch(self, X, t, lr):
        z = self.scores(X, True)
        z = z - z.max(axis=1, keepdims=True)
        logp = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
        G = np.exp(logp)
        G[np.arange(len(t)), t] -= 1
        G /= len(t)
        back = (G @ self.U.T) * self.mask
        back[self.H == 0] = 0
        self.U -= lr * self.H.T @ G
        self.e -= lr * G.sum(0)
        self.W -= lr * X.T @ back
        self.c -= lr * back.sum(0)
        return -logp[np.arange(len(t)), t].mean()

    def predict(self, X):
        return self.scores(X, False).argmax(axis=1)


rng = np.random.default_rng(7)
centres = rng.normal(0, 2, (5, 10))
labels = rng.integers(0, 5, 500)
data = centres[labels] + rng.normal(0, 1, (500, 10))
mu, sd = data[:400].mean(0), data[:400].std(0)
data = (data - mu) / sd          # statistics of the training part only
net = Classifier(10, 40, 5, rng)

for epoch in range(30):
    perm = rng.permutation(400)
    losses = [net.fit_batch(data[perm[i:i + 40]], labels[perm[i:i + 40]], 0.2) for i in range(0, 400, 40)]
    if epoch % 6 == 0:
        print(epoch, np.mean(losses))
print("train", np.mean(net.predict(data[:400]) == labels[:400]))
print("test", np.mean(net.predict(data[400:]) == labels[400:]))
