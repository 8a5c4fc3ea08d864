import numpy as np

np.random.seed(25)


def load():
    X = np.random.randn(240, 4)
    y = (X[:, 0] + 0.8 * X[:, 1] - 0.5 * X[:, 3] > 0).astype(int)
    return X, y


def softmax(z):
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


X, y = load()
W1, b1 = np.random.randn(4, 10) * 0.4, np.zeros(10)
W2, b2 = np.random.randn(10, 2) * 0.4, np.zeros(2)

for epoch in range(40):
    np.random.shuffle(X)
    for i in range(0, 240, 20):
        xb, yb = X[i:i + 20], y[i:i + 20]
        a1 = np.maximum(0, xb @ W1 + b1)
        prob = softmax(a1 @ W2 + b2)
        d2 = (prob - np.eye(2)[yb]) / 20
        d1 = d2 @ W2.T * (a1 > 0)
        W2 -= 0.2 * a1.T @ d2
        b2 -= 0.2 * d2.sum(0)
        W1 -= 0.2 * xb.T @ d1
        b1 -= 0.2 * d1.sum(0)
    if epoch % 10 == 0:
        print("epoch", epoch, "batch loss", -np.log(prob[np.arange(20), yb]).mean())

prob = softmax(np.maximum(0, X @ W1 + b1) @ W2 + b2)
print("train accuracy =", np.mean(prob.argmax(axis=1) == y))
