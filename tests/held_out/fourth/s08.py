import numpy as np

class Tensor2:
    """a weight with its gradient"""
    def __init__(self, data):
        self.data = data
        self.grad = np.zeros_like(data)

class MLP:
    def __init__(self, d, h, o, rng):
        self.W1, self.b1 = Tensor2(rng.normal(0, d ** -0.5, (d, h))), Tensor2(np.zeros(h))
        self.W2, self.b2 = Tensor2(rng.normal(0, h ** -0.5, (h, o))), Tensor2(np.zeros(o))

    def parameters(self):
        yield from (self.W1, self.b1, self.W2, self.b2)

    def loss(self, x, y, scale):
        h = np.tanh(x @ self.W1.data + self.b1.data)
        out = h @ self.W2.data + self.b2.data
        e = out - y
        g = 2 * e / e.size * scale
        self.W2.grad += h.T @ g
        self.b2.grad += g.sum(0)
        gh = (g @ self.W2.data.T) * (1 - h * h)
        self.W1.grad += x.T @ gh
        self.b1.grad += gh.sum(0)
        return (e ** 2).mean()

rng = np.random.default_rng(6)
X = rng.normal(size=(256, 3))
Y = np.stack([np.sin(X[:, 0] + X[:, 1]), X[:, 2] ** 2 / 3], axis=1)
net = MLP(3, 32, 2, rng)
ACC, MICRO, LR = 4, 8, 0.3

for epoch in range(60):
    perm = rng.permutation(len(X))
    losses = []
    for n, start in enumerate(range(0, len(X), MICRO)):
        k = perm[start:start + MICRO]
        losses.append(net.loss(X[k], Y[k], 1 / ACC))
        if (n + 1) % ACC == 0:
            for p in net.parameters():
                p.data -= LR * p.grad
                p.grad[...] = 0
    if epoch % 12 == 0:
        print("epoch", epoch, "mse", np.mean(losses))
print("mse", np.mean(losses), "variance", Y.var(axis=0).mean())
