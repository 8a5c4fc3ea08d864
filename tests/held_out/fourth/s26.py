import numpy as np

rng = np.random.default_rng(81)
K = 3
y = rng.integers(0, K, 80)
X = np.array([[0, 2], [2, -1], [-2, -1]])[y] + rng.normal(0, 0.7, (80, 2))
T = np.zeros((80, K)); T[range(80), y] = 1

W = rng.normal(0, 0.3, (K, 2))
b = np.zeros(K)


def softmax(z):
    e = np.exp(z - np.max(z))
    return e / np.sum(e)


eta = 0.5
for epoch in range(30):
    se = 0
    for n in rng.permutation(80):
        x, t = X[n], T[n]
        p = softmax(W @ x + b)
        se += np.sum((p - t) ** 2)
        J = np.diag(p) - np.outer(p, p)      # symmetric
        delta = J @ (2 * (p - t))
        W -= eta * np.outer(delta, x)
        b -= eta * delta
    if epoch % 6 == 0:
        print("epoch", epoch, "mean squared error", se / 80)

hits = [np.argmax(W @ x + b) == k for x, k in zip(X, y)]
print("mean squared error", se / 80, "accuracy", np.mean(hits))
