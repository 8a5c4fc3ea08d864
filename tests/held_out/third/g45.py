import numpy as np

class Network:
    def __init__(self, layers, seed=0):
        r = np.random.default_rng(seed)
        self.w = [r.normal(0, np.sqrt(2 / a), (a, b)) for a, b in zip(layers, layers[1:])]
        self.b = [np.full(b, 0.05) for b in layers[1:]]

    @staticmethod
    def relu(x):
        return np.maximum(x, 0)

    @staticmethod
    def relu_der(x):
        return np.where(x > 0, 1.0, 0.0)

    def train(self, X, Y, lr=0.1, epochs=1200):
        for e in range(1, epochs + 1):
            zs, acts = [], [X]
            for i, (w, b) in enumerate(zip(self.w, self.b)):
                zs.append(acts[-1] @ w + b)
                acts.append(self.relu(zs[-1]) if i + 1 < len(self.w) else zs[-1])
            delta = (acts[-1] - Y) / len(X)
            for i in range(len(self.w) - 1, -1, -1):
                gw, gb = acts[i].T @ delta, delta.sum(axis=0)
                if i > 0:
                    delta = (delta @ self.w[i].T) * self.relu_der(zs[i - 1])
                self.w[i] -= lr * gw
                self.b[i] -= lr * gb
            if e % 200 == 0:
                print("epoch", e, "mse", np.mean((acts[-1] - Y) ** 2))

    def predict(self, X):
        out = X
        for i, (w, b) in enumerate(zip(self.w, self.b)):
            out = out @ w + b
            if i + 1 < len(self.w):
                out = self.relu(out)
        return out

rng = np.random.default_rng(3)
X = rng.uniform(-1, 1, (100, 2))
Y = np.abs(X[:, :1]) + X[:, 1:] * 0.5 + 2

net = Network([2, 12, 8, 1])
net.train(X, Y)
print("mse of predict", np.mean((net.predict(X) - Y) ** 2))
