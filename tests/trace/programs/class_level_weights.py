import numpy as np


class Weights:
    rng = np.random.RandomState(2)
    W1 = rng.uniform(-1, 1, (2, 3))
    W2 = rng.uniform(-1, 1, (3, 1))
    sizes = [w.shape for w in (W1, W2)]
    rate = 0.7
    for _k in range(2):
        W1 *= 1.1
X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=float); Y = np.array([[0], [1], [1], [1]], dtype=float)
f = lambda v, d=False: v * (1 - v) if d else 1 / (1 + np.exp(-v))
for i in range(500):
    H = f(X @ Weights.W1); O = f(H @ Weights.W2)
    D = (O - Y) * f(O, True)
    Weights.W1 -= Weights.rate * X.T @ (D @ Weights.W2.T * f(H, d=True))
    Weights.W2 -= Weights.rate * H.T @ D
print(O.round(4), Weights.sizes)
