import numpy as np


def leaky(z, slope=0.1):
    return np.where(z > 0, z, slope * z)


def leaky_grad(z, slope=0.1):
    return np.where(z > 0, 1.0, slope)


def predict(X, W, c, V, d):
    return leaky(X @ W + c) @ V + d


rs = np.random.RandomState(31)
X = rs.uniform(-2, 2, (120, 1))
Y = np.abs(X) - 0.5 * X + rs.normal(0, 0.05, (120, 1))

W = rs.normal(0, 1, (1, 10))
c = np.zeros((1, 10))
V = rs.normal(0, 0.4, (10, 1))
d = np.zeros((1, 1))
vW, vc, vV, vd = np.zeros_like(W), np.zeros_like(c), np.zeros_like(V), np.zeros_like(d)
lr = 0.02
mu = 0.9
decay = 0.01

for epoch in range(500):
    Z = X @ W + c
    H = leaky(Z)
    P = H @ V + d
    loss = ((P - Y) ** 2).mean() + decay * ((W ** 2).sum() + (V ** 2).sum())

    dP = 2 * (P - Y) / len(X)
    dV = H.T @ dP + 2 * decay * V
    dd = dP.sum(axis=0, keepdims=True)
    dZ = (dP @ V.T) * leaky_grad(Z)
    dW = X.T @ dZ + 2 * decay * W
    dc = dZ.sum(axis=0, keepdims=True)

    vW = mu * vW - lr * dW
    vc = mu * vc - lr * dc
    vV = mu * vV - lr * dV
    vd = mu * vd - lr * dd
    W += vW
    c += vc
    V += vV
    d += vd
    if epoch % 100 == 0:
        print("epoch", epoch, "loss", loss)

error = ((predict(X, W, c, V, d) - Y) ** 2).mean()
print("mean squared error", error)
print("with the penalty", error + decay * ((W ** 2).sum() + (V ** 2).sum()))
