import numpy as np


class Softplus:
    @staticmethod
    def value(z):
        return np.logaddexp(0, z)

    @staticmethod
    def slope(z):
        return 1 / (1 + np.exp(-z))


class HuberLoss:
    def __init__(self, width=1.0):
        self.width = width

    def value(self, r):
        small = np.abs(r) <= self.width
        return np.where(small, 0.5 * r * r, self.width * (np.abs(r) - 0.5 * self.width)).mean()

    def gradient(self, r):
        return np.clip(r, -self.width, self.width) / len(r)


class RobustNet:
    def __init__(self, units):
        r = np.random.default_rng(7)
        self.W1 = r.normal(0, 2, (1, units)).astype(np.float32)
        self.b1 = r.normal(0, 1, units).astype(np.float32)
        self.W2 = r.normal(0, 0.3, (units, 1)).astype(np.float32)
        self.b2 = np.zeros(1, dtype=np.float32)
        self.loss = HuberLoss()

    def __call__(self, x):
        self.z = x @ self.W1 + self.b1
        self.h = Softplus.value(self.z)
        return self.h @ self.W2 + self.b2

    def fit(self, x, t, rate, momentum, steps):
        names = ["W1", "b1", "W2", "b2"]
        speed = {n: np.zeros_like(getattr(self, n)) for n in names}
        for step in range(steps):
            r = self(x) - t
            d = self.loss.gradient(r)
            dz = d @ self.W2.T * Softplus.slope(self.z)
            grads = {"W2": self.h.T @ d, "b2": d.sum(0), "W1": x.T @ dz, "b1": dz.sum(0)}
            for n in names:
                speed[n] = momentum * speed[n] - rate * grads[n]
                setattr(self, n, getattr(self, n) + speed[n])
            if step % 500 == 0:
                print(step, "huber", self.loss.value(r))


rng = np.random.default_rng(16)
x = rng.uniform(-2, 2, (150, 1)).astype(np.float32)
clean = np.abs(x) - 1 + 0.3 * np.sin(3 * x)
t = clean + rng.normal(0, 0.05, x.shape).astype(np.float32)
t[::15] += 8          # a few readings are nonsense
net = RobustNet(16)
net.fit(x, t, 0.05, 0.9, 2500)
print("median error:", np.median(np.abs(net(x) - clean)))
