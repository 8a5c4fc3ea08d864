import numpy as np

rng = np.random.RandomState(8)
X = rng.uniform(-2, 2, (120, 2))
y = X[:, 0] * X[:, 1] + 0.5 * X[:, 0]
y[::15] += rng.choice([-20, 20], len(y[::15]))     # outliers
y = y[:, np.newaxis]

def huber(res, d=1.0):
    a = abs(res)
    return np.where(a < d, a ** 2 / 2, d * a - d * d / 2).mean()

weights = [rng.normal(0, .7, (2, 24)), rng.normal(0, .5, (1, 24)), rng.normal(0, .2, (24, 1)), np.zeros((1, 1))]
lr, max_norm = 0.1, 1.0

for it in range(1, 2501):
    W, b, U, c = weights
    H = np.tanh(X.dot(W) + b)
    res = H.dot(U) + c - y
    g = np.clip(res, -1, 1) / len(y)
    gH = g.dot(U.T) * (1 - H * H)
    grads = [X.T.dot(gH), gH.sum(0, keepdims=True), H.T.dot(g), g.sum(0, keepdims=True)]
    norm = np.sqrt(sum((q ** 2).sum() for q in grads))
    if norm > max_norm:
        grads = [q * max_norm / norm for q in grads]
    weights = [w - lr * q for w, q in zip(weights, grads)]
    if it % 500 == 0:
        print(it, "huber", huber(res), "grad norm", norm)

clean = np.ones(len(y), bool)
clean[::15] = False
print("median error on clean rows", np.median(np.abs(res[clean])))
