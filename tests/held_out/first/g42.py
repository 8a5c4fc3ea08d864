# Netz mit Rauschen auf den Eingaben (gegen Auswendiglernen)
import numpy as np

np.random.seed(23)
X = np.random.uniform(-1, 1, (100, 2))
Z = (0.7 * X[:, 0] - X[:, 1] ** 2).reshape(-1, 1)


def tanh_ableitung(a):
    return 1 - a * a


g1 = np.random.uniform(-1, 1, (2, 10))
s1 = np.zeros(10)
g2 = np.random.uniform(-1, 1, (10, 1))
s2 = np.zeros(1)

for runde in range(1000):
    verrauscht = X.copy()
    verrauscht += np.random.normal(0, 0.05, X.shape)
    a1 = np.tanh(verrauscht @ g1 + s1)
    a2 = a1 @ g2 + s2
    fehler = a2 - Z
    d2 = 2 * fehler / len(X)
    d1 = (d2 @ g2.T) * tanh_ableitung(a1)
    g2 -= 0.1 * a1.T @ d2
    s2 -= 0.1 * d2.sum(axis=0)
    g1 -= 0.1 * verrauscht.T @ d1
    s1 -= 0.1 * d1.sum(axis=0)
    if runde % 200 == 0:
        print("Runde", runde, "Fehler", np.mean(fehler ** 2))
print("letzter Fehler ohne Rauschen", np.mean((np.tanh(X @ g1 + s1) @ g2 + s2 - Z) ** 2))
