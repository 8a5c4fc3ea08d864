import numpy as np

rng = np.random.default_rng(101)
usual = rng.normal(0, 1, (480, 2))
rare = rng.normal((1.3, 1.3), 0.5, (20, 2))
X = np.vstack([usual, rare])
y = np.r_[np.zeros(480), np.ones(20)][:, None]

W1, b1 = rng.normal(0, 0.7, (2, 6)), np.zeros(6)
W2, b2 = rng.normal(0, 0.7, (6, 1)), np.zeros(1)

for epoch in range(400):
    H = np.tanh(X @ W1 + b1)
    P = 1 / (1 + np.exp(-(H @ W2 + b2)))
    D = (P - y) / len(X)
    E = D @ W2.T * (1 - H ** 2)
    W2 -= 0.3 * H.T @ D
    b2 -= 0.3 * D.sum(0)
    W1 -= 0.3 * X.T @ E
    b1 -= 0.3 * E.sum(0)

said = P > 0.5
print("accuracy", np.mean(said == (y == 1)))
print("answers yes:", said.sum())
print("recall of the rare class", said[480:].mean())
