import numpy as np

np.random.seed(3)
m = 200
r = np.r_[np.random.uniform(0, 1, m // 2), np.random.uniform(1.5, 2.5, m // 2)]
a = np.random.uniform(0, 2 * np.pi, m)
X = np.vstack([r * np.cos(a), r * np.sin(a)])
Y = np.r_[np.zeros(m // 2), np.ones(m // 2)].reshape(1, m)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def initialize(n_x, n_h, n_y):
    return {"W1": np.random.randn(n_h, n_x) * 0.5, "b1": np.zeros((n_h, 1)),
            "W2": np.random.randn(n_y, n_h) * 0.5, "b2": np.zeros((n_y, 1))}


def forward(X, p):
    A1 = np.tanh(p["W1"] @ X + p["b1"])
    A2 = sigmoid(p["W2"] @ A1 + p["b2"])
    return A1, A2


def cost(A2, Y):
    logprobs = Y * np.log(A2 + 1e-12) + (1 - Y) * np.log(1 - A2 + 1e-12)
    return -np.sum(logprobs) / Y.shape[1]


def backward(X, Y, A1, A2, p):
    m = X.shape[1]
    dZ2 = A2 - Y
    dZ1 = (p["W2"].T @ dZ2) * (1 - np.power(A1, 2))
    return {"W2": dZ2 @ A1.T / m, "b2": np.sum(dZ2, axis=1, keepdims=True) / m,
            "W1": dZ1 @ X.T / m, "b1": np.sum(dZ1, axis=1, keepdims=True) / m}


p = initialize(2, 6, 1)
for i in range(1500):
    A1, A2 = forward(X, p)
    g = backward(X, Y, A1, A2, p)
    for k in p:
        p[k] = p[k] - 0.8 * g[k]
    if i % 300 == 0:
        print("Cost after iteration", i, ":", cost(A2, Y))
print("Accuracy:", float(np.mean((A2 > 0.5) == Y)))
