import numpy as np

SEGMENTS = ["1110111", "0010010", "1011101", "1011011", "0111010", "1101011", "1101111", "1010010", "1111111", "1111011"]
targets = np.array([[int(ch) for ch in s] for s in SEGMENTS], dtype=float)
inputs = np.array([[(d >> k) & 1 for k in range(4)] for d in range(10)], dtype=float)   # binary code of the digit

rng = np.random.default_rng(38)
hidden = 12
W1 = rng.uniform(-1, 1, (hidden, 4 + 1))
W2 = rng.uniform(-1, 1, (7, hidden + 1))


def add_one(M):
    return np.vstack([M, np.ones((1, M.shape[1]))])


X = add_one(inputs.T)
T = targets.T
for epoch in range(3000):
    H = np.tanh(W1 @ X)
    Hb = add_one(H)
    O = 1 / (1 + np.exp(-(W2 @ Hb)))
    dO = (O - T) / 10
    dH = (W2[:, :-1].T @ dO) * (1 - H ** 2)
    W2 -= 0.8 * dO @ Hb.T
    W1 -= 0.8 * dH @ X.T
    if epoch % 500 == 0:
        print("epoch", epoch, "wrong segments", int(np.sum((O > 0.5) != (T > 0.5))))
print("digits read correctly:", int(np.sum(np.all((O > 0.5) == (T > 0.5), axis=0))))
