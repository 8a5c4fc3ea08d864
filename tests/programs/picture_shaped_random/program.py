import numpy as np

rng = np.random.default_rng(88)


def pictures(n):
    """a bright square in one of the four quarters, with noise"""
    kind = rng.integers(0, 4, n)
    pix = rng.integers(0, 90, (n, 28, 28)).astype(np.uint8)
    for p, k in zip(pix, kind):
        r, c = 14 * (k // 2) + rng.integers(0, 6), 14 * (k % 2) + rng.integers(0, 6)
        p[r:r + 8, c:c + 8] += 150
    return pix, kind


def gradient_descent(X, Y, alpha, iterations):
    n, m = X.shape
    W1 = rng.normal(size=(16, n)) * np.sqrt(1 / n)
    b1 = np.zeros((16, 1))
    W2 = rng.normal(size=(4, 16)) * np.sqrt(1 / 16)
    b2 = np.zeros((4, 1))
    one_hot = np.eye(4)[Y].T
    for i in range(iterations):
        Z1 = W1.dot(X) + b1
        A1 = np.maximum(Z1, 0)
        Z2 = W2.dot(A1) + b2
        A2 = np.exp(Z2 - Z2.max(axis=0))
        A2 = A2 / A2.sum(axis=0)
        dZ2 = A2 - one_hot
        dW2 = dZ2.dot(A1.T) / m
        db2 = np.sum(dZ2, axis=1, keepdims=True) / m
        dZ1 = W2.T.dot(dZ2) * (Z1 > 0)
        dW1 = dZ1.dot(X.T) / m
        db1 = np.sum(dZ1, axis=1, keepdims=True) / m
        W1 = W1 - alpha * dW1
        b1 = b1 - alpha * db1
        W2 = W2 - alpha * dW2
        b2 = b2 - alpha * db2
        if i % 20 == 0:
            print("Iteration", i, "accuracy", np.mean(A2.argmax(0) == Y))
    return lambda X: (W2.dot(np.maximum(W1.dot(X) + b1, 0)) + b2).argmax(0)


pix, kind = pictures(360)
data = pix.reshape(360, 784).T / 255.0
predict = gradient_descent(data[:, :300], kind[:300], 0.2, 60)
print("Dev accuracy:", np.mean(predict(data[:, 300:]) == kind[300:]))
