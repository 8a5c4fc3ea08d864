import numpy as np

np.random.seed(30)

# Прогноз температуры по трём признакам
n = 160
X = np.random.randn(n, 3)
y = np.tanh(X[:, [0]] - X[:, [1]]) + 0.3 * X[:, [2]] + 0.05 * np.random.randn(n, 1)


class Net:
    def __init__(self, lr):
        self.lr = lr
        self.p = {"W1": np.random.randn(3, 8) * 0.3, "b1": np.zeros(8),
                  "W2": np.random.randn(8, 1) * 0.3, "b2": np.zeros(1)}

    def forward(self, X):
        self.h = np.tanh(X @ self.p["W1"] + self.p["b1"])
        return self.h @ self.p["W2"] + self.p["b2"]

    def backward(self, X, y, out):
        d = self.lr * (out - y) / len(X)
        dh = d @ self.p["W2"].T * (1 - self.h ** 2)
        return {"W1": X.T @ dh, "b1": dh.sum(axis=0),
                "W2": self.h.T @ d, "b2": d.sum(axis=0)}

    def update(self, g):
        for k in self.p:
            self.p[k] -= self.lr * g[k]


net = Net(lr=0.05)
for epoch in range(1500):
    out = net.forward(X)
    g = net.backward(X, y, out)
    net.update(g)
    if epoch % 300 == 0:
        print(epoch, "MSE =", np.mean((out - y) ** 2))

print("MSE в конце:", np.mean((net.forward(X) - y) ** 2))
