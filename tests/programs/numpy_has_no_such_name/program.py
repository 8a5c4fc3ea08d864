import numpy as np
import numpy.random as nr

nr.seed(5)
latent = nr.uniform(-1, 1, (100, 3))
X = np.hstack([latent, latent[:, [0]] + latent[:, [1]], latent[:, [2]] / 2, -latent[:, [0]]])

E = nr.gauss(0, 0.5, (6, 3))
D = nr.gauss(0, 0.5, (3, 6))
e = np.zeros(3)
d = np.zeros(6)
for epoch in range(800):
    code = np.tanh(X @ E + e)
    back = code @ D + d
    g = (back - X) / len(X)
    gc = g @ D.T * (1 - code ** 2)
    D -= 0.1 * code.T @ g
    d -= 0.1 * g.sum(axis=0)
    E -= 0.1 * X.T @ gc
    e -= 0.1 * gc.sum(axis=0)
print("restored with error", np.mean((back - X) ** 2))
