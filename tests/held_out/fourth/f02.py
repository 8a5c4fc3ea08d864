import numpy as np

class RedeXOR:
    """MLP 2-h-1 para o problema do OU exclusivo com ruído"""
    def __init__(self, n_ocultos=6, taxa=0.5):
        rng = np.random.default_rng(4)
        self.taxa = taxa
        self.W = rng.normal(0, 1, (2, n_ocultos))
        self.bW = np.zeros((1, n_ocultos))
        self.V = rng.normal(0, 1, (n_ocultos, 1))
        self.bV = np.zeros((1, 1))

    def ativacao_oculta(self, s):
        return np.tanh(s)

    def derivada_oculta(self, h):
        return h * (1 - h)

    def frente(self, X):
        self.h = self.ativacao_oculta(X @ self.W + self.bW)
        self.o = 1 / (1 + np.exp(-(self.h @ self.V + self.bV)))
        return self.o

    def treina(self, X, y, epocas):
        n = len(X)
        for ep in range(epocas):
            o = self.frente(X)
            d_o = (o - y) / n
            d_h = (d_o @ self.V.T) * self.derivada_oculta(self.h)
            self.V -= self.taxa * self.h.T @ d_o
            self.bV -= self.taxa * d_o.sum(axis=0, keepdims=True)
            self.W -= self.taxa * X.T @ d_h
            self.bW -= self.taxa * d_h.sum(axis=0, keepdims=True)
            if ep % 200 == 0:
                custo = -np.mean(y * np.log(o + 1e-12) + (1 - y) * np.log(1 - o + 1e-12))
                print("época", ep, "custo", round(float(custo), 4))

rng = np.random.default_rng(1)
cantos = np.array([[-1, -1], [-1, 1], [1, -1], [1, 1]])
qual = rng.integers(0, 4, 120)
X = cantos[qual] + rng.normal(0, 0.25, (120, 2))
y = np.array([0, 1, 1, 0])[qual].reshape(-1, 1)

rede = RedeXOR()
rede.treina(X, y, 1000)
print("acertos:", int(((rede.frente(X) > 0.5) == y).sum()), "de 120")
o = rede.o
print("custo final", -np.mean(y * np.log(o + 1e-12) + (1 - y) * np.log(1 - o + 1e-12)))
