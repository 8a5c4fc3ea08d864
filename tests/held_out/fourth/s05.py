import numpy as np

rng = np.random.RandomState(71)
base = (rng.rand(6, 16) > 0.5).astype(float)
clean = base[rng.randint(0, 6, 240)]

def sigmoid(v): return 1 / (1 + np.exp(-v))

class DAE:
    def __init__(self, n, k):
        self.W = rng.randn(n, k) * 0.3
        self.b = np.zeros(k)
        self.V = rng.randn(k, n) * 0.3
        self.c = np.zeros(n)

    def run(self, x):
        self.code = np.tanh(x @ self.W + self.b)
        return sigmoid(self.code @ self.V + self.c)

    def learn(self, x, lr):
        noisy = x.copy()
        noisy[rng.rand(*x.shape) < 0.15] = 0
        out = self.run(noisy)
        d = (out - x) / len(x)
        dc = (d @ self.V.T) * (1 - self.code ** 2)
        self.V -= lr * self.code.T @ d
        self.c -= lr * d.sum(0)
        self.W -= lr * noisy.T @ dc
        self.b -= lr * dc.sum(0)
        return -np.mean(np.sum(x * np.log(out + 1e-9) + (1 - x) * np.log(1 - out + 1e-9), axis=1))

dae = DAE(16, 8)
for epoch in range(60):
    perm = rng.permutation(240)
    losses = [dae.learn(clean[perm[i:i + 40]], 0.7) for i in range(0, 240, 40)]
    if epoch % 12 == 0:
        print("epoch", epoch, "bce per picture", np.mean(losses))

damaged = base.copy()
damaged[:, 3] = 0
damaged[:, 9] = 0
print("pixels repaired", np.mean((dae.run(damaged) > 0.5) == (base > 0.5)))
