from abc import ABC, abstractmethod

import numpy as np

alea = np.random.default_rng(2)


class Couche(ABC):
    def __init__(self, entrees, sorties):
        self.poids = alea.normal(0, np.sqrt(2 / entrees), (entrees, sorties))
        self.biais = np.zeros(sorties)

    def __call__(self, x):
        self.x = x
        z = x @ self.poids
        z += self.biais
        self.y = self.active(z)
        return self.y

    def retour(self, g, taux):
        d = g * self.pente()
        precedent = d @ self.poids.T
        self.poids -= taux * self.x.T @ d
        self.biais -= taux * d.sum(axis=0)
        return precedent

    @abstractmethod
    def active(self, z): ...

    @abstractmethod
    def pente(self): ...


class Relu(Couche):
    def active(self, z):
        return np.maximum(z, 0, out=z)

    def pente(self):
        return self.y > 0


class Sigmoide(Couche):
    def active(self, z):
        return 1 / (1 + np.exp(-z))

    def pente(self):
        return self.y * (1 - self.y)


class Softmax(Couche):
    def active(self, z):
        e = np.exp(z - z.max(axis=1, keepdims=True))
        return e / e.sum(axis=1, keepdims=True)

    def pente(self):
        # l'entropie croisée donne déjà p - t
        return 1


class Reseau:
    def __init__(self, entrees, *description):
        self.couches = []
        for nom, taille in description:
            match nom:
                case "relu":
                    couche = Relu(entrees, taille)
                case "sigmoide":
                    couche = Sigmoide(entrees, taille)
                case "softmax":
                    couche = Softmax(entrees, taille)
                case _:
                    raise ValueError(nom)
            self.couches.append(couche)
            entrees = taille

    def __call__(self, x):
        for couche in self.couches:
            x = couche(x)
        return x

    def apprend(self, x, t, taux):
        g = (self(x) - t) / len(x)
        for couche in reversed(self.couches):
            g = couche.retour(g, taux)


classe = np.arange(180) % 3
angle = alea.uniform(0, 2 * np.pi, 180)
rayon = classe + alea.uniform(0.2, 0.8, 180)
x = np.column_stack([rayon * np.cos(angle), rayon * np.sin(angle)])
reseau = Reseau(2, ("relu", 10), ("sigmoide", 6), ("softmax", 3))
for tour in range(800):
    reseau.apprend(x, np.eye(3)[classe], 0.5)
print("exactitude", np.mean(reseau(x).argmax(axis=1) == classe))
