import numpy as np

np.random.seed(77)

def leaky(z):
    return np.where(z > 0, z, 0.01 * z)

def dleaky(z):
    return np.where(z > 0, 1.0, 0.01)

# two hidden layers with 8 units each
W1 = np.random.randn(8, 8) * 0.35
b1 = np.zeros(8)
W2 = np.random.randn(8, 8) * 0.35
b2 = np.zeros(8)
W3 = np.random.randn(8, 1) * 0.35
b3 = np.zeros(1)

X = np.random.rand(140, 8) - 0.5
y = (X[:, :1] * 2 - X[:, 3:4] * X[:, 5:6] * 4 + np.abs(X[:, 2:3]) * 3)

lr = 0.08
for step in range(1500):
    z1 = X @ W1 + b1
    h1 = leaky(z1)
    z2 = h1 @ W2 + b2
    h2 = leaky(z2)
    yp = h2 @ W3 + b3

    d3 = 2 * (yp - y) / len(X)
    d2 = d3 @ W3.T * dleaky(z2)
    d1 = d2 @ W2.T * dleaky(z1)

    W3 = W3 - lr * (h2.T @ d3)
    b3 = b3 - lr * d3.sum(0)
    W2 = W1 - lr * (h1.T @ d2)
    b2 = b2 - lr * d2.sum(0)
    W1 = W1 - lr * (X.T @ d1)
    b1 = b1 - lr * d1.sum(0)
    if step % 250 == 0:
        print(step, np.mean((yp - y) ** 2))

print("mse at the end:", np.mean((yp - y) ** 2))
