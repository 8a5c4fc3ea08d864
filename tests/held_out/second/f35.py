import numpy as np

np.random.seed(15)


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def make_blobs():
    X, y = [], []
    for label, (cx, cy) in enumerate([(-1.5, -1), (1.5, -1), (0, 1.5)]):
        for _ in range(64):
            X.append([cx + random_normal(0.5), cy + random_normal(0.5)])
            y.append(label)
    return np.array(X), np.array(y)


def random_normal(s):
    return np.random.normal(0, s)


X, y = make_blobs()
Y = np.eye(3)[y]
batch_size = 32
n_batches = len(X) // batch_size

params = {
    "W1": np.random.randn(2, 8) * 0.7,
    "b1": np.zeros(8),
    "W2": np.random.randn(8, 3) * 0.7,
    "b2": np.zeros(3),
}

for epoch in range(150):
    for i in range(n_batches):
        xb = X[i:i + batch_size]
        yb = Y[i:i + batch_size]
        h = sigmoid(xb @ params["W1"] + params["b1"])
        o = sigmoid(h @ params["W2"] + params["b2"])
        d_o = (o - yb) / batch_size
        d_h = (d_o @ params["W2"].T) * h * (1 - h)
        params["W2"] -= 1.0 * h.T @ d_o
        params["b2"] -= 1.0 * d_o.sum(axis=0)
        params["W1"] -= 1.0 * xb.T @ d_h
        params["b1"] -= 1.0 * d_h.sum(axis=0)

h = sigmoid(X @ params["W1"] + params["b1"])
o = sigmoid(h @ params["W2"] + params["b2"])
print("accuracy", np.mean(np.argmax(o, axis=1) == y))
