import numpy as np

np.random.seed(50)


class FullyConnected:
    def __init__(self, a, b):
        self.W = np.random.randn(a, b) * np.sqrt(1 / a)
        self.b = np.zeros(b)

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, d, lr):
        dx = d @ self.W.T
        self.W -= lr * self.x.T @ d
        self.b -= lr * d.sum(axis=0)
        return dx


class TanhLayer:
    def forward(self, x):
        self.y = np.tanh(x)
        return self.y

    def backward(self, d, lr):
        return d * (1 - self.y ** 2)


class SigmoidBCE:
    def forward(self, z, t):
        self.p, self.t = 1 / (1 + np.exp(-z)), t
        return np.mean(np.logaddexp(0, z) - t * z)

    def backward(self):
        return (self.p - self.t) / len(self.t)


X = np.random.uniform(-1, 1, (200, 2))
t = ((X ** 2).sum(axis=1) < 0.6).astype(float)[:, None]

layers = [FullyConnected(2, 16), FullyConnected(16, 1)]
top = SigmoidBCE()

for epoch in range(1500):
    z = X
    for l in layers:
        z = l.forward(z)
    loss = top.forward(z, t)
    d = top.backward()
    for l in layers[::-1]:
        d = l.backward(d, 0.8)
    if epoch % 300 == 0:
        print("Epoch", epoch, "loss", loss)

print("loss", loss, "acc", np.mean((top.p > 0.5) == (t > 0.5)))
