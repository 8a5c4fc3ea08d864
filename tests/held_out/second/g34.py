import numpy as np

np.random.seed(29)

# 2 spiral-like blobs per class, minibatch training
c0 = np.vstack([np.random.randn(60, 2) * 0.4 + [0, 0], np.random.randn(60, 2) * 0.4 + [3, 3]])
c1 = np.vstack([np.random.randn(60, 2) * 0.4 + [0, 3], np.random.randn(60, 2) * 0.4 + [3, 0]])
X = np.vstack([c0, c1])
X = (X - X.mean(0)) / X.std(0)
y = np.hstack([np.zeros(120, dtype=int), np.ones(120, dtype=int)])


def one_hot(y, k):
    out = np.zeros((y.size, k))
    out[np.arange(y.size), y] = 1
    return out


def softmax(z):
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    return e / np.sum(e, axis=1, keepdims=True)


W1 = np.random.randn(2, 16)
b1 = np.zeros(16)
W2 = np.random.randn(16, 2) * 0.1
b2 = np.zeros(2)
batch = 24
lr = 0.3

for epoch in range(60):
    perm = np.random.permutation(len(X))
    X_shuf = X[perm]
    y_shuf = y[perm]
    for s in range(0, len(X), batch):
        xb = X_shuf[s:s + batch]
        yb = one_hot(y_shuf[s:s + batch], 2)
        z1 = xb @ W1 + b1
        h = np.maximum(z1, 0)
        p = softmax(h @ W2 + b2)
        dz2 = (p - yb) / len(xb)
        dz1 = dz2 @ W2.T * (z1 > 0)
        W2 -= lr * h.T @ dz2
        b2 -= lr * dz2.sum(0)
        W1 -= lr * xb.T @ dz1
        b1 -= lr * dz1.sum(0)
    if epoch % 10 == 0:
        print("epoch", epoch, "batch loss", -np.mean(np.sum(yb * np.log(p + 1e-9), axis=1)))

pred = softmax(np.maximum(X @ W1 + b1, 0) @ W2 + b2).argmax(axis=1)
print("accuracy", np.mean(pred == y))
