import numpy as np

rng = np.random.default_rng(39)


class Trainer:
    def __init__(self, width, depth):
        self.mats = [rng.normal(0, 1 / np.sqrt(width), (width, width)) for _ in range(depth)]
        self.velocity = [np.zeros((width, width)) for _ in range(depth)]

    def forward(self, x):
        self.seen = [x]
        for m in self.mats[:-1]:
            self.seen.append(np.tanh(self.seen[-1] @ m))
        return self.seen[-1] @ self.mats[-1]

    def step(self, x, y, rate=0.1, mu=0.9):
        d = (self.forward(x) - y) / len(x)
        for m, v, a in zip(self.mats[::-1], self.velocity[::-1], self.seen[::-1]):
            g = a.T @ d
            d = d @ m.T * (1 - a ** 2)
            v *= mu
            v -= rate * g
            m += v


x = rng.uniform(-1, 1, (120, 5))
y = np.sin(x @ rng.normal(0, 1, (5, 5)))
trainer = Trainer(5, 3)
for k in range(800):
    trainer.step(x, y)
    if k % 200 == 0:
        print(k, "mse =", np.mean((trainer.forward(x) - y) ** 2))
print("mse =", np.mean((trainer.forward(x) - y) ** 2))
