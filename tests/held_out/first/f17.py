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
        for i, g in enumerate(grads):
            self.m[i] = self.b1 * self.m[i] + (1 - self.b1) * g
            self.v[i] = self.b2 * self.v[i] + (1 - self.b2) * g
            m_hat = self.m[i] / (1 - self.b1 ** self.t)
            v_hat = self.v[i] / (1 - self.b2 ** self.t)
            self.params[i] -= self.lr * m_hat / (np.sqrt(v_hat) + self.eps)


class Net:
    def __init__(self, rng):
        self.W1 = rng.normal(0, np.sqrt(2 / 3), (3, 16))
        self.b1 = np.zeros(16)
        self.W2 = rng.normal(0, np.sqrt(2 / 16), (16, 1))
        self.b2 = np.zeros(1)

    def params(self):
        return [self.W1, self.b1, self.W2, self.b2]

    def forward(self, X):
        self.X = X
        self.Z = X @ self.W1 + self.b1
        self.H = np.maximum(self.Z, 0)
        return self.H @ self.W2 + self.b2

    def backward(self, dY):
        dH = dY @ self.W2.T
        dZ = dH * (self.Z > 0)
        return [self.X.T @ dZ, dZ.sum(0), self.H.T @ dY, dY.sum(0)]


rng = np.random.default_rng(0)
X = rng.uniform(-1, 1, (256, 3))
Y = np.abs(X[:, :1]) + X[:, 1:2] * X[:, 2:3]
Xtr, Ytr, Xva, Yva = X[:200], Y[:200], X[200:], Y[200:]
net = Net(rng)
opt = Adam(net.params(), lr=0.01)
for epoch in range(60):
    order = rng.permutation(len(Xtr))
    for s in range(0, len(Xtr), 20):
        idx = order[s:s + 20]
        pred = net.forward(Xtr[idx])
        opt.step(net.backward(2 * (pred - Ytr[idx]) / len(idx)))
    if epoch % 10 == 0:
        print("epoch", epoch, "val", np.mean((net.forward(Xva) - Yva) ** 2))
print("Final validation loss:", np.mean((net.forward(Xva) - Yva) ** 2))
