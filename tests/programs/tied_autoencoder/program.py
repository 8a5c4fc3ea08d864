import numpy as np

rng = np.random.default_rng(23)
hidden_truth = rng.normal(size=(200, 3))
X = np.tanh(hidden_truth @ rng.normal(size=(3, 10)) * 0.5)

W = rng.normal(0, 0.3, (10, 4))
b = np.zeros(4)
c = np.zeros(10)
for epoch in range(1500):
    H = np.tanh(X @ W + b)
    R = H @ W.T + c
    D = 2 * (R - X) / len(X)
    E = D @ W * (1 - H ** 2)
    W -= 0.02 * (X.T @ E + D.T @ H)
    b -= 0.02 * E.sum(axis=0)
    c -= 0.02 * D.sum(axis=0)
    if epoch % 300 == 0:
        print(epoch, np.mean((R - X) ** 2))
print("reconstruction", np.mean((R - X) ** 2))
