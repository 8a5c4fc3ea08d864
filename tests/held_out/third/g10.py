import numpy as np
import argparse


def make_moons(n, noise, rng):
    t = rng.uniform(0, np.pi, n)
    a = np.c_[np.cos(t), np.sin(t)]
    b = np.c_[1 - np.cos(t), 0.5 - np.sin(t)]
    X = np.vstack([a, b]) + rng.normal(0, noise, (2 * n, 2))
    y = np.r_[np.zeros(n), np.ones(n)].reshape(-1, 1)
    return X, y


class MLP:
    def __init__(self, sizes, rng):
        self.W = [rng.normal(0, np.sqrt(2 / i), (i, o)) for i, o in zip(sizes, sizes[1:])]
        self.b = [np.zeros(o) for o in sizes[1:]]
        self.vW = [np.zeros_like(w) for w in self.W]
        self.vb = [np.zeros_like(b) for b in self.b]

    def forward(self, X):
        self.acts = [X]
        for k in range(len(self.W)):
            z = self.acts[-1] @ self.W[k] + self.b[k]
            last = k == len(self.W) - 1
            self.acts.append(1 / (1 + np.exp(-np.clip(z, -50, 50))) if last else np.maximum(z, 0))
        return self.acts[-1]

    def backward(self, y):
        delta = (self.acts[-1] - y) / len(y)
        gW, gb = [], []
        for k in reversed(range(len(self.W))):
            gW.insert(0, self.acts[k].T @ delta)
            gb.insert(0, delta.sum(0))
            if k:
                delta = (delta @ self.W[k].T) * (self.acts[k] > 0)
        return gW, gb

    def step(self, gW, gb, lr, mu):
        for k in range(len(self.W)):
            self.vW[k] = mu * self.vW[k] - lr * gW[k]
            self.vb[k] = mu * self.vb[k] - lr * gb[k]
            self.W[k] += self.vW[k]
            self.b[k] += self.vb[k]


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--lr", type=float, default=0.1)
    ap.add_argument("--momentum", type=float, default=0.9)
    ap.add_argument("--epochs", type=int, default=400)
    args = ap.parse_args()
    rng = np.random.default_rng(1)
    X, y = make_moons(100, 0.1, rng)
    net = MLP([2, 16, 16, 1], rng)
    for e in range(args.epochs):
        p = np.clip(net.forward(X), 1e-9, 1 - 1e-9)
        loss = -(y * np.log(p) + (1 - y) * np.log(1 - p)).mean()
        net.step(*net.backward(y), args.lr, args.momentum)
        if e % 80 == 0:
            print("epoch", e, "loss", loss)
    print("loss", loss, "acc", ((p > 0.5) == y).mean())


if __name__ == "__main__":
    main()
