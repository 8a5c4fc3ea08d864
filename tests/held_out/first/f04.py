# Red neuronal para la función XOR (tres entradas, paridad)
import numpy as np

np.random.seed(11)
entradas = np.array([[0, 0, 0], [0, 0, 1], [0, 1, 0], [0, 1, 1],
                     [1, 0, 0], [1, 0, 1], [1, 1, 0], [1, 1, 1]], dtype=float)
salidas = np.array([[0], [1], [1], [0], [1], [0], [0], [1]], dtype=float)

ocultas = 8
pesos1 = np.random.uniform(-1, 1, (3, ocultas))
sesgo1 = np.zeros((1, ocultas))
pesos2 = np.random.uniform(-1, 1, (ocultas, 1))
sesgo2 = np.zeros((1, 1))
tasa = 0.5


def sigmoide(x):
    return 1 / (1 + np.exp(-x))


def derivada(s):
    return s * (1 - s)


for epoca in range(6000):
    # propagación hacia adelante
    capa1 = sigmoide(entradas.dot(pesos1) + sesgo1)
    capa2 = sigmoide(capa1.dot(pesos2) + sesgo2)
    error = salidas - capa2
    # retropropagación
    delta2 = error * derivada(capa2)
    delta1 = delta2.dot(pesos2.T) * derivada(capa1)
    pesos2 += tasa * capa1.T.dot(delta2)
    sesgo2 += tasa * delta2.sum(axis=0, keepdims=True)
    pesos1 -= tasa * entradas.T.dot(delta1)
    sesgo1 -= tasa * delta1.sum(axis=0, keepdims=True)
    if epoca % 1000 == 0:
        print("época", epoca, "error", np.mean(error ** 2))

print("error final:", np.mean(error ** 2))
print(np.round(capa2, 2))
