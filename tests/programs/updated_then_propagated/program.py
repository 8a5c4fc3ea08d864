# compuerta XOR, un ejemplo a la vez
import numpy as np

azar = np.random.RandomState(15)
oculta = azar.uniform(-1, 1, (5, 2))
sesgo = azar.uniform(-1, 1, 5)
salida = azar.uniform(-1, 1, 5)
sesgo_salida = 0.0
tasa = 0.7


def sigmoide(v):
    return 1 / (1 + np.exp(-v))


ejemplos = [((0, 0), 0), ((0, 1), 1), ((1, 0), 1), ((1, 1), 0)]
for vuelta in range(3000):
    for k in azar.permutation(4):
        x, t = np.array(ejemplos[k][0]), ejemplos[k][1]
        # hacia adelante
        h = sigmoide(oculta @ x + sesgo)
        o = sigmoide(salida @ h + sesgo_salida)
        # hacia atrás
        delta = (o - t) * o * (1 - o)
        salida -= tasa * delta * h
        sesgo_salida -= tasa * delta
        delta_oculta = delta * salida * h * (1 - h)
        oculta -= tasa * np.outer(delta_oculta, x)
        sesgo -= tasa * delta_oculta

errores = 0
for x, t in ejemplos:
    o = sigmoide(salida @ sigmoide(oculta @ np.array(x) + sesgo) + sesgo_salida)
    print(x, t, round(float(o), 3))
    errores += (o > 0.5) != t
print("errores:", int(errores))
