import numpy as np

np.random.seed(21)
n, lam, drop = 300, 1e-3, 0.3
y = np.random.randint(0, 3, n)
X = np.random.randn(n, 20) + np.eye(3, 20)[y] * 4
T = np.eye(3)[y]
W1, b1 = np.random.randn(20, 30) * np.sqrt(2 / 20), np.zeros(30)
W2, b2 = np.random.randn(30, 3) * np.sqrt(2 / 30), np.zeros(3)


def softmax(z):
    e = np.exp(z - z.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


for ep in range(150):
    z = X @ W1 + b1
    mask = (np.random.rand(*z.shape) > drop) / (1 - drop)
    a = np.maximum(z, 0) * mask
    p = softmax(a @ W2 + b2)
    loss = -np.mean(np.log(p[range(n), y])) + lam / 2 * (np.sum(W1 ** 2) + np.sum(W2 ** 2))
    d2 = (p - T) / n
    d1 = d2 @ W2.T * mask * (z > 0)
    W2 -= 0.3 * (a.T @ d2 + lam * W2)
    b2 -= 0.3 * d2.sum(0)
    W1 -= 0.3 * (X.T @ d1 + lam * W1)
    b1 -= 0.3 * d1.sum(0)
    if ep % 30 == 0:
        print(ep, "loss", loss)
print("accuracy", np.mean(softmax(np.maximum(X @ W1 + b1, 0) @ W2 + b2).argmax(1) == y))
