# clasificación de tres tipos de flores (datos inventados)
import numpy as np

np.random.seed(3)
por_clase = 40
centros = [[1, 1, 0], [4, 2, 1], [2, 5, 3]]
X = np.vstack([np.random.randn(por_clase, 3) * 0.7 + c for c in centros])
y = np.repeat(np.arange(3), por_clase)
X = (X - X.mean(axis=0)) / X.std(axis=0)
Y = np.eye(3)[y]

W1 = np.random.randn(3, 8) * 0.5
b1 = np.zeros(8)
W2 = np.random.randn(8, 3) * 0.5
b2 = np.zeros(3)
lote = 10
n_lotes = len(X) // lote


def adelante(x):
    a = np.tanh(x @ W1 + b1)
    s = a @ W2 + b2
    e = np.exp(s - s.max(axis=1, keepdims=True))
    return a, e / e.sum(axis=1, keepdims=True)


for epoca in range(60):
    for i in np.random.permutation(n_lotes):
        x_lote = X[i * lote:(i + 1) * lote]
        y_lote = Y[i * lote:(i + 1) * lote]
        a, p = adelante(x_lote)
        d2 = (p - y_lote) / lote
        d1 = d2 @ W2.T * (1 - a ** 2)
        W2 -= 0.1 * a.T @ d2
        b2 -= 0.1 * d2.sum(axis=0)
        W1 -= 0.1 * x_lote.T @ d1
        b1 -= 0.1 * d1.sum(axis=0)
    if epoca % 15 == 0:
        print("época", epoca, "pérdida", -np.mean(np.log(p[y_lote == 1])))

_, p = adelante(X)
print("acierto", np.mean(p.argmax(axis=1) == y))
