import numpy as np

class Adam:
    def __init__(self, params, lr=1e-2, betas=(0.9, 0.999), eps=1e-8):
        self.params = params
        self.lr, self.betas, self.eps = lr, betas, eps
        self.m = [np.zeros_like(p) for p in params]
        self.s = [np.zeros_like(p) for p in params]
        self.t = 0

    def step(self, grads):
        self.t += 1
        b1, b2 = self.betas
        rate = self.lr * np.sqrt(1 - b2 ** self.t) / (1 - b1 ** self.t)
        for p, g, m, s in zip(self.params, grads, self.m, self.s):
            m += (1 - b1) * (g - m)
            s += (1 - b2) * (g * g - s)
            p -= rate * m / (np.sqrt(s) + self.eps)

rng = np.random.default_rng(0)
x = np.sort(rng.uniform(-2, 2, 100))[:, None]
y = x ** 3 - 2 * x + rng.normal(0, 0.1, x.shape)

W1, b1 = rng.normal(0, 1, (1, 32)), rng.normal(0, 1, 32)
W2, b2 = np.zeros((32, 1)), np.zeros(1)      # output layer starts at zero
opt = Adam([W1, b1, W2, b2])

for epoch in range(1000):
    z = x @ W1 + b1
    h = np.tanh(z)
    f = h @ W2 + b2
    r = (f - y) / len(x)
    dh = r @ W2.T
    dz = dh / np.cosh(z) ** 2
    opt.step([x.T @ dz, dz.sum(0), h.T @ r, r.sum(0)])
    if epoch % 200 == 0:
        print(epoch, 0.5 * np.mean((f - y) ** 2))

print("half mse", 0.5 * np.mean((f - y) ** 2))
