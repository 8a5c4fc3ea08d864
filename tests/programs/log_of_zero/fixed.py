import numpy as np

np.random.seed(18)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def compute_cost(A, Y):
    m = Y.shape[1]
    A = np.clip(A, 1e-12, 1 - 1e-12)
    return -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m


def model(X, Y, iterations, alpha):
    w, b = np.zeros((X.shape[0], 1)), 0.0
    m = X.shape[1]
    for i in range(iterations):
        A = sigmoid(w.T @ X + b)
        cost = compute_cost(A, Y)
        if i % 50 == 0:
            print("iteration", i, "cost", cost)
        if not np.isfinite(cost):
            print("the cost is no number, giving up")
            return w, b, cost
        dZ = A - Y
        w = w - alpha * X @ dZ.T / m
        b = b - alpha * dZ.sum() / m
    print("finished, cost", cost)
    return w, b, cost


X = np.hstack([np.random.randn(2, 50) * 2 - 6, np.random.randn(2, 50) * 2 + 6])
Y = np.hstack([np.zeros((1, 50)), np.ones((1, 50))])
print("class counts", int((Y == 0).sum()), int((Y == 1).sum()))
w, b, cost = model(X, Y, 300, 20.0)
print("right:", np.mean((sigmoid(w.T @ X + b) > 0.5) == Y))
