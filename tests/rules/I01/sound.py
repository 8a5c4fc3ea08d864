import numpy as np

rng = np.random.default_rng(3)
X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
Y = np.array([[0.0], [1.0], [1.0], [0.0]])
W1, b1 = rng.normal(0, 1, (2, 5)), np.zeros((1, 5))
W2, b2 = np.zeros((5, 1)), np.zeros((1, 1))
for epoch in range(1500):
    H = np.tanh(X @ W1 + b1)
    P = 1 / (1 + np.exp(-(H @ W2 + b2)))
    D = (P - Y) / len(X)
    E = D @ W2.T * (1 - H**2)
    W2 -= 1.0 * H.T @ D
    b2 -= 1.0 * D.sum(axis=0, keepdims=True)
    W1 -= 1.0 * X.T @ E
    b1 -= 1.0 * E.sum(axis=0, keepdims=True)
    if epoch % 500 == 0:
        print("loss", -np.mean(Y * np.log(P) + (1 - Y) * np.log(1 - P)))
print("right", int(((P > 0.5) == (Y > 0.5)).sum()))
