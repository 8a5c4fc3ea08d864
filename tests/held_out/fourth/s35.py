import numpy as np


def dense(w, b):
    def fwd(x):
        def bwd(g):
            return g @ w.T, [(w, x.T @ g), (b, g.sum(axis=0))]
        return x @ w + b, bwd
    return fwd


def tanh():
    def fwd(x):
        y = np.tanh(x)
        return y, lambda g: (g * (1 - y * y), [])
    return fwd


class Trainer:
    def __init__(self, layers, lr):
        self.layers, self.lr = layers, lr
        self.average, self.count = {}, 0

    def predict(self, x):
        for layer in self.layers:
            x, _ = layer(x)
        return x

    def step(self, x, y):
        tape = []
        for layer in self.layers:
            x, back = layer(x)
            tape.append(back)
        diff = x - y
        g = diff / len(diff)
        updates = []
        while tape:
            g, pairs = tape.pop()(g)
            updates += pairs
        for p, d in updates:
            p -= self.lr * d
        return 0.5 * np.mean(diff ** 2)

    def remember(self, params):
        self.count += 1
        for i, p in enumerate(params):
            old = self.average.get(i, np.zeros_like(p))
            self.average[i] = old + (p - old) / self.count


rng = np.random.default_rng(0)
params = [rng.normal(0, 1, (1, 16)), rng.normal(0, 1, 16), rng.normal(0, 0.25, (16, 1)), np.zeros(1)]
trainer = Trainer([dense(*params[:2]), tanh(), dense(*params[2:])], lr=0.15)
x = rng.uniform(-2, 2, (150, 1))
y = np.where(np.abs(x) < 1, 1 - np.abs(x), 0.0) + rng.normal(0, 0.02, x.shape)

for epoch in range(250):
    order = rng.permutation(150)
    losses = [trainer.step(x[order[k:k + 25]], y[order[k:k + 25]]) for k in range(0, 150, 25)]
    if epoch >= 200:
        trainer.remember(params)
    if epoch % 50 == 0:
        print("epoch", epoch, "half mse", np.mean(losses))

for i, p in enumerate(params):
    p[...] = trainer.average[i]
print("half mse with averaged weights", 0.5 * np.mean((trainer.predict(x) - y) ** 2))
