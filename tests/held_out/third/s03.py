import numpy as np

np.random.seed(1)

def init(dims):
    p, v = {}, {}
    for l in range(1, len(dims)):
        p[f"W{l}"] = np.random.randn(dims[l], dims[l-1]) * np.sqrt(2. / dims[l-1])
        p[f"b{l}"] = np.zeros((dims[l], 1))
    for k in p:
        v["d" + k] = np.zeros(p[k].shape)
    return p, v

def forward(X, p, L):
    cache = {"A0": X}
    for l in range(1, L + 1):
        Z = p[f"W{l}"] @ cache[f"A{l-1}"] + p[f"b{l}"]
        cache[f"Z{l}"] = Z
        cache[f"A{l}"] = np.maximum(Z, 0) if l < L else 1 / (1 + np.exp(-Z))
    return cache[f"A{L}"], cache

def backward(Y, p, cache, L):
    g = {}
    m = Y.shape[1]
    dZ = cache[f"A{L}"] - Y
    for l in range(L, 0, -1):
        g[f"dW{l}"] = dZ @ cache[f"A{l-1}"].T / m
        g[f"db{l}"] = np.sum(dZ, axis=1, keepdims=True) / m
        if l > 1:
            dZ = (p[f"W{l}"].T @ dZ) * np.int64(cache[f"Z{l-1}"] > 0)
    return g

def random_mini_batches(X, Y, size):
    perm = list(np.random.permutation(X.shape[1]))
    Xs, Ys = X[:, perm], Y[:, perm].reshape((1, X.shape[1]))
    return [(Xs[:, k:k+size], Ys[:, k:k+size]) for k in range(0, X.shape[1], size)]

# moons in columns
t = np.pi * np.random.rand(150)
X = np.hstack([np.vstack([np.cos(t), np.sin(t)]), np.vstack([1 - np.cos(t), .5 - np.sin(t)])])
X = X + 0.12 * np.random.randn(*X.shape)
Y = np.hstack([np.zeros((1, 150)), np.ones((1, 150))])

L = 3
p, v = init([2, 8, 4, 1])
beta, alpha = 0.9, 0.3
for epoch in range(150):
    cost_total = 0
    for xb, yb in random_mini_batches(X, Y, 64):
        A, cache = forward(xb, p, L)
        cost_total += np.sum(-np.log(A + 1e-9) * yb - np.log(1 - A + 1e-9) * (1 - yb))
        g = backward(yb, p, cache, L)
        for k in p:
            v["d" + k] = beta * v["d" + k] + (1 - beta) * g["d" + k]
            p[k] = p[k] - alpha * v["d" + k]
    if epoch % 50 == 0:
        print("Cost after epoch %i: %f" % (epoch, cost_total / X.shape[1]))
A, _ = forward(X, p, L)
print("cost", cost_total / X.shape[1], "Accuracy:", np.mean((A > .5) == Y))
