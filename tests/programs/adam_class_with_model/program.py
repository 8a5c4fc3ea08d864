import numpy as np

rng = np.random.default_rng(1234)


class Parameter:
    def __init__(self, data):
        self.data = np.asarray(data, dtype=float)
        self.grad = np.zeros_like(self.data)


class Linear:
    def __init__(self, fan_in, fan_out):
        bound = np.sqrt(6 / fan_in)
        self.weight = Parameter(rng.uniform(-bound, bound, (fan_in, fan_out)))
        self.bias = Parameter(np.zeros(fan_out))

    def forward(self, x):
        self.x = x
        return x @ self.weight.data + self.bias.data

    def backward(self, g):
        self.weight.grad += self.x.T @ g
        self.bias.grad += g.sum(axis=0)
        return g @ self.weight.data.T


class Model:
    def __init__(self, *sizes):
        self.lin = [Linear(a, b) for a, b in zip(sizes, sizes[1:])]

    def parameters(self):
        for l in self.lin:
            yield l.weight
            yield l.bias

    def forward(self, x):
        self.masks = []
        for l in self.lin[:-1]:
            x = l.forward(x)
            self.masks.append(x > 0)
            x = x * self.masks[-1]
        return self.lin[-1].forward(x)

    def backward(self, g):
        g = self.lin[-1].backward(g)
        for l, mask in zip(self.lin[-2::-1], self.masks[::-1]):
            g = l.backward(g * mask)


class BCEWithLogits:
    def forward(self, z, y):
        self.z, self.y = z, y
        return np.mean(np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z))))

    def backward(self):
        return (1 / (1 + np.exp(-self.z)) - self.y) / len(self.y)


class Adam:
    def __init__(self, params, lr=1e-2, betas=(0.9, 0.999), eps=1e-8):
        self.params = list(params)
        self.lr, self.betas, self.eps, self.t = lr, betas, eps, 0
        self.state = [(np.zeros_like(p.data), np.zeros_like(p.data)) for p in self.params]

    def zero_grad(self):
        for p in self.params:
            p.grad[...] = 0

    def step(self):
        self.t += 1
        b1, b2 = self.betas
        for p, (m, v) in zip(self.params, self.state):
            m *= b1
            m += (1 - b1) * p.grad
            v *= b2
            v += (1 - b2) * p.grad ** 2
            p.data -= self.lr * (m / (1 - b1 ** self.t)) / (np.sqrt(v / (1 - b2 ** self.t)) + self.eps)


X = rng.uniform(-1, 1, (600, 2))
y = ((X ** 2).sum(axis=1, keepdims=True) < 0.5).astype(float)
Xv, yv = X[480:], y[480:]
model, loss = Model(2, 16, 8, 1), BCEWithLogits()
adam = Adam(model.parameters())
for epoch in range(40):
    for rows in np.split(rng.permutation(480), 15):
        loss.forward(model.forward(X[rows]), y[rows])
        adam.zero_grad()
        model.backward(loss.backward())
        adam.step()
    if epoch % 10 == 9:
        print("epoch", epoch + 1, "val loss", loss.forward(model.forward(Xv), yv))
