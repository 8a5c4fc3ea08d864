import numpy as np
from numpy import random as npr

npr.seed(24)

def leaky(u, slope=0.1):
    return np.maximum(u, slope * u)

def leaky_prime(u, slope=0.1):
    d = np.ones_like(u)
    d[u < 0] = slope
    return d

# features in the columns of the matrix: 2 x N
N = 140
X = npr.uniform(-1, 1, (2, N))
Y = np.abs(X[:1] - X[1:]) + 0.3

W1, b1 = npr.randn(14, 2), npr.randn(14, 1) * 0.3
W2, b2 = npr.randn(1, 14) * 0.3, np.zeros((1, 1))

for t in range(1, 2001):
    eta = 0.1 / (1 + t / 400)
    Z = W1 @ X + b1
    A = leaky(Z)
    P = W2 @ A + b2
    mae = np.abs(P - Y).mean()
    G = np.sign(P - Y) / N
    GA = W2.T @ G
    GZ = GA * leaky_prime(Z)
    W2 -= eta * (G @ A.T)
    b2 -= eta * G.sum()
    W1 -= eta * (GZ @ X.T)
    b1 -= eta * GZ.sum(axis=1, keepdims=True)
    if t % 400 == 0:
        print("t", t, "mae", mae)

print("mae", mae, "mean |Y - median|", np.abs(Y - np.median(Y)).mean())
