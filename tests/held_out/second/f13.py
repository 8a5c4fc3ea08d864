import numpy as np

rng = np.random.default_rng(2024)

X = rng.uniform(-2, 2, size=(100, 1))
y = X ** 2 - 1


def init(sizes):
    params = []
    for a, b in zip(sizes[:-1], sizes[1:]):
        params.append(rng.normal(0, 1 / np.sqrt(a), (a, b)))
        params.append(np.zeros(b))
    return params


def forward(params, X):
    W1, b1, W2, b2 = params
    h = np.tanh(X @ W1 + b1)
    return h, h @ W2 + b2


def gradients(params, X, y):
    W1, b1, W2, b2 = params
    h, out = forward(params, X)
    d_out = 2 * (out - y) / len(X)
    d_h = d_out @ W2.T * (1 - h ** 2)
    return [X.T @ d_h, d_h.sum(0), h.T @ d_out, d_out.sum(0)]


params = init([1, 16, 1])
lr = 0.1
for epoch in range(1000):
    grads = gradients(params, X, y)
    for p, g in zip(params, grads):
        p = p - lr * g
    if epoch % 200 == 0:
        _, out = forward(params, X)
        print(f"epoch {epoch:4d}  mse {np.mean((out - y) ** 2):.5f}")

_, out = forward(params, X)
print("mse:", np.mean((out - y) ** 2))
