import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def generar_datos(n=100, semilla=13):
    r = np.random.RandomState(semilla)
    X = r.normal(size=(n, 2))
    y = ((X[:, 0] > 0) ^ (X[:, 1] > 0)).astype(float)
    return X, y.reshape(-1, 1)


def entrenar(X, y, neuronas=12, alfa=1.0, epocas=3000):
    r = np.random.RandomState(1)
    W1, b1 = r.normal(size=(2, neuronas)), np.zeros(neuronas)
    W2, b2 = r.normal(size=(neuronas, 1)), np.zeros(1)
    for epoca in range(epocas):
        A1 = np.tanh(X @ W1 + b1)
        A2 = sigmoid(A1 @ W2 + b2)
        costo = -np.mean(y * np.log(A2 + 1e-10) + (1 - y) * np.log(1 - A2 + 1e-10))
        if epoca % 500 == 0:
            print("Época", epoca, "costo", costo)
        dZ2 = (A2 - y) / len(X)
        dZ1 = dZ2 @ W2.T * (1 - A1 ** 2)
        W2 -= alfa * A1.T @ dZ2
        b2 -= alfa * dZ2.sum(axis=0)
        W1 -= alfa * X.T @ dZ1
        b1 -= alfa * dZ1.sum(axis=0)
    return W1, b1, W2, b2, costo


X, y = generar_datos()
W1, b1, W2, b2, costo = entrenar(X, y)
p = sigmoid(np.tanh(X @ W1 + b1) @ W2 + b2)
print("Costo final:", costo)
print("Precisión:", np.mean((p > 0.5) == y))
