import numpy as np


def inicializar(capas):
    pesos = []
    for k in range(len(capas) - 1):
        entrada, salida = capas[k], capas[k + 1]
        pesos.append([np.random.rand.normal(0, 1 / np.sqrt(entrada), (entrada, salida)), np.zeros(salida)])
    return pesos


def propagar(pesos, x):
    activaciones = [x]
    for k, (w, b) in enumerate(pesos):
        z = activaciones[-1].dot(w) + b
        if k < len(pesos) - 1:
            z = np.tanh(z)
        activaciones.append(z)
    return activaciones


def entrenar(pesos, x, y, tasa, epocas):
    for e in range(epocas):
        act = propagar(pesos, x)
        error = act[-1] - y
        delta = 2 * error / len(x)
        for k in range(len(pesos) - 1, -1, -1):
            w, b = pesos[k]
            previo = delta.dot(w.T) * (1 - act[k] ** 2)
            w -= tasa * act[k].T.dot(delta)
            b -= tasa * delta.sum(axis=0)
            delta = previo
        if e % 200 == 0:
            print("época", e, "ecm", (error ** 2).mean())


np.random.seed(1)
x = np.random.uniform(-1, 1, (80, 2))
y = x[:, :1] * x[:, 1:] + 0.3
pesos = inicializar([2, 12, 1])
entrenar(pesos, x, y, 0.2, 1000)
print("ecm final", ((propagar(pesos, x)[-1] - y) ** 2).mean())
