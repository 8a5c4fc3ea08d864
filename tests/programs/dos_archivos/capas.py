import numpy as np


class Densa:
    def __init__(self, entradas, salidas, azar):
        self.pesos = azar.normal(0, np.sqrt(2 / entradas), (entradas, salidas))
        self.sesgo = np.zeros(salidas)

    def adelante(self, x):
        self.x = x
        return x @ self.pesos + self.sesgo

    def atras(self, delta):
        self.d_pesos = self.x.T @ delta
        self.d_sesgo = delta.sum(axis=0)
        return delta @ self.pesos.T


class FugaLineal:
    def __init__(self, pendiente):
        self.pendiente = pendiente

    def adelante(self, x):
        self.positivo = x > 0
        return np.where(self.positivo, x, self.pendiente * x)

    def atras(self, delta):
        return np.where(self.positivo, delta, self.pendiente * delta)


class Descenso:
    def __init__(self, red, tasa, inercia):
        self.densas = [c for c in red if isinstance(c, Densa)]
        self.tasa, self.inercia = tasa, inercia
        self.v = [[0.0, 0.0] for _ in self.densas]

    def paso(self):
        for capa, v in zip(self.densas, self.v):
            v[0] = self.inercia * v[0] + capa.d_pesos
            v[1] = self.inercia * v[1] + capa.d_sesgo
            capa.pesos -= self.tasa * v[0]
            capa.sesgo -= self.tasa * v[1]
