import numpy as np
from numpy import random, where, dot

random.seed(4)

# janela de 5 valores -> prever o proximo valor da serie
t = np.arange(0, 200) * 0.15
serie = np.sin(t) + 0.5 * np.cos(2.3 * t)
janela = 5
entradas = np.array([serie[i:i + janela] for i in range(len(serie) - janela)])
saidas = np.array([[serie[i + janela]] for i in range(len(serie) - janela)])


def leaky_relu(x, alpha=0.05):
    return where(x > 0, x, x * alpha)


def leaky_relu_derivada(x, alpha=0.05):
    return where(x > 0, 1.0, alpha)


class Rede():
    def __init__(self):
        self.w1 = random.randn(janela, 16) * 0.4
        self.b1 = np.zeros((1, 16))
        self.w2 = random.randn(16, 8) * 0.3
        self.b2 = np.zeros((1, 8))
        self.w3 = random.randn(8, 1) * 0.3
        self.b3 = np.zeros((1, 1))

    def pensar(self, x):
        self.s1 = dot(x, self.w1) + self.b1
        self.o1 = leaky_relu(self.s1)
        self.s2 = dot(self.o1, self.w2) + self.b2
        self.o2 = leaky_relu(self.s2)
        return dot(self.o2, self.w3) + self.b3

    def treinar(self, x, y, vezes, taxa):
        for it in range(vezes):
            saida = self.pensar(x)
            erro = y - saida
            g3 = erro / len(x)
            g2 = dot(g3, self.w3.T) * leaky_relu_derivada(self.s2)
            g1 = dot(g2, self.w2.T) * leaky_relu_derivada(self.s1)
            self.w3 += taxa * dot(self.o2.T, g3)
            self.b3 += taxa * g3.sum(axis=0)
            self.w2 += taxa * dot(self.o1.T, g2)
            self.b2 += taxa * g2.sum(axis=0)
            self.w1 += taxa * dot(x.T, g1)
            self.b1 += taxa * g1.sum(axis=0)
            if it % 200 == 0:
                print(it, "erro medio", np.mean(erro ** 2))
        return np.mean(erro ** 2)


rede = Rede()
print("erro final", rede.treinar(entradas, saidas, 1500, 0.1))
