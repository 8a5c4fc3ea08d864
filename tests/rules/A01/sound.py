import numpy as np
np.random.seed(3)
X = np.array([[0,0],[0,1],[1,0],[1,1]], dtype=float)
y = np.array([[1],[0],[0],[0]], dtype=float)
W, c = np.random.randn(2, 1), 0.0
for i in range(3000):
    p = 1 / (1 + np.exp(-(X @ W + c)))
    dW = X.T @ ((p - y) * p * (1 - p))
    W -= 0.5 * dW
    c -= 0.5 * ((p - y) * p * (1 - p)).sum()
p = 1 / (1 + np.exp(-(X @ W + c)))
print("loss", np.mean((p - y) ** 2))
print(p.round(2).ravel())
