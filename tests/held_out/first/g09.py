import numpy as np


class Linear:
    def __init__(self, n_in, n_out, rng):
        self.w = rng.standard_normal((n_in, n_out)) * np.sqrt(2.0 / n_in)
        self.b = np.zeros(n_out)
        self.zero_grad()

    def zero_grad(self):
        self.dw = np.zeros_like(self.w)
        self.db = np.zeros_like(self.b)

    def forward(self, x):
        self.x = x
        return x @ self.w + self.b

    def backward(self, g):
        self.dw += self.x.T @ g
        self.db += g.sum(axis=0)
        return g @ self.w.T


class ReLU:
    def forward(self, x):
        self.mask = x > 0
        return x * self.mask

    def backward(self, g):
        return g * self.mask


class MLP:
    def __init__(self):
        rng = np.random.default_rng(0)
        self.modules = [Linear(2, 16, rng), ReLU(), Linear(16, 1, rng)]

    def __call__(self, x):
        for m in self.modules:
            x = m.forward(x)
        return x

    def backward(self, g):
        for m in self.modules[::-1]:
            g = m.backward(g)

    def linears(self):
        return [m for m in self.modules if isinstance(m, Linear)]


def main():
    rng = np.random.default_rng(42)
    x = rng.uniform(-1, 1, (128, 2))
    y = (x[:, :1] - 0.5) * x[:, 1:] + 0.2
    model = MLP()
    lr = 0.05
    for epoch in range(120):
        losses = []
        for i in range(0, len(x), 32):
            xb, yb = x[i:i + 32], y[i:i + 32]
            pred = model(xb)
            losses.append(np.mean((pred - yb) ** 2))
            for m in model.linears():
                m.zero_grad()
            model.backward(2 * (pred - yb) / len(xb))
            for m in model.linears():
                m.w -= lr * m.dw
                m.b -= lr * m.db
        if epoch % 20 == 0:
            print(epoch, np.mean(losses))
    print("loss at the end", np.mean(losses))


if __name__ == "__main__":
    main()
