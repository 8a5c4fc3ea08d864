# Red neuronal para aproximar una función seno ruidosa
import numpy as np

np.random.seed(10)

def tangente(z):
    return np.tanh(z)

def derivada_tangente(a):
    # a ya es la salida de la tangente
    return 1 - a ** 2

entradas = np.linspace(-np.pi, np.pi, 90).reshape(-1, 1)
objetivo = np.sin(2 * entradas) + np.random.normal(0, 0.03, entradas.shape)

ocultas = 16
pesos_1 = np.random.normal(0, 1.2, (1, ocultas))
sesgo_1 = np.random.normal(0, 1, (1, ocultas))
pesos_2 = np.random.normal(0, 0.3, (ocultas, 1))
sesgo_2 = np.zeros((1, 1))

tasa = 0.05
historial = []
for epoca in range(4500):
    capa_1 = tangente(entradas.dot(pesos_1) + sesgo_1)
    salida = capa_1.dot(pesos_2) + sesgo_2

    error = salida - objetivo
    perdida = np.mean(error ** 2) / 2
    historial.append(perdida)

    delta_2 = error / len(entradas)
    delta_1 = delta_2.dot(pesos_2.T) * derivada_tangente(capa_1)

    pesos_2 = pesos_2 - tasa * capa_1.T.dot(delta_2)
    sesgo_2 = sesgo_2 - tasa * delta_2.sum(axis=0, keepdims=True)
    pesos_1 = pesos_1 - tasa * entradas.T.dot(delta_1)
    sesgo_1 = sesgo_1 - tasa * delta_1.sum(axis=0, keepdims=True)

    if epoca % 1000 == 0:
        print("época", epoca, "pérdida", round(float(perdida), 5))

print("pérdida final", historial[-1])
