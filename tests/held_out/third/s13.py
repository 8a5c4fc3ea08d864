import numpy as np
from math import cos, pi

gen = np.random.default_rng(99)

def tasa(paso, total, maxima=0.2, calentamiento=50):
    if paso < calentamiento:
        return maxima * (paso + 1) / calentamiento
    avance = (paso - calentamiento) / (total - calentamiento)
    return maxima * 0.5 * (1 + cos(pi * avance))

def crear(capas):
    return [(gen.normal(size=(a, b)) * (1.0 / a) ** 0.5, gen.normal(size=b) * 0.5) for a, b in zip(capas[:-1], capas[1:])]

def adelante(red, x):
    activaciones = [x]
    for i, (w, s) in enumerate(red):
        x = x @ w + s
        if i != len(red) - 1:
            x = np.tanh(x)
        activaciones.append(x)
    return activaciones

def atras(red, act, objetivo):
    d = (act[-1] - objetivo) / objetivo.size
    grads = []
    for i in range(len(red) - 1, -1, -1):
        grads.append((act[i].T @ d, d.sum(axis=0)))
        if i:
            d = d @ red[i][0].T * (1 - act[i] ** 2)
    return grads[::-1]

x = gen.uniform(-3, 3, (160, 1))
t = np.sin(x) * x
red = crear([1, 20, 20, 1])
total = 1600
for paso in range(total):
    lote = gen.choice(160, 32, replace=False)
    act = adelante(red, x[lote])
    lr = tasa(paso, total)
    red = [(w - lr * gw, s - lr * gs) for (w, s), (gw, gs) in zip(red, atras(red, act, t[lote]))]
    if paso % 400 == 0:
        print(paso, "lr %.3f" % lr, "ecm", np.mean((adelante(red, x)[-1] - t) ** 2))
print("ecm final", np.mean((adelante(red, x)[-1] - t) ** 2))
