import numpy as np

np.random.seed(1)

# points inside / outside a circle; one example per column
m = 150
X = np.random.uniform(-1, 1, (2, m))
Y = (X[0:1, :] ** 2 + X[1:2, :] ** 2 < 0.5).astype(float)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def initialize(n_x, n_h, n_y):
    return {
        "W1": np.random.randn(n_h, n_x) * 1.0,
        "b1": np.zeros((n_h, 1)),
        "W2": np.random.randn(n_h, n_h) * 0.6,
        "b2": np.zeros((n_h, 1)),
        "W3": np.random.randn(n_y, n_h) * 0.6,
        "b3": np.zeros((n_y, 1)),
    }


def forward(X, params):
    Z1 = np.dot(params["W1"], X) + params["b1"]
    A1 = np.tanh(Z1)
    Z2 = np.dot(params["W2"], A1) + params["b2"]
    A2 = np.tanh(Z2)
    Z3 = np.dot(params["W3"], A2) + params["b3"]
    A3 = sigmoid(Z3)
    return {"A1": A1, "A2": A2, "A3": A3}


def compute_cost(A3, Y):
    return -np.sum(Y * np.log(A3 + 1e-9) + (1 - Y) * np.log(1 - A3 + 1e-9)) / Y.shape[1]


def backward(X, Y, params, cache):
    A1, A2, A3 = cache["A1"], cache["A2"], cache["A3"]
    grads = {}
    dZ3 = A3 - Y
    grads["W3"] = np.dot(dZ3, A2.T) / m
    grads["b3"] = np.sum(dZ3, axis=1, keepdims=True) / m
    dZ2 = np.dot(params["W3"].T, dZ3) * (1 - np.power(A2, 2))
    grads["W2"] = np.dot(dZ2, A1.T) / m
    grads["b2"] = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = np.dot(params["W2"].T, dZ2) * (1 - np.power(A1, 2))
    grads["W1"] = np.dot(dZ1, X.T) / m
    grads["b1"] = np.sum(dZ1, axis=1, keepdims=True) / m
    return grads


params = initialize(2, 6, 1)
alpha = 0.8
for i in range(1500):
    cache = forward(X, params)
    grads = backward(X, Y, params, cache)
    for key in params:
        params[key] = params[key] - alpha * grads[key]
    if i % 500 == 0:
        print("cost after", i, compute_cost(cache["A3"], Y))

A3 = forward(X, params)["A3"]
print("accuracy", np.mean((A3 > 0.5) == Y))
print("cost at the end", compute_cost(A3, Y))
