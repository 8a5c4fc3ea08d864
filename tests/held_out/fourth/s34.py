import numpy as np

np.random.seed(13)

# parámetros
lambd = 0.3
alpha = 0.2

X = np.random.randn(2, 260)
ruido = 0.3 * np.random.randn(260)
Y = ((X[0] ** 2 - X[1] + ruido) > 0.3).astype(float)[None, :]
X_val, Y_val = X[:, 200:], Y[:, 200:]
X, Y = X[:, :200], Y[:, :200]
m = X.shape[1]

W1, b1 = np.random.randn(15, 2) * 0.6, np.zeros((15, 1))
W2, b2 = np.random.randn(5, 15) * 0.3, np.zeros((5, 1))
W3, b3 = np.random.randn(1, 5) * 0.4, np.zeros((1, 1))

def propagacion(X):
    A1 = np.maximum(0, W1 @ X + b1)
    A2 = np.maximum(0, W2 @ A1 + b2)
    A3 = 1 / (1 + np.exp(-(W3 @ A2 + b3)))
    return A1, A2, A3

for i in range(1000):
    A1, A2, A3 = propagacion(X)
    entropia = -np.sum(Y * np.log(A3 + 1e-12) + (1 - Y) * np.log(1 - A3 + 1e-12)) / m
    coste = entropia + lambd / (2 * m) * sum(np.sum(np.square(W)) for W in (W1, W2, W3))

    dZ3 = A3 - Y
    dW3 = dZ3 @ A2.T / m + lambd / m * W3
    db3 = dZ3.mean(axis=1, keepdims=True)
    dZ2 = (W3.T @ dZ3) * (A2 > 0)
    dW2 = dZ2 @ A1.T / m + lambd / m * W2
    db2 = dZ2.mean(axis=1, keepdims=True)
    dZ1 = (W2.T @ dZ2) * (A1 > 0)
    dW1 = dZ1 @ X.T / m + lambd / m * W1
    db1 = dZ1.mean(axis=1, keepdims=True)

    W1 -= alpha * dW1; W2 -= alpha * dW2; W3 -= alpha * dW3
    b1 -= alpha * db1; b2 -= alpha * db2; b3 -= alpha * db3
    if i % 200 == 0:
        print(f"iteración {i}: coste {coste:.4f}")

print("coste", coste, "entropía", entropia)
print("validación:", np.mean((propagacion(X_val)[2] > 0.5) == Y_val))
