import numpy as np

rs = np.random.RandomState(3)
n = 150
t = rs.rand(n) * np.pi
X = np.vstack([np.c_[np.cos(t), np.sin(t)], np.c_[1 - np.cos(t), 0.4 - np.sin(t)]]) + rs.randn(2 * n, 2) * 0.1
Y = np.r_[np.zeros(n), np.ones(n)][:, None]

dims = [2, 16, 8, 1]
L = len(dims) - 1
params = {}
for l in range(1, L + 1):
    params["W%d" % l] = rs.randn(dims[l - 1], dims[l]) * np.sqrt(2 / dims[l - 1])
    params["b%d" % l] = np.zeros((1, dims[l]))


def lrelu(z):
    return np.where(z > 0, z, 0.1 * z)


def dlrelu(z):
    return np.where(z > 0, 1.0, 0.1)


def forward(X):
    cache = {"A0": X}
    for l in range(1, L + 1):
        z = cache["A%d" % (l - 1)] @ params["W%d" % l] + params["b%d" % l]
        cache["Z%d" % l] = z
        cache["A%d" % l] = lrelu(z) if l < L else 1 / (1 + np.exp(-z))
    return cache


for it in range(800):
    cache = forward(X)
    A = np.clip(cache["A%d" % L], 1e-9, 1 - 1e-9)
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    dZ = (cache["A%d" % L] - Y) / len(X)
    grads = {}
    for l in range(L, 0, -1):
        grads["W%d" % l] = cache["A%d" % (l - 1)].T @ dZ
        grads["b%d" % l] = dZ.sum(axis=0, keepdims=True)
        if l > 1:
            dZ = dZ @ params["W%d" % l].T * dlrelu(cache["Z%d" % (l - 1)])
    for k in params:
        params[k] -= 0.3 * grads[k]
    if it % 200 == 0:
        print(it, cost)
print("cost", cost)
