import numpy as np

rng = np.random.default_rng(68)


class Net:
    def __init__(self):
        self.A, self.a = rng.normal(0, 0.8, (2, 8)), np.zeros(8)
        self.B, self.b = rng.normal(0, 0.5, (8, 3)), np.zeros(3)

    def __call__(self, x):
        self.x = x
        self.h = np.maximum(x @ self.A + self.a, 0)
        e = np.exp(self.h @ self.B + self.b)
        return e / e.sum(1, keepdims=True)

    def update(self, d, rate):
        dh = d @ self.B.T * (self.h > 0)
        self.B -= rate * self.h.T @ d
        self.b -= rate * d.sum(0)
        self.A -= rate * self.x.T @ dh
        self.a -= rate * dh.sum(0)


X = np.concatenate([rng.normal(c, 0.5, (60, 2)) for c in ([0, 1.5], [1.5, -1], [-1.5, -1])])
y = np.repeat([0, 1, 2], 60)
rng.shuffle(X)
rng.shuffle(y)

net = Net()
for epoch in range(50):
    for i in range(0, 180, 30):
        p = net(X[i:i + 30])
        d = (p - np.eye(3)[y[i:i + 30]]) / 30
        net.update(d, 0.2)
    if epoch % 10 == 0:
        print("epoch", epoch, "loss", -np.log(net(X)[np.arange(180), y]).mean())
print("accuracy on the training data:", (net(X).argmax(1) == y).mean())
