import numpy as np

np.random.seed(42)

# Iris-aehnliche Daten erzeugen
mittel = np.array([[5.0, 3.4, 1.5, 0.2], [5.9, 2.8, 4.3, 1.3], [6.6, 3.0, 5.6, 2.0]])
X = np.vstack([m + 0.25 * np.random.randn(50, 4) for m in mittel])
y = np.repeat(np.arange(3), 50)

# mischen und teilen
idx = np.random.permutation(150)
X, y = X[idx], y[idx]
X_tr, X_te = X[:120], X[120:]
y_tr, y_te = y[:120], y[120:]
mu, sigma = X_tr.mean(axis=0), X_tr.std(axis=0)
X_tr = (X_tr - mu) / sigma
X_te = (X_te - mu) / sigma

W1 = np.random.randn(4, 10) * np.sqrt(2 / 4)
b1 = np.zeros(10)
W2 = np.random.randn(10, 3) * np.sqrt(2 / 10)
b2 = np.zeros(3)
lr, batch = 0.1, 20


def vorwaerts(X):
    z1 = X @ W1 + b1
    a1 = np.maximum(0, z1)
    z2 = a1 @ W2 + b2
    e = np.exp(z2 - z2.max(axis=1, keepdims=True))
    return z1, a1, e / e.sum(axis=1, keepdims=True)


for epoche in range(60):
    perm = np.random.permutation(len(X_tr))
    for s in range(0, len(X_tr), batch):
        i = perm[s:s + batch]
        z1, a1, p = vorwaerts(X_tr[i])
        d2 = p.copy()
        d2[np.arange(len(i)), y_tr[i]] -= 1
        d2 /= len(i)
        d1 = (d2 @ W2.T) * (z1 > 0)
        W2 -= lr * a1.T @ d2
        b2 -= lr * d2.sum(axis=0)
        W1 -= lr * X_tr[i].T @ d1
        b1 -= lr * d1.sum(axis=0)

print("Genauigkeit Test:", np.mean(vorwaerts(X_te)[2].argmax(axis=1) == y_te))
