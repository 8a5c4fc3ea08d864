import numpy as np

np.random.seed(4)


class Dense:
    def __init__(self, fan_in, fan_out):
        lim = np.sqrt(6 / (fan_in + fan_out))
        self.W = np.random.uniform(-lim, lim, (fan_out, fan_in))
        self.b = np.zeros(fan_out)
        self.gW = np.zeros_like(self.W)
        self.gb = np.zeros_like(self.b)
        self.count = 0

    def __call__(self, x):
        self.x = x
        return self.W @ x + self.b

    def back(self, g):
        self.gW += np.outer(g, self.x)
        self.gb += g
        self.count += 1
        return g @ self.W

    def step(self, lr):
        self.W -= lr * self.gW / self.count
        self.b -= lr * self.gb / self.count
        self.gW[:] = 0
        self.gb[:] = 0
        self.count = 0


class Sigmoid:
    def __call__(self, x):
        self.s = 1 / (1 + np.exp(-x))
        return self.s

    def back(self, g):
        return g * self.s * (1 - self.s)

    def step(self, lr):
        pass


net = [Dense(2, 20), Sigmoid(), Dense(20, 1), Sigmoid()]
points = np.random.uniform(-1, 1, (60, 2))
inside = (np.abs(points).sum(axis=1) < 0.8) * 1.0

for epoch in range(150):
    loss = 0
    order = np.random.permutation(60)
    for n, i in enumerate(order, start=1):
        a = points[i]
        for layer in net:
            a = layer(a)
        loss += (a[0] - inside[i]) ** 2
        g = 2 * (a - inside[i])
        for layer in net[::-1]:
            g = layer.back(g)
        if n % 6 == 0:
            for layer in net:
                layer.step(6.0)
    if epoch % 30 == 0:
        print(epoch, loss / 60)

def classify(p):
    for layer in net:
        p = layer(p)
    return p[0] > 0.5

print("loss", loss / 60, "correct", sum(classify(p) == (t > 0.5) for p, t in zip(points, inside)), "of 60")
