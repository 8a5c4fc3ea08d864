import numpy as np


class Net:
    learning = 0.8
    def __init__(self, *sizes):
        r = np.random.RandomState(5)
        self.layers = [{'W': r.randn(a, b), 'b': np.zeros(b)} for a, b in zip(sizes[:-1], sizes[1:])]
        self.acts = [None] * len(sizes)
    def __call__(self, x):
        self.acts[0] = x
        for k, layer in enumerate(self.layers):
            x = self.acts[k + 1] = 1 / (1 + np.exp(-(x @ layer['W'] + layer['b'])))
        return x
    def learn(self, x, t):
        e = self(x) - t
        for k in reversed(range(len(self.layers))):
            e = e * self.acts[k + 1] * (1 - self.acts[k + 1])
            back = e @ self.layers[k]['W'].T
            self.layers[k]['W'] -= self.learning * self.acts[k].T @ e
            self.layers[k]['b'] = self.layers[k]['b'] - self.learning * e.sum(axis=0)
            e = back
        return float(np.square(self.acts[-1] - t).sum())
x, t = np.eye(4), np.eye(4)[::-1]
n, count = Net(4, 3, 4), 0
while True:
    loss = n.learn(x, t)
    count += 1
    if loss < 0.5 or count > 3000:
        break
print(count, loss)
