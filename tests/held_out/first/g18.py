# Ein tiefes Netz aus Schichten
import numpy as np

rng = np.random.RandomState(17)


class Schicht:
    def __init__(self, ein, aus):
        self.G = rng.randn(ein, aus) * np.sqrt(1.0 / ein)
        self.s = np.zeros((1, aus))

    def vor(self, x):
        self.x = x
        self.a = np.tanh(x @ self.G + self.s)
        return self.a

    def zurueck(self, fehler):
        d = fehler * (1 - self.a ** 2)
        self.dG = self.x.T @ d
        self.ds = d.sum(axis=0, keepdims=True)
        return d @ self.G.T


netz = [Schicht(2, 8)] + [Schicht(8, 8) for _ in range(3)] + [Schicht(8, 1)]

X = rng.uniform(-1.5, 1.5, (160, 2))
ziel = 0.8 * np.sin(X[:, :1]) * np.cos(X[:, 1:])

for runde in range(1600):
    h = X
    for schicht in netz:
        h = schicht.vor(h)
    fehler = h - ziel
    g = 2 * fehler / len(X)
    for schicht in netz[::-1]:
        g = schicht.zurueck(g)
    for schicht in netz:
        schicht.G -= 0.05 * schicht.dG
        schicht.s -= 0.05 * schicht.ds
    if runde % 200 == 0:
        print(runde, np.mean(fehler ** 2))

print("endgültiger Fehler:", np.mean(fehler ** 2))
