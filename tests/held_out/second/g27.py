import numpy as np

rng = np.random.RandomState(5)

# precio de la casa (en cientos de miles) segun metros y habitaciones
metros = rng.uniform(40, 200, 80)
habs = rng.randint(1, 6, 80)
precio = 0.02 * metros + 0.3 * habs + 0.4 + rng.normal(0, 0.1, 80)

X = np.column_stack([metros, habs]).astype(float)
X = (X - X.mean(axis=0)) / X.std(axis=0)
y = precio.reshape(-1, 1)


class RedPrecios:
    def __init__(self, ocultas):
        self.W1 = rng.normal(0, 0.5, (2, ocultas))
        self.b1 = np.zeros((1, ocultas))
        self.W2 = rng.normal(0, 0.5, (ocultas, 1))
        self.b2 = np.zeros((1, 1))

    def adelante(self, X):
        self.a1 = np.tanh(X @ self.W1 + self.b1)
        self.a2 = self.a1 @ self.W2 + self.b2
        return self.a2

    def atras(self, X, y, tasa):
        n = len(X)
        e = self.a2 - y
        d2 = e / n
        d1 = d2 @ self.W2.T * (1 - self.a1 ** 2)
        self.W2 -= tasa * self.a1.T @ d2
        self.b2 -= tasa * d2.sum(axis=0)
        self.W1 -= tasa * X.T @ d1
        self.b1 -= tasa * d1.sum(axis=0)


red = RedPrecios(8)
for epoca in range(1500):
    p = red.adelante(X)
    red.atras(X, y, 0.1)
    if epoca % 300 == 0:
        print("epoca", epoca, "ecm", np.mean((p - y) ** 2))

print("predicciones:", red.adelante(X)[:5].ravel().round(2), "reales:", precio[:5].round(2))
print("ecm final", np.mean((red.adelante(X) - y) ** 2))
