import numpy as np

SEED, HIDDEN, LR, MOMENTUM, EPOCHS = 5, 14, 0.01, 0.9, 800
rng = np.random.default_rng(SEED)


def data(n=150):
    x = rng.uniform(-1, 1, (n, 2))
    return x, (np.cos(3 * x[:, :1]) + x[:, 1:])


class Param:
    def __init__(self, value):
        self.value = value
        self.velocity = np.zeros_like(value)
        self.grad = None

    def step(self):
        self.velocity = MOMENTUM * self.velocity + LR * self.grad
        self.value -= self.velocity


x, y = data()
W = Param(rng.normal(0, 1.5, (2, HIDDEN)))
b = Param(rng.normal(0, 0.5, HIDDEN))
u = Param(rng.normal(0, 0.5, (HIDDEN, 1)))
c = Param(np.zeros(1))

for epoch in range(1, EPOCHS + 1):
    h = np.tanh(x @ W.value + b.value)
    out = h @ u.value + c.value
    d = 2 * (out - y) / len(x)
    dh = (d @ u.value.T) * (1 - h ** 2)
    W.grad, b.grad = x.T @ dh, dh.sum(axis=0)
    u.grad, c.grad = h.T @ d, d.sum(axis=0)
    for p in (W, b, u, c):
        p.step()
    if epoch % 160 == 0:
        print(f"{epoch:5d}  mse {np.mean((out - y) ** 2):.5f}")

print("final mse", np.mean((out - y) ** 2))
