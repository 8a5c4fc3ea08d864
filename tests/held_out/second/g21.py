import numpy as np

# regresión lineal a mano
horas = np.array([1, 2, 3, 4, 5, 6, 7, 8])
sueno = np.array([8, 7, 8, 6, 7, 5, 6, 4])
nota = 0.7 * horas + 0.3 * sueno + 0.5

X = np.stack([np.ones(8, dtype=int), horas, sueno], axis=1)
w = np.array([0.0, 0.0, 0.0])
alfa = 0.01


def predecir(x, w):
    s = 0
    for j in range(len(w)):
        s += x[j] * w[j]
    return s


for epoca in range(300):
    total = 0
    for i in range(len(X)):
        error = predecir(X[i], w) - nota[i]
        total += error ** 2
        for j in range(len(w)):
            w[j] = w[j] - alfa * error * X[i][j]
    if epoca % 50 == 0:
        print("epoca", epoca, "error", total / len(X))

print("pesos:", w)
print("error final:", total / len(X))
