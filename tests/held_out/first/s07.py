import numpy as np

# The hidden layer is random and stays as it is; only the read-out learns.
rng = np.random.RandomState(3)
N = 300
X = rng.uniform(-1, 1, (N, 2))
y = (np.sin(3 * X[:, 0]) > X[:, 1]).astype(float)
Xtr, ytr, Xte, yte = X[:220], y[:220], X[220:], y[220:]

W_hidden = rng.randn(2, 60) * 2
b_hidden = rng.uniform(-1, 1, 60)


def features(X):
    return np.tanh(X @ W_hidden + b_hidden)


w = np.zeros(60)
b = 0.0
F = features(Xtr)
for i in range(600):
    p = 1 / (1 + np.exp(-(F @ w + b)))
    e = p - ytr
    w -= 0.5 * F.T @ e / len(e)
    b -= 0.5 * e.mean()
    if i % 100 == 0:
        print(i, "loss", -np.mean(ytr * np.log(p) + (1 - ytr) * np.log(1 - p)))
print("test accuracy", np.mean((features(Xte) @ w + b > 0) == (yte == 1)))
