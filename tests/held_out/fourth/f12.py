import numpy as np

np.random.seed(63)
m = 250
angle = np.random.rand(m) * 2 * np.pi
radius = np.where(np.arange(m) % 2 == 0, 1.0, 2.0) + 0.1 * np.random.randn(m)
X = np.vstack([radius * np.cos(angle), radius * np.sin(angle)])       # 2 x m
Y = (np.arange(m) % 2).reshape(1, m)

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

def init(n_x, n_h, n_y):
    return {"W1": np.random.randn(n_h, n_x), "b1": np.zeros((n_h, 1)),
            "W2": np.random.randn(n_y, n_h) * 0.1, "b2": np.zeros((n_y, 1))}

def propagate(P, X, Y):
    m = X.shape[1]
    A1 = np.tanh(P["W1"] @ X + P["b1"])
    A2 = sigmoid(P["W2"] @ A1 + P["b2"])
    cost = -(Y * np.log(A2 + 1e-9) + (1 - Y) * np.log(1 - A2 + 1e-9)).sum() / m
    dZ2 = (A2 - Y) / m
    dZ1 = P["W2"].T @ dZ2 * (1 - A1 ** 2)
    grads = {"W2": dZ2 @ A1.T / m, "b2": dZ2.sum(axis=1, keepdims=True) / m,
             "W1": dZ1 @ X.T / m, "b1": dZ1.sum(axis=1, keepdims=True) / m}
    return cost, grads, A2

P = init(2, 8, 1)
lr = 1.0
for it in range(1000):
    cost, grads, A2 = propagate(P, X, Y)
    for k in P:
        P[k] -= lr * grads[k]
    if it % 200 == 0:
        print("Cost after iteration", it, cost)
print("cost", cost, "accuracy", np.mean((A2 > 0.5) == Y))
