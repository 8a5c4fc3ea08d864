import numpy as np

np.random.seed(4)
X = np.random.randn(30, 3)
Y = np.sin(X.sum(axis=1, keepdims=True))
theta = np.concatenate([np.random.randn(3 * 6) * 0.5, np.zeros(6), np.random.randn(6) * 0.5, np.zeros(1)])


def unpack(v):
    return v[:18].reshape(3, 6), v[18:24], v[24:30].reshape(6, 1), v[30:]


def loss_grad(v):
    W1, b1, W2, b2 = unpack(v)
    H = np.tanh(X @ W1 + b1)
    E = H @ W2 + b2 - Y
    dO = 2 * E / E.size
    dH = dO @ W2.T * (1 - H ** 2)
    g = np.concatenate([(X.T @ dH).ravel(), dH.sum(0), (H.T @ dO).ravel(), dO.sum(0)])
    return np.mean(E ** 2), g


# gradient check with central differences
_, g = loss_grad(theta)
num = np.zeros_like(theta)
for i in range(theta.size):
    step = np.zeros_like(theta)
    step[i] = 1e-5
    num[i] = (loss_grad(theta + step)[0] - loss_grad(theta - step)[0]) / 2e-5
print("relative difference", np.linalg.norm(g - num) / np.linalg.norm(g + num))

for it in range(1500):
    L, g = loss_grad(theta)
    theta -= 0.2 * g
print("loss", L)
