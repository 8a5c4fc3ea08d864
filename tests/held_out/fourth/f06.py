import numpy as np

np.random.seed(35)

def cross_entropy(a, y):
    a = np.clip(a, 1e-10, 1 - 1e-10)
    return float(-np.mean(y * np.log(a) + (1 - y) * np.log(1 - a)))

class LogisticUnit:
    def __init__(self, n):
        self.w = np.random.randn(n, 1) * 4
        self.b = np.array([[3.0]])

    def __call__(self, X):
        return 1 / (1 + np.exp(-(X @ self.w + self.b)))

    def gradient(self, X, y):
        a = self(X)
        d = (a - y) * a * (1 - a) / len(X)
        return X.T @ d, d.sum(keepdims=True)


N = 200
X = np.random.randn(N, 4)
y = ((X @ np.array([1.0, -1.0, 2.0, 0.5])) < 0.2).astype(int).reshape(N, 1)
unit = LogisticUnit(4)

losses = []
for it in range(400):
    gw, gb = unit.gradient(X, y)
    unit.w -= 0.8 * gw
    unit.b -= 0.8 * gb
    losses.append(cross_entropy(unit(X), y))
    if it % 80 == 0:
        print("iteration", it, "cross entropy", losses[-1])

print("cross entropy", losses[-1])
print("accuracy", np.mean((unit(X) > 0.5) == y))
