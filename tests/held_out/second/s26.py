import numpy as np

np.random.seed(9)
# Autoencoder 8-3-8 mit One-Hot-Mustern
X = np.eye(8)
W = np.random.randn(8, 3) * 0.5
V = np.random.randn(3, 8) * 0.5
a, c = np.zeros((1, 3)), np.zeros((1, 8))
s = lambda z: 1 / (1 + np.exp(-z))
for i in range(5000):
    code = s(X @ W + a)
    out = s(code @ V + c)
    d2 = out - X                      # cross entropy
    d1 = d2 @ V.T * code * (1 - code)
    V -= 0.3 * code.T @ d2
    c -= 0.3 * d2.sum(0, keepdims=True)
    W -= 0.3 * X.T @ d1
    a -= 0.3 * d1.sum(0, keepdims=True)
    if i % 1000 == 0:
        print(i, np.abs(out - X).mean())
print("Codes:\n", code.round(1))
print("Fehler", np.abs(out - X).mean())
