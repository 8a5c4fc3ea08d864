import numpy as np

np.random.seed(37)

def sigmoide(x):
    return np.where(x >= 0, 1 / (1 + np.exp(-np.abs(x))), np.exp(-np.abs(x)) / (1 + np.exp(-np.abs(x))))

class ReseauMultiEtiquettes:
    def __init__(self, nEntrees, nCachees, nSorties, pas=0.02):
        self.poidsA = np.random.randn(nEntrees, nCachees) * 0.5
        self.poidsB = np.random.randn(nCachees, nSorties) * 0.5
        self.biaisB = np.zeros(nSorties)
        self.pas = pas

    def avant(self, x):
        self.cachee = np.tanh(x @ self.poidsA)
        return sigmoide(self.cachee @ self.poidsB + self.biaisB)

    def apprendre(self, x, y):
        p = self.avant(x)
        ecart = p - y                   # dérivée de l'entropie croisée
        retour = ecart @ self.poidsB.T
        retour *= 1 - self.cachee ** 2
        self.poidsB -= self.pas * self.cachee.T @ ecart
        self.biaisB -= self.pas * ecart.sum(0)
        self.poidsA -= self.pas * x.T @ retour
        return -np.sum(y * np.log(p + 1e-12) + (1 - y) * np.log(1 - p + 1e-12))

X = np.random.randn(300, 5)
Y = np.stack([X[:, 0] + X[:, 1] > 0, X[:, 2] - X[:, 3] > 0.4, X[:, 4] > X[:, 0]], axis=1).astype(float)
reseau = ReseauMultiEtiquettes(5, 12, 3)
for epoque in range(60):
    melange = np.random.permutation(300)
    cout = 0
    for i in range(0, 300, 30):
        lot = melange[i:i + 30]
        cout += reseau.apprendre(X[lot], Y[lot])
    if epoque % 15 == 0:
        print("époque", epoque, "coût", cout / 300)

print("coût", cout / 300, "exactitude", ((reseau.avant(X) > 0.5) == Y).mean())
