import numpy as np
import random as rd

np.random.seed(11)
rd.seed(11)

n, batch = 100, 20
X = np.linspace(-1, 1, n).reshape(n, 1)
Y = np.tanh(4 * X) * 0.5 + 0.5 * X ** 2

class Capa:
    def __init__(self, entra, sale, lineal=False):
        self.W = np.random.randn(entra, sale) * 0.8
        self.b = np.random.randn(1, sale) * 0.1
        self.lineal = lineal

    def adelante(self, x):
        self.x = x
        z = x @ self.W + self.b
        self.a = z if self.lineal else np.tanh(z)
        return self.a

    def derivada(self):
        if self.lineal:
            return 1
        return 1 - self.a ** 2

    def atras(self, g, paso):
        g = g * self.derivada()
        previo = g @ self.W.T
        self.W -= paso * self.x.T @ g
        self.b -= paso * g.sum(axis=0, keepdims=True)
        return previo

red = [Capa(1, 4), Capa(4, 1, lineal=True)]

def salida(x):
    for c in red:
        x = c.adelante(x)
    return x

for ep in range(250):
    bloques = list(range(0, n, batch))
    rd.shuffle(bloques)
    for k in bloques:
        ids = slice(k, k + batch)
        g = (salida(X[ids]) - Y[ids]) / batch
        for c in reversed(red):
            g = c.atras(g, 0.1)
    if ep % 50 == 0:
        print("época", ep, "ecm", np.mean((salida(X) - Y) ** 2))

print("ecm", np.mean((salida(X) - Y) ** 2))
