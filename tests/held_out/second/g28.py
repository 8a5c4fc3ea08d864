import numpy as np

np.random.seed(18)

# spam / nicht spam mit 3 Merkmalen
n = 200
X = np.random.randn(n, 3)
y = ((X[:, 0] + 0.5 * X[:, 1] ** 2 - X[:, 2]) > 0.3).astype(float).reshape(-1, 1)


def relu(z):
    return np.maximum(0, z)


def ausgabe(z):
    return 1 / (1 + np.exp(-z))


W1 = np.random.randn(3, 12) * np.sqrt(2 / 3)
b1 = np.zeros((1, 12))
W2 = np.random.randn(12, 1) * np.sqrt(1 / 12)
b2 = np.zeros((1, 1))
lr = 0.2

for epoch in range(600):
    z1 = X.dot(W1) + b1
    a1 = relu(z1)
    p = ausgabe(a1.dot(W2) + b2)

    dz2 = (p - y) / n
    dz1 = dz2.dot(W2.T) * (z1 > 0)
    W2 -= lr * a1.T.dot(dz2)
    b2 -= lr * dz2.sum(axis=0, keepdims=True)
    W1 -= lr * X.T.dot(dz1)
    b1 -= lr * dz1.sum(axis=0, keepdims=True)

    if epoch % 100 == 0:
        print("epoch", epoch, "Verlust", -np.mean(y * np.log(p + 1e-9) + (1 - y) * np.log(1 - p + 1e-9)))

print("Genauigkeit", np.mean((p > 0.5) == (y > 0.5)))
