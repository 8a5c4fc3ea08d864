import numpy as np

rng = np.random.default_rng(12)
X = rng.normal(size=(300, 5))
y = X[:, 0] * 1.2 - np.abs(X[:, 1]) + 0.5 * X[:, 2] * X[:, 3]
y = (y - y.mean()) / y.std()
y = y.reshape(-1, 1)
X_train, X_test = X[:240], X[240:]
y_train, y_test = y[:240], y[240:]


def init_weights(n_in, n_hidden):
    return [rng.normal(0, np.sqrt(2 / n_in), (n_in, n_hidden)), np.zeros(n_hidden),
            rng.normal(0, np.sqrt(2 / n_hidden), (n_hidden, 1)), np.zeros(1)]


def forward(x, p):
    h = np.maximum(0, x @ p[0] + p[1])
    return h, h @ p[2] + p[3]


def sgd_step(x, t, p, lr):
    h, out = forward(x, p)
    d = 2 * (out - t) / len(x)
    dh = d @ p[2].T * (h > 0)
    p[2] -= lr * h.T @ d
    p[3] -= lr * d.sum(axis=0)
    p[0] -= lr * x.T @ dh
    p[1] -= lr * dh.sum(axis=0)


EPOCHS = 150
BATCH = 24
weights = init_weights(5, 24)
for epoch in range(EPOCHS):
    shuffled = rng.permutation(len(X_train))
    for k in range(0, len(X_train), BATCH):
        rows = shuffled[k:k + BATCH]
        sgd_step(X_train[rows], y_train[rows], weights, 0.02)
    if epoch % 30 == 0:
        print("epoch", epoch, "train mse", np.mean((forward(X_train, weights)[1] - y_train) ** 2))

res = y_test - forward(X_test, weights)[1]
print("Test R2 =", 1 - np.sum(res ** 2) / np.sum((y_test - y_test.mean()) ** 2))
