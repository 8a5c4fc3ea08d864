# entrena una red pequeña para aproximar una superficie
import numpy as np
from capas import Densa, FugaLineal, Descenso

azar = np.random.default_rng(3)
red = [Densa(2, 16, azar), FugaLineal(0.05), Densa(16, 1, azar)]
optimizador = Descenso(red, tasa=0.05, inercia=0.8)


def propagar(x):
    for capa in red:
        x = capa.adelante(x)
    return x


x = azar.uniform(-1, 1, (240, 2))
y = np.maximum(x[:, [0]], x[:, [1]]) - x[:, [0]] ** 2

for epoca in range(200):
    orden = azar.permutation(len(x))
    for lote in np.split(orden, 12):
        salida = propagar(x[lote])
        delta = (salida - y[lote]) / len(lote)
        for capa in reversed(red):
            delta = capa.atras(delta)
        optimizador.paso()
    if epoca % 50 == 0:
        print("época", epoca, "error", np.mean((propagar(x) - y) ** 2))
print("error medio:", np.mean((propagar(x) - y) ** 2))
