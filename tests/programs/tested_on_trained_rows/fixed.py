import numpy as np

rng = np.random.default_rng(56)
X = rng.normal(size=(160, 20))
y = rng.integers(0, 2, (160, 1))

X_train, y_train = X[:120], y[:120]
X_test, y_test = X[120:], y[120:]

A, a = rng.normal(0, 0.4, (20, 40)), np.zeros(40)
B, b = rng.normal(0, 0.3, (40, 1)), np.zeros(1)


def p_of(x):
    h = np.tanh(x @ A + a)
    return h, 1 / (1 + np.exp(-(h @ B + b)))


for epoch in range(400):
    h, p = p_of(X_train)
    d = (p - y_train) / 120
    e = d @ B.T * (1 - h ** 2)
    B -= 0.5 * h.T @ d
    b -= 0.5 * d.sum(0)
    A -= 0.5 * X_train.T @ e
    a -= 0.5 * e.sum(0)

print("train accuracy:", np.mean((p_of(X_train)[1] > 0.5) == y_train))
print("test accuracy on coin tosses:", np.mean((p_of(X_test)[1] > 0.5) == y_test))
