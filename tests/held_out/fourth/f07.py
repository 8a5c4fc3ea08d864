import numpy as np

rng = np.random.default_rng(77)
X = rng.normal(size=(120, 3))
Y = np.sin(X[:, [0]]) + X[:, [1]] * 0.5 - 0.2 * X[:, [2]]

sizes = [3, 10, 1]
W = [rng.normal(size=(o, i)) / np.sqrt(i) for i, o in zip(sizes, sizes[1:])]
B = [np.zeros((o, 1)) for o in sizes[1:]]


def backprop(x, y):
    h = np.tanh(W[0] @ x + B[0])
    out = W[1] @ h + B[1]
    d2 = out - y
    d1 = (W[1].T @ d2) * (1 - h ** 2)
    return (d1 @ x.T, d2 @ h.T), (d1, d2), d2.item() ** 2


eta, size = 0.1, 12
nabla_w = [np.zeros_like(w) for w in W]
nabla_b = [np.zeros_like(b) for b in B]
for epoch in range(40):
    order = rng.permutation(120)
    total = 0
    for k in range(0, 120, size):
        batch = order[k:k + size]
        for i in batch:
            gw, gb, e = backprop(X[i].reshape(-1, 1), Y[i])
            total += e
            for l in range(2):
                nabla_w[l] += gw[l]
                nabla_b[l] += gb[l]
        for l in range(2):
            W[l] -= eta * nabla_w[l] / size
            B[l] -= eta * nabla_b[l] / size
    if epoch % 8 == 0:
        print("epoch", epoch, "mse", total / 120)
print("mse", total / 120)
