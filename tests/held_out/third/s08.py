import numpy as np

def datos(n, r):
    a = r.randn(n, 2) + [2, 1]
    b = r.randn(n, 2) + [-1, -2]
    X = np.concatenate((a, b))
    y = np.concatenate((np.ones(n), -np.ones(n)))
    return X, y

r = np.random.RandomState(42)
X, y = datos(60, r)

w = np.zeros(2)
b = 0
C = 0.01
t = 0
for epoca in range(40):
    for i in r.permutation(len(X)):
        t += 1
        eta = 1 / (C * (t + 100))
        margen = y[i] * (X[i].dot(w) - b)
        if margen < 1:
            w -= eta * (C * w - y[i] * X[i])
            b -= eta * y[i] * 0.1
        else:
            w -= eta * C * w
    if epoca % 8 == 0:
        perdida = C / 2 * w.dot(w) + np.maximum(0, 1 - y * (X @ w - b)).mean()
        print("época", epoca, "pérdida", perdida)

prediccion = np.sign(X @ w - b)
print("w", w, "b", b)
print("acierto", (prediccion == y).mean())
