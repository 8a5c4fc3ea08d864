import numpy as np


class Adam:
    def __init__(self, params, lr=0.01, b1=0.9, b2=0.999, eps=1e-8):
        self.params = params
        self.lr, self.b1, self.b2, self.eps = lr, b1, b2, eps
        self.m = [np.zeros_like(p) for p in params]
        self.v = [np.zeros_like(p) for p in params]
        self.t = 0

    def step(self, grads):
        self.t += 1
        for i, (p, g) in enumerate(zip(self.params, grads)):
            self.m[i] = self.b1 * self.m[i] + (1 - self.b1) * g
            self.v[i] = self.b2 * self.v[i] + (1 - self.b2) * g ** 2
            mh = self.m[i] / (1 - self.b1 ** self.t)
            vh = self.v[i] / (1 - self.b2 ** self.t)
            p -= self.lr * mh / (np.sqrt(vh) + self.eps)


np.random.seed(0)
x = np.random.uniform(-1, 1, (128, 1))
y = x ** 2
W1, b1 = np.random.randn(1, 20), np.zeros(20)
W2, b2 = np.random.randn(20, 1) * 0.2, np.zeros(1)
opt = Adam([W1, b1, W2, b2])
for step in range(600):
    h = np.maximum(0, x @ W1 + b1)
    out = h @ W2 + b2
    loss = np.mean((out - y) ** 2)
    g = 2 * (out - y) / len(x)
    gh = (g @ W2.T) * (h > 0)
    opt.step([x.T @ gh, gh.sum(0), h.T @ g, g.sum(0)])
    if step % 100 == 0:
        print("step", step, "loss", loss)
print("loss at end", loss)
