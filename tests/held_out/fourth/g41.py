import numpy as np

rng = np.random.default_rng(15)


def make(n):
    f = rng.normal(size=(n, 2))
    mix = np.array([[1, .5, 0, -.5, 1, .3], [0, 1, -1, .5, .2, -.8]])
    return np.tanh(f @ mix)


class Denoiser:
    def __init__(self, d, h):
        self.E = rng.normal(0, 0.5, (d, h))
        self.e = np.zeros(h)
        self.D = rng.normal(0, 0.5, (h, d))
        self.d = np.zeros(d)

    def __call__(self, x):
        self.h = np.tanh(x @ self.E + self.e)
        return self.h @ self.D + self.d

    def step(self, x, lr=0.2):
        noisy = x
        noisy = noisy * (rng.random(x.shape) > 0.1)           # drop a few pixels
        r = self(noisy)
        g = 2 * (r - x) / len(x)
        gh = g @ self.D.T * (1 - self.h ** 2)
        self.D -= lr * self.h.T @ g
        self.d -= lr * g.sum(0)
        self.E -= lr * noisy.T @ gh
        self.e -= lr * gh.sum(0)
        return np.mean((r - x) ** 2)


train, fresh = make(200), make(100)
net = Denoiser(6, 4)
for epoch in range(600):
    loss = net.step(train)
    if epoch % 100 == 0:
        print("epoch", epoch, "loss", loss)
print("loss", loss)
print("error on fresh rows", np.mean((net(fresh) - fresh) ** 2), "variance", fresh.var())
