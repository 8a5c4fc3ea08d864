# Réseau à deux couches cachées, pas décroissant et écrêtage du gradient
import numpy as np

rng = np.random.default_rng(19)
x = rng.uniform(-2, 2, (200, 2))
cible = np.sin(x[:, :1]) + 0.5 * x[:, 1:]

tailles = [2, 16, 16, 1]
poids = [rng.normal(0, np.sqrt(1 / a), (a, b)) for a, b in zip(tailles[:-1], tailles[1:])]
biais = [np.zeros(b) for b in tailles[1:]]

for epoque in range(1000):
    pas = 0.1 / (1 + 0.001 * epoque)
    act = [x]
    for k in range(3):
        z = act[-1] @ poids[k] + biais[k]
        act.append(np.tanh(z) if k < 2 else z)
    ecart = act[-1] - cible
    perte = np.mean(ecart ** 2)
    delta = 2 * ecart / len(x)
    gp, gb = [], []
    for k in (2, 1, 0):
        gp.insert(0, act[k].T @ delta)
        gb.insert(0, delta.sum(axis=0))
        if k:
            delta = delta @ poids[k].T * (1 - act[k] ** 2)
    norme = np.sqrt(sum((g ** 2).sum() for g in gp + gb))
    if norme > 1.0:
        gp = [g / norme for g in gp]
        gb = [g / norme for g in gb]
    for k in range(3):
        poids[k] -= pas * gp[k]
        biais[k] -= pas * gb[k]
    if epoque % 200 == 0:
        print(epoque, "perte", perte, "norme", norme)
print("perte finale", perte)
