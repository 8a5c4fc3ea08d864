import numpy as np

rng = np.random.default_rng(11)

class Linear:
    def __init__(self, nin, nout):
        self.w = rng.normal(0, 1 / np.sqrt(nin), (nin, nout))
        self.b = np.zeros(nout)
        self.zero_grad()

    def zero_grad(self):
        self.dw = np.zeros_like(self.w)
        self.db = np.zeros_like(self.b)

    def forward(self, x):
        self.x = x
        return x.dot(self.w) + self.b

    def backward(self, g):
        # collect the gradient of every sample
        self.dw += np.outer(self.x, g)
        self.db += g
        return self.w.dot(g)

    def step(self, lr):
        self.w -= lr * self.dw
        self.b -= lr * self.db

class Tanh:
    def forward(self, x):
        self.y = np.tanh(x)
        return self.y
    def backward(self, g):
        return g * (1 - self.y ** 2)
    def step(self, lr):
        pass
    def zero_grad(self):
        pass

net = [Linear(2, 10), Tanh(), Linear(10, 1)]

X = rng.uniform(-1, 1, (60, 2))
Y = np.where(X[:, 0] * X[:, 1] > 0, 1.0, -1.0)

def predict(x):
    for layer in net:
        x = layer.forward(x)
    return x

for epoch in range(60):
    perm = rng.permutation(60)
    total = 0.0
    for start in range(0, 60, 10):
        for i in perm[start:start + 10]:
            out = predict(X[i])
            e = out - Y[i]
            total += float(e[0] ** 2)
            g = 2 * e / 10
            for layer in reversed(net):
                g = layer.backward(g)
        for layer in net:
            layer.step(0.2)
    if epoch % 10 == 0:
        print("epoch", epoch, "mse", total / 60)

hits = sum((predict(X[i])[0] > 0) == (Y[i] > 0) for i in range(60))
print("mse", total / 60, "hits", hits, "of 60")
